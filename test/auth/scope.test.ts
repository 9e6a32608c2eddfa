import { isNarrow, sees, type Belonging } from '../../src/auth/scope.js';
import { createViewer, type Scope } from '../../src/auth/viewer.js';

const bound = (scope: Scope | null, accounts: 'all' | string[] = ['acct_1']) =>
  createViewer({ principal: 'p', name: 'n', mode: 'test', permissions: [], accounts, scope }, () => Promise.resolve());
const scope = (more: Partial<Scope> = {}): Scope => ({ account: 'acct_1', cardholder: null, card: null, ...more });
const thing = (more: Partial<Belonging> = {}): Belonging => ({
  account: 'acct_1',
  cardholder: null,
  card: null,
  ...more,
});

const mine = thing({ cardholder: 'ich_1', card: 'ic_1' });
const others = thing({ cardholder: 'ich_2', card: 'ic_2' });
const elsewhere = thing({ account: 'acct_2', cardholder: 'ich_1', card: 'ic_1' });
const nobodys = thing();

test.each<[string, Scope | null, 'all' | string[], boolean[]]>([
  ['no token of a client, for one account', null, ['acct_1'], [true, true, true, false]],
  ['no token of a client, for all accounts', null, 'all', [true, true, true, true]],
  ['a token for an account', scope(), ['acct_1'], [true, true, true, false]],
  ['a token for a cardholder', scope({ cardholder: 'ich_1' }), ['acct_1'], [true, false, false, false]],
  ['a token for a card', scope({ card: 'ic_1' }), ['acct_1'], [true, false, false, false]],
  ['a token for an account that the viewer does not reach', scope(), [], [false, false, false, false]],
  ['a token for an account among all', scope(), 'all', [true, true, true, false]],
])('a viewer with %s sees what belongs to it', (_what, to, accounts, expected) => {
  const viewer = bound(to, accounts);
  expect([mine, others, nobodys, elsewhere].map((object) => sees(viewer, object))).toEqual(expected);
});

test('a card of the cardholder is seen by a token for the cardholder, and not by one for another card', () => {
  const second = thing({ cardholder: 'ich_1', card: 'ic_9' });
  expect(sees(bound(scope({ cardholder: 'ich_1' })), second)).toBe(true);
  expect(sees(bound(scope({ card: 'ic_1' })), second)).toBe(false);
});

test('a token is narrow if it is bound to less than an account', () => {
  const scopes = [null, scope(), scope({ cardholder: 'ich_1' }), scope({ card: 'ic_1' })];
  expect(scopes.map((to) => isNarrow(bound(to)))).toEqual([false, false, true, true]);
});

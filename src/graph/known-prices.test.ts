import { buildSchema, Kind, parse } from 'graphql';
import { createKnownPrices } from './known-prices.js';
import type { Asker } from './price.js';

const schema = buildSchema(`
  type Query { cards(ids: [ID!]!, first: Int): Int }
  type Mutation { freeze(input: Freeze!): Int }
  input Freeze { card: ID! idempotencyKey: String! }
`);
const staff: Asker = { viewer: { allAccounts: true, accounts: new Set() }, boundAccount: null };

function opened() {
  let looked = 0;
  const price = createKnownPrices(() => ({ calls: (looked += 1), dearestPath: null, parts: [] }));
  const operationOf = (text: string) => {
    const document = parse(text);
    const [operation] = document.definitions;
    if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error(text);
    return (variables: Record<string, unknown>, asker = staff) =>
      price({ schema, document, operation, variables }, asker).calls;
  };
  return { operationOf, query: operationOf('query($ids: [ID!]!, $first: Int) { cards(ids: $ids, first: $first) }') };
}

test('An operation is priced once for all ids of the same kinds and accounts', () => {
  const { query } = opened();
  const first = query({ ids: ['acct_1/ic_1', 'acct_1/ic_2'] });
  expect(query({ ids: ['acct_2/ic_8', 'acct_2/ic_9'] })).toBe(first);
});

test.each([
  [
    'as a variable',
    'mutation($card: ID!, $key: String!) { freeze(input: { card: $card, idempotencyKey: $key }) }',
    (key: string) => ({ card: 'acct_1/ic_1', key }),
  ],
  [
    'in a variable',
    'mutation($input: Freeze!) { freeze(input: $input) }',
    (key: string) => ({ input: { card: 'acct_1/ic_1', idempotencyKey: key } }),
  ],
])('It is priced once for all idempotency keys, given %s', (_how, text, variables) => {
  const freeze = opened().operationOf(text);
  expect(freeze(variables('one'))).toBe(freeze(variables('another')));
});

test('What is more than an idempotency key counts', () => {
  const text = 'mutation($key: String!) { freeze(input: { card: $key, idempotencyKey: $key }) }';
  const freeze = opened().operationOf(text);
  expect(freeze({ key: 'one' })).not.toBe(freeze({ key: 'another' }));
});

test('Variables that the operation does not declare do not count', () => {
  const { query } = opened();
  expect(query({ ids: [], first: 1, more: 'one' })).toBe(query({ ids: [], first: 1, more: 'another' }));
});

test.each([
  ['another account', { ids: ['acct_1/ic_1', 'acct_2/ic_2'] }],
  ['another kind', { ids: ['acct_1/ic_1', 'acct_1/ich_2'] }],
  ['the same object twice', { ids: ['acct_1/ic_1', 'acct_1/ic_1'] }],
  ['a bare id', { ids: ['acct_1/ic_1', 'ic_2'] }],
  ['what is no id', { ids: ['acct_1/ic_1', 'two'] }],
  ['one more', { ids: ['acct_1/ic_1', 'acct_1/ic_2', 'acct_1/ic_3'] }],
  ['another size', { ids: ['acct_1/ic_1', 'acct_1/ic_2'], first: 100 }],
])('It is priced anew for %s', (_what, variables) => {
  const { query } = opened();
  const first = query({ ids: ['acct_1/ic_1', 'acct_1/ic_2'] });
  expect(query(variables)).not.toBe(first);
});

test('It is priced anew for another document, and for who reaches more accounts or is bound to one of those named', () => {
  const { query, operationOf } = opened();
  const variables = { ids: ['acct_1/ic_1'] };
  const few: Asker = { viewer: { allAccounts: false, accounts: new Set(['acct_1']) }, boundAccount: null };
  const more: Asker = { viewer: { allAccounts: false, accounts: new Set(['acct_1', 'acct_2']) }, boundAccount: null };
  const bound = { ...more, boundAccount: 'acct_1' };
  const elsewhere = { ...more, boundAccount: 'acct_2' };
  const other = operationOf('query($ids: [ID!]!) { cards(ids: $ids) }');
  const prices = [
    query(variables),
    other(variables),
    ...[few, more, bound, elsewhere].map((asker) => query(variables, asker)),
  ];
  expect(new Set(prices).size).toBe(prices.length);
});

test('What variables hold does not fill the memory', () => {
  const { query } = opened();
  const first = query({ ids: [], first: 0 });
  for (let size = 1; size < 1_000; size += 1) query({ ids: [], first: size });
  expect(query({ ids: [], first: 0 })).not.toBe(first);
});

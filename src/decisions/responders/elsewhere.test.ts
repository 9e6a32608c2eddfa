import { Elsewhere } from './elsewhere.js';

test('what other instances say is believed until they say otherwise, or nothing for three seconds', () => {
  let now = 0;
  const elsewhere = new Elsewhere(() => now);
  elsewhere.listens('one', ['acct_1', 'acct_2']);
  elsewhere.listens('other', ['*']);
  expect(elsewhere.with('acct_1')).toEqual(['one', 'other']);
  expect(elsewhere.with('acct_9')).toEqual(['other']);
  elsewhere.listensNoMore('one', ['acct_1']);
  elsewhere.isGone('other');
  expect([elsewhere.with('acct_1'), elsewhere.with('acct_2')]).toEqual([[], ['one']]);
  now = 2_000;
  elsewhere.listens('one', []);
  now = 4_000;
  expect([elsewhere.with('acct_2'), elsewhere.all]).toEqual([[], ['one']]);
  now = 6_000;
  elsewhere.sweep();
  expect(elsewhere.all).toEqual([]);
});

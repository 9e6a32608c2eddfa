import type { Books } from './books.js';

/** What may follow a status, in one step or, when the clock moves, in several. What is not named is final. */
const NEXT: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  iauth: { pending: ['closed', 'expired', 'reversed'] },
  idp: { unsubmitted: ['expired', 'lost', 'submitted', 'won'], submitted: ['lost', 'won'] },
  obp: { processing: ['canceled', 'failed', 'posted', 'returned'], posted: ['returned'] },
  obt: { processing: ['canceled', 'failed', 'posted', 'returned'], posted: ['returned'] },
  ibt: { processing: ['canceled', 'failed', 'succeeded'] },
  credrev: { processing: ['canceled', 'posted'] },
  debrev: { processing: ['failed', 'succeeded'] },
  po: { pending: ['canceled', 'failed', 'in_transit', 'paid'], in_transit: ['failed', 'paid'], paid: ['failed'] },
  tu: { pending: ['canceled', 'failed', 'succeeded'] },
  trxn: { open: ['posted', 'void'] },
  fa: { open: ['closed'] },
};

/** Nothing goes back, and nothing that has come to its end goes on. */
export function expectLegal(before: Books, after: Books): void {
  const now = new Map(movable(after).map((one) => [one.id, one]));
  for (const { id, status, amount } of movable(before)) {
    const later = now.get(id);
    if (!later) throw new Error(`${id} is gone`);
    const allowed = NEXT[id.split('_')[0] ?? '']?.[status] ?? [];
    if (later.status !== status && !allowed.includes(later.status)) {
      throw new Error(`${id} went from ${status} to ${later.status}`);
    }
    if (allowed.length === 0 && later.amount !== amount) throw new Error(`${id} is ${status}, yet its amount changed`);
  }
}

/** An account is closed when it is empty, and not before. */
export function expectEmptied(before: Books, after: Books): void {
  const closed = after.accounts.filter(({ status }) => status === 'closed').map(({ id }) => id);
  const now = before.accounts.filter(({ id, status }) => status === 'open' && closed.includes(id));
  expect(now.filter(({ cash, pending }) => cash !== 0 || pending !== 0)).toEqual([]);
}

interface Movable {
  id: string;
  status: string;
  amount?: number;
}

function movable({ accounts, authorizations, disputes, payouts, topups }: Books): Movable[] {
  return [
    ...accounts.map(({ id, status }) => ({ id, status })),
    ...accounts.flatMap((book) => [
      ...book.transactions,
      ...book.credits,
      ...book.debits,
      ...book.creditReversals,
      ...book.debitReversals,
      ...book.outbound,
      ...book.inbound,
    ]),
    ...authorizations,
    ...disputes.map(({ id, status, amount }) => ({ id, status: status ?? '', amount })),
    ...payouts,
    ...topups,
  ];
}

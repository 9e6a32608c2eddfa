import type Stripe from 'stripe';
import { total, type Books } from './books.js';

/*
 * The test's own count of what each authorization holds, kept from step to step: what is authorized in addition is held,
 * what is captured is held no more, and what is not open holds nothing.
 */

export type Holds = ReadonlyMap<string, number>;

export const ISSUING = 'issuing balance';

export function holdsAfter(holds: Holds, before: Books, after: Books): Holds {
  const earlier = new Map(before.authorizations.map((one) => [one.id, one]));
  return new Map(
    after.authorizations.map((one) => {
      const old = earlier.get(one.id);
      const grown = one.approved ? one.amount - (old?.amount ?? 0) : 0;
      const held = (holds.get(one.id) ?? 0) + grown;
      const left = held - Math.min(held, captured(one) - captured(old));
      return [one.id, one.status === 'pending' ? left : 0];
    }),
  );
}

/**
 * What card payments of this step took beyond what was held for them, by financial account or Issuing balance. Nothing else
 * may bring cash below zero.
 */
export function beyondHolds(holds: Holds, before: Books, after: Books): Map<string, number> {
  const earlier = new Set(before.purchases.map(({ id }) => id));
  const debits = new Map(after.accounts.flatMap(({ id, debits: own }) => own.map((debit) => [debit.id, id])));
  const beyond = new Map<string, number>();
  const left = new Map(holds);
  for (const { id, amount, authorization, treasury, type } of after.purchases.toReversed()) {
    if (earlier.has(id) || type !== 'capture') continue;
    const key = typeof authorization === 'string' ? authorization : '';
    const covered = Math.min(-amount, left.get(key) ?? 0);
    left.set(key, (left.get(key) ?? 0) - covered);
    const purse = treasury ? (debits.get(treasury.received_debit ?? '') ?? 'nowhere') : ISSUING;
    beyond.set(purse, (beyond.get(purse) ?? 0) - amount - covered);
  }
  return beyond;
}

function captured(authorization: Stripe.Issuing.Authorization | undefined): number {
  const captures = authorization?.transactions.filter(({ type }) => type === 'capture') ?? [];
  return -total(captures.map(({ amount }) => amount));
}

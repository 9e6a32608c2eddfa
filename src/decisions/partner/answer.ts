import { z } from 'zod';
import type { Verdict } from '../decision.js';
import type { Purchase } from '../purchase.js';

/** As much of an answer as is read. */
export const MOST_ANSWER_BYTES = 8_192;
const MOST_ENTRIES = 20;

/** What a partner may answer, over HTTPS and over GraphQL. */
export interface PartnerVerdict extends Verdict {
  /** Kept by Stripe on the authorization. */
  readonly metadata: Readonly<Record<string, string>>;
}

const answer = z.strictObject({
  approved: z.boolean(),
  amount: z.int().positive().nullish(),
  reason: z.string().max(200).nullish(),
  metadata: z.record(z.string().min(1).max(40), z.string().max(500)).nullish(),
});

/** Null: it is no answer to this question. */
export function readAnswer(value: unknown, purchase: Purchase): PartnerVerdict | null {
  const parsed = answer.safeParse(value);
  if (!parsed.success) return null;
  const { approved, amount = null, reason = null, metadata } = parsed.data;
  if (Object.keys(metadata ?? {}).length > MOST_ENTRIES) return null;
  if (amount !== null && amountFault(amount, approved, purchase) !== null) return null;
  const all = amount === purchase.amount ? null : amount;
  return { approved, amount: all, reason, metadata: metadata ?? {} };
}

/** Why this much cannot be approved; null where it can. */
export function amountFault(amount: number, approved: boolean, purchase: Purchase): string | null {
  if (!approved) return 'goes with an approval only.';
  if (amount === purchase.amount) return null;
  if (!purchase.amountControllable) return 'must be all that is asked for: this amount is not controllable.';
  const least = Math.max(1, purchase.cashback);
  return amount < least || amount > purchase.amount ? `must be from ${least} to ${purchase.amount}.` : null;
}

export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

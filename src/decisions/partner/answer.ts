import { z } from 'zod';
import type { Verdict } from '../decision.js';
import type { Purchase } from '../purchase.js';

/** As much of an answer as is read. */
export const MOST_ANSWER_BYTES = 8_192;
/** Of metadata. */
export const MOST_ENTRIES = 20;
export const MOST_REASON = 200;

/** What a partner may answer, over HTTPS and over GraphQL. */
export interface PartnerVerdict extends Verdict {
  /** Kept by Stripe on the authorization. */
  readonly metadata: Readonly<Record<string, string>>;
}

export const partnerAnswer = z.strictObject({
  approved: z.boolean(),
  amount: z.int().positive().nullish(),
  reason: z.string().max(MOST_REASON).nullish(),
  metadata: z
    .record(z.string().min(1).max(40), z.string().max(500))
    .refine((entries) => Object.keys(entries).length <= MOST_ENTRIES)
    .nullish(),
});

/** What a partner says, before it is known whether it fits the question. */
export type PartnerAnswer = z.output<typeof partnerAnswer>;

/** Null: it is no answer to this question. */
export function readAnswer(value: unknown, purchase: Purchase): PartnerVerdict | null {
  const parsed = partnerAnswer.safeParse(value);
  if (!parsed.success) return null;
  const { approved, amount = null } = parsed.data;
  if (amount !== null && amountFault(amount, approved, purchase) !== null) return null;
  return verdictOf(parsed.data, purchase);
}

/** The amount has no fault. */
export function verdictOf({ approved, amount, reason, metadata }: PartnerAnswer, purchase: Purchase): PartnerVerdict {
  const less = amount == null || amount === purchase.amount ? null : amount;
  return { approved, amount: less, reason: reason ?? null, metadata: metadata ?? {} };
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

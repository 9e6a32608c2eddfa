import { z } from 'zod';
import type { StripeEvent } from '../../events/stripe-event.js';
import type { Purchase } from '../purchase.js';

/** What one authorization counts in totals over time. */
export interface Spend {
  readonly authorization: string;
  readonly account: string;
  readonly card: string;
  readonly cardholder: string | null;
  /** When the card was used, in unix seconds. */
  readonly at: number;
  /** 0: it counts nothing, as it was declined, given up or has lapsed. */
  readonly amount: number;
  readonly currency: string;
  /** Of two that tell of one authorization the greater one holds. */
  readonly rank: number;
}

/** Within a second: what was decided here, then what is open, then what is over. */
const STEPS = 16;

const idIn = z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]);

const snapshot = z.object({
  id: z.string(),
  object: z.literal('issuing.authorization'),
  amount: z.int(),
  approved: z.boolean(),
  created: z.int(),
  currency: z.string(),
  status: z.string(),
  card: z.object({ id: z.string(), cardholder: idIn.nullish() }),
  cardholder: idIn.nullish(),
  request_history: z.array(z.unknown()).catch([]),
  transactions: z.array(z.unknown()).catch([]),
});

/** What an event of an authorization tells; null for any other. It holds in any order, without a look at Stripe. */
export function spendIn({ object, account, created }: Pick<StripeEvent, 'object' | 'account' | 'created'>) {
  const parsed = snapshot.safeParse(object);
  if (!parsed.success) return null;
  const { id, amount, approved, status, card, cardholder, currency, request_history, transactions } = parsed.data;
  const isOver = status === 'closed' || status === 'reversed' || status === 'expired';
  const progress = (isOver ? 8 : 1) + Math.min(request_history.length + transactions.length, 6);
  const spend: Spend = {
    authorization: id,
    account: account ?? '',
    card: card.id,
    cardholder: cardholder ?? card.cardholder ?? null,
    at: parsed.data.created,
    amount: approved && status !== 'reversed' && status !== 'expired' ? amount : 0,
    currency: currency.toLowerCase(),
    rank: created * STEPS + progress,
  };
  return spend;
}

/** What was approved here, until Stripe tells more. */
export function spendOf(purchase: Purchase, approved: number): Spend {
  const { authorization, account, card, cardholder, at, held, currency } = purchase;
  return { authorization, account, card, cardholder, at, amount: held + approved, currency, rank: at * STEPS };
}

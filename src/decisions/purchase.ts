import { z } from 'zod';
import type { StripeEvent } from '../events/stripe-event.js';

/** What is to be decided, as rules see it. */
export interface Purchase {
  readonly authorization: string;
  readonly account: string;
  readonly card: string;
  readonly cardholder: string | null;
  /** Unix seconds, Stripe's. */
  readonly at: number;
  /** What is asked for now, in minor units of the card's currency. */
  readonly amount: number;
  /** What earlier requests of the same authorization were given already. */
  readonly held: number;
  /** Lower case. */
  readonly currency: string;
  readonly amountControllable: boolean;
  readonly cashback: number;
  readonly merchant: Merchant;
  /** `none`: the card itself. */
  readonly wallet: string;
  /** Stripe's `authorization_method`. */
  readonly entryMode: string;
}

export interface Merchant {
  readonly id: string;
  readonly name: string | null;
  readonly category: string;
  readonly country: string | null;
  readonly city: string | null;
}

const idIn = z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]);

const authorization = z.object({
  id: z.string().regex(/^iauth_\w{1,100}$/),
  amount: z.int(),
  currency: z.string(),
  card: z.object({ id: z.string(), cardholder: idIn.nullish() }),
  cardholder: idIn.nullish(),
  authorization_method: z.string().catch('unknown'),
  wallet: z.string().nullish(),
  merchant_data: z.object({
    network_id: z.string().catch(''),
    name: z.string().nullish(),
    category: z.string().catch(''),
    country: z.string().nullish(),
    city: z.string().nullish(),
  }),
  pending_request: z
    .object({
      amount: z.int(),
      currency: z.string().nullish(),
      is_amount_controllable: z.boolean().catch(false),
      amount_details: z.object({ cashback_amount: z.int().nullish() }).nullish(),
    })
    .nullish(),
});

/** Null: it is no question about an authorization that could be read. */
export function purchaseIn(event: StripeEvent): Purchase | null {
  const parsed = authorization.safeParse(event.object);
  if (!parsed.success || !parsed.data.pending_request) return null;
  const { id, amount, currency, card, merchant_data: merchant, pending_request: asked } = parsed.data;
  return {
    authorization: id,
    account: event.account ?? '',
    card: card.id,
    cardholder: parsed.data.cardholder ?? card.cardholder ?? null,
    at: event.created,
    amount: asked.amount,
    held: amount,
    currency: (asked.currency ?? currency).toLowerCase(),
    amountControllable: asked.is_amount_controllable,
    cashback: asked.amount_details?.cashback_amount ?? 0,
    merchant: {
      id: merchant.network_id,
      name: merchant.name ?? null,
      category: merchant.category,
      country: merchant.country?.toUpperCase() ?? null,
      city: merchant.city ?? null,
    },
    wallet: parsed.data.wallet ?? 'none',
    entryMode: parsed.data.authorization_method,
  };
}

/** Whom a question is about: by whose defaults it is decided, though it cannot be read. */
export type Concerned = Pick<Purchase, 'authorization' | 'account' | 'card' | 'cardholder'>;

const concerned = z.object({
  id: z.string().max(200).catch(''),
  card: idIn.catch(''),
  cardholder: idIn.nullish().catch(null),
});

export function concernedIn({ object, account }: Pick<StripeEvent, 'object' | 'account'>): Concerned {
  const { id, card, cardholder = null } = concerned.catch({ id: '', card: '', cardholder: null }).parse(object);
  return { authorization: id, account: account ?? '', card, cardholder };
}

/** As it is recorded, and told to other instances. */
export const purchase: z.ZodType<Purchase> = z.object({
  authorization: z.string(),
  account: z.string(),
  card: z.string(),
  cardholder: z.string().nullable(),
  at: z.int(),
  amount: z.int(),
  held: z.int(),
  currency: z.string(),
  amountControllable: z.boolean(),
  cashback: z.int(),
  merchant: z.object({
    id: z.string(),
    name: z.string().nullable(),
    category: z.string(),
    country: z.string().nullable(),
    city: z.string().nullable(),
  }),
  wallet: z.string(),
  entryMode: z.string(),
});

/** As it was recorded. @throws ZodError */
export const storedPurchase = (text: string): Purchase => purchase.parse(JSON.parse(text));

import type { Purchase } from '../purchase.js';

/** What a partner is asked. */
export interface Question {
  /** The decision's id. */
  readonly id: string;
  readonly purchase: Purchase;
  /** An answer that comes later counts nothing. */
  readonly respondBy: Date;
}

/** As it stands in the request's body. Ids are Stripe's. */
export function questionBody({ id, purchase, respondBy }: Question): string {
  const { authorization, account, card, cardholder, at, amount, held, currency, merchant } = purchase;
  return JSON.stringify({
    type: 'authorization.decision_requested',
    id,
    respond_by: respondBy.toISOString(),
    account,
    authorization,
    card,
    cardholder,
    requested_at: new Date(at * 1_000).toISOString(),
    amount,
    held_amount: held,
    currency,
    amount_controllable: purchase.amountControllable,
    cashback_amount: purchase.cashback,
    merchant: {
      id: merchant.id,
      name: merchant.name,
      category: merchant.category,
      country: merchant.country,
      city: merchant.city,
    },
    wallet: purchase.wallet === 'none' ? null : purchase.wallet,
    entry_mode: purchase.entryMode,
  });
}

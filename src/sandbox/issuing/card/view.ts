import type Stripe from 'stripe';
import type { Tenant } from '../../state/tenant.js';
import { cardholders, type StoredCardholder } from '../cardholder/state.js';
import { renderCardholder } from '../cardholder/view.js';
import type { StoredCard } from './state.js';

/** A card without a financial account has no such key. `number` and `cvc` come by expansion only. */
export function renderCard(tenant: Tenant, card: StoredCard): Stripe.Issuing.Card {
  const cardholder = holderOf(tenant, card);
  return {
    id: card.id,
    object: 'issuing.card',
    brand: 'Visa',
    cancellation_reason: card.cancellation_reason,
    cardholder: renderCardholder(cardholder),
    created: card.created,
    currency: card.currency,
    exp_month: card.exp_month,
    exp_year: card.exp_year,
    ...(card.financial_account === null ? {} : { financial_account: card.financial_account }),
    last4: card.number.slice(-4),
    latest_fraud_warning: null,
    lifecycle_controls: card.lifecycle_controls,
    livemode: false,
    metadata: card.metadata,
    personalization_design: card.personalization_design,
    replaced_by: card.replaced_by,
    replacement_for: card.replacement_for,
    replacement_reason: card.replacement_reason,
    second_line: card.second_line,
    shipping: card.shipping,
    spending_controls: card.spending_controls,
    status: card.status,
    type: card.type,
    wallets: walletsOf(cardholder),
  };
}

export function holderOf(tenant: Tenant, card: StoredCard): StoredCardholder {
  const cardholder = cardholders.in(tenant).get(card.cardholder);
  if (!cardholder) throw new Error(`${card.id} has no cardholder`);
  return cardholder;
}

/** Wallets need a way to reach the holder. */
function walletsOf({ email, phone_number }: StoredCardholder): Stripe.Issuing.Card.Wallets {
  const eligible = email !== null && phone_number !== null;
  const wallet = { eligible, ineligible_reason: eligible ? null : ('missing_cardholder_contact' as const) };
  return { apple_pay: wallet, google_pay: { ...wallet }, primary_account_identifier: null };
}

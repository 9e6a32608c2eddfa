import type Stripe from 'stripe';
import { inputEnum } from '../values/stripe-enum.js';

export type FeatureName =
  | 'card_issuing'
  | 'deposit_insurance'
  | 'financial_addresses_aba'
  | 'inbound_transfers_ach'
  | 'intra_stripe_flows'
  | 'outbound_payments_ach'
  | 'outbound_payments_us_domestic_wire'
  | 'outbound_transfers_ach'
  | 'outbound_transfers_us_domestic_wire';

export const RequestableFeature = inputEnum<FeatureName>(
  'RequestableFeature',
  'A feature that can be requested for a financial account.',
  {
    card_issuing: 'Cards spend from it. Needs the capability card_issuing.',
    deposit_insurance: 'Its money is insured.',
    financial_addresses_aba: 'It gets an account and a routing number; this takes up to half an hour.',
    inbound_transfers_ach:
      "Money is taken from the owner's bank account by ACH. Needs the capability us_bank_account_ach_payments.",
    intra_stripe_flows: 'Money moves between financial accounts.',
    outbound_payments_ach: 'Others are paid by ACH. Needs the capability us_bank_account_ach_payments.',
    outbound_payments_us_domestic_wire: 'Others are paid by wire.',
    outbound_transfers_ach:
      "Money is sent to the owner's bank account by ACH. Needs the capability us_bank_account_ach_payments.",
    outbound_transfers_us_domestic_wire: "Money is sent to the owner's bank account by wire.",
  },
);

/** Stripe's tree of features; those that neither list names stay as they are. */
export function featuresParams(
  request: readonly FeatureName[],
  withdraw: readonly FeatureName[] = [],
): Stripe.Treasury.FinancialAccountUpdateFeaturesParams {
  const toggles: Partial<Record<FeatureName, { requested: boolean }>> = {};
  for (const name of request) toggles[name] = { requested: true };
  for (const name of withdraw) toggles[name] = { requested: false };
  return {
    ...(toggles.card_issuing ? { card_issuing: toggles.card_issuing } : {}),
    ...(toggles.deposit_insurance ? { deposit_insurance: toggles.deposit_insurance } : {}),
    ...(toggles.financial_addresses_aba ? { financial_addresses: { aba: toggles.financial_addresses_aba } } : {}),
    ...(toggles.inbound_transfers_ach ? { inbound_transfers: { ach: toggles.inbound_transfers_ach } } : {}),
    ...(toggles.intra_stripe_flows ? { intra_stripe_flows: toggles.intra_stripe_flows } : {}),
    ...outbound('outbound_payments', toggles.outbound_payments_ach, toggles.outbound_payments_us_domestic_wire),
    ...outbound('outbound_transfers', toggles.outbound_transfers_ach, toggles.outbound_transfers_us_domestic_wire),
  };
}

type Toggle = { requested: boolean } | undefined;

function outbound(name: 'outbound_payments' | 'outbound_transfers', ach: Toggle, wire: Toggle) {
  if (ach === undefined && wire === undefined) return {};
  return { [name]: { ...(ach ? { ach } : {}), ...(wire ? { us_domestic_wire: wire } : {}) } };
}

import { boolean } from '../../wire/param-kinds.js';
import { object, type Values } from '../../wire/params.js';
import type { FeatureName } from '../financial-account-state.js';

const toggle = object({ requested: boolean().required() });

/** `features[…]` of a financial account, and the body of its `/features`. */
export const featureShape = {
  card_issuing: toggle,
  deposit_insurance: toggle,
  financial_addresses: object({ aba: toggle }),
  inbound_transfers: object({ ach: toggle }),
  intra_stripe_flows: toggle,
  outbound_payments: object({ ach: toggle, us_domestic_wire: toggle }),
  outbound_transfers: object({ ach: toggle, us_domestic_wire: toggle }),
};

export type FeatureValues = Values<typeof featureShape>;

/** The requested features after a call, in Stripe's order. */
export function featuresAfter(old: readonly FeatureName[], sent: FeatureValues | undefined): FeatureName[] {
  const asked: Record<FeatureName, { requested: boolean } | undefined> = {
    card_issuing: sent?.card_issuing,
    deposit_insurance: sent?.deposit_insurance,
    'financial_addresses.aba': sent?.financial_addresses?.aba,
    'inbound_transfers.ach': sent?.inbound_transfers?.ach,
    intra_stripe_flows: sent?.intra_stripe_flows,
    'outbound_payments.ach': sent?.outbound_payments?.ach,
    'outbound_payments.us_domestic_wire': sent?.outbound_payments?.us_domestic_wire,
    'outbound_transfers.ach': sent?.outbound_transfers?.ach,
    'outbound_transfers.us_domestic_wire': sent?.outbound_transfers?.us_domestic_wire,
  };
  return FEATURE_NAMES.filter((name) => asked[name]?.requested ?? old.includes(name));
}

const FEATURE_NAMES: readonly FeatureName[] = [
  'card_issuing',
  'deposit_insurance',
  'financial_addresses.aba',
  'inbound_transfers.ach',
  'intra_stripe_flows',
  'outbound_payments.ach',
  'outbound_payments.us_domestic_wire',
  'outbound_transfers.ach',
  'outbound_transfers.us_domestic_wire',
];

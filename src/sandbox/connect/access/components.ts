import type Stripe from 'stripe';
import type { FormValue } from '../../wire/form-body.js';
import { boolean } from '../../wire/param-kinds.js';
import { object, Param } from '../../wire/params.js';
import { invalid } from '../../wire/error-body.js';

type Components = Stripe.AccountSession.Components;
type Features = Readonly<Record<string, boolean>>;

interface Sent {
  enabled: boolean;
  features: Features;
}

const entry = object({ enabled: boolean().required() });

/** Everything that was named, by the component's name. */
export const componentsParam = new Param<ReadonlyMap<string, Sent>>(
  (value, name) => {
    if (typeof value === 'string') throw invalid('Invalid object', { param: name });
    return new Map(
      Object.entries(value).map(([component, inner]) => [component, sentIn(inner, `${name}[${component}]`)]),
    );
  },
  false,
  (value, name) => (typeof value === 'string' ? [] : unknownIn(value, name)),
);

function sentIn(value: FormValue, name: string): Sent {
  const { enabled } = entry.read(value, name);
  const features = typeof value === 'string' ? undefined : value['features'];
  if (features === undefined) return { enabled, features: {} };
  if (typeof features === 'string') throw invalid('Invalid object', { param: `${name}[features]` });
  const read = Object.entries(features).map(([feature, flag]): [string, boolean] => [
    feature,
    boolean().read(flag, `${name}[features][${feature}]`),
  ]);
  return { enabled, features: Object.fromEntries(read) };
}

function unknownIn(value: Exclude<FormValue, string>, name: string): string[] {
  const known = new Map<string, Sent>(Object.entries(renderComponents(new Map())));
  return Object.entries(value).flatMap(([component, inner]) => {
    const own = known.get(component);
    if (!own) return [`${name}[${component}]`];
    if (typeof inner === 'string') return [];
    const { features, ...rest } = inner;
    const flags = features === undefined || typeof features === 'string' ? {} : features;
    return [
      ...Object.keys(rest)
        .filter((key) => key !== 'enabled')
        .map((key) => `${name}[${component}][${key}]`),
      ...Object.keys(flags)
        .filter((flag) => !Object.hasOwn(own.features, flag))
        .map((flag) => `${name}[${component}][features][${flag}]`),
    ];
  });
}

/** Every component of Stripe's; features that were not named stand as they are by default. */
export function renderComponents(sent: ReadonlyMap<string, Sent>): Components {
  const shown = <F extends object>(name: keyof Components, features: F): { enabled: boolean; features: F } => {
    const asked = sent.get(name);
    return { enabled: asked?.enabled ?? false, features: { ...features, ...asked?.features } };
  };
  return {
    account_management: shown('account_management', people),
    account_onboarding: shown('account_onboarding', people),
    balance_report: shown('balance_report', {}),
    balances: shown('balances', payouts),
    disputes_list: shown('disputes_list', { ...disputes, capture_payments: true }),
    documents: shown('documents', {}),
    financial_account: shown('financial_account', { ...people, send_money: true, transfer_balance: true }),
    financial_account_transactions: shown('financial_account_transactions', { card_spend_dispute_management: true }),
    instant_payouts_promotion: shown('instant_payouts_promotion', { ...people, instant_payouts: true }),
    issuing_card: shown('issuing_card', spending),
    issuing_cards_list: shown('issuing_cards_list', { ...spending, disable_stripe_user_authentication: false }),
    notification_banner: shown('notification_banner', people),
    payment_details: shown('payment_details', { ...disputes, capture_payments: true }),
    payment_disputes: shown('payment_disputes', disputes),
    payment_method_settings: shown('payment_method_settings', { disable_stripe_user_authentication: false }),
    payments: shown('payments', { ...disputes, capture_payments: true }),
    payout_details: shown('payout_details', {}),
    payout_reconciliation_report: shown('payout_reconciliation_report', {}),
    payouts: shown('payouts', payouts),
    payouts_list: shown('payouts_list', {}),
    reporting_chart: shown('reporting_chart', {}),
    tax_registrations: shown('tax_registrations', {}),
    tax_settings: shown('tax_settings', {}),
    terminal_hardware_orders: shown('terminal_hardware_orders', {}),
    terminal_hardware_shop: shown('terminal_hardware_shop', {}),
  };
}

const people = { disable_stripe_user_authentication: false, external_account_collection: true };
const payouts = { ...people, edit_payout_schedule: true, instant_payouts: true, standard_payouts: true };
const disputes = {
  destination_on_behalf_of_charge_management: false,
  dispute_management: true,
  refund_management: true,
  smart_disputes_management: true,
};
const spending = {
  card_management: true,
  card_spend_dispute_management: true,
  cardholder_management: true,
  spend_control_management: true,
};

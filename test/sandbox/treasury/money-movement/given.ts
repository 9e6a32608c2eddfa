import type Stripe from 'stripe';
import { financialAccount, fund, onboardedAccount, openSandbox, provenBalance, type World } from '../../given.js';

export const FEATURES: Stripe.Treasury.FinancialAccountCreateParams.Features = {
  card_issuing: { requested: true },
  financial_addresses: { aba: { requested: true } },
  inbound_transfers: { ach: { requested: true } },
  intra_stripe_flows: { requested: true },
  outbound_payments: { ach: { requested: true }, us_domestic_wire: { requested: true } },
  outbound_transfers: { ach: { requested: true }, us_domestic_wire: { requested: true } },
};
export const CASH = 100_000;

export interface Given {
  options: { stripeAccount: string };
  fa: string;
}

/** A sandbox, and short verbs for what moves on its financial accounts. */
export interface MovementWorld extends World {
  /** A financial account that may do everything and has 1000 dollars. */
  given(cash?: number): Promise<Given>;
  balanceOf(it: Given): ReturnType<typeof provenBalance>;
  /** Last words of the events of a family, oldest first. */
  eventTypes(it: Given, family: string): Promise<string[]>;
  /** Oldest first. */
  entryTypes(it: Given): Promise<string[]>;
}

export async function openMovement(): Promise<MovementWorld> {
  const world = await openSandbox();
  const { stripe } = world;
  return {
    ...world,
    async given(cash = CASH) {
      const stripeAccount = await onboardedAccount(stripe);
      const { id } = await financialAccount(stripe, stripeAccount, { features: FEATURES });
      if (cash > 0) await fund(stripe, stripeAccount, id, cash);
      return { options: { stripeAccount }, fa: id };
    },
    balanceOf: ({ options, fa }) => provenBalance(stripe, options.stripeAccount, fa),
    async eventTypes({ options }, family) {
      const events = await stripe.events.list({ type: `treasury.${family}.*`, limit: 100 }, options);
      return events.data.map((event) => event.type.split('.')[2] ?? '').reverse();
    },
    async entryTypes({ options, fa }) {
      const list = await stripe.treasury.transactionEntries.list({ financial_account: fa, limit: 100 }, options);
      return list.data.map((entry) => entry.type).reverse();
    },
  };
}

export const toBank = (
  { fa }: Given,
  account_number: string,
  over: Partial<Stripe.Treasury.OutboundPaymentCreateParams> = {},
): Stripe.Treasury.OutboundPaymentCreateParams => ({
  amount: 1_000,
  currency: 'usd',
  financial_account: fa,
  destination_payment_method_data: {
    type: 'us_bank_account',
    us_bank_account: { account_number, routing_number: '110000000' },
  },
  ...over,
});

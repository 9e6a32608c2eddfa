import type Stripe from 'stripe';
import { financialAccount, fund, onboardedAccount, type World } from '../given.js';
import { cardholder } from '../programs.js';

/** One account with two financial accounts, two balances and three cards, and another account to deal with. */
export interface Parties {
  account: string;
  main: string;
  /** The bank number of `main`. */
  number: string;
  spare: string;
  holder: string;
  cards: readonly string[];
  banks: readonly string[];
  other: string;
  theirs: string;
}

export const ISSUING_FUNDS = 20_000;
const ach = { ach: { requested: true } };
const features: Stripe.Treasury.FinancialAccountCreateParams.Features = {
  card_issuing: { requested: true },
  financial_addresses: { aba: { requested: true } },
  inbound_transfers: ach,
  intra_stripe_flows: { requested: true },
  outbound_payments: { ...ach, us_domestic_wire: { requested: true } },
  outbound_transfers: ach,
};

export async function givenParties(world: World): Promise<Parties> {
  const { stripe, sandbox } = world;
  const [account, other] = [await onboardedAccount(stripe), await onboardedAccount(stripe)];
  const on = { stripeAccount: account };
  const { id: main } = await financialAccount(stripe, account, { features });
  const { id: spare } = await financialAccount(stripe, account, { features });
  const { id: theirs } = await financialAccount(stripe, other, { features });
  await fund(stripe, account, main, 50_000);
  await fund(stripe, other, theirs, 30_000);
  await stripe.rawRequest(
    'POST',
    '/v1/test_helpers/issuing/fund_balance',
    { amount: ISSUING_FUNDS, currency: 'usd' },
    on,
  );
  await stripe.topups.create({ amount: 10_000, currency: 'usd' }, on);
  // Bank addresses are set up in half an hour.
  sandbox.clock.advance(3_600);
  const number = await numberOf(stripe, main, on);
  const banks = [await aBank(stripe, account, '000123456789'), await aBank(stripe, account, number)];
  const { id: holder } = await cardholder(stripe, on);
  const cards = [
    await aCard(stripe, holder, { financial_account: main, ...roomy }, on),
    await aCard(stripe, holder, { financial_account: main }, on),
    await aCard(stripe, holder, roomy, on),
  ];
  return { account, main, number, spare, holder, cards, banks, other, theirs };
}

const roomy: Partial<Stripe.Issuing.CardCreateParams> = {
  spending_controls: { spending_limits: [{ amount: 900_000, interval: 'per_authorization' }] },
};

async function aCard(
  stripe: Stripe,
  holder: string,
  over: Partial<Stripe.Issuing.CardCreateParams>,
  on: Stripe.RequestOptions,
): Promise<string> {
  const card = await stripe.issuing.cards.create(
    { cardholder: holder, currency: 'usd', type: 'virtual', status: 'active', ...over },
    on,
  );
  return card.id;
}

async function aBank(stripe: Stripe, account: string, account_number: string): Promise<string> {
  const bank = await stripe.accounts.createExternalAccount(account, {
    external_account: {
      object: 'bank_account',
      country: 'US',
      currency: 'usd',
      account_holder_name: 'Bike Shop LLC',
      account_holder_type: 'company',
      account_number,
      routing_number: '110000000',
    },
  });
  return bank.id;
}

async function numberOf(stripe: Stripe, fa: string, on: Stripe.RequestOptions): Promise<string> {
  const expand = ['financial_addresses.aba.account_number'];
  const { financial_addresses: found } = await stripe.treasury.financialAccounts.retrieve(fa, { expand }, on);
  const number = found[0]?.aba?.account_number;
  if (!number) throw new Error('The financial account has no bank number yet');
  return number;
}

import type Stripe from 'stripe';
import { ADDRESS, financialAccount, fund, onboardedAccount, START, type World } from './given.js';

/** An account that can spend: its financial account holds money, its cardholder has an active card. */
export interface CardProgram {
  stripe: Stripe;
  account: string;
  options: { stripeAccount: string };
  fa: string;
  holder: string;
  card: string;
}

export async function cardholder(stripe: Stripe, options: Stripe.RequestOptions): Promise<Stripe.Issuing.Cardholder> {
  return await stripe.issuing.cardholders.create(
    {
      name: 'Mina Okafor',
      type: 'individual',
      billing: { address: { ...ADDRESS, line1: '510 Market Street' } },
      email: 'mina@bikeshop.example',
      phone_number: '+14155550123',
      individual: {
        first_name: 'Mina',
        last_name: 'Okafor',
        dob: { day: 1, month: 1, year: 1990 },
        card_issuing: { user_terms_acceptance: { date: START, ip: '203.0.113.9' } },
      },
    },
    options,
  );
}

export async function givenCardProgram({ stripe }: Pick<World, 'stripe'>, amount = 100_000): Promise<CardProgram> {
  const account = await onboardedAccount(stripe);
  const options = { stripeAccount: account };
  const { id: fa } = await financialAccount(stripe, account);
  await fund(stripe, account, fa, amount);
  const { id: holder } = await cardholder(stripe, options);
  const { id: card } = await stripe.issuing.cards.create(
    {
      cardholder: holder,
      currency: 'usd',
      type: 'virtual',
      status: 'active',
      financial_account: fa,
      spending_controls: { spending_limits: [{ amount: 900_000, interval: 'per_authorization' }] },
    },
    options,
  );
  return { stripe, account, options, fa, holder, card };
}

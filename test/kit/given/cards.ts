import type Stripe from 'stripe';
import { ADDRESS, aFinancialAccount, anOnboardedAccount } from './accounts.js';

type AuthorizationParams = NonNullable<Parameters<Stripe['testHelpers']['issuing']['authorizations']['create']>[0]>;

export function aCardholder(
  stripe: Stripe,
  account: string,
  params: Partial<Stripe.Issuing.CardholderCreateParams> = {},
): Promise<Stripe.Issuing.Cardholder> {
  return stripe.issuing.cardholders.create(
    {
      name: 'Riley Chen',
      email: 'riley@bikeshop.example',
      phone_number: '+14155550123',
      type: 'individual',
      billing: { address: ADDRESS },
      individual: {
        first_name: 'Riley',
        last_name: 'Chen',
        dob: { day: 1, month: 11, year: 1985 },
        card_issuing: { user_terms_acceptance: { date: 1_793_000_000, ip: '203.0.113.9' } },
      },
      ...params,
    },
    { stripeAccount: account },
  );
}

export function aCard(
  stripe: Stripe,
  account: string,
  params: Partial<Stripe.Issuing.CardCreateParams> & { cardholder: string },
): Promise<Stripe.Issuing.Card> {
  const card = { currency: 'usd', type: 'virtual', status: 'active', ...params } as const;
  return stripe.issuing.cards.create(card, { stripeAccount: account });
}

export function anAuthorization(
  stripe: Stripe,
  account: string,
  params: AuthorizationParams,
): Promise<Stripe.Issuing.Authorization> {
  return stripe.testHelpers.issuing.authorizations.create(
    { currency: 'usd', amount: 1200, ...params },
    { stripeAccount: account },
  );
}

export interface CardProgram {
  readonly account: string;
  readonly financialAccount: string;
  readonly cardholder: string;
  readonly card: string;
}

/** An onboarded account with money, a cardholder and an active virtual card that spends it. */
export async function aCardProgram(stripe: Stripe, cash = 100_000): Promise<CardProgram> {
  const { id: account } = await anOnboardedAccount(stripe);
  const { id: financialAccount } = await aFinancialAccount(stripe, account, cash);
  const { id: cardholder } = await aCardholder(stripe, account);
  const { id: card } = await aCard(stripe, account, { cardholder, financial_account: financialAccount });
  return { account, financialAccount, cardholder, card };
}

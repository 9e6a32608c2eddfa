import type Stripe from 'stripe';
import { financialAccount, fund, onboardedAccount, openSandbox, START, type World } from '../given.js';

export type HolderParams = Partial<Stripe.Issuing.CardholderCreateParams>;
export type CardParams = Partial<Stripe.Issuing.CardCreateParams>;
type Helpers = Stripe['testHelpers']['issuing']['authorizations'];
export type AuthorizationParams = Partial<Parameters<Helpers['create']>[0]>;
export type CaptureParams = NonNullable<Parameters<Helpers['capture']>[1]>;

export const HOME = {
  line1: '510 Market Street',
  city: 'San Francisco',
  state: 'CA',
  postal_code: '94104',
  country: 'US',
};
export const TERMS = { user_terms_acceptance: { date: START, ip: '203.0.113.9' } };

/** An onboarded account with a funded financial account, and short verbs for what is done with its cards. */
export interface IssuingWorld extends World {
  account: string;
  fa: string;
  on: Stripe.RequestOptions;
  holder(over?: HolderParams): Promise<Stripe.Issuing.Cardholder>;
  /** An active virtual card on the financial account, of a new holder unless one is given. */
  card(over?: CardParams): Promise<Stripe.Issuing.Card>;
  /** A card that spends from the Issuing balance. */
  plainCard(over?: CardParams): Promise<Stripe.Issuing.Card>;
  authorize(card: string, amount: number, over?: AuthorizationParams): Promise<Stripe.Issuing.Authorization>;
  capture(authorization: string, params?: CaptureParams): Promise<Stripe.Issuing.Authorization>;
  /** The only transaction of a purchase that was authorized and captured. */
  purchase(card: string, amount: number): Promise<Stripe.Issuing.Transaction>;
  fundIssuing(amount: number): Promise<void>;
  issuingBalance(): Promise<number>;
  /** Types of the events since `from`, oldest first. */
  events(): Promise<string[]>;
}

export async function openIssuing(funds = 5_000_00): Promise<IssuingWorld> {
  const world = await openSandbox();
  const { stripe } = world;
  const account = await onboardedAccount(stripe);
  const fa = (await financialAccount(stripe, account)).id;
  const on = { stripeAccount: account };
  if (funds > 0) await fund(stripe, account, fa, funds);
  const verbs = cardVerbs(stripe, on, fa);
  return { ...world, account, fa, on, ...verbs, ...moneyVerbs(world, on), ...spendVerbs(stripe, on) };
}

function cardVerbs(stripe: Stripe, on: Stripe.RequestOptions, fa: string) {
  const holder = (over: HolderParams = {}) =>
    stripe.issuing.cardholders.create(
      {
        name: 'Riley Chen',
        email: 'riley@bikeshop.example',
        phone_number: '+14155550123',
        individual: { first_name: 'Riley', last_name: 'Chen', card_issuing: TERMS },
        billing: { address: HOME },
        ...over,
      },
      on,
    );
  const plainCard = async (over: CardParams = {}) =>
    stripe.issuing.cards.create(
      {
        cardholder: over.cardholder ?? (await holder()).id,
        currency: 'usd',
        type: 'virtual',
        status: 'active',
        ...over,
      },
      on,
    );
  return { holder, plainCard, card: (over: CardParams = {}) => plainCard({ financial_account: fa, ...over }) };
}

function spendVerbs(stripe: Stripe, on: Stripe.RequestOptions) {
  const helpers = stripe.testHelpers.issuing.authorizations;
  const authorize = (card: string, amount: number, over: AuthorizationParams = {}) =>
    helpers.create({ card, amount, ...over }, on);
  const capture = (id: string, params: CaptureParams = {}) => helpers.capture(id, params, on);
  const purchase = async (card: string, amount: number) => {
    const { transactions } = await capture((await authorize(card, amount)).id);
    const [transaction] = transactions;
    if (!transaction) throw new Error('The purchase was not captured');
    return transaction;
  };
  return { authorize, capture, purchase };
}

function moneyVerbs({ stripe }: World, on: Stripe.RequestOptions) {
  return {
    fundIssuing: async (amount: number) => {
      await stripe.rawRequest('POST', '/v1/test_helpers/issuing/fund_balance', { amount, currency: 'usd' }, on);
    },
    issuingBalance: async () => {
      const { issuing } = await stripe.balance.retrieve({}, on);
      return issuing?.available[0]?.amount ?? 0;
    },
    events: async () => {
      const types: string[] = [];
      for await (const { type } of stripe.events.list({ limit: 100 }, on)) types.unshift(type);
      return types;
    },
  };
}

/** How Stripe refused, as data. */
export async function refusal(call: Promise<unknown>): Promise<Record<string, unknown>> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof Error) || !('raw' in error)) throw error;
    const { statusCode, code, param, message }: Partial<Stripe.errors.StripeError> = error;
    return { status: statusCode, ...(code ? { code } : {}), ...(param ? { param } : {}), message };
  }
  throw new Error('The call was not refused');
}

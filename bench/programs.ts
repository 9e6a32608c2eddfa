import type Stripe from 'stripe';
import { aFinancialAccount, anOnboardedAccount } from '../test/kit/given/accounts.js';
import { aCard, aCardholder, anAuthorization } from '../test/kit/given/cards.js';

export interface Cards {
  readonly account: string;
  /** Oldest first. */
  readonly cards: readonly string[];
}

export interface Program extends Cards {
  /** One that has moved the Issuing balance. */
  readonly authorization: string;
}

/** An account with so many cards and nothing else. */
export async function givenCards(stripe: Stripe, count: number): Promise<Cards> {
  const { id: account } = await anOnboardedAccount(stripe);
  const { id: cardholder } = await aCardholder(stripe, account);
  const cards: string[] = [];
  for (let number = 0; number < count; number++) cards.push((await aCard(stripe, account, { cardholder })).id);
  return { account, cards };
}

/** Twenty cardholders with three cards each, which spend from three financial accounts and the Issuing balance. */
export async function givenProgram(stripe: Stripe, purchases: number): Promise<Program> {
  const account = await anAccountWithFunds(stripe);
  const sources: { financial_account?: string }[] = [{}];
  for (let number = 0; number < 3; number++)
    sources.push({ financial_account: (await aFinancialAccount(stripe, account, 10_000_000)).id });
  const cards: string[] = [];
  for (let holder = 0; holder < 20; holder++) {
    const { id: cardholder } = await aCardholder(stripe, account);
    for (let number = 0; number < 3; number++)
      cards.push((await aCard(stripe, account, { cardholder, ...sources[cards.length % sources.length] })).id);
  }
  let authorization = '';
  for (let at = 0; at < purchases; at++) {
    const made = await aPurchase(stripe, account, cards[at % cards.length]!, at % 3 === 0);
    if (at % sources.length === 0) authorization = made;
  }
  return { account, cards, authorization };
}

/** Ten cards that have each bought five times. */
export async function givenBuyers(stripe: Stripe): Promise<void> {
  const account = await anAccountWithFunds(stripe);
  const { id: cardholder } = await aCardholder(stripe, account);
  for (let number = 0; number < 10; number++) {
    const { id: card } = await aCard(stripe, account, { cardholder });
    for (let purchase = 0; purchase < 5; purchase++) await anAuthorization(stripe, account, { card });
  }
}

async function aPurchase(stripe: Stripe, account: string, card: string, isDisputed: boolean): Promise<string> {
  const on = { stripeAccount: account };
  const { id } = await anAuthorization(stripe, account, { card, amount: 500 });
  const { transactions } = await stripe.testHelpers.issuing.authorizations.capture(id, {}, on);
  const [purchase] = transactions;
  if (!isDisputed || purchase === undefined) return id;
  const debit = purchase.treasury?.received_debit;
  const about = debit ? { treasury: { received_debit: debit } } : { transaction: purchase.id };
  const evidence = { reason: 'fraudulent', fraudulent: { explanation: 'Not mine.' } } as const;
  await stripe.issuing.disputes.create({ ...about, evidence }, on);
  return id;
}

async function anAccountWithFunds(stripe: Stripe): Promise<string> {
  const { id: account } = await anOnboardedAccount(stripe);
  const funds = { amount: 10_000_000, currency: 'usd' };
  await stripe.rawRequest('POST', '/v1/test_helpers/issuing/fund_balance', funds, { stripeAccount: account });
  return account;
}

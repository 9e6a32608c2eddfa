import type Stripe from 'stripe';
import { aFinancialAccount, anOnboardedAccount } from './accounts.js';
import { aCard, aCardholder, anAuthorization } from './cards.js';

export interface BusyAccount {
  readonly account: string;
  readonly financialAccounts: readonly string[];
  readonly cardholders: readonly string[];
  readonly cards: readonly string[];
  /** The newest card. */
  readonly card: string;
}

/** An account in which much has happened: captured purchases on many cards, spread over two financial accounts. */
export async function aBusyAccount(
  stripe: Stripe,
  size: { readonly cardholders: number; readonly cardsEach: number; readonly authorizations: number },
): Promise<BusyAccount> {
  const { id: account } = await anOnboardedAccount(stripe);
  const on = { stripeAccount: account };
  const financialAccounts = [
    await aFinancialAccount(stripe, account, 10_000_000),
    await aFinancialAccount(stripe, account, 10_000_000),
  ];
  const cardholders: string[] = [];
  const cards: string[] = [];
  for (let holder = 0; holder < size.cardholders; holder++) {
    const { id: cardholder } = await aCardholder(stripe, account);
    cardholders.push(cardholder);
    for (let number = 0; number < size.cardsEach; number++) {
      const from = financialAccounts[cards.length % financialAccounts.length]!;
      cards.push((await aCard(stripe, account, { cardholder, financial_account: from.id })).id);
    }
  }
  for (let purchase = 0; purchase < size.authorizations; purchase++) {
    const card = cards[purchase % cards.length]!;
    const { id } = await anAuthorization(stripe, account, { card, amount: 500 });
    await stripe.testHelpers.issuing.authorizations.capture(id, {}, on);
  }
  return {
    account,
    financialAccounts: financialAccounts.map(({ id }) => id),
    cardholders,
    cards,
    card: cards.at(-1) ?? '',
  };
}

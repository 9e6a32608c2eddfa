import type Stripe from 'stripe';
import type { Sandbox } from '../../../src/sandbox/index.js';
import { startSandbox } from '../../../src/sandbox/index.js';
import { aFinancialAccount, anOnboardedAccount } from '../../kit/given/accounts.js';
import { aCard, aCardholder, anAuthorization } from '../../kit/given/cards.js';
import { stripeFor } from '../../kit/start-gateway.js';

/** How much an account has. */
interface Size {
  readonly financialAccounts: number;
  readonly cardholders: number;
  readonly cards: number;
  readonly purchases: number;
  readonly disputes: number;
  readonly credits: number;
}

interface Shape {
  readonly accounts: readonly Size[];
  /** Seconds between any two of its objects: with none, their times put them in no order. */
  readonly apart: number;
  /** The newest card buys so many of ten things, the others the rest in turn. */
  readonly skew: number;
}

/** An account's ids by the GraphQL type that they are of. */
export type Ids = Readonly<Record<string, readonly string[]>>;

export interface World {
  readonly sandbox: Sandbox;
  readonly accounts: readonly { readonly id: string; readonly ids: Ids }[];
  /** The first and the last second of what happened in it. */
  readonly times: readonly [number, number];
}

const TINY: Size = { financialAccounts: 1, cardholders: 1, cards: 1, purchases: 1, disputes: 1, credits: 1 };

/** Shapes in which a plan that is right in one may be wrong in another. */
export const SHAPES: Readonly<Record<string, Shape>> = {
  tiny: { accounts: [TINY], apart: 60, skew: 0 },
  'many parents, few children': {
    accounts: [{ financialAccounts: 2, cardholders: 60, cards: 70, purchases: 30, disputes: 4, credits: 2 }, TINY],
    apart: 7,
    skew: 0,
  },
  'few parents, many children': {
    accounts: [{ financialAccounts: 1, cardholders: 3, cards: 6, purchases: 120, disputes: 20, credits: 3 }, TINY],
    apart: 0,
    skew: 8,
  },
  'lists of more than a page': {
    accounts: [{ financialAccounts: 2, cardholders: 105, cards: 130, purchases: 115, disputes: 12, credits: 3 }],
    apart: 30,
    skew: 5,
  },
  'money in three financial accounts': {
    accounts: [
      { financialAccounts: 3, cardholders: 4, cards: 9, purchases: 24, disputes: 5, credits: 40 },
      { financialAccounts: 2, cardholders: 2, cards: 3, purchases: 6, disputes: 2, credits: 8 },
    ],
    apart: 3600,
    skew: 2,
  },
};

export async function makeWorld({ accounts: sizes, apart, skew }: Shape): Promise<World> {
  const sandbox = await startSandbox({ seed: 'empty', clock: 'frozen' });
  const from = sandbox.clock.now();
  const accounts: World['accounts'][number][] = [];
  for (const size of sizes) accounts.push(await makeAccount(stripeFor(sandbox), size, skew, tick));
  return { sandbox, accounts, times: [from, sandbox.clock.now()] };

  function tick(): void {
    if (apart > 0) sandbox.clock.advance(apart);
  }
}

async function makeAccount(stripe: Stripe, size: Size, skew: number, tick: () => void) {
  const { id: account } = await anOnboardedAccount(stripe);
  const on = { stripeAccount: account };
  const funds = { amount: 1_000_000, currency: 'usd' };
  await stripe.rawRequest('POST', '/v1/test_helpers/issuing/fund_balance', funds, on);
  const financialAccounts = await times(size.financialAccounts, () => aFinancialAccount(stripe, account), tick);
  const cardholders = await times(size.cardholders, () => aCardholder(stripe, account), tick);
  const cards = await times(
    size.cards,
    (at) => {
      // Every fifth spends from the Issuing balance.
      const from = at % 5 === 4 ? {} : { financial_account: financialAccounts[at % financialAccounts.length]!.id };
      return aCard(stripe, account, { cardholder: cardholders[at % cardholders.length]!.id, ...from });
    },
    tick,
  );
  const authorizations = await times(
    size.purchases,
    async (at) => {
      const card = at % 10 < skew ? cards.at(-1)! : cards[at % cards.length]!;
      const { id } = await anAuthorization(stripe, account, { card: card.id, amount: 100 + at });
      // Every third stays open.
      return at % 3 === 2 ? { id, transactions: [] } : stripe.testHelpers.issuing.authorizations.capture(id, {}, on);
    },
    tick,
  );
  const transactions = authorizations.flatMap(({ transactions: [made] }) => (made === undefined ? [] : [made]));
  const disputes = await times(
    Math.min(size.disputes, transactions.length),
    (at) => aDispute(stripe, account, transactions[at]!),
    tick,
  );
  await times(
    size.credits,
    (at) => aCredit(stripe, account, financialAccounts[at % financialAccounts.length]!.id),
    tick,
  );
  const money = await movements(stripe, account, financialAccounts);
  const ids = {
    FinancialAccount: idsOf(financialAccounts),
    Cardholder: idsOf(cardholders),
    Card: idsOf(cards),
    Authorization: idsOf(authorizations),
    IssuingTransaction: idsOf(transactions),
    Dispute: idsOf(disputes),
    ...money,
  };
  return { id: account, ids };
}

function aDispute(stripe: Stripe, account: string, { id, treasury }: Stripe.Issuing.Transaction) {
  const debit = treasury?.received_debit;
  const evidence = { reason: 'fraudulent', fraudulent: { explanation: 'Not mine.' } } as const;
  const about = debit ? { treasury: { received_debit: debit } } : { transaction: id };
  return stripe.issuing.disputes.create({ ...about, evidence }, { stripeAccount: account });
}

function aCredit(stripe: Stripe, account: string, financialAccount: string) {
  const credit = { amount: 70, currency: 'usd', financial_account: financialAccount, network: 'ach' as const };
  return stripe.testHelpers.treasury.receivedCredits.create(credit, { stripeAccount: account });
}

/** What nobody made by name: the ledgers' own objects. */
async function movements(stripe: Stripe, account: string, of: readonly { readonly id: string }[]) {
  const on = { stripeAccount: account };
  const moved: string[] = [];
  const entries: string[] = [];
  const credits: string[] = [];
  const debits: string[] = [];
  const payments: string[] = [];
  const reversals: string[] = [];
  for (const { id: financial_account } of of) {
    const list = { financial_account, limit: 30 };
    moved.push(...idsOf((await stripe.treasury.transactions.list(list, on)).data));
    entries.push(...idsOf((await stripe.treasury.transactionEntries.list(list, on)).data));
    credits.push(...idsOf((await stripe.treasury.receivedCredits.list(list, on)).data));
    reversals.push(...idsOf((await stripe.treasury.debitReversals.list(list, on)).data));
    payments.push(...idsOf((await stripe.treasury.outboundPayments.list(list, on)).data));
    debits.push(...idsOf((await stripe.treasury.receivedDebits.list(list, on)).data));
  }
  const balance = await stripe.balanceTransactions.list({ limit: 50 }, on);
  return {
    TreasuryTransaction: moved,
    TreasuryTransactionEntry: entries,
    ReceivedCredit: credits,
    ReceivedDebit: debits,
    OutboundPayment: payments,
    DebitReversal: reversals,
    BalanceTransaction: idsOf(balance.data),
  };
}

async function times<T>(count: number, make: (at: number) => Promise<T>, tick: () => void): Promise<T[]> {
  const made: T[] = [];
  for (let at = 0; at < count; at++) {
    made.push(await make(at));
    tick();
  }
  return made;
}

const idsOf = (objects: readonly { readonly id: string }[]): string[] => objects.map(({ id }) => id);

import type Stripe from 'stripe';
import type { Sandbox } from '../../../src/sandbox/index.js';
import { startSandbox } from '../../../src/sandbox/index.js';
import { aFinancialAccount, anOnboardedAccount } from '../../kit/given/accounts.js';
import { aCard, aCardholder, anAuthorization } from '../../kit/given/cards.js';
import { stripeFor } from '../../kit/start-gateway.js';
import type { Ids } from '../../stripe/planner/worlds.js';

export interface Account {
  readonly id: string;
  readonly ids: Ids;
}

/** One world that was made twice: tenant A's accounts are the same to the byte, tenant B's are not. */
export interface Tenants {
  /** With little of B's. */
  readonly poor: Sandbox;
  /** With more of B's, and under other names, for other amounts, in other states. */
  readonly rich: Sandbox;
  /** A's accounts. */
  readonly a: readonly Account[];
  /** B's accounts, as they are in either world. */
  readonly b: readonly Account[];
  readonly times: readonly [number, number];
  /** Both worlds as they were in the beginning. */
  restore(): void;
  close(): Promise<void>;
}

/** Far from the time of a real clock, so that one is not taken for the other. */
const START = Date.UTC(2031, 4, 1) / 1000;
const BEGINNING = 'beginning';

export async function makeTenants(): Promise<Tenants> {
  const origin = await startSandbox({ seed: 'empty', clock: 'frozen', startAt: START });
  const stripe = stripeFor(origin);
  const mine: string[] = [];
  for (let number = 0; number < 4; number++) mine.push(await anAccountOfA(stripe, number, origin));
  origin.snapshots.take(BEGINNING);
  const [poor, rich] = [await origin.snapshots.fork(BEGINNING), await origin.snapshots.fork(BEGINNING)];
  const few = await tenantB(stripeFor(poor), FEW);
  const many = [...(await tenantB(stripeFor(rich), MANY)), ...(await moreOfB(stripeFor(rich)))];
  const a = await Promise.all(mine.map((id) => account(stripe, id)));
  const b = await Promise.all([
    ...few.map((id) => account(stripeFor(poor), id)),
    ...many.map((id) => account(stripeFor(rich), id)),
  ]);
  await align(poor, rich);
  for (const sandbox of [poor, rich]) sandbox.snapshots.take(BEGINNING);
  return {
    ...{ poor, rich, a, b, times: [START, origin.clock.now()] },
    restore() {
      for (const sandbox of [poor, rich]) sandbox.snapshots.restore(BEGINNING);
    },
    close: () => origin.close(),
  };
}

/** The first has something of everything, the others little. */
async function anAccountOfA(stripe: Stripe, number: number, { clock }: Sandbox): Promise<string> {
  const { id } = await anOnboardedAccount(stripe);
  const { id: financial_account } = await aFinancialAccount(stripe, id);
  for (let holder = 0; holder < (number === 0 ? 3 : 1); holder++) {
    const { id: cardholder } = await aCardholder(stripe, id, { name: `Riley ${holder}` });
    for (const from of [{ financial_account }, {}]) {
      const { id: card } = await aCard(stripe, id, { cardholder, ...from });
      clock.advance(60);
      await purchases(stripe, id, card, 'financial_account' in from ? 3 : 1);
    }
  }
  return id;
}

async function purchases(stripe: Stripe, account: string, card: string, count: number, amount = 1200): Promise<void> {
  const on = { stripeAccount: account };
  for (let bought = 0; bought < count; bought++) {
    const made = await anAuthorization(stripe, account, { card, amount: amount + bought });
    if (bought % 3 === 2 || !made.approved) continue;
    const captured = await stripe.testHelpers.issuing.authorizations.capture(made.id, {}, on);
    const received_debit = captured.transactions[0]?.treasury?.received_debit;
    if (bought > 0 || !received_debit) continue;
    const evidence = { reason: 'fraudulent', fraudulent: { explanation: 'Not mine.' } } as const;
    await stripe.issuing.disputes.create({ treasury: { received_debit }, evidence }, on);
  }
}

interface Manner {
  readonly name: string;
  readonly email: string;
  readonly cash: number;
  readonly amount: number;
  readonly cardStatus: 'active' | 'inactive';
}

const FEW: Manner = { name: 'Mina Wu', email: 'mina@b.example', cash: 90_000, amount: 500, cardStatus: 'active' };
const MANY: Manner = {
  ...{ name: 'Zoe Diaz-Lee', email: 'zoe@other.example', cash: 7_654_321, amount: 7_770 },
  cardStatus: 'inactive',
};

/** The same calls in any manner, so that they take as many invented values. */
async function tenantB(stripe: Stripe, { name, email, cash, amount, cardStatus }: Manner): Promise<string[]> {
  const { id } = await anOnboardedAccount(stripe, { email, metadata: { owner: name } });
  const { id: financial_account } = await aFinancialAccount(stripe, id, cash);
  const { id: cardholder } = await aCardholder(stripe, id, { name, email });
  const { id: card } = await aCard(stripe, id, { cardholder, financial_account });
  await purchases(stripe, id, card, 4, amount);
  await aCard(stripe, id, { cardholder, financial_account, status: cardStatus });
  return [id];
}

/** An answer's request id takes so many invented values. */
const OF_A_REQUEST = 14;

/** In multiples of what a request takes, so that mere requests make up for it. */
async function moreOfB(stripe: Stripe): Promise<string[]> {
  const accounts: string[] = [];
  for (let number = 0; number < OF_A_REQUEST; number++) {
    const { id } = await anOnboardedAccount(stripe, { email: `more${number}@b.example` });
    const { id: cardholder } = await aCardholder(stripe, id, { name: `More ${number}` });
    const { id: card } = await aCard(stripe, id, { cardholder });
    await stripe.issuing.cards.update(card, { status: 'canceled' }, { stripeAccount: id });
    accounts.push(id);
  }
  return accounts;
}

/** Brings both worlds to the same place of their invented values: what is made from here on has the same ids in both. */
async function align(poor: Sandbox, rich: Sandbox): Promise<void> {
  const wanted = await nextRequest(rich);
  for (let made = 0; made < 5000; made++) if ((await nextRequest(poor)) === wanted) return;
  throw new Error('The two worlds do not come to the same place.');
}

async function nextRequest(sandbox: Sandbox): Promise<string | null> {
  const response = await fetch(`${sandbox.url}/v1/balance`, { headers: { authorization: 'Bearer sk_test_kit' } });
  await response.arrayBuffer();
  return response.headers.get('request-id');
}

/** Everything that the account has, by the GraphQL type. */
async function account(stripe: Stripe, id: string): Promise<Account> {
  const on = { stripeAccount: id };
  const page = { limit: 20 };
  const financialAccounts = await stripe.treasury.financialAccounts.list(page, on);
  const financial_account = financialAccounts.data[0]?.id;
  const ids = {
    FinancialAccount: idsOf(financialAccounts),
    Cardholder: idsOf(await stripe.issuing.cardholders.list(page, on)),
    Card: idsOf(await stripe.issuing.cards.list(page, on)),
    Authorization: idsOf(await stripe.issuing.authorizations.list(page, on)),
    IssuingTransaction: idsOf(await stripe.issuing.transactions.list(page, on)),
    Dispute: idsOf(await stripe.issuing.disputes.list(page, on)),
    BalanceTransaction: idsOf(await stripe.balanceTransactions.list(page, on)),
    ...(financial_account && {
      TreasuryTransaction: idsOf(await stripe.treasury.transactions.list({ ...page, financial_account }, on)),
      TreasuryTransactionEntry: idsOf(
        await stripe.treasury.transactionEntries.list({ ...page, financial_account }, on),
      ),
    }),
  };
  return { id, ids };
}

const idsOf = ({ data }: { readonly data: readonly { readonly id: string }[] }): string[] => data.map(({ id }) => id);

import Stripe from 'stripe';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.js';

export const KEY = 'sk_test_sandbox1234';
export const START = 1_793_318_400;

export interface Raw {
  status: number;
  headers: Headers;
  text: string;
  json: unknown;
}

export interface RawOptions {
  method?: string;
  body?: string;
  headers?: Record<string, string>;
  key?: string | null;
}

export interface World {
  sandbox: Sandbox;
  stripe: Stripe;
  /** A call as bytes, for what an SDK would not send. */
  raw(path: string, options?: RawOptions): Promise<Raw>;
}

/** A failed test must not leave a server that keeps the run from ending. */
const opened: Sandbox[] = [];
afterAll(closeSandboxes);

/** Before the files of their worlds are removed. */
export async function closeSandboxes(): Promise<void> {
  await Promise.all(opened.splice(0).map((sandbox) => sandbox.close()));
}

export async function openSandbox(options: SandboxOptions = {}): Promise<World> {
  const sandbox = await startSandbox({ clock: 'frozen', startAt: START, ...options });
  opened.push(sandbox);
  const stripe = new Stripe(KEY, { host: '127.0.0.1', port: sandbox.port, protocol: 'http', maxNetworkRetries: 0 });
  const raw = async (path: string, { method, body, headers, key = KEY }: RawOptions = {}): Promise<Raw> => {
    const response = await fetch(`${sandbox.url}${path}`, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    const json: unknown = JSON.parse(text);
    return { status: response.status, headers: response.headers, text, json };
  };
  return { sandbox, stripe, raw };
}

const TOS = { date: START, ip: '203.0.113.9' };
export const ADDRESS = {
  line1: 'address_full_match',
  city: 'South San Francisco',
  state: 'CA',
  postal_code: '94080',
  country: 'US',
};
const CONTROLLER: Stripe.AccountCreateParams.Controller = {
  fees: { payer: 'application' },
  losses: { payments: 'application' },
  requirement_collection: 'application',
  stripe_dashboard: { type: 'none' },
};
const CAPABILITIES: Stripe.AccountCreateParams.Capabilities = {
  card_issuing: { requested: true },
  transfers: { requested: true },
  treasury: { requested: true },
  us_bank_account_ach_payments: { requested: true },
};

/** All that a company must give, but for its representative. `taxId` decides how its verification goes. */
export function companyDetails(taxId = '222222222'): Stripe.AccountUpdateParams {
  return {
    business_profile: {
      mcc: '5734',
      url: 'https://accessible.stripe.com',
      estimated_worker_count: 1,
      annual_revenue: { amount: 0, currency: 'usd', fiscal_year_end: '2025-12-31' },
    },
    company: { name: 'Bike Shop LLC', phone: '0000000000', tax_id: taxId, owners_provided: true, address: ADDRESS },
    settings: { card_issuing: { tos_acceptance: TOS }, treasury: { tos_acceptance: TOS } },
    tos_acceptance: TOS,
  };
}

export function representative(over: Stripe.AccountCreatePersonParams = {}): Stripe.AccountCreatePersonParams {
  return {
    address: ADDRESS,
    dob: { day: 1, month: 1, year: 1902 },
    email: 'mina@bikeshop.example',
    first_name: 'Mina',
    id_number: '222222222',
    last_name: 'Okafor',
    phone: '0000000000',
    relationship: { representative: true, executive: true, title: 'CEO' },
    ...over,
  };
}

export function individualDetails(over: Stripe.AccountUpdateParams.Individual = {}): Stripe.AccountUpdateParams {
  const { relationship: _, ...person } = representative();
  return {
    business_profile: { mcc: '5734', product_description: 'Bicycles' },
    individual: {
      address: ADDRESS,
      dob: { day: 1, month: 1, year: 1902 },
      email: person.email ?? '',
      first_name: 'Mina',
      id_number: '222222222',
      last_name: 'Okafor',
      phone: '0000000000',
      ...over,
    },
    settings: { card_issuing: { tos_acceptance: TOS }, treasury: { tos_acceptance: TOS } },
    tos_acceptance: TOS,
  };
}

/** An account that has requested everything and given nothing. */
export async function newAccount(stripe: Stripe, type: 'company' | 'individual' = 'company'): Promise<Stripe.Account> {
  return await stripe.accounts.create({
    business_type: type,
    capabilities: CAPABILITIES,
    controller: CONTROLLER,
    country: 'US',
    email: 'owner@bikeshop.example',
  });
}

/** An account whose capabilities are all active. */
export async function onboardedAccount(stripe: Stripe): Promise<string> {
  const account = await newAccount(stripe);
  await stripe.accounts.createPerson(account.id, representative());
  await stripe.accounts.update(account.id, companyDetails());
  return account.id;
}

export async function financialAccount(
  stripe: Stripe,
  stripeAccount: string,
  params: Partial<Stripe.Treasury.FinancialAccountCreateParams> = {},
): Promise<Stripe.Treasury.FinancialAccount> {
  return await stripe.treasury.financialAccounts.create(
    { supported_currencies: ['usd'], features: { card_issuing: { requested: true } }, ...params },
    { stripeAccount },
  );
}

export async function fund(stripe: Stripe, stripeAccount: string, fa: string, amount: number) {
  return await stripe.testHelpers.treasury.receivedCredits.create(
    { amount, currency: 'usd', financial_account: fa, network: 'ach' },
    { stripeAccount },
  );
}

/**
 * Money is neither made nor lost: entries add up to their transactions, and transactions to the balance. Returns the
 * balance.
 */
export async function provenBalance(stripe: Stripe, stripeAccount: string, fa: string) {
  const options = { stripeAccount };
  const entries = await all(stripe.treasury.transactionEntries.list({ financial_account: fa, limit: 100 }, options));
  const transactions = await all(stripe.treasury.transactions.list({ financial_account: fa, limit: 100 }, options));
  const { balance } = await stripe.treasury.financialAccounts.retrieve(fa, {}, options);
  const shown = {
    cash: balance.cash['usd'],
    inbound_pending: balance.inbound_pending['usd'],
    outbound_pending: balance.outbound_pending['usd'],
  };
  expect(sum(entries.map((entry) => entry.balance_impact))).toEqual(shown);
  for (const transaction of transactions) {
    const own = entries.filter((entry) => entry.transaction === transaction.id);
    expect(sum(own.map((entry) => entry.balance_impact))).toEqual(transaction.balance_impact);
    expect(transaction.amount).toBe(transaction.balance_impact.cash);
    if (transaction.status === 'void') expect(transaction.balance_impact).toEqual(sum([]));
    if (transaction.status === 'posted') expect(transaction.balance_impact.outbound_pending).toBe(0);
  }
  return shown;
}

async function all<T>(list: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of list) found.push(item);
  return found;
}

function sum(impacts: readonly Stripe.Treasury.Transaction.BalanceImpact[]): Stripe.Treasury.Transaction.BalanceImpact {
  return impacts.reduce(
    (total, impact) => ({
      cash: total.cash + impact.cash,
      inbound_pending: total.inbound_pending + impact.inbound_pending,
      outbound_pending: total.outbound_pending + impact.outbound_pending,
    }),
    { cash: 0, inbound_pending: 0, outbound_pending: 0 },
  );
}

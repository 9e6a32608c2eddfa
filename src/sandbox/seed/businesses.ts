import type { Caller, Sent } from './caller.js';

export interface Business {
  name: string;
  email: string;
  mcc: string;
  url: string;
  city: string;
  state: string;
  postal: string;
  owner: { first: string; last: string };
}

const CAPABILITIES = {
  card_issuing: { requested: true },
  transfers: { requested: true },
  treasury: { requested: true },
  us_bank_account_ach_payments: { requested: true },
};

const FEATURES = {
  card_issuing: { requested: true },
  deposit_insurance: { requested: true },
  financial_addresses: { aba: { requested: true } },
  inbound_transfers: { ach: { requested: true } },
  intra_stripe_flows: { requested: true },
  outbound_payments: { ach: { requested: true }, us_domestic_wire: { requested: true } },
  outbound_transfers: { ach: { requested: true }, us_domestic_wire: { requested: true } },
};

export function addressOf(business: Business): { readonly [key: string]: Sent } {
  const { city, state, postal } = business;
  return { line1: '510 Market Street', city, state, postal_code: postal, country: 'US' };
}

/** An account that has asked for everything and told only its name. */
export function opened(caller: Caller, business: Business): string {
  return caller.post('/v1/accounts', {
    business_type: 'company',
    business_profile: { name: business.name, mcc: business.mcc, url: business.url },
    capabilities: CAPABILITIES,
    company: { name: business.name },
    controller: {
      fees: { payer: 'application' },
      losses: { payments: 'application' },
      requirement_collection: 'application',
      stripe_dashboard: { type: 'none' },
    },
    country: 'US',
    email: business.email,
    metadata: { demo: 'true' },
  }).id;
}

/** Gives all that is asked for, with Stripe's immediate test values. */
export function onboarded(caller: Caller, business: Business, now: number): string {
  const account = opened(caller, business);
  const tos = { date: now, ip: '203.0.113.9', user_agent: 'Mozilla/5.0' };
  caller.post(`/v1/accounts/${account}/persons`, {
    address: addressOf(business),
    dob: { day: 1, month: 1, year: 1902 },
    email: business.email,
    first_name: business.owner.first,
    id_number: '222222222',
    last_name: business.owner.last,
    phone: '0000000000',
    relationship: { representative: true, executive: true, owner: true, percent_ownership: 80, title: 'CEO' },
  });
  caller.post(`/v1/accounts/${account}`, {
    business_profile: {
      annual_revenue: { amount: 120_000_00, currency: 'usd', fiscal_year_end: '2025-12-31' },
      estimated_worker_count: 8,
    },
    company: {
      address: addressOf(business),
      executives_provided: true,
      owners_provided: true,
      phone: '0000000000',
      tax_id: '222222222',
    },
    settings: { card_issuing: { tos_acceptance: tos }, treasury: { tos_acceptance: tos } },
    tos_acceptance: tos,
  });
  return account;
}

export function financialAccount(caller: Caller, account: string, nickname: string): string {
  const params = { supported_currencies: ['usd'], features: FEATURES, nickname };
  return caller.post('/v1/treasury/financial_accounts', params, account).id;
}

export function funded(caller: Caller, account: string, fa: string, amount: number, description: string): void {
  const params = { amount, currency: 'usd', description, financial_account: fa, network: 'ach' };
  caller.post('/v1/test_helpers/treasury/received_credits', params, account);
}

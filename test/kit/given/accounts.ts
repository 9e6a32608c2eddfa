import type Stripe from 'stripe';

/** Values with which Stripe verifies at once in test mode (https://docs.stripe.com/connect/testing). */
const VERIFIED_DOB = { day: 1, month: 1, year: 1902 };
const VERIFIED_ID = '222222222';

export const ADDRESS = {
  line1: '510 Market Street',
  city: 'San Francisco',
  state: 'CA',
  postal_code: '94104',
  country: 'US',
};
const TERMS = { date: 1_793_000_000, ip: '203.0.113.9' };

/** A US business whose owner is verified, with the capabilities that cards on a financial account need. */
export function anOnboardedAccount(stripe: Stripe, params: Stripe.AccountCreateParams = {}): Promise<Stripe.Account> {
  return stripe.accounts.create({
    ...anAccountWithoutTerms(),
    tos_acceptance: TERMS,
    settings: { card_issuing: { tos_acceptance: TERMS }, treasury: { tos_acceptance: TERMS } },
    ...params,
  });
}

/** The same before it accepted any terms: its capabilities are not active. */
export function anAccountBeforeTerms(stripe: Stripe): Promise<Stripe.Account> {
  return stripe.accounts.create(anAccountWithoutTerms());
}

function anAccountWithoutTerms(): Stripe.AccountCreateParams {
  return {
    country: 'US',
    email: 'owner@bikeshop.example',
    controller: {
      fees: { payer: 'application' },
      losses: { payments: 'application' },
      requirement_collection: 'application',
      stripe_dashboard: { type: 'none' },
    },
    business_type: 'individual',
    business_profile: {
      name: 'Bike Shop',
      mcc: '5940',
      url: 'https://accessible.stripe.com',
      product_description: 'Bikes',
      estimated_worker_count: 8,
      annual_revenue: { amount: 12_000_000, currency: 'usd', fiscal_year_end: '2025-12-31' },
    },
    individual: {
      first_name: 'Mina',
      last_name: 'Okafor',
      email: 'mina@bikeshop.example',
      phone: '+14155550100',
      dob: VERIFIED_DOB,
      id_number: VERIFIED_ID,
      ssn_last_4: VERIFIED_ID.slice(-4),
      address: { ...ADDRESS, line1: 'address_full_match' },
    },
    capabilities: {
      transfers: { requested: true },
      card_issuing: { requested: true },
      treasury: { requested: true },
      us_bank_account_ach_payments: { requested: true },
    },
  };
}

/** A financial account that can issue cards, with money in it (minor units of USD). */
export async function aFinancialAccount(
  stripe: Stripe,
  account: string,
  cash = 100_000,
): Promise<Stripe.Treasury.FinancialAccount> {
  const on = { stripeAccount: account };
  const made = await stripe.treasury.financialAccounts.create(
    {
      supported_currencies: ['usd'],
      features: {
        card_issuing: { requested: true },
        financial_addresses: { aba: { requested: true } },
        intra_stripe_flows: { requested: true },
      },
    },
    on,
  );
  if (cash > 0) {
    const credit = { amount: cash, currency: 'usd', financial_account: made.id, network: 'ach' as const };
    await stripe.testHelpers.treasury.receivedCredits.create(credit, on);
  }
  return stripe.treasury.financialAccounts.retrieve(made.id, undefined, on);
}

const TERMS_AS_INPUT = { acceptedAt: '2026-10-26T07:33:20Z', ip: '203.0.113.9' };

/** What the graph takes of such a business when it is made: Stripe verifies it at once. */
export const VERIFIED_BUSINESS = {
  email: 'owner@bikeshop.example',
  businessType: 'INDIVIDUAL',
  businessProfile: {
    name: 'Bike Shop',
    mcc: '5940',
    url: 'https://accessible.stripe.com',
    productDescription: 'Bikes',
    estimatedWorkerCount: 8,
    annualRevenue: { amount: 12_000_000, currency: 'USD', fiscalYearEnd: '2025-12-31' },
  },
  individual: {
    firstName: 'Mina',
    lastName: 'Okafor',
    email: 'mina@bikeshop.example',
    phone: '+14155550100',
    dob: VERIFIED_DOB,
    idNumber: VERIFIED_ID,
    ssnLast4: VERIFIED_ID.slice(-4),
    address: { line1: 'address_full_match', city: 'San Francisco', state: 'CA', postalCode: '94104', country: 'US' },
  },
  tosAcceptance: TERMS_AS_INPUT,
  settings: { cardIssuingTosAcceptance: TERMS_AS_INPUT, treasuryTosAcceptance: TERMS_AS_INPUT },
};

import type { Caller, Made, Params } from './caller.js';

const FEATURES = {
  card_issuing: { requested: true },
  financial_addresses: { aba: { requested: true } },
  inbound_transfers: { ach: { requested: true } },
  intra_stripe_flows: { requested: true },
  outbound_payments: { ach: { requested: true }, us_domestic_wire: { requested: true } },
  outbound_transfers: { ach: { requested: true }, us_domestic_wire: { requested: true } },
};
const HOME = { line1: '510 Market Street', city: 'San Francisco', state: 'CA', postal_code: '94104', country: 'US' };
const IP = '203.0.113.9';

export type Stage = ReturnType<typeof createStage>;

/** Does what makes an event happen. */
export type Cause = (stage: Stage) => Promise<unknown>;

/**
 * What an event needs before it can happen: an onboarded account, money, a cardholder, a card. Each is made when it is
 * first asked for; an account that was named is taken as it is.
 */
export function createStage(caller: Caller, account: string, now: number) {
  const on = (path: string, params: Params = {}): Promise<Made> => caller.post(path, params, account);
  const once = (make: () => Promise<string>): (() => Promise<string>) => {
    let made: Promise<string> | undefined;
    return () => (made ??= make());
  };
  const emptyAccount = async () =>
    (await on('/v1/treasury/financial_accounts', { supported_currencies: ['usd'], features: FEATURES })).id;
  const receive = async (amount: number) =>
    on('/v1/test_helpers/treasury/received_credits', {
      amount,
      currency: 'usd',
      financial_account: await fa(),
      network: 'ach',
    });
  const fa = once(emptyAccount);
  const fundedFa = once(async () => {
    await receive(100_000);
    return fa();
  });
  const holder = once(async () => (await on('/v1/issuing/cardholders', holderParams(now))).id);
  const card = once(async () => (await newCard({ type: 'virtual', status: 'active' })).id);
  const newCard = async (over: Params) =>
    on('/v1/issuing/cards', {
      cardholder: await holder(),
      currency: 'usd',
      financial_account: await fundedFa(),
      ...over,
    });
  const physicalCard = (over: Params = {}) =>
    newCard({ type: 'physical', shipping: { name: 'Jenny Rosen', address: HOME }, ...over });
  const authorize = async (over: Params = {}) =>
    on('/v1/test_helpers/issuing/authorizations', { amount: 1_000, card: await card(), ...over });
  const capture = async () => on(`/v1/test_helpers/issuing/authorizations/${(await authorize()).id}/capture`);
  const purchase = async () => (await capture()).at('transactions', 0, 'id');
  return {
    account,
    authorize,
    caller,
    capture,
    card,
    emptyAccount,
    fa,
    fundedFa,
    holder,
    on,
    physicalCard,
    purchase,
    receive,
  };
}

function holderParams(now: number): Params {
  return {
    name: 'Jenny Rosen',
    email: 'jenny@example.com',
    phone_number: '+14155550123',
    billing: { address: HOME },
    individual: {
      first_name: 'Jenny',
      last_name: 'Rosen',
      card_issuing: { user_terms_acceptance: { date: now, ip: IP } },
    },
  };
}

/** A company with every capability that cards and money need, verified at once. */
export async function onboard(caller: Caller, now: number): Promise<string> {
  const tos = { date: now, ip: IP };
  const { id } = await caller.post('/v1/accounts', {
    business_type: 'company',
    business_profile: {
      annual_revenue: { amount: 120_000_00, currency: 'usd', fiscal_year_end: '2025-12-31' },
      estimated_worker_count: 8,
      mcc: '5734',
      name: 'Trigger LLC',
      url: 'https://trigger.example',
    },
    capabilities: {
      card_issuing: { requested: true },
      transfers: { requested: true },
      treasury: { requested: true },
      us_bank_account_ach_payments: { requested: true },
    },
    company: {
      address: HOME,
      executives_provided: true,
      name: 'Trigger LLC',
      owners_provided: true,
      phone: '0000000000',
      tax_id: '222222222',
    },
    controller: {
      fees: { payer: 'application' },
      losses: { payments: 'application' },
      requirement_collection: 'application',
      stripe_dashboard: { type: 'none' },
    },
    country: 'US',
    email: 'owner@trigger.example',
    settings: { card_issuing: { tos_acceptance: tos }, treasury: { tos_acceptance: tos } },
    tos_acceptance: tos,
  });
  await caller.post(`/v1/accounts/${id}/persons`, {
    address: HOME,
    dob: { day: 1, month: 1, year: 1902 },
    email: 'owner@trigger.example',
    first_name: 'Mina',
    id_number: '222222222',
    last_name: 'Okafor',
    phone: '0000000000',
    relationship: { representative: true, executive: true, owner: true, percent_ownership: 80, title: 'CEO' },
  });
  return id;
}

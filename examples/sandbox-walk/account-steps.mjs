import { accepted, cash, dollars, FUNDS, HOME, must, onAccount } from './step.mjs';

// Stripe's test values: this address, 1902-01-01 and 222222222 are verified at once.
const VERIFIED = { ...HOME, line1: 'address_full_match' };
const BORN = { day: 1, month: 1, year: 1902 };
const NUMBER = '222222222';

const createAccount = {
  title: 'Open a connected account',
  events: ['capability.updated'],
  async run(walk) {
    const { id, requirements } = await walk.stripe.accounts.create({
      business_type: 'company',
      capabilities: {
        card_issuing: { requested: true },
        transfers: { requested: true },
        treasury: { requested: true },
        us_bank_account_ach_payments: { requested: true },
      },
      controller: {
        fees: { payer: 'application' },
        losses: { payments: 'application' },
        requirement_collection: 'application',
        stripe_dashboard: { type: 'none' },
      },
      country: 'US',
      email: 'owner@bikeshop.example',
    });
    walk.account = id;
    must(requirements.currently_due.length > 0, 'The new account has no requirements');
    return `${id} has ${requirements.currently_due.length} requirements`;
  },
};

const onboard = {
  title: 'Meet the requirements',
  events: ['person.created', 'account.updated', 'capability.updated'],
  async run(walk) {
    const { stripe, account } = walk;
    const tos_acceptance = accepted(walk);
    await stripe.accounts.createPerson(account, {
      address: VERIFIED,
      dob: BORN,
      email: 'mina@bikeshop.example',
      first_name: 'Mina',
      last_name: 'Okafor',
      id_number: NUMBER,
      phone: '0000000000',
      relationship: { representative: true, executive: true, title: 'CEO' },
    });
    const { capabilities, requirements } = await stripe.accounts.update(account, {
      business_profile: {
        mcc: '5734',
        url: 'https://accessible.stripe.com',
        estimated_worker_count: 1,
        annual_revenue: { amount: 0, currency: 'usd', fiscal_year_end: '2025-12-31' },
      },
      company: {
        name: 'Bike Shop LLC',
        phone: '0000000000',
        tax_id: NUMBER,
        owners_provided: true,
        address: VERIFIED,
      },
      settings: { card_issuing: { tos_acceptance }, treasury: { tos_acceptance } },
      tos_acceptance,
    });
    must(requirements.currently_due.length === 0, `Still due: ${requirements.currently_due.join(', ')}`);
    const waiting = Object.keys(capabilities).filter((name) => capabilities[name] !== 'active');
    must(waiting.length === 0, `Not active: ${waiting.join(', ')}`);
    return `active: ${Object.keys(capabilities).join(', ')}`;
  },
};

const openFinancialAccount = {
  title: 'Open a financial account',
  events: ['treasury.financial_account.created', 'treasury.financial_account.features_status_updated'],
  async run(walk) {
    const { financialAccounts } = walk.stripe.treasury;
    const { id } = await financialAccounts.create(
      {
        supported_currencies: ['usd'],
        features: {
          card_issuing: { requested: true },
          deposit_insurance: { requested: true },
          financial_addresses: { aba: { requested: true } },
        },
      },
      onAccount(walk),
    );
    walk.financialAccount = id;
    // A bank address takes the bank a moment.
    await walk.pass(5);
    const { active_features: active, pending_features: pending } = await financialAccounts.retrieve(
      id,
      {},
      onAccount(walk),
    );
    must(active.length === 3 && pending.length === 0, `Still pending: ${pending.join(', ')}`);
    return `${id} with ${active.join(', ')}`;
  },
};

const fund = {
  title: 'Put money in',
  events: ['treasury.received_credit.created'],
  async run(walk) {
    await walk.stripe.testHelpers.treasury.receivedCredits.create(
      { financial_account: walk.financialAccount, amount: FUNDS, currency: 'usd', network: 'ach' },
      onAccount(walk),
    );
    must((await cash(walk)) === FUNDS, `${dollars(FUNDS)} was not added`);
    return `${dollars(FUNDS)} arrived by bank transfer`;
  },
};

export const ACCOUNT_STEPS = [createAccount, onboard, openFinancialAccount, fund];

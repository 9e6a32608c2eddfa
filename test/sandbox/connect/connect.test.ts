import type Stripe from 'stripe';
import {
  companyDetails,
  individualDetails,
  newAccount,
  onboardedAccount,
  openSandbox,
  representative,
  type World,
} from '../given.js';

let world: World;
let stripe: Stripe;
beforeAll(async () => {
  world = await openSandbox();
  stripe = world.stripe;
});
afterAll(() => world.sandbox.close());

const ALL_ACTIVE = {
  card_issuing: 'active',
  transfers: 'active',
  treasury: 'active',
  us_bank_account_ach_payments: 'active',
};
const all = (status: string) => Object.fromEntries(Object.keys(ALL_ACTIVE).map((name) => [name, status]));

describe('a new account', () => {
  it('owes everything at once, on the account and on each capability', async () => {
    const account = await newAccount(stripe);
    expect(account).toMatchObject({
      type: 'none',
      charges_enabled: false,
      payouts_enabled: false,
      details_submitted: false,
    });
    expect(account.capabilities).toEqual(all('inactive'));
    expect(account.controller).toEqual({
      fees: { payer: 'application' },
      is_controller: true,
      losses: { payments: 'application' },
      requirement_collection: 'application',
      stripe_dashboard: { type: 'none' },
      type: 'application',
    });
    const due = account.requirements?.currently_due ?? [];
    expect(due).toEqual(expect.arrayContaining(['company.tax_id', 'relationship.representative', 'tos_acceptance.ip']));
    expect(due).not.toContain('external_account');
    expect(account.requirements).toMatchObject({
      past_due: due,
      eventually_due: due,
      disabled_reason: 'requirements.past_due',
    });
    const issuing = await stripe.accounts.retrieveCapability(account.id, 'card_issuing');
    expect(issuing).toMatchObject({
      status: 'inactive',
      requirements: { disabled_reason: 'requirements.fields_needed' },
    });
    expect(issuing.requirements?.currently_due).toContain('settings.card_issuing.tos_acceptance.date');
    expect(issuing.requirements?.currently_due).not.toContain('settings.treasury.tos_acceptance.date');
  });

  it('names a representative’s missing fields by the person', async () => {
    const account = await newAccount(stripe);
    const person = await stripe.accounts.createPerson(account.id, {
      first_name: 'Mina',
      relationship: { representative: true },
    });
    const { requirements } = await stripe.accounts.retrieve(account.id);
    expect(requirements?.currently_due).toEqual(
      expect.arrayContaining([`${person.id}.last_name`, `${person.id}.dob.day`, `${person.id}.id_number`]),
    );
    expect(requirements?.currently_due).not.toContain('relationship.representative');
    expect(person.requirements?.currently_due).toContain('last_name');
  });
});

describe('onboarding', () => {
  it('of a company with immediate test values is finished in the same answer', async () => {
    const account = await newAccount(stripe);
    await stripe.accounts.createPerson(account.id, representative());
    const done = await stripe.accounts.update(account.id, companyDetails());
    expect(done.capabilities).toEqual(ALL_ACTIVE);
    expect(done.requirements).toMatchObject({ currently_due: [], past_due: [], disabled_reason: null });
    expect(done).toMatchObject({ details_submitted: true, payouts_enabled: true, charges_enabled: false });
    expect(done.company).toMatchObject({ name: 'Bike Shop LLC', tax_id_provided: true });
    expect(JSON.stringify(done)).not.toContain('222222222');
  });

  it('of an individual with immediate test values is finished in the same answer', async () => {
    const account = await newAccount(stripe, 'individual');
    const done = await stripe.accounts.update(account.id, individualDetails());
    expect(done.capabilities).toEqual(ALL_ACTIVE);
    expect(done).not.toHaveProperty('company');
    expect(done.individual).toMatchObject({
      object: 'person',
      first_name: 'Mina',
      id_number_provided: true,
      verification: { status: 'verified' },
    });
  });

  it('of a company with the other good test values takes two seconds', async () => {
    const account = await newAccount(stripe);
    await stripe.accounts.createPerson(
      account.id,
      representative({ dob: { day: 1, month: 1, year: 1901 }, id_number: '000000000' }),
    );
    const waiting = await stripe.accounts.update(account.id, companyDetails('000000000'));
    expect(waiting.capabilities).toEqual(all('pending'));
    expect(waiting.requirements).toMatchObject({
      currently_due: [],
      disabled_reason: 'requirements.pending_verification',
      pending_verification: expect.arrayContaining(['company.tax_id']),
    });
    world.sandbox.clock.advance(1);
    expect((await stripe.accounts.retrieve(account.id)).capabilities).toEqual(all('pending'));
    world.sandbox.clock.advance(1);
    expect((await stripe.accounts.retrieve(account.id)).capabilities).toEqual(ALL_ACTIVE);
    const events = await stripe.events.list({ type: 'capability.updated' }, { stripeAccount: account.id });
    expect(events.data[0]).toMatchObject({
      data: { previous_attributes: { status: 'pending' } },
      request: { id: null },
    });
  });

  it.each([
    ['a tax id that does not match', '111111111', {}, 'verification_failed_tax_id_match', 'company.tax_id'],
    ['a tax id that was never issued', '111111112', {}, 'verification_failed_tax_id_not_issued', 'company.tax_id'],
    [
      'an ID number that does not match',
      '222222222',
      { id_number: '111111111' },
      'verification_failed_id_number_match',
      'id_number',
    ],
    [
      'an ordinary birthday and number',
      '222222222',
      { dob: { day: 5, month: 5, year: 1980 }, id_number: '123456789' },
      'verification_failed_keyed_identity',
      'verification.document',
    ],
  ])('stops at %s and goes on when it is mended', async (_, taxId, over, code, field) => {
    const account = await newAccount(stripe);
    const person = await stripe.accounts.createPerson(account.id, representative(over));
    const stopped = await stripe.accounts.update(account.id, companyDetails(taxId));
    expect(stopped.capabilities).toEqual(all('inactive'));
    const [error] = stopped.requirements?.errors ?? [];
    const requirement = field.startsWith('company') ? field : `${person.id}.${field}`;
    expect(error).toMatchObject({ code, requirement });
    expect(stopped.requirements?.currently_due).toEqual([requirement]);
    await stripe.accounts.updatePerson(account.id, person.id, representative());
    const mended = await stripe.accounts.update(account.id, companyDetails());
    expect(mended.capabilities).toEqual(ALL_ACTIVE);
  });

  it('is not finished by a check of values that have been replaced meanwhile', async () => {
    const account = await newAccount(stripe);
    await stripe.accounts.createPerson(account.id, representative());
    await stripe.accounts.update(account.id, companyDetails('000000000'));
    await stripe.accounts.update(account.id, companyDetails('111111111'));
    world.sandbox.clock.advance(5);
    expect((await stripe.accounts.retrieve(account.id)).capabilities).toEqual(all('inactive'));
  });

  it('falls back when terms are cleared', async () => {
    const id = await onboardedAccount(stripe);
    const cleared = await world.raw(`/v1/accounts/${id}`, {
      body: 'settings[card_issuing][tos_acceptance][date]=&settings[card_issuing][tos_acceptance][ip]=',
    });
    expect(cleared.json).toMatchObject({ capabilities: { card_issuing: 'inactive', treasury: 'active' } });
  });
});

describe('capabilities', () => {
  it('of the four relevant names are requested in the older flat form of a call', async () => {
    const account = await stripe.accounts.create({ type: 'custom', country: 'US' });
    expect(account).toMatchObject({ type: 'custom', capabilities: {} });
    const answer = await world.raw(`/v1/accounts/${account.id}`, {
      body: 'capabilities[treasury][requested]=true&capabilities[card_issuing][requested]=true&capabilities[transfers][requested]=true',
    });
    expect(answer.json).toMatchObject({
      capabilities: { treasury: 'inactive', card_issuing: 'inactive', transfers: 'inactive' },
    });
  });

  it('are listed, requested and given back one by one', async () => {
    const account = await newAccount(stripe);
    const before = await stripe.accounts.listCapabilities(account.id);
    expect(before.data.map(({ id }) => id).sort()).toEqual(Object.keys(ALL_ACTIVE).sort());
    expect(await stripe.accounts.retrieveCapability(account.id, 'card_payments')).toMatchObject({
      status: 'unrequested',
      requested: false,
    });
    await stripe.accounts.updateCapability(account.id, 'card_payments', { requested: true });
    await stripe.accounts.updateCapability(account.id, 'treasury', { requested: false });
    const { capabilities } = await stripe.accounts.retrieve(account.id);
    expect(capabilities).toHaveProperty('card_payments', 'inactive');
    expect(capabilities).not.toHaveProperty('treasury');
    await expect(stripe.accounts.retrieveCapability(account.id, 'nonsense')).rejects.toMatchObject({
      code: 'resource_missing',
    });
  });
});

describe('persons', () => {
  it('are created, changed, filtered and deleted, with an event each', async () => {
    const account = await newAccount(stripe);
    const person = await stripe.accounts.createPerson(account.id, representative());
    const owner = await stripe.accounts.createPerson(account.id, {
      first_name: 'Ada',
      relationship: { owner: true, percent_ownership: 40 },
    });
    await stripe.accounts.updatePerson(account.id, owner.id, { last_name: 'Wong', metadata: { k: 'v' } });
    const owners = await stripe.accounts.listPersons(account.id, { relationship: { owner: true } });
    expect(owners.data).toEqual([expect.objectContaining({ id: owner.id, last_name: 'Wong', metadata: { k: 'v' } })]);
    expect(await stripe.accounts.deletePerson(account.id, owner.id)).toMatchObject({ id: owner.id, deleted: true });
    await expect(stripe.accounts.retrievePerson(account.id, owner.id)).rejects.toMatchObject({
      code: 'resource_missing',
      statusCode: 404,
    });
    expect((await stripe.accounts.retrievePerson(account.id, person.id)).verification?.status).toBe('verified');
    const events = await stripe.events.list({ limit: 100 }, { stripeAccount: account.id });
    const types = events.data.map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(['person.created', 'person.updated', 'person.deleted']));
  });

  it('have at most one representative among them, and a refused one leaves no trace', async () => {
    const account = await newAccount(stripe);
    await stripe.accounts.createPerson(account.id, representative());
    await expect(stripe.accounts.createPerson(account.id, representative())).rejects.toMatchObject({ statusCode: 400 });
    expect((await stripe.accounts.listPersons(account.id)).data).toHaveLength(1);
  });

  it('of another account are not found', async () => {
    const [one, two] = [await newAccount(stripe), await newAccount(stripe)];
    const person = await stripe.accounts.createPerson(one.id, { first_name: 'Ada' });
    await expect(stripe.accounts.retrievePerson(two.id, person.id)).rejects.toMatchObject({ code: 'resource_missing' });
  });
});

describe('the rest of an account', () => {
  it('is gone after deletion', async () => {
    const account = await newAccount(stripe);
    expect(await stripe.accounts.del(account.id)).toEqual(
      expect.objectContaining({ id: account.id, object: 'account', deleted: true }),
    );
    await expect(stripe.accounts.retrieve(account.id)).rejects.toMatchObject({
      code: 'account_invalid',
      statusCode: 403,
    });
  });

  it('has short-lived links for accounts that exist', async () => {
    const account = await newAccount(stripe);
    const params = {
      type: 'account_onboarding',
      refresh_url: 'https://a.example/r',
      return_url: 'https://a.example/b',
    } as const;
    const link = await stripe.accountLinks.create({ account: account.id, ...params });
    expect(link).toMatchObject({ object: 'account_link', expires_at: link.created + 300 });
    expect(link.url).toContain(`https://connect.stripe.com/setup/c/${account.id}/`);
    await expect(stripe.accountLinks.create({ account: 'acct_x', ...params })).rejects.toMatchObject({
      code: 'resource_missing',
    });
    await expect(
      stripe.accountLinks.create({ account: account.id, ...params, refresh_url: 'not a url' }),
    ).rejects.toMatchObject({ code: 'url_invalid' });
  });

  it('has a balance, with an issuing part once Issuing is requested', async () => {
    const account = await newAccount(stripe);
    expect(await stripe.balance.retrieve({}, { stripeAccount: account.id })).toMatchObject({
      object: 'balance',
      available: [{ amount: 0, currency: 'usd' }],
      issuing: { available: [{ amount: 0, currency: 'usd' }] },
    });
    expect(await stripe.balance.retrieve()).not.toHaveProperty('issuing');
  });

  it('is the current account of the header, and the platform without one', async () => {
    const account = await newAccount(stripe);
    const own = await world.raw('/v1/account', { headers: { 'stripe-account': account.id } });
    expect(own.json).toMatchObject({ id: account.id });
    const platform = await world.raw('/v1/account');
    expect(platform.json).toMatchObject({ object: 'account', type: 'standard' });
    expect((await stripe.accounts.list()).data.some(({ type }) => type === 'standard')).toBe(false);
  });
});

describe('a government entity', () => {
  const business_type = 'government_entity' as const;
  const message = 'The capability treasury is not available to accounts with the business type government_entity.';
  const base = { type: 'custom', country: 'US' } as const;

  it('is an account like others, but without Treasury', async () => {
    const requested = { transfers: { requested: true } };
    const { id } = await stripe.accounts.create({ ...base, business_type, capabilities: requested });
    expect(await stripe.accounts.retrieve(id)).toMatchObject({ business_type });
    await expect(stripe.accounts.updateCapability(id, 'treasury', { requested: true })).rejects.toMatchObject({
      ...{ statusCode: 400, type: 'StripeInvalidRequestError', param: 'requested', message },
    });
    const capabilities = { treasury: { requested: true } };
    const param = 'capabilities[treasury][requested]';
    await expect(stripe.accounts.update(id, { capabilities })).rejects.toMatchObject({ param, message });
    await expect(stripe.accounts.create({ ...base, business_type, capabilities })).rejects.toMatchObject({
      ...{ param, message },
    });
  });

  it('is not what an account with Treasury can become', async () => {
    const { id } = await newAccount(stripe);
    await expect(stripe.accounts.update(id, { business_type })).rejects.toMatchObject({
      ...{ statusCode: 400, param: 'business_type', message },
    });
    await stripe.accounts.updateCapability(id, 'treasury', { requested: false });
    expect(await stripe.accounts.update(id, { business_type })).toMatchObject({ business_type });
  });
});

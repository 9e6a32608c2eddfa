import type Stripe from 'stripe';
import { companyDetails, individualDetails, newAccount, openSandbox, representative, type World } from '../given.js';

let world: World;
let stripe: Stripe;
beforeAll(async () => {
  world = await openSandbox();
  stripe = world.stripe;
});
afterAll(() => world.sandbox.close());

const GOOD = 'file_identity_document_success';

const BAD = 'file_identity_document_failure';

const ORDINARY = { dob: { day: 5, month: 5, year: 1980 }, id_number: '123456789' };

async function companyWithPerson(over: Stripe.AccountCreatePersonParams = ORDINARY, taxId?: string) {
  const account = await newAccount(stripe);
  const person = await stripe.accounts.createPerson(account.id, representative(over));
  const waiting = await stripe.accounts.update(account.id, companyDetails(taxId));
  return { account: account.id, person: person.id, waiting };
}

const upload = (purpose: Stripe.FileCreateParams.Purpose) =>
  stripe.files.create({
    file: { data: Buffer.from('%PDF-1.7'), name: 'passport.pdf', type: 'application/pdf' },
    purpose,
  });

describe('a token', () => {
  const IDENTITY = { ...representative() };

  it('of an account brings what its owner said and accepted, once', async () => {
    const { company } = companyDetails();
    const token = await stripe.tokens.create({
      account: { business_type: 'company', company: company ?? {}, tos_shown_and_accepted: true },
    });
    expect(JSON.stringify(token)).not.toContain('Bike Shop');
    const made = await stripe.accounts.create({ type: 'custom', account_token: token.id });
    expect(made).toMatchObject({ business_type: 'company', company: { name: 'Bike Shop LLC', tax_id_provided: true } });
    expect(made.tos_acceptance?.date).toBe(made.created);
    expect((await stripe.tokens.retrieve(token.id)).used).toBe(true);
    await expect(stripe.accounts.update(made.id, { account_token: token.id })).rejects.toMatchObject({
      statusCode: 400,
      code: 'token_already_used',
      param: 'account_token',
    });
  });

  it('of a person brings their identity, once, beside what the platform says', async () => {
    const account = await newAccount(stripe);
    const { relationship, ...identity } = IDENTITY;
    const { id } = await stripe.tokens.create({ person: identity });
    const person = await stripe.accounts.createPerson(account.id, {
      person_token: id,
      relationship: relationship ?? {},
    });
    expect(person).toMatchObject({ first_name: 'Mina', id_number_provided: true, relationship: { title: 'CEO' } });
    await expect(stripe.accounts.updatePerson(account.id, person.id, { person_token: id })).rejects.toMatchObject({
      code: 'token_already_used',
      param: 'person_token',
    });
  });

  it('of another kind, or none, is refused', async () => {
    const account = await newAccount(stripe);
    const { id } = await stripe.tokens.create({ person: { first_name: 'Mina' } });
    const update = (account_token: string) => stripe.accounts.update(account.id, { account_token });
    await expect(update(id)).rejects.toMatchObject({ statusCode: 400, code: 'resource_missing' });
    await expect(update('ct_unknown')).rejects.toMatchObject({ code: 'resource_missing', param: 'account_token' });
    expect((await stripe.tokens.retrieve(id)).used).toBe(false);
  });
});

describe('a document', () => {
  it('is asked for when the keyed identity fails, and verifies the person when it is good', async () => {
    const { account, person, waiting } = await companyWithPerson();
    expect(waiting.requirements?.currently_due).toEqual([`${person}.verification.document`]);
    const shown = await stripe.accounts.updatePerson(account, person, {
      verification: { document: { front: GOOD, back: GOOD } },
      expand: ['verification.document.front', 'verification.document.back'],
    });
    expect(shown.verification).toMatchObject({
      status: 'verified',
      document: {
        front: { object: 'file', purpose: 'identity_document' },
        back: { object: 'file' },
        details_code: null,
      },
    });
    const done = await stripe.accounts.retrieve(account);
    expect(done.requirements?.currently_due).toEqual([]);
    expect(done.capabilities).toMatchObject({ card_issuing: 'active' });
  });

  it('that fails is refused on the document and on the account, until a good one follows', async () => {
    const { account, person } = await companyWithPerson();
    const failed = await stripe.accounts.updatePerson(account, person, { verification: { document: { front: BAD } } });
    expect(failed.verification).toMatchObject({
      status: 'unverified',
      details_code: 'verification_document_failed_test_mode',
      document: { details_code: 'document_failed_test_mode' },
    });
    expect((await stripe.accounts.retrieve(account)).requirements?.errors).toEqual([
      expect.objectContaining({
        code: 'verification_document_failed_test_mode',
        requirement: `${person}.verification.document`,
      }),
    ]);
    const good = await stripe.accounts.updatePerson(account, person, { verification: { document: { front: GOOD } } });
    expect(good.verification).toMatchObject({ status: 'verified' });
  });

  it('of the back alone misses its front', async () => {
    const { account, person } = await companyWithPerson();
    const half = await stripe.accounts.updatePerson(account, person, { verification: { document: { back: GOOD } } });
    expect(half.verification?.details_code).toBe('verification_document_missing_front');
  });

  it('that was uploaded is read two seconds later', async () => {
    const { account, person } = await companyWithPerson();
    const { id } = await upload('identity_document');
    const waiting = await stripe.accounts.updatePerson(account, person, { verification: { document: { front: id } } });
    expect(waiting.verification).toMatchObject({ status: 'pending', document: { front: id } });
    world.sandbox.clock.advance(2);
    expect((await stripe.accounts.retrievePerson(account, person)).verification?.status).toBe('verified');
  });

  it('must be a file that was uploaded to prove an identity', async () => {
    const { account, person } = await companyWithPerson();
    const { id } = await upload('dispute_evidence');
    const hand = (front: string) =>
      stripe.accounts.updatePerson(account, person, { verification: { document: { front } } });
    await expect(hand(id)).rejects.toMatchObject({ statusCode: 400, param: 'verification[document][front]' });
    await expect(hand('file_unknown')).rejects.toMatchObject({ statusCode: 400, code: 'resource_missing' });
  });

  it('of a second kind proves a person’s address', async () => {
    const address = { ...representative().address, line1: 'address_no_match' };
    const { account, person } = await companyWithPerson({ address });
    const done = await stripe.accounts.updatePerson(account, person, {
      verification: { additional_document: { front: GOOD } },
    });
    expect(done.verification?.status).toBe('verified');
  });

  it('proves the one person of an individual’s account', async () => {
    const account = await newAccount(stripe, 'individual');
    const waiting = await stripe.accounts.update(account.id, individualDetails(ORDINARY));
    expect(waiting.requirements?.currently_due).toEqual(['individual.verification.document']);
    const bad = stripe.accounts.update(account.id, { individual: { verification: { document: { front: 'file_x' } } } });
    await expect(bad).rejects.toMatchObject({ param: 'individual[verification][document][front]' });
    const done = await stripe.accounts.update(account.id, {
      individual: { verification: { document: { front: GOOD } } },
    });
    expect(done.requirements?.currently_due).toEqual([]);
    expect(done.individual?.verification?.status).toBe('verified');
  });

  it('proves a company whose tax ID does not match', async () => {
    const { account, waiting } = await companyWithPerson({}, '111111111');
    expect(waiting.requirements?.currently_due).toEqual(['company.tax_id']);
    const { id } = await upload('identity_document');
    const wrong = stripe.accounts.update(account, { company: { verification: { document: { front: id } } } });
    await expect(wrong).rejects.toMatchObject({ param: 'company[verification][document][front]' });
    const done = await stripe.accounts.update(account, {
      company: { verification: { document: { front: GOOD } } },
      expand: ['company.verification.document.front'],
    });
    expect(done.requirements?.currently_due).toEqual([]);
    expect(done.company?.verification?.document.front).toMatchObject({ purpose: 'additional_verification' });
  });
});

describe('Issuing and Treasury', () => {
  const asked = { card_issuing: { requested: true }, treasury: { requested: true } };

  it('serve accounts for which the platform answers', async () => {
    const { capabilities } = await stripe.accounts.create({ type: 'custom', capabilities: asked });
    expect(capabilities).toMatchObject({ card_issuing: 'inactive', treasury: 'inactive' });
  });

  it.each<[string, Stripe.AccountCreateParams]>([
    ['a standard account', { type: 'standard' }],
    ['an express account', { type: 'express' }],
    ['an account with a dashboard of Stripe', { controller: { stripe_dashboard: { type: 'express' } } }],
    [
      'an account whose losses are Stripe’s',
      {
        controller: {
          fees: { payer: 'application' },
          losses: { payments: 'stripe' },
          requirement_collection: 'application',
          stripe_dashboard: { type: 'none' },
        },
      },
    ],
  ])('refuse %s, however they are requested', async (_, kind) => {
    await expect(stripe.accounts.create({ ...kind, capabilities: asked })).rejects.toMatchObject({
      statusCode: 400,
      param: 'capabilities[card_issuing][requested]',
    });
    const { id } = await stripe.accounts.create({ ...kind, capabilities: { transfers: { requested: true } } });
    await expect(stripe.accounts.updateCapability(id, 'treasury', { requested: true })).rejects.toMatchObject({
      statusCode: 400,
      param: 'requested',
    });
    expect((await stripe.accounts.retrieve(id)).capabilities).toEqual({ transfers: 'inactive' });
  });
});

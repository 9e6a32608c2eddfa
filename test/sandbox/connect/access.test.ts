import type Stripe from 'stripe';
import { ADDRESS, financialAccount, newAccount, onboardedAccount, openSandbox, type World } from '../given.js';

let world: World;
let stripe: Stripe;
beforeAll(async () => {
  world = await openSandbox();
  stripe = world.stripe;
});

async function eventTypes(stripeAccount: string, type: string): Promise<string[]> {
  const events = await stripe.events.list({ type, limit: 100 }, { stripeAccount });
  return events.data.map((event) => event.type.replace('account.external_account.', '')).reverse();
}

describe('access', () => {
  it('of an account session names every component, and enables what was asked for', async () => {
    const { id } = await newAccount(stripe);
    const session = await stripe.accountSessions.create({
      account: id,
      components: {
        issuing_card: { enabled: true, features: { card_management: false } },
        payouts: { enabled: false },
      },
    });
    expect(session).toMatchObject({ object: 'account_session', account: id, livemode: false });
    expect(session.client_secret).toMatch(/^accs_secret_/);
    expect(session.components.issuing_card).toMatchObject({
      enabled: true,
      features: { card_management: false, cardholder_management: true },
    });
    expect(session.components.documents.enabled).toBe(false);
    expect(Object.keys(session.components)).toHaveLength(25);
    const raw = (body: string) => world.raw('/v1/account_sessions', { body: `account=${id}&${body}` });
    expect(await raw('components[nonsense][enabled]=true')).toMatchObject({
      json: { error: { code: 'parameter_unknown', param: 'components[nonsense]' } },
    });
    expect(await raw('components[payouts][enabled]=maybe')).toMatchObject({
      json: { error: { param: 'components[payouts][enabled]' } },
    });
    expect(await raw('components[payouts][enabled]=true&components[payouts][features][no]=true')).toMatchObject({
      json: { error: { code: 'parameter_unknown', param: 'components[payouts][features][no]' } },
    });
    expect(await raw('')).toMatchObject({ status: 400, json: { error: { param: 'components' } } });
  });

  it('to the Express Dashboard is for accounts that have it', async () => {
    const { id } = await stripe.accounts.create({ type: 'express' });
    expect(await stripe.accounts.createLoginLink(id)).toMatchObject({ object: 'login_link' });
    const custom = await newAccount(stripe);
    await expect(stripe.accounts.createLoginLink(custom.id)).rejects.toMatchObject({ statusCode: 400 });
  });

  it('to a card’s number is by an ephemeral key that names its version', async () => {
    const stripeAccount = await onboardedAccount(stripe);
    const holder = await stripe.issuing.cardholders.create(
      { name: 'Mina Okafor', type: 'company', billing: { address: ADDRESS } },
      { stripeAccount },
    );
    const card = await stripe.issuing.cards.create(
      { cardholder: holder.id, currency: 'usd', type: 'virtual' },
      { stripeAccount },
    );
    const options = { stripeAccount, apiVersion: '2026-10-28.endive' };
    const key = await stripe.ephemeralKeys.create({ issuing_card: card.id, nonce: 'ephkn_1' }, options);
    expect(key).toMatchObject({ object: 'ephemeral_key', associated_objects: [{ id: card.id, type: 'issuing.card' }] });
    expect(key.secret).toMatch(/^ek_test_/);
    expect(key.expires).toBe(key.created + 3600);
    const create = (params: Stripe.EphemeralKeyCreateParams) => stripe.ephemeralKeys.create(params, options);
    await expect(create({ issuing_card: card.id })).rejects.toMatchObject({ param: 'nonce' });
    await expect(create({ issuing_card: 'ic_nope', nonce: 'n' })).rejects.toMatchObject({ code: 'resource_missing' });
    await expect(create({})).rejects.toMatchObject({ code: 'parameter_missing' });
    const unversioned = await world.raw('/v1/ephemeral_keys', {
      body: `issuing_card=${card.id}&nonce=n`,
      headers: { 'stripe-account': stripeAccount },
    });
    expect(unversioned).toMatchObject({ status: 400, json: { error: { type: 'invalid_request_error' } } });
    expect(await stripe.ephemeralKeys.del(key.id, {}, { stripeAccount })).not.toHaveProperty('secret');
    await expect(stripe.ephemeralKeys.del(key.id, {}, { stripeAccount })).rejects.toMatchObject({ statusCode: 404 });
  });
});

describe('a rejection', () => {
  it('takes every capability away, and taking it back gives them back', async () => {
    const id = await onboardedAccount(stripe);
    const options = { stripeAccount: id };
    const fa = await financialAccount(stripe, id);
    const rejected = await stripe.accounts.reject(id, { reason: 'fraud_other' });
    expect(rejected).toMatchObject({
      charges_enabled: false,
      payouts_enabled: false,
      capabilities: { card_issuing: 'inactive', treasury: 'inactive', transfers: 'inactive' },
      requirements: { disabled_reason: 'rejected.platform_fraud' },
    });
    const capability = await stripe.accounts.retrieveCapability(id, 'card_issuing');
    expect(capability.requirements?.disabled_reason).toBe('rejected.other');
    const features = await stripe.treasury.financialAccounts.retrieveFeatures(fa.id, {}, options);
    expect(features.card_issuing).toMatchObject({
      status: 'restricted',
      status_details: [{ code: 'rejected_other', resolution: 'contact_stripe' }],
    });
    await expect(
      stripe.issuing.cardholders.create({ name: 'Mina', type: 'company', billing: { address: ADDRESS } }, options),
    ).rejects.toMatchObject({ statusCode: 400 });
    await expect(stripe.accounts.reject(id, { reason: 'other' })).rejects.toMatchObject({ statusCode: 400 });
    const back = await stripe.accounts.unreject(id);
    expect(back).toMatchObject({ payouts_enabled: true, capabilities: { card_issuing: 'active' } });
    expect(back.requirements?.disabled_reason).toBeNull();
    await expect(stripe.accounts.unreject(id)).rejects.toMatchObject({ statusCode: 400 });
    const told = await eventTypes(id, 'capability.updated');
    expect(told.length).toBeGreaterThan(0);
  });

  it('can leave payouts as they are', async () => {
    const id = await onboardedAccount(stripe);
    const rejected = await stripe.accounts.reject(id, { reason: 'terms_of_service', payouts_action: 'none' });
    expect(rejected).toMatchObject({
      payouts_enabled: true,
      requirements: { disabled_reason: 'rejected.platform_terms_of_service' },
    });
  });

  it('needs a reason that Stripe knows and an account whose losses are the platform’s', async () => {
    const id = await onboardedAccount(stripe);
    await expect(stripe.accounts.reject(id, { reason: 'nonsense' })).rejects.toMatchObject({ param: 'reason' });
    const standard = await stripe.accounts.create({ type: 'standard' });
    await expect(stripe.accounts.reject(standard.id, { reason: 'other' })).rejects.toMatchObject({ statusCode: 400 });
  });
});

import type Stripe from 'stripe';
import { onboardedAccount, openSandbox, type World } from '../given.js';

let world: World;
let stripe: Stripe;
beforeAll(async () => {
  world = await openSandbox();
  stripe = world.stripe;
});

const BANK: Stripe.AccountCreateExternalAccountParams['external_account'] = {
  object: 'bank_account',
  country: 'US',
  currency: 'usd',
  account_holder_name: 'Bike Shop LLC',
  account_holder_type: 'company',
  account_number: '000123456789',
  routing_number: '110000000',
};

async function eventTypes(stripeAccount: string, type: string): Promise<string[]> {
  const events = await stripe.events.list({ type, limit: 100 }, { stripeAccount });
  return events.data.map((event) => event.type.replace('account.external_account.', '')).reverse();
}

describe('external accounts', () => {
  it('are made from raw details, seen in the account, and told of', async () => {
    const account = await onboardedAccount(stripe);
    const made = await stripe.accounts.createExternalAccount(account, { external_account: BANK, metadata: { a: 'b' } });
    expect(made).toMatchObject({
      object: 'bank_account',
      account,
      account_holder_name: 'Bike Shop LLC',
      default_for_currency: true,
      last4: '6789',
      metadata: { a: 'b' },
      routing_number: '110000000',
      status: 'new',
    });
    expect(JSON.stringify(made)).not.toContain('000123456789');
    const seen = await stripe.accounts.retrieve(account);
    expect(seen.external_accounts?.data).toEqual([made]);
    expect(await eventTypes(account, 'account.external_account.*')).toEqual(['created']);
    const owner = await stripe.accounts.retrieveExternalAccount(account, made.id, { expand: ['account'] });
    expect(owner).toMatchObject({ account: { id: account, object: 'account' } });
  });

  it('keep one default for each currency, which cannot be deleted', async () => {
    const account = await onboardedAccount(stripe);
    const first = await stripe.accounts.createExternalAccount(account, { external_account: BANK });
    const second = await stripe.accounts.createExternalAccount(account, {
      external_account: { ...BANK, account_number: '000111111116' },
    });
    expect(second.default_for_currency).toBe(false);
    await expect(stripe.accounts.deleteExternalAccount(account, first.id)).rejects.toMatchObject({
      statusCode: 400,
      message:
        'You cannot delete the default external account for your default currency. Please make another external account the default using the `default_for_currency` param, and then delete this one.',
    });
    await stripe.accounts.updateExternalAccount(account, second.id, {
      default_for_currency: true,
      metadata: { x: '1' },
    });
    expect(await stripe.accounts.deleteExternalAccount(account, first.id)).toEqual({
      id: first.id,
      object: 'bank_account',
      currency: 'usd',
      deleted: true,
    });
    const left = await stripe.accounts.listExternalAccounts(account, { object: 'bank_account' });
    expect(left.data).toMatchObject([{ id: second.id, default_for_currency: true, metadata: { x: '1' } }]);
    expect(await eventTypes(account, 'account.external_account.*')).toEqual([
      'created',
      'created',
      'updated',
      'deleted',
    ]);
    const [updated] = (
      await stripe.events.list({ type: 'account.external_account.updated' }, { stripeAccount: account })
    ).data;
    expect(updated?.data.previous_attributes).toEqual({ default_for_currency: false, metadata: { x: null } });
  });

  it('are made from tokens, each of which works once', async () => {
    const account = await onboardedAccount(stripe);
    const token = await stripe.tokens.create({
      bank_account: { country: 'US', account_number: '000123456789', routing_number: '110000000' },
    });
    expect(token).toMatchObject({
      object: 'token',
      type: 'bank_account',
      used: false,
      bank_account: { last4: '6789' },
    });
    const made = await stripe.accounts.createExternalAccount(account, { external_account: token.id });
    expect(made).toMatchObject({ object: 'bank_account', last4: '6789' });
    expect((await stripe.tokens.retrieve(token.id)).used).toBe(true);
    const other = await onboardedAccount(stripe);
    await expect(stripe.accounts.createExternalAccount(other, { external_account: token.id })).rejects.toMatchObject({
      statusCode: 400,
      code: 'token_already_used',
    });
    const card = await stripe.accounts.createExternalAccount(other, { external_account: 'tok_visa_debit' });
    expect(card).toMatchObject({ object: 'card', brand: 'Visa', funding: 'debit', last4: '5556' });
    const named = await stripe.accounts.updateExternalAccount(other, card.id, { name: 'Mina', exp_year: '2031' });
    expect(named).toMatchObject({ name: 'Mina', exp_year: 2031 });
    const cards = await stripe.accounts.listExternalAccounts(other, { object: 'card' });
    expect(cards.data.map((one) => one.id)).toEqual([card.id]);
    await expect(
      stripe.accounts.updateExternalAccount(other, card.id, { account_holder_name: 'x' }),
    ).rejects.toMatchObject({ code: 'parameter_unknown' });
  });

  it('of an account call replace the default of their currency', async () => {
    const { id } = await stripe.accounts.create({ external_account: 'btok_us_verified' });
    await stripe.accounts.update(id, { external_account: { ...BANK, account_number: '000111111113' } });
    const seen = await stripe.accounts.retrieve(id);
    expect(seen.external_accounts?.data).toMatchObject([{ last4: '1113', default_for_currency: true }]);
    expect(await eventTypes(id, 'account.external_account.*')).toEqual(['created', 'created', 'deleted']);
  });

  it('that exist already, have bad numbers, or come from nowhere are refused', async () => {
    const account = await onboardedAccount(stripe);
    await stripe.accounts.createExternalAccount(account, { external_account: BANK });
    const refusals: [Stripe.AccountCreateExternalAccountParams['external_account'], object][] = [
      [BANK, { code: 'bank_account_exists' }],
      [{ ...BANK, routing_number: '12' }, { code: 'routing_number_invalid' }],
      [{ ...BANK, country: 'FR' }, { code: 'country_unsupported' }],
      ['btok_nope', { code: 'resource_missing', param: 'external_account' }],
    ];
    for (const [external_account, refusal] of refusals) {
      const call = stripe.accounts.createExternalAccount(account, { external_account });
      await expect(call).rejects.toMatchObject({ statusCode: 400, ...refusal });
    }
    await expect(stripe.accounts.retrieveExternalAccount(account, 'ba_nope')).rejects.toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
    });
  });
});

describe('tokens', () => {
  it.each([
    ['card', { card: { number: '4000056655665556', exp_month: '8', exp_year: '2030', cvc: '123' } }, /^tok_/],
    ['pii', { pii: { id_number: '000000000' } }, /^pii_/],
    ['cvc_update', { cvc_update: { cvc: '123' } }, /^cvctok_/],
    ['account', { account: { company: { name: 'Bike Shop' }, tos_shown_and_accepted: true } }, /^ct_/],
    ['person', { person: { first_name: 'Mina' } }, /^cpt_/],
  ] satisfies [string, Stripe.TokenCreateParams, RegExp][])('stand for a %s', async (type, params, id) => {
    const token = await stripe.tokens.create(params);
    expect(token).toMatchObject({ object: 'token', type, used: false, livemode: false });
    expect(token.id).toMatch(id);
    expect(JSON.stringify(token)).not.toContain('4000056655665556');
  });

  it('of nothing, of two things, or of a bad card are refused', async () => {
    await expect(stripe.tokens.create({})).rejects.toMatchObject({ statusCode: 400 });
    await expect(stripe.tokens.create({ pii: { id_number: '1' }, cvc_update: { cvc: '123' } })).rejects.toMatchObject({
      code: 'parameters_exclusive',
    });
    const card = { number: '4000056655665557', exp_month: '8', exp_year: '2030' };
    await expect(stripe.tokens.create({ card })).rejects.toMatchObject({
      code: 'incorrect_number',
      param: 'card[number]',
    });
  });
});

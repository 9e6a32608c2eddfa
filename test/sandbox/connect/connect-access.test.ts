import type Stripe from 'stripe';
import {
  ADDRESS,
  financialAccount,
  fund,
  KEY,
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

describe('files', () => {
  const PDF = Buffer.from('%PDF-1.4\r\n--not a boundary\r\n\u0000\u00ff', 'latin1');
  const upload = (over: Partial<Stripe.FileCreateParams> = {}, options: Stripe.RequestOptions = {}) =>
    stripe.files.create(
      {
        file: { data: PDF, name: 'receipt.pdf', type: 'application/pdf' },
        purpose: 'dispute_evidence',
        ...over,
      },
      options,
    );

  it('come back byte for byte, and belong to their account', async () => {
    const stripeAccount = await onboardedAccount(stripe);
    const file = await upload({}, { stripeAccount });
    expect(file).toMatchObject({
      object: 'file',
      filename: 'receipt.pdf',
      purpose: 'dispute_evidence',
      size: PDF.length,
      type: 'pdf',
      links: { object: 'list', data: [] },
      url: `${world.sandbox.url}/v1/files/${file.id}/contents`,
    });
    const contents = await fetch(`${world.sandbox.url}/v1/files/${file.id}/contents`, {
      headers: { authorization: `Bearer ${KEY}`, 'stripe-account': stripeAccount },
    });
    expect(contents.headers.get('content-type')).toBe('application/pdf');
    expect(Buffer.from(await contents.arrayBuffer()).equals(PDF)).toBe(true);
    expect((await stripe.files.retrieve(file.id, {}, { stripeAccount })).id).toBe(file.id);
    await expect(stripe.files.retrieve(file.id)).rejects.toMatchObject({ statusCode: 404, code: 'resource_missing' });
    const listed = await stripe.files.list({ purpose: 'dispute_evidence' }, { stripeAccount });
    expect(listed.data.map((one) => one.id)).toEqual([file.id]);
    const logged = world.sandbox.requests.find((entry) => entry.path === '/v1/files' && entry.method === 'POST');
    expect(logged?.params).toMatchObject({
      purpose: 'dispute_evidence',
      file: { filename: 'receipt.pdf', size: String(PDF.length) },
    });
  });

  it.each([
    ['settings[branding][icon]', 'business_icon', 'business_logo'],
    ['settings[branding][logo]', 'business_logo', 'business_icon'],
    ['documents[company_license][files][0]', 'account_requirement', 'dispute_evidence'],
  ] as const)('are taken as %s for the purpose %s, not for %s', async (param, right, wrong) => {
    const { id: account } = await newAccount(stripe);
    const name = async (file: string) => await world.raw(`/v1/accounts/${account}`, { body: `${param}=${file}` });
    const options = { stripeAccount: account };
    const [good, bad] = [await upload({ purpose: right }, options), await upload({ purpose: wrong }, options)];
    expect(await name('file_nope')).toMatchObject({
      status: 400,
      json: { error: { code: 'resource_missing', param, message: "No such file upload: 'file_nope'" } },
    });
    expect(await name(bad.id)).toMatchObject({
      status: 400,
      json: {
        error: { param, message: `The file ${bad.id} has the purpose ${wrong}; it must have the purpose ${right}.` },
      },
    });
    expect((await name(good.id)).status).toBe(200);
  });

  it.each([
    'settings[paypay_payments][additional_files][0]',
    'settings[paypay_payments][site][restricted][payment_flow_file]',
  ])('must exist to be named as %s', async (param) => {
    const { id: account } = await newAccount(stripe);
    const { id } = await upload({ purpose: 'account_requirement' }, { stripeAccount: account });
    const name = async (file: string) => await world.raw(`/v1/accounts/${account}`, { body: `${param}=${file}` });
    expect(await name('file_nope')).toMatchObject({
      status: 400,
      json: { error: { code: 'resource_missing', param } },
    });
    expect((await name(id)).status).toBe(200);
  });

  it('that prove who owns a company are signed by a person of the account', async () => {
    const { id: account } = await newAccount(stripe);
    const { id: person } = await stripe.accounts.createPerson(account, representative());
    const { id: file } = await upload({ purpose: 'account_requirement' }, { stripeAccount: account });
    const signedBy = (signer: string) =>
      stripe.accounts.update(account, {
        documents: { proof_of_ultimate_beneficial_ownership: { files: [file], signer: { person: signer } } },
      });
    await expect(signedBy('person_nope')).rejects.toMatchObject({
      statusCode: 400,
      code: 'resource_missing',
      param: 'documents[proof_of_ultimate_beneficial_ownership][signer][person]',
    });
    expect((await signedBy(person)).id).toBe(account);
  });

  it('are shown where they are named, as evidence and as a logo, when they are expanded', async () => {
    const account = await onboardedAccount(stripe);
    const options = { stripeAccount: account };
    const logo = await upload({ purpose: 'business_logo' }, options);
    const branded = await stripe.accounts.update(account, {
      settings: { branding: { logo: logo.id } },
      expand: ['settings.branding.logo'],
    });
    expect(branded.settings?.branding).toMatchObject({ icon: null, logo: { id: logo.id, object: 'file' } });
    const fa = await financialAccount(stripe, account);
    await fund(stripe, account, fa.id, 5_000);
    const holder = await stripe.issuing.cardholders.create(
      { name: 'Bike Shop', type: 'company', billing: { address: ADDRESS } },
      options,
    );
    const card = await stripe.issuing.cards.create(
      { cardholder: holder.id, currency: 'usd', type: 'virtual', status: 'active', financial_account: fa.id },
      options,
    );
    const spent = await stripe.testHelpers.issuing.transactions.createForceCapture(
      { amount: 900, card: card.id },
      options,
    );
    const receipt = await upload({}, options);
    const dispute = await stripe.issuing.disputes.create(
      {
        treasury: { received_debit: spent.treasury?.received_debit ?? '' },
        evidence: { reason: 'fraudulent', fraudulent: { explanation: 'x', additional_documentation: receipt.id } },
        expand: ['evidence.fraudulent.additional_documentation'],
      },
      options,
    );
    expect(dispute.evidence.fraudulent?.additional_documentation).toMatchObject({ id: receipt.id, object: 'file' });
  });

  it('of the same name and size are told apart by their content when a key is used again', async () => {
    const send = (text: string) =>
      upload(
        { purpose: 'business_logo', file: { data: Buffer.from(text), name: 'logo.png', type: 'image/png' } },
        { idempotencyKey: 'upload-1' },
      );
    const first = await send('aaaa');
    expect((await send('aaaa')).id).toBe(first.id);
    await expect(send('bbbb')).rejects.toMatchObject({ statusCode: 400, rawType: 'idempotency_error' });
  });

  it('can have a link', async () => {
    const file = await upload({ purpose: 'business_logo', file_link_data: { create: true, metadata: { k: 'v' } } });
    expect(file.links?.data).toMatchObject([
      { object: 'file_link', file: file.id, expired: false, metadata: { k: 'v' } },
    ]);
  });

  it('without a file, for an unknown purpose, of the wrong kind, or cut off are refused', async () => {
    await expect(upload({ purpose: 'nonsense' })).rejects.toMatchObject({ statusCode: 400, param: 'purpose' });
    const text = { data: Buffer.from('hello'), name: 'note.txt', type: 'text/plain' };
    await expect(upload({ file: text })).rejects.toMatchObject({ statusCode: 400, param: 'file' });
    const form = await world.raw('/v1/files', { body: 'purpose=dispute_evidence' });
    expect(form).toMatchObject({ status: 400, json: { error: { code: 'parameter_missing', param: 'file' } } });
    const typed = await world.raw('/v1/files', { body: 'purpose=dispute_evidence&file[filename]=x' });
    expect(typed).toMatchObject({ status: 400, json: { error: { param: 'file' } } });
    const cut = await world.raw('/v1/files', {
      body: '--x\r\nContent-Disposition: form-data; name="purpose"\r\n\r\ndispute_ev',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    });
    expect(cut).toMatchObject({
      status: 400,
      json: {
        error: {
          message:
            'Invalid request (check your POST parameters): For assistance, contact support at https://support.stripe.com/contact/.',
        },
      },
    });
  });
});

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

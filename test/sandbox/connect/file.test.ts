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

import type Stripe from 'stripe';
import {
  companyDetails,
  financialAccount,
  fund,
  newAccount,
  onboardedAccount,
  openSandbox,
  provenBalance,
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

const EVERYTHING: Stripe.Treasury.FinancialAccountCreateParams.Features = {
  card_issuing: { requested: true },
  deposit_insurance: { requested: true },
  financial_addresses: { aba: { requested: true } },
  inbound_transfers: { ach: { requested: true } },
  intra_stripe_flows: { requested: true },
  outbound_payments: { ach: { requested: true }, us_domestic_wire: { requested: true } },
  outbound_transfers: { ach: { requested: true }, us_domestic_wire: { requested: true } },
};

async function given() {
  const stripeAccount = await onboardedAccount(stripe);
  const fa = await financialAccount(stripe, stripeAccount);
  return { options: { stripeAccount }, account: stripeAccount, fa: fa.id };
}

describe('financial accounts', () => {
  it('do not exist for an account that has not asked for Treasury, nor for the platform', async () => {
    const { id } = await stripe.accounts.create({});
    for (const stripeAccount of [id, undefined]) {
      const refused = stripe.treasury.financialAccounts.list({}, stripeAccount ? { stripeAccount } : {});
      await expect(refused).rejects.toMatchObject({
        statusCode: 404,
        message:
          'Unrecognized request URL (GET: /v1/treasury/financial_accounts). Please see https://stripe.com/docs or we can help at https://support.stripe.com/. (Hint: Have you onboarded to Treasury? You can learn more about the steps needed at https://stripe.com/docs/treasury/access)',
      });
    }
  });

  it('opened before onboarding have restricted features that activate with the capabilities', async () => {
    const { id } = await newAccount(stripe);
    const options = { stripeAccount: id };
    const fa = await financialAccount(stripe, id, { features: EVERYTHING, expand: ['features'] });
    expect(fa.active_features).toEqual([]);
    expect(fa.restricted_features).toHaveLength(9);
    expect(fa.features?.card_issuing?.status_details).toEqual([
      { code: 'requirements_past_due', resolution: 'provide_information' },
    ]);
    await stripe.accounts.createPerson(id, representative());
    await stripe.accounts.update(id, companyDetails());
    const active = await stripe.treasury.financialAccounts.retrieve(fa.id, {}, options);
    expect(active.restricted_features).toEqual([]);
    expect(active.pending_features).toEqual(['financial_addresses.aba']);
    expect(active.financial_addresses).toEqual([]);
    world.sandbox.clock.advance(2);
    const complete = await stripe.treasury.financialAccounts.retrieve(fa.id, {}, options);
    expect(complete.active_features).toHaveLength(9);
    expect(complete.financial_addresses[0]).toMatchObject({
      type: 'aba',
      aba: { account_holder_name: 'Bike Shop LLC', routing_number: '110000000' },
    });
    expect(complete.financial_addresses[0]?.aba).not.toHaveProperty('account_number');
    const expand = ['financial_addresses.aba.account_number'];
    const numbered = await stripe.treasury.financialAccounts.retrieve(fa.id, { expand }, options);
    expect(numbered.financial_addresses[0]?.aba?.account_number).toMatch(/^\d{12}$/);
    const events = await stripe.events.list({ type: 'treasury.financial_account.features_status_updated' }, options);
    expect(events.data).toHaveLength(2);
  });

  it('have a feature restricted for each reason, and only those that were requested', async () => {
    const { id } = await stripe.accounts.create({ type: 'custom', capabilities: { treasury: { requested: true } } });
    const options = { stripeAccount: id };
    const fa = await financialAccount(stripe, id);
    expect(await stripe.treasury.financialAccounts.retrieveFeatures(fa.id, {}, options)).toEqual(
      expect.objectContaining({
        object: 'treasury.financial_account_features',
        card_issuing: {
          requested: true,
          status: 'restricted',
          status_details: [{ code: 'capability_not_requested', resolution: null }],
        },
      }),
    );
    const onboarded = await given();
    await stripe.treasury.financialAccounts.update(
      onboarded.fa,
      {
        features: { outbound_payments: { ach: { requested: true } } },
        platform_restrictions: { outbound_flows: 'restricted' },
      },
      onboarded.options,
    );
    const features = await stripe.treasury.financialAccounts.retrieveFeatures(onboarded.fa, {}, onboarded.options);
    expect(features.outbound_payments?.ach).toEqual({
      requested: true,
      status: 'restricted',
      status_details: [
        { code: 'restricted_by_platform', resolution: 'remove_restriction', restriction: 'outbound_flows' },
      ],
    });
    expect(features.card_issuing?.status).toBe('active');
    expect(features).not.toHaveProperty('deposit_insurance');
  });

  it('take features in the form of older guides, and give them back', async () => {
    const account = await onboardedAccount(stripe);
    const options = { stripeAccount: account };
    const fa = await financialAccount(stripe, account, { features: {} });
    const answer = await world.raw(`/v1/treasury/financial_accounts/${fa.id}`, {
      body: 'treasury[access][requested]=true&card_issuing[access][requested]=true',
      headers: { 'stripe-account': account },
    });
    expect(answer.json).toMatchObject({ active_features: ['card_issuing'] });
    const features = await stripe.treasury.financialAccounts.updateFeatures(
      fa.id,
      { card_issuing: { requested: false } },
      options,
    );
    expect(features).not.toHaveProperty('card_issuing');
  });

  it('keep nickname, metadata and restrictions, and can be three at a time', async () => {
    const { account, options, fa } = await given();
    const renamed = await stripe.treasury.financialAccounts.update(
      fa,
      { nickname: 'Operating', metadata: { a: '1' }, platform_restrictions: { inbound_flows: 'restricted' } },
      options,
    );
    expect(renamed).toMatchObject({
      nickname: 'Operating',
      metadata: { a: '1' },
      platform_restrictions: { inbound_flows: 'restricted', outbound_flows: 'unrestricted' },
    });
    await financialAccount(stripe, account);
    await financialAccount(stripe, account);
    await expect(financialAccount(stripe, account)).rejects.toMatchObject({ statusCode: 400 });
    await expect(financialAccount(stripe, account, { supported_currencies: ['eur'] })).rejects.toMatchObject({
      param: 'supported_currencies',
    });
    expect((await stripe.treasury.financialAccounts.list({ status: 'open' }, options)).data).toHaveLength(3);
  });

  it('close only when they are empty and quiet, or forward what still comes', async () => {
    const { account, options, fa } = await given();
    await fund(stripe, account, fa, 500);
    const close = (params: Stripe.Treasury.FinancialAccountCloseParams = {}) =>
      stripe.treasury.financialAccounts.close(fa, params, options);
    await expect(close()).rejects.toThrow('has a balance');
    await stripe.testHelpers.treasury.receivedDebits.create(
      { amount: 500, currency: 'usd', financial_account: fa, network: 'ach' },
      options,
    );
    await expect(close()).rejects.toThrow('75 days');
    const other = await financialAccount(stripe, account);
    const closed = await close({ forwarding_settings: { type: 'financial_account', financial_account: other.id } });
    expect(closed).toMatchObject({
      status: 'closed',
      status_details: { closed: { reasons: ['closed_by_platform'] } },
      restricted_features: ['card_issuing'],
    });
    await expect(close()).rejects.toMatchObject({ code: 'account_closed' });
    world.sandbox.clock.advance(76 * 24 * 60 * 60);
    expect((await stripe.treasury.financialAccounts.close(other.id, {}, options)).status).toBe('closed');
    expect(await fund(stripe, account, other.id, 5)).toMatchObject({
      status: 'failed',
      failure_code: 'account_closed',
      transaction: null,
    });
  });

  /** A closed financial account, and the one that has what still comes to it. */
  async function closedOne(settings: 'financial_account' | 'payment_method') {
    const { account, options } = await given();
    const own = await financialAccount(stripe, account, { features: EVERYTHING });
    const other = await financialAccount(stripe, account, { features: EVERYTHING });
    await fund(stripe, account, own.id, 500);
    const payment = await stripe.treasury.outboundPayments.create(
      {
        amount: 500,
        currency: 'usd',
        financial_account: own.id,
        destination_payment_method_data: {
          type: 'us_bank_account',
          us_bank_account: { account_number: '000000000009', routing_number: '110000000' },
        },
      },
      options,
    );
    await stripe.testHelpers.treasury.outboundPayments.post(payment.id, {}, options);
    const target = { financial_account: other.id, payment_method: 'pm_usBankAccount' }[settings];
    await stripe.treasury.financialAccounts.close(
      own.id,
      { forwarding_settings: { type: settings, [settings]: target } },
      options,
    );
    return { account, options, own: own.id, other: other.id, payment: payment.id };
  }

  it('that are closed forward late credits and returns to the other financial account', async () => {
    const { account, options, own, other, payment } = await closedOne('financial_account');
    expect(await fund(stripe, account, own, 700)).toMatchObject({ status: 'succeeded', amount: 700 });
    await stripe.testHelpers.treasury.outboundPayments.returnOutboundPayment(payment, {}, options);
    expect(await provenBalance(stripe, account, own)).toMatchObject({ cash: 1_200 });
    world.sandbox.clock.advance(60);
    expect(await provenBalance(stripe, account, own)).toMatchObject({ cash: 0, outbound_pending: 0 });
    expect(await provenBalance(stripe, account, other)).toMatchObject({ cash: 1_200 });
    const { data } = await stripe.treasury.receivedCredits.list({ financial_account: other }, options);
    expect(data[0]).toMatchObject({
      amount: 1_200,
      network: 'stripe',
      initiating_payment_method_details: { financial_account: { id: own } },
      linked_flows: { source_flow_type: 'outbound_transfer' },
    });
  });

  it('that are closed send late money to the bank of a payment method', async () => {
    const { account, options, own } = await closedOne('payment_method');
    await fund(stripe, account, own, 700);
    world.sandbox.clock.advance(60);
    expect(await provenBalance(stripe, account, own)).toMatchObject({ cash: 0, outbound_pending: 0 });
    const { data } = await stripe.treasury.outboundTransfers.list({ financial_account: own }, options);
    expect(data).toMatchObject([
      { amount: 700, status: 'posted', destination_payment_method_details: { us_bank_account: { last4: '6789' } } },
    ]);
  });

  it('forward only to what exists, is open and is not themselves', async () => {
    const { options, own, other } = await closedOne('financial_account');
    const setting = (
      forwarding_settings: NonNullable<
        NonNullable<Parameters<Stripe['treasury']['financialAccounts']['update']>[1]>['forwarding_settings']
      >,
    ) => stripe.treasury.financialAccounts.update(other, { forwarding_settings }, options);
    const param = 'forwarding_settings[financial_account]';
    const type = 'financial_account';
    await expect(setting({ type })).rejects.toMatchObject({ code: 'parameter_missing', param });
    await expect(setting({ type, financial_account: other })).rejects.toMatchObject({ param });
    await expect(setting({ type, financial_account: own })).rejects.toMatchObject({ code: 'account_closed', param });
    await expect(setting({ type: 'payment_method', payment_method: 'pm_nope' })).rejects.toMatchObject({
      code: 'resource_missing',
      param: 'forwarding_settings[payment_method]',
    });
    await expect(
      setting({ type: 'payment_method', payment_method: 'pm_usBankAccount', financial_account: own }),
    ).rejects.toMatchObject({ param });
  });

  it('of another account are not found', async () => {
    const [one, two] = [await given(), await given()];
    await expect(stripe.treasury.financialAccounts.retrieve(one.fa, {}, two.options)).rejects.toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
      param: 'financial_account',
      message: `No such financial account: '${one.fa}'`,
    });
  });
});

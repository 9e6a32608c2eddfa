import Stripe from 'stripe';
import {
  financialAccount,
  KEY,
  newAccount,
  companyDetails,
  onboardedAccount,
  openSandbox,
  provenBalance,
  representative,
  type World,
} from './given.js';

let world: World;
beforeAll(async () => {
  world = await openSandbox();
});
afterAll(() => world.sandbox.close());

/** `-d` and `--data-urlencode` of curl, in the order given. */
function curlBody(...pairs: string[]): string {
  return pairs
    .map((pair) => {
      const at = pair.indexOf('=');
      return `${pair.slice(0, at)}=${encodeURIComponent(pair.slice(at + 1))}`;
    })
    .join('&');
}

describe('Stripe’s guide “Working with Stripe Issuing cards”', () => {
  const curl = (path: string, account: string | null, ...pairs: string[]) =>
    world.raw(path, {
      body: curlBody(...pairs),
      key: null,
      headers: {
        authorization: `Basic ${Buffer.from('sk_test_BQokikJOvBiI2HlWgH4olfQ2:').toString('base64')}`,
        ...(account === null ? {} : { 'stripe-account': account }),
      },
    });

  it('works call by call with curl', async () => {
    const { id: account } = await newAccount(world.stripe);
    await world.stripe.accounts.createPerson(account, representative());
    await world.stripe.accounts.update(account, companyDetails());
    const enabled = await curl(
      `/v1/accounts/${account}`,
      null,
      'capabilities[treasury][requested]=true',
      'capabilities[card_issuing][requested]=true',
      'capabilities[transfers][requested]=true',
    );
    expect(enabled.json).toMatchObject({
      capabilities: { treasury: 'active', card_issuing: 'active', transfers: 'active' },
    });
    const fa = await financialAccount(world.stripe, account, { features: {} });
    const featured = await curl(
      `/v1/treasury/financial_accounts/${fa.id}`,
      account,
      'treasury[access][requested]=true',
      'card_issuing[access][requested]=true',
    );
    expect(featured.json).toMatchObject({ id: fa.id, active_features: ['card_issuing'] });
    const cardholder = await curl(
      '/v1/issuing/cardholders',
      account,
      'name=Jenny Rosen',
      'email=jenny.rosen@example.com',
      'phone_number=+18008675309',
      'status=active',
      'type=individual',
      'individual[first_name]=Jenny',
      'individual[last_name]=Rosen',
      'individual[dob][day]=1',
      'individual[dob][month]=11',
      'individual[dob][year]=1981',
      'billing[address][line1]=1234 Main Street',
      'billing[address][city]=San Francisco',
      'billing[address][state]=CA',
      'billing[address][postal_code]=94111',
      'billing[address][country]=US',
    );
    expect(cardholder.json).toMatchObject({
      object: 'issuing.cardholder',
      status: 'active',
      phone_number: '+18008675309',
      requirements: { disabled_reason: 'requirements.past_due' },
    });
    const [{ id = '' } = {}] = (await world.stripe.issuing.cardholders.list({}, { stripeAccount: account })).data;
    const card = await curl(
      '/v1/issuing/cards',
      account,
      `cardholder=${id}`,
      `financial_account=${fa.id}`,
      'currency=usd',
      'type=virtual',
      'status=active',
    );
    expect(card.json).toMatchObject({
      object: 'issuing.card',
      status: 'active',
      financial_account: fa.id,
      cardholder: { id },
    });
  });

  it('works snippet by snippet with Node', async () => {
    const account = await onboardedAccount(world.stripe);
    const stripe = new Stripe(KEY, { host: '127.0.0.1', port: world.sandbox.port, protocol: 'http' });
    const updated = await stripe.accounts.update(account, {
      capabilities: {
        treasury: { requested: true },
        card_issuing: { requested: true },
        transfers: { requested: true },
      },
    });
    expect(updated.capabilities).toMatchObject({ treasury: 'active', card_issuing: 'active', transfers: 'active' });
    const { id: fa } = await financialAccount(world.stripe, account, { features: {} });
    // Two of the guide's parameters are not in the SDK's types any more.
    const older = {
      treasury: { access: { requested: true } },
      card_issuing: { access: { requested: true } },
      metadata: {},
    };
    const featured = await stripe.treasury.financialAccounts.update(fa, older, { stripeAccount: account });
    expect(featured.active_features).toEqual(['card_issuing']);
    const cardholder = await stripe.issuing.cardholders.create(
      {
        name: 'Jenny Rosen',
        email: 'jenny.rosen@example.com',
        phone_number: '+18008675309',
        status: 'active',
        type: 'individual',
        individual: { first_name: 'Jenny', last_name: 'Rosen', dob: { day: 1, month: 11, year: 1981 } },
        billing: {
          address: {
            line1: '1234 Main Street',
            city: 'San Francisco',
            state: 'CA',
            postal_code: '94111',
            country: 'US',
          },
        },
      },
      { stripeAccount: account },
    );
    const card = await stripe.issuing.cards.create(
      { cardholder: cardholder.id, financial_account: fa, currency: 'usd', type: 'virtual', status: 'active' },
      { stripeAccount: account },
    );
    expect(card).toMatchObject({ status: 'active', type: 'virtual', financial_account: fa });
  });
});

describe('the demo world', () => {
  it('has two businesses with a history and one that is still onboarding, and its money adds up', async () => {
    const { sandbox, stripe } = await openSandbox({ seed: 'demo' });
    const { onboarded, onboarding } = sandbox.seeded ?? { onboarded: [], onboarding: '' };
    expect(onboarded).toHaveLength(2);
    expect((await stripe.accounts.retrieve(onboarding)).requirements?.currently_due).toContain('company.tax_id');
    for (const { account, financialAccount: fa, cards } of onboarded) {
      const { cash, outbound_pending: held } = await provenBalance(stripe, account, fa);
      expect(cash).toBeGreaterThan(0);
      expect(held).toBeGreaterThan(0);
      expect((await stripe.issuing.cards.list({ limit: 100 }, { stripeAccount: account })).data).toHaveLength(
        cards.length,
      );
    }
    expect(sandbox.requests.some(({ path }) => path === '/v1/accounts')).toBe(false);
    await sandbox.close();
  });

  it('shows a card in each state and an authorization of each fate', async () => {
    const { sandbox, stripe } = await openSandbox({ seed: 'demo' });
    const options = { stripeAccount: sandbox.seeded?.onboarded[0]?.account ?? '' };
    const cards = (await stripe.issuing.cards.list({}, options)).data;
    expect(new Set(cards.map(({ status }) => status))).toEqual(new Set(['active', 'inactive', 'canceled']));
    expect(new Set(cards.map(({ type }) => type))).toEqual(new Set(['physical', 'virtual']));
    const authorizations = (await stripe.issuing.authorizations.list({ limit: 100 }, options)).data;
    expect(new Set(authorizations.map(({ status }) => status))).toEqual(new Set(['pending', 'closed', 'reversed']));
    const refusals = authorizations.filter(({ approved }) => !approved).map((one) => one.request_history[0]?.reason);
    expect(refusals.sort()).toEqual(['card_inactive', 'cardholder_verification_required', 'spending_controls']);
    const transactions = (await stripe.issuing.transactions.list({}, options)).data;
    expect(new Set(transactions.map(({ type }) => type))).toEqual(new Set(['capture', 'refund']));
    expect((await stripe.issuing.disputes.list({}, options)).data).toMatchObject([{ status: 'submitted' }]);
    await sandbox.close();
  });

  it('ends now, was never made in the future, and has the same ids at every start', async () => {
    const [one, two] = [
      await openSandbox({ seed: 'demo', clock: 'real' }),
      await openSandbox({ seed: 'demo', clock: 'real' }),
    ];
    expect(one.sandbox.seeded).toEqual(two.sandbox.seeded);
    expect(Math.abs(one.sandbox.clock.now() - Date.now() / 1000)).toBeLessThan(60);
    const options = { stripeAccount: one.sandbox.seeded?.onboarded[0]?.account ?? '' };
    const events = (await one.stripe.events.list({ limit: 100 }, options)).data;
    const times = events.map(({ created }) => created);
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(times[0]).toBeLessThanOrEqual(one.sandbox.clock.now());
    const [fresh, other] = [await one.stripe.accounts.create({}), await two.stripe.accounts.create({})];
    expect(fresh.id).not.toBe(other.id);
    await Promise.all([one.sandbox.close(), two.sandbox.close()]);
  });
});

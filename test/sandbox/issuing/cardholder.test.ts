import type Stripe from 'stripe';
import { newAccount, openSandbox } from '../given.js';
import { HOME, openIssuing, refusal, TERMS, type IssuingWorld } from './given.js';

let world: IssuingWorld;
beforeAll(async () => {
  world = await openIssuing();
});
afterAll(() => world.sandbox.close());

describe('Before card_issuing is active', () => {
  it('no cardholder and no card can be made, and nothing can be listed', async () => {
    const { stripe, sandbox } = await openSandbox();
    const stripeAccount = (await newAccount(stripe)).id;
    const holder = { name: 'Riley Chen', billing: { address: HOME } };
    const cardholder = await refusal(stripe.issuing.cardholders.create(holder, { stripeAccount }));
    const card = await refusal(
      stripe.issuing.cards.create({ currency: 'usd', type: 'virtual', cardholder: 'ich_1' }, { stripeAccount }),
    );
    const platform = await refusal(stripe.issuing.cards.list());
    expect([cardholder, card, platform].map(({ status, code }) => [status, code])).toEqual(
      Array(3).fill([400, undefined]),
    );
    await sandbox.close();
  });
});

describe('A cardholder', () => {
  it('has every key that Stripe shows, with empty lists for absent rules', async () => {
    const { created, id, ...shown } = await world.holder({ metadata: { team: 'ops' } });
    expect(id).toMatch(/^ich_1\w{23}$/);
    expect(created).toBe(world.sandbox.clock.now());
    expect(shown).toEqual({
      object: 'issuing.cardholder',
      billing: { address: { ...HOME, line2: null } },
      company: null,
      email: 'riley@bikeshop.example',
      individual: {
        card_issuing: { user_terms_acceptance: { ...TERMS.user_terms_acceptance, user_agent: null } },
        dob: null,
        first_name: 'Riley',
        last_name: 'Chen',
        verification: { document: { back: null, front: null } },
      },
      livemode: false,
      metadata: { team: 'ops' },
      name: 'Riley Chen',
      phone_number: '+14155550123',
      preferred_locales: [],
      requirements: { disabled_reason: null, past_due: [] },
      spending_controls: {
        allowed_card_presences: [],
        allowed_categories: [],
        allowed_merchant_countries: [],
        blocked_card_presences: [],
        blocked_categories: [],
        blocked_merchant_countries: [],
        spending_limits: [],
        spending_limits_currency: null,
      },
      status: 'active',
      type: 'individual',
    });
  });

  it('without terms owes them, until they are given', async () => {
    const { stripe, on } = world;
    const bare = await world.holder({ individual: { first_name: 'Sam', dob: { day: 1, month: 11, year: 1981 } } });
    expect(bare.individual).not.toHaveProperty('card_issuing');
    expect(bare.requirements).toEqual({
      disabled_reason: 'requirements.past_due',
      past_due: [
        'individual.card_issuing.user_terms_acceptance.date',
        'individual.card_issuing.user_terms_acceptance.ip',
        'individual.last_name',
      ],
    });
    const individual = { last_name: 'Ortiz', card_issuing: TERMS };
    const met = await stripe.issuing.cardholders.update(bare.id, { individual }, on);
    expect(met.requirements).toEqual({ disabled_reason: null, past_due: [] });
    expect(met.individual).toMatchObject({ first_name: 'Sam', dob: { day: 1, month: 11, year: 1981 } });
    const [event] = (await stripe.events.list({ type: 'issuing_cardholder.updated' }, on)).data;
    expect(event?.data.previous_attributes).toMatchObject({
      individual: { last_name: null },
      requirements: { disabled_reason: 'requirements.past_due' },
    });
  });

  it('of a company owes a tax id and shows only that it was given', async () => {
    const company = { type: 'company' as const, name: 'Bike Shop', individual: undefined };
    const without = await world.holder(company);
    expect(without).toMatchObject({ individual: null, company: { tax_id_provided: false } });
    expect(without.requirements.past_due).toEqual(['company.tax_id']);
    const given = await world.holder({ ...company, company: { tax_id: '222222222' } });
    expect(given).toMatchObject({ company: { tax_id_provided: true }, requirements: { past_due: [] } });
  });

  it.each<[string, Record<string, unknown>, string, string | undefined]>([
    ['a name of 25 letters', { name: 'A'.repeat(25) }, 'name', undefined],
    ['a name with signs that no card can show', { name: 'Riley ☃' }, 'name', undefined],
    ['a company of one word', { name: 'Bikes', type: 'company', individual: undefined }, 'name', undefined],
    ['a status that only Stripe sets', { status: 'blocked' }, 'status', undefined],
    [
      'an unknown country',
      { billing: { address: { ...HOME, country: 'usa' } } },
      'billing[address][country]',
      'country_code_invalid',
    ],
    [
      'half an address',
      { billing: { address: { ...HOME, city: undefined } } },
      'billing[address][city]',
      'parameter_missing',
    ],
    ['an e-mail that is none', { email: 'riley' }, 'email', 'email_invalid'],
    ['half a birthday', { individual: { dob: { day: 1, month: 1 } } }, 'individual[dob][year]', 'parameter_missing'],
    [
      'both sides of a rule',
      { spending_controls: { allowed_categories: ['bakeries'], blocked_categories: ['caterers'] } },
      'spending_controls[allowed_categories]',
      'parameters_exclusive',
    ],
    [
      'an unknown category',
      { spending_controls: { blocked_categories: ['shops'] } },
      'spending_controls[blocked_categories][0]',
      undefined,
    ],
  ])('is refused with %s', async (_, over, param, code) => {
    const refused = await refusal(world.holder(over));
    expect(refused).toMatchObject({ status: 400, param });
    expect(refused['code']).toBe(code);
  });

  it('is found by its filters and nobody else', async () => {
    const { stripe, on } = world;
    const wanted = await world.holder({
      email: 'only@bikeshop.example',
      phone_number: '+14155550199',
      status: 'inactive',
    });
    const filters: Stripe.Issuing.CardholderListParams[] = [
      { email: 'only@bikeshop.example' },
      { phone_number: '+14155550199' },
      { status: 'inactive', type: 'individual' },
    ];
    for (const filter of filters) {
      const { data } = await stripe.issuing.cardholders.list(filter, on);
      expect(data.map(({ id }) => id)).toEqual([wanted.id]);
    }
    expect((await stripe.issuing.cardholders.list({ created: { gt: wanted.created } }, on)).data).toEqual([]);
  });

  it('keeps one side of a rule when the other is set, and nothing when it is emptied', async () => {
    const { stripe, on, raw } = world;
    const holder = await world.holder({ spending_controls: { blocked_categories: ['bakeries'] } });
    const allowed = { spending_controls: { allowed_categories: ['caterers' as const] } };
    const turned = await stripe.issuing.cardholders.update(holder.id, allowed, on);
    expect(turned.spending_controls).toMatchObject({ allowed_categories: ['caterers'], blocked_categories: [] });
    await raw(`/v1/issuing/cardholders/${holder.id}`, {
      body: 'spending_controls[allowed_categories]=',
      headers: { 'stripe-account': world.account },
    });
    const free = await stripe.issuing.cardholders.retrieve(holder.id, {}, on);
    expect(free.spending_controls).toMatchObject({ allowed_categories: [], blocked_categories: [] });
  });
});

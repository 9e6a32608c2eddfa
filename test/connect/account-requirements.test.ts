import type { GraphQLSchema } from 'graphql';
import { getNamedType, isInputObjectType } from 'graphql';
import { buildGraphSchema } from '../../src/graph/schema.js';
import { answerTo, answerable } from '../../src/graph/shared/onboarding/requirement-answer.js';
import { anAccountBeforeTerms } from '../kit/given/accounts.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const ITEM = `field state why personId deadline answer { mutation inputPath } errors { code reason }
  alternatives { originalFieldsDue }`;
const READ = `query($id: ID!) { connectedAccount(id: $id) { requirements { items { ${ITEM} } }
  futureRequirements { items { field } } } }`;
const MUTATIONS: Readonly<Record<string, string>> = {
  updateConnectedAccount: `mutation($input: UpdateConnectedAccountInput!) { done: updateConnectedAccount(input: $input) {
    userErrors { message path } } }`,
  updatePerson: `mutation($input: UpdatePersonInput!) { done: updatePerson(input: $input) {
    userErrors { message path } } }`,
};

interface Item {
  readonly field: string;
  readonly state: string;
  readonly why: string;
  readonly personId: string | null;
  readonly answer: { readonly mutation: string; readonly inputPath: readonly string[] } | null;
  readonly errors: readonly { readonly code: string; readonly reason: string }[];
}

/** What the owner of a company says when asked, by the end of Stripe's path. */
const SAID: Readonly<Record<string, unknown>> = {
  'business_profile.mcc': '5940',
  'business_profile.url': 'https://accessible.stripe.com',
  'business_profile.estimated_worker_count': 8,
  'business_profile.annual_revenue.amount': 12_000_000,
  'business_profile.annual_revenue.currency': 'USD',
  'business_profile.annual_revenue.fiscal_year_end': '2025-12-31',
  'company.name': 'Bike Shop LLC',
  'company.phone': '+14155550100',
  'company.tax_id': '222222222',
  'company.owners_provided': true,
  'relationship.representative': { firstName: 'Ada' },
  'relationship.title': 'CEO',
  'address.line1': 'address_full_match',
  'address.city': 'San Francisco',
  'address.state': 'CA',
  'address.postal_code': '94104',
  'tos_acceptance.date': '2026-10-26T07:33:20Z',
  'tos_acceptance.ip': '203.0.113.9',
  first_name: 'Ada',
  last_name: 'Obi',
  email: 'ada@bikeshop.example',
  phone: '+14155550111',
  id_number: '222222222',
  'dob.day': 1,
  'dob.month': 1,
  'dob.year': 1902,
};

describe('What Stripe needs to know of an account', () => {
  let gateway: Gateway;
  let keys = 0;

  beforeAll(async () => (gateway = await startGateway()));
  afterAll(() => gateway.close());

  const itemsOf = async (id: string) =>
    (await gateway.client.run<{ connectedAccount: { requirements: { items: Item[] } } }>(READ, { id })).connectedAccount
      .requirements.items;
  const aCompany = async () => {
    const { id } = await anAccountBeforeTerms(gateway.stripe);
    await gateway.stripe.accounts.update(id, { business_type: 'company' });
    return id;
  };
  const field = async (account: string, name: string) => (await itemsOf(account)).find((item) => item.field === name);

  it('comes one by one, each with the input that answers it, by one Stripe call', async () => {
    const { id } = await anAccountBeforeTerms(gateway.stripe);
    const calls = await gateway.calls(async () =>
      expect(await field(id, 'settings.card_issuing.tos_acceptance.date')).toEqual({
        field: 'settings.card_issuing.tos_acceptance.date',
        state: 'PAST_DUE',
        why: 'It was not told in time, and something is disabled until it is.',
        personId: null,
        deadline: null,
        answer: {
          mutation: 'updateConnectedAccount',
          inputPath: ['input', 'settings', 'cardIssuingTosAcceptance', 'acceptedAt'],
        },
        errors: [],
        alternatives: [],
      }),
    );
    expect(calls).toEqual([`GET /v1/accounts/${id}`]);
  });

  it('names the person whom it is about, and says the same of them', async () => {
    const id = await aCompany();
    const person = await gateway.stripe.accounts.createPerson(id, {
      first_name: 'Ada',
      relationship: { representative: true },
    });
    const expected = {
      personId: `${id}/${person.id}`,
      answer: { mutation: 'updatePerson', inputPath: ['input', 'dob', 'year'] },
    };
    expect(await field(id, `${person.id}.dob.year`)).toMatchObject(expected);
    const document = `query($id: ID!) { person(id: $id) { requirements { items { ${ITEM} } } } }`;
    expect(await gateway.client.run(document, { id: `${id}/${person.id}` })).toMatchObject({
      person: {
        requirements: { items: expect.arrayContaining([expect.objectContaining({ field: 'dob.year', ...expected })]) },
      },
    });
  });

  it('says what was wrong with what was told, and what is being verified', async () => {
    const { id } = await anAccountBeforeTerms(gateway.stripe);
    await gateway.stripe.accounts.update(id, {
      individual: { id_number: '111111111', dob: { day: 1, month: 1, year: 1990 } },
    });
    gateway.sandbox.clock.advance(10);
    const items = await itemsOf(id);
    const wrong = items.find(({ errors }) => errors.length > 0);
    expect(wrong).toMatchObject({ state: 'PAST_DUE', why: wrong?.errors[0]?.reason });
  });

  it('is told where its items say, until nothing more is asked', async () => {
    const id = await aCompany();
    for (let round = 1; round <= 3; round++) await tellAll(id, await itemsOf(id));
    expect(await itemsOf(id)).toEqual([]);
    const { capabilities } = await gateway.stripe.accounts.retrieve(id);
    expect(capabilities).toMatchObject({ card_issuing: 'active', treasury: 'active' });
  });

  it('has an answer for every field that this API takes, at a place that its inputs have', () => {
    const schema = buildGraphSchema();
    for (const name of answerable('person_1')) {
      const answer = answerTo(name);
      expect({ name, there: answer !== null && isThere(schema, answer.mutation, answer.inputPath) }).toEqual({
        name,
        there: true,
      });
    }
  });

  it.each(['interv_1.other_supportability_inquiry.form', 'person_1.first_name_kana', 'company.nothing', 'toString'])(
    'has none for %s, which no input takes',
    (name) => expect(answerTo(name)).toBeNull(),
  );

  /** Everything of one mutation, and one person, at once: what the caller of this API would do. */
  async function tellAll(accountId: string, items: readonly Item[]) {
    const inputs = new Map<string, { mutation: string; input: Record<string, unknown> }>();
    for (const { field: name, state, personId, answer } of items) {
      if (state === 'PENDING_VERIFICATION') continue;
      const said = Object.entries(SAID).find(([end]) => `.${name}`.endsWith(`.${end}`));
      if (answer === null || said === undefined) throw new Error(`Nobody knows what to say to ${name}.`);
      const key = `${answer.mutation} ${personId}`;
      const place = personId === null ? { accountId } : { personId };
      const asked = inputs.get(key) ?? {
        mutation: answer.mutation,
        input: { idempotencyKey: `told-${++keys}`, ...place },
      };
      inputs.set(key, asked);
      put(asked.input, answer.inputPath.slice(1), said[1]);
    }
    for (const { mutation, input } of inputs.values())
      expect(await gateway.client.run(MUTATIONS[mutation] ?? '', { input })).toEqual({ done: { userErrors: [] } });
  }
});

function put(input: Record<string, unknown>, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    input[name] = value;
    return;
  }
  const below = input[name] ?? (name === 'address' ? { country: 'US' } : {});
  input[name] = below;
  if (isRecord(below)) put(below, rest, value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isThere(schema: GraphQLSchema, mutation: string, [, ...path]: readonly string[]): boolean {
  const argument = schema
    .getMutationType()
    ?.getFields()
    [mutation]?.args.find(({ name }) => name === 'input');
  let type = argument && getNamedType(argument.type);
  for (const name of path) {
    const field = isInputObjectType(type) ? type.getFields()[name] : undefined;
    if (field === undefined) return false;
    type = getNamedType(field.type);
  }
  return path.length > 0;
}

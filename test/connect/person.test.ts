import { anAccountBeforeTerms } from '../kit/given/accounts.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const ERRORS = 'userErrors { __typename code path retryable }';
const WHOLE = `id stripeId account { id } firstName lastName maidenName fullNameAliases dob { day month year } dobProvided
  address { line1 } registeredAddress { line1 } email phone gender nationality politicalExposure idNumberProvided
  idNumberSecondaryProvided ssnLast4Provided relationship { title representative owner percentOwnership executive director
  authorizer legalGuardian } verification { status details detailsCode } metadata { key value } createdAt
  requirements { currentlyDue eventuallyDue pastDue pendingVerification errors { code } alternatives { originalFieldsDue } }
  futureRequirements { currentlyDue }`;
const READ = `query($id: ID!) { person(id: $id) { __typename ${WHOLE} } }`;
const CREATE = `mutation($input: CreatePersonInput!) { createPerson(input: $input) {
  person { ${WHOLE} } account { id } ${ERRORS} } }`;
const UPDATE = `mutation($input: UpdatePersonInput!) { updatePerson(input: $input) {
  person { id lastName relationship { title owner representative } metadata { key value } } ${ERRORS} } }`;
const DELETE = `mutation($input: DeletePersonInput!) { deletePerson(input: $input) {
  deletedPersonId account { requirements { pastDue } } ${ERRORS} } }`;
const LIST = `query($id: ID!, $first: Int, $after: String, $owner: Boolean, $director: Boolean) { connectedAccount(id: $id) {
  persons(first: $first, after: $after, owner: $owner, director: $director) {
    nodes { id } pageInfo { hasNextPage endCursor } } } }`;

const HOME = { line1: 'address_full_match', city: 'San Francisco', state: 'CA', postalCode: '94104', country: 'US' };
const somebody = {
  firstName: 'Ada',
  lastName: 'Obi',
  maidenName: 'Eze',
  fullNameAliases: ['A. Obi'],
  nationality: 'US',
  politicalExposure: 'NONE',
  email: 'ada@bikeshop.example',
  phone: '+14155550111',
  dob: { day: 1, month: 1, year: 1902 },
  address: HOME,
  idNumber: '222222222',
  ssnLast4: '2222',
  relationship: { owner: true, percentOwnership: 40, title: 'CFO' },
  metadata: [{ key: 'desk', value: '7' }],
};

interface Payload {
  readonly person: { readonly id: string } | null;
  readonly userErrors: readonly unknown[];
}

describe('A person behind an account', () => {
  let gateway: Gateway;
  let account: string;
  let keys = 0;

  beforeAll(async () => {
    gateway = await startGateway();
    account = await aCompany();
  });
  afterAll(() => gateway.close());

  const aCompany = async () => {
    const { id } = await anAccountBeforeTerms(gateway.stripe);
    await gateway.stripe.accounts.update(id, { business_type: 'company' });
    return id;
  };
  const key = () => `person-${++keys}`;
  const pathTo = (id: string) => `/v1/accounts/${account}/persons/${id.split('/')[1]}`;
  const create = async (input: object, by = gateway.client) =>
    (
      await by.run<{ createPerson: Payload }>(CREATE, {
        input: { idempotencyKey: key(), accountId: account, ...input },
      })
    ).createPerson;
  const update = async (input: object) =>
    (await gateway.client.run<{ updatePerson: Payload }>(UPDATE, { input: { idempotencyKey: key(), ...input } }))
      .updatePerson;
  const remove = async (input: object) =>
    (await gateway.client.run<{ deletePerson: object }>(DELETE, { input: { idempotencyKey: key(), ...input } }))
      .deletePerson;
  const aPerson = async (input: object = { firstName: 'Kim' }) => (await create(input)).person!.id;

  it('is made by one Stripe call, and shown whole but for what identifies them', async () => {
    const calls = await gateway.calls(async () =>
      expect(await create(somebody)).toEqual({
        person: {
          id: expect.stringMatching(new RegExp(`^${account}/person_`)),
          stripeId: expect.stringMatching(/^person_/),
          account: { id: account },
          firstName: 'Ada',
          lastName: 'Obi',
          maidenName: 'Eze',
          fullNameAliases: ['A. Obi'],
          dob: { day: 1, month: 1, year: 1902 },
          dobProvided: true,
          address: { line1: 'address_full_match' },
          registeredAddress: null,
          email: 'ada@bikeshop.example',
          phone: '+14155550111',
          gender: null,
          nationality: 'US',
          politicalExposure: 'NONE',
          idNumberProvided: true,
          idNumberSecondaryProvided: false,
          ssnLast4Provided: true,
          relationship: {
            title: 'CFO',
            representative: false,
            owner: true,
            percentOwnership: 40,
            executive: false,
            director: false,
            authorizer: false,
            legalGuardian: false,
          },
          verification: { status: 'verified', details: null, detailsCode: null },
          metadata: [{ key: 'desk', value: '7' }],
          createdAt: expect.any(String),
          requirements: {
            currentlyDue: [],
            eventuallyDue: [],
            pastDue: [],
            pendingVerification: [],
            errors: [],
            alternatives: [],
          },
          futureRequirements: { currentlyDue: [] },
        },
        account: { id: account },
        userErrors: [],
      }),
    );
    expect(calls).toEqual([`POST /v1/accounts/${account}/persons`]);
  });

  it('is read by one call of the platform, and as a node', async () => {
    const id = await aPerson();
    const calls = await gateway.calls(async () =>
      expect(await gateway.client.run(READ, { id })).toMatchObject({
        person: { __typename: 'Person', firstName: 'Kim' },
      }),
    );
    expect(calls).toEqual([`GET ${pathTo(id)}`]);
    const node =
      'query($id: ID!) { node(id: $id) { id ... on Person { dob { year } dobProvided requirements { pastDue } } } }';
    expect(await gateway.client.run(node, { id })).toMatchObject({ node: { id, dob: null, dobProvided: false } });
  });

  it('that does not exist, is of another type, or is of another account, is not found', async () => {
    const missing = await gateway.client.refused(READ, { id: `${account}/person_missing` });
    expect(missing.extensions.code).toBe('NOT_FOUND');
    expect(await gateway.client.refused(READ, { id: `${account}/ic_1` })).toEqual(missing);
    const id = await aPerson();
    const other = await gateway.viewer({ accounts: [await aCompany()] });
    const calls = await gateway.calls(async () => expect(await other.refused(READ, { id })).toEqual(missing));
    expect(calls).toEqual([]);
    const elsewhere = `${await aCompany()}/${id.split('/')[1]}`;
    expect(await gateway.client.refused(READ, { id: elsewhere })).toEqual(missing);
  });

  it('is listed with the account, page by page and by what they are to the business', async () => {
    const id = await aCompany();
    const made = async (relationship: object) => (await create({ accountId: id, relationship })).person!.id;
    const [first, second] = [await made({ owner: true }), await made({ director: true })];
    const list = async (variables: object) =>
      (
        await gateway.client.run<{
          connectedAccount: { persons: { nodes: object[]; pageInfo: { endCursor: string } } };
        }>(LIST, { id, ...variables })
      ).connectedAccount.persons;
    const page = await list({ first: 1 });
    expect(page).toMatchObject({ nodes: [{ id: second }], pageInfo: { hasNextPage: true } });
    expect(await list({ first: 5, after: page.pageInfo.endCursor })).toMatchObject({
      nodes: expect.arrayContaining([{ id: first }]),
    });
    expect((await list({ owner: true })).nodes).toEqual([{ id: first }]);
    const calls = await gateway.calls(async () =>
      expect((await list({ director: true })).nodes).toEqual([{ id: second }]),
    );
    expect(calls).toEqual([`GET /v1/accounts/${id}/persons`]);
  });

  it('is changed by one call, in what is named alone', async () => {
    const id = await aPerson(somebody);
    const calls = await gateway.calls(async () =>
      expect(await update({ personId: id, lastName: 'Nwosu', relationship: { title: 'CEO' } })).toEqual({
        person: {
          id,
          lastName: 'Nwosu',
          relationship: { title: 'CEO', owner: true, representative: false },
          metadata: [{ key: 'desk', value: '7' }],
        },
        userErrors: [],
      }),
    );
    expect(calls).toEqual([`POST ${pathTo(id)}`]);
  });

  it('is removed, and the account tells what it lacks then', async () => {
    const id = await aPerson({ relationship: { representative: true } });
    const calls = await gateway.calls(async () =>
      expect(await remove({ personId: id })).toMatchObject({
        deletedPersonId: id,
        account: { requirements: { pastDue: expect.arrayContaining(['relationship.representative']) } },
        userErrors: [],
      }),
    );
    expect(calls).toEqual([`DELETE ${pathTo(id)}`, `GET /v1/accounts/${account}`]);
    expect(await remove({ personId: id })).toMatchObject({
      deletedPersonId: null,
      userErrors: [{ __typename: 'NotFound', path: ['input', 'personId'] }],
    });
  });

  it('is refused as a second representative, at the field that says so', async () => {
    const id = await aPerson({ relationship: { representative: true } });
    const refusal = { __typename: 'InvalidInput', path: ['input', 'relationship', 'representative'], retryable: false };
    expect(await create({ relationship: { representative: true } })).toMatchObject({
      person: null,
      userErrors: [refusal],
    });
    expect(await update({ personId: await aPerson(), relationship: { representative: true } })).toMatchObject({
      person: null,
      userErrors: [refusal],
    });
    await remove({ personId: id });
  });

  it('is checked in all that is said of them before anything is sent', async () => {
    const wrong = {
      email: 'nobody',
      phone: '555',
      ssnLast4: '12',
      dob: { day: 31, month: 2, year: 1990 },
      nationality: 'XX',
      relationship: { percentOwnership: 101 },
      fullNameAliases: [''],
    };
    const calls = await gateway.calls(async () => {
      const { userErrors } = await create(wrong);
      expect(userErrors).toHaveLength(7);
      expect(userErrors).toEqual(
        expect.arrayContaining(
          ['email', 'ssnLast4', 'nationality', 'relationship.percentOwnership', 'fullNameAliases.0'].map((path) =>
            expect.objectContaining({ code: 'INVALID_INPUT', path: ['input', ...path.split('.')] }),
          ),
        ),
      );
      expect(await update({ personId: `${account}/ic_1` })).toMatchObject({
        userErrors: [{ code: 'NOT_FOUND', path: ['input', 'personId'] }],
      });
    });
    expect(calls).toEqual([]);
  });

  it('has been born', async () => {
    const calls = await gateway.calls(async () => {
      expect(await create({ firstName: 'Jonah', dob: { day: 1, month: 1, year: 2190 } })).toMatchObject({
        person: null,
        userErrors: [{ code: 'INVALID_INPUT', path: ['input', 'dob'] }],
      });
    });
    expect(calls).toEqual([]);
  });

  it('of another account is neither changed nor removed', async () => {
    const id = await aPerson();
    const other = await gateway.viewer({ accounts: [await aCompany()] });
    const input = { idempotencyKey: key(), personId: id };
    const missing = { userErrors: [{ code: 'NOT_FOUND', path: ['input', 'personId'] }] };
    const calls = await gateway.calls(async () => {
      expect(await other.run(DELETE, { input })).toMatchObject({ deletePerson: missing });
      expect(await other.run(UPDATE, { input })).toMatchObject({ updatePerson: missing });
    });
    expect(calls).toEqual([]);
  });

  it('is read with accounts:read, its date of birth with identity:read too, and changed with accounts:write alone', async () => {
    const id = await aPerson();
    const cards = await gateway.viewer({ accounts: [account], permissions: ['cards:read'] });
    expect((await cards.refused(READ, { id })).extensions.code).toBe('FORBIDDEN');
    const reader = await gateway.viewer({ accounts: [account], permissions: ['accounts:read', 'identity:read'] });
    expect(await reader.run(READ, { id })).toMatchObject({ person: { id } });
    const input = { idempotencyKey: key(), personId: id };
    expect((await reader.refused(DELETE, { input })).extensions.code).toBe('FORBIDDEN');
  });
});

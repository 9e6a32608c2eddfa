import { isNonNullType, isObjectType } from 'graphql';
import type { PERMISSIONS } from '../../src/auth/permissions.js';
import { buildGraphSchema } from '../../src/graph/schema.js';
import { sensitivityOf } from '../../src/graph/shared/sensitive.js';
import { verifyAudit } from '../../src/writes/audit/index.js';
import type { Client } from '../kit/client.js';
import { aFinancialAccount, anOnboardedAccount } from '../kit/given/accounts.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const NUMBERS = `query($id: ID!) { connectedAccount(id: $id) { email financialAccounts { nodes { id
  financialAddresses { accountNumberLast4 accountNumber } } } } }`;
const BIRTHS = `query($id: ID!) { connectedAccount(id: $id) { email individual { firstName dob { year month day } } } }`;
const LOG = `query($account: ID) { auditEntries(account: $account, readings: true) { nodes { kind fields objectIds accountId
  permissions principal credential clientAddress requestId mutation outcome } } }`;

interface Numbers {
  connectedAccount: {
    email: string;
    financialAccounts: {
      nodes: { id: string; financialAddresses: { accountNumberLast4: string; accountNumber: string | null }[] }[];
    };
  };
}

interface Log {
  auditEntries: { nodes: Readonly<Record<string, unknown>>[] };
}

describe('A sensitive field', () => {
  let gateway: Gateway;
  let account: string;
  let opened: string[];

  beforeEach(async () => {
    gateway = await startGateway();
    ({ account, opened } = await aBusiness());
  });
  afterEach(() => gateway.close());

  /** With two financial accounts that have addresses. */
  async function aBusiness() {
    const { id } = await anOnboardedAccount(gateway.stripe);
    const made = [await aFinancialAccount(gateway.stripe, id), await aFinancialAccount(gateway.stripe, id)];
    gateway.sandbox.clock.advance(3600);
    return { account: id, opened: made.map((one) => one.id).toReversed() };
  }
  const readings = async (client: Client = gateway.client, of: string | null = null) =>
    (await client.run<Log>(LOG, { account: of })).auditEntries.nodes;
  const may = (...permissions: (typeof PERMISSIONS)[number][]) => gateway.viewer({ accounts: [account], permissions });

  it('is answered whole to who may read it, with what it is part of, and in no call more', async () => {
    const calls = await gateway.calls(async () => {
      const { connectedAccount } = await gateway.client.run<Numbers>(NUMBERS, { id: account });
      const told = connectedAccount.financialAccounts.nodes.flatMap(({ financialAddresses }) => financialAddresses);
      expect(told).toHaveLength(2);
      for (const { accountNumber, accountNumberLast4 } of told)
        expect(accountNumber).toMatch(new RegExp(`^\\d{8,17}(?<=${accountNumberLast4})$`));
    });
    expect(calls.toSorted()).toEqual([`GET /v1/accounts/${account}`, 'GET /v1/treasury/financial_accounts']);
  });

  it('stands in the audit log: who, what, of which objects, from where; one entry for all of an account', async () => {
    await gateway.client.run(NUMBERS, { id: account });
    expect(await readings()).toEqual([
      {
        kind: 'READING',
        fields: ['FinancialAddress.accountNumber'],
        objectIds: opened,
        accountId: account,
        permissions: ['account_numbers:read'],
        principal: expect.stringMatching(/^prin_/),
        credential: expect.stringMatching(/^key_/),
        clientAddress: '127.0.0.1',
        requestId: expect.stringMatching(/^req_/),
        mutation: null,
        outcome: null,
      },
    ]);
    expect(await verifyAudit(gateway.store)).toMatchObject({ faults: [], unfinished: 0 });
  });

  it('holds no value in the log', async () => {
    const { connectedAccount } = await gateway.client.run<Numbers>(NUMBERS, { id: account });
    const [number] = connectedAccount.financialAccounts.nodes[0]!.financialAddresses;
    const kept = JSON.stringify(await gateway.store.audit.following(0, 100));
    expect(kept).toContain('FinancialAddress.accountNumber');
    expect(kept).not.toContain(number!.accountNumber);
  });

  it('asked twice in an operation is told once', async () => {
    const twice = `query($id: ID!) { a: connectedAccount(id: $id) { individual { dob { year } again: dob { day } } }
      b: connectedAccount(id: $id) { individual { dob { month } } } }`;
    await gateway.client.run(twice, { id: account });
    expect(await readings()).toMatchObject([{ fields: ['AccountIndividual.dob'], accountId: account }]);
  });

  it('is refused without its permission, alone, and is then not read', async () => {
    const reader = await may('accounts:read', 'financial_accounts:read');
    const { data, errors } = await reader.ask<Numbers, object>(NUMBERS, { id: account });
    const [first] = data!.connectedAccount.financialAccounts.nodes;
    expect(first!.financialAddresses).toEqual([
      { accountNumberLast4: expect.stringMatching(/^\d{4}$/), accountNumber: null },
    ]);
    expect(errors![0]!.extensions).toEqual({ code: 'FORBIDDEN', permission: 'account_numbers:read' });
    const births = await may('accounts:read', 'account_numbers:read');
    expect(await births.refused(BIRTHS, { id: account })).toMatchObject({
      extensions: { code: 'FORBIDDEN', permission: 'identity:read' },
    });
    expect(await readings()).toEqual([]);
  });

  it('is not answered when the log cannot tell of it, and nothing else is lost', async () => {
    const append = jest.spyOn(gateway.store.audit, 'append').mockRejectedValue(new Error('database or disk is full'));
    const { data, errors } = await gateway.client.ask(BIRTHS, { id: account });
    expect(data).toEqual({
      connectedAccount: { email: 'owner@bikeshop.example', individual: { firstName: 'Mina', dob: null } },
    });
    expect(errors).toMatchObject([
      { path: ['connectedAccount', 'individual', 'dob'], extensions: { code: 'NOT_RECORDED' } },
    ]);
    expect(JSON.stringify(errors)).not.toContain('disk');
    append.mockRestore();
    expect(await gateway.client.run(BIRTHS, { id: account })).toMatchObject({
      connectedAccount: { individual: { dob: { year: 1902, month: 1, day: 1 } } },
    });
    expect(await readings()).toHaveLength(1);
  });

  it('that is empty was not read', async () => {
    const { id } = await gateway.stripe.accounts.create({ country: 'US', business_type: 'individual' });
    await gateway.client.run(BIRTHS, { id });
    expect(await readings()).toEqual([]);
  });

  it('is told of for each account apart, and to the auditors of that account only', async () => {
    const other = await aBusiness();
    const document = '{ connectedAccounts { nodes { id individual { dob { year } } } } }';
    await gateway.client.run(document);
    expect(await readings()).toHaveLength(2);
    const auditor = await gateway.viewer({ accounts: [other.account], permissions: ['audit:read'] });
    expect(await readings(auditor)).toMatchObject([{ accountId: other.account }]);
    await gateway.client.run(NUMBERS, { id: account });
    expect(await readings(auditor)).toHaveLength(1);
    expect(await readings(gateway.client, account)).toHaveLength(2);
  });

  it('of a cardholder is told of like all others', async () => {
    const { id: cardholder } = await gateway.stripe.issuing.cardholders.create(
      {
        name: 'Riley Chen',
        billing: {
          address: { line1: '510 Market Street', city: 'Frisco', state: 'CA', postal_code: '94104', country: 'US' },
        },
        individual: { first_name: 'Riley', last_name: 'Chen', dob: { day: 1, month: 11, year: 1985 } },
      },
      { stripeAccount: account },
    );
    const id = `${account}/${cardholder}`;
    const document = `query($id: ID!) { cardholder(id: $id) { individual { dateOfBirth { year } } } }`;
    expect(await gateway.client.run(document, { id })).toEqual({
      cardholder: { individual: { dateOfBirth: { year: 1985 } } },
    });
    expect(await readings()).toMatchObject([{ fields: ['CardholderIndividual.dateOfBirth'], objectIds: [cardholder] }]);
  });

  it('is read after a write that does not answer it', async () => {
    const update = `mutation($input: UpdateFinancialAccountInput!) { updateFinancialAccount(input: $input) {
      financialAccount { financialAddresses { accountNumber } } userErrors { code } } }`;
    const input = { idempotencyKey: 'name-1', financialAccountId: `${account}/${opened[0]}`, nickname: 'Payroll' };
    const calls = await gateway.calls(async () => {
      const { extensions, data } = await gateway.client.ask(update, { input });
      const whole = { financialAddresses: [{ accountNumber: expect.stringMatching(/^\d{8,17}$/) }] };
      expect(data).toEqual({ updateFinancialAccount: { financialAccount: whole, userErrors: [] } });
      expect(extensions).toMatchObject({ cost: { estimatedCalls: 2, actualCalls: 2 } });
    });
    const path = `/v1/treasury/financial_accounts/${opened[0]}`;
    expect(calls).toEqual([`POST ${path}`, `GET ${path}`]);
    expect(await readings()).toMatchObject([{ objectIds: [opened[0]] }]);
  });

  it('costs nothing where it is not asked', async () => {
    const { audit } = gateway.store;
    const spies = [jest.spyOn(audit, 'last'), jest.spyOn(audit, 'append')];
    const calls = () => spies.reduce((sum, { mock }) => sum + mock.calls.length, 0);
    await gateway.client.run('query($id: ID!) { connectedAccount(id: $id) { individual { firstName } } }', {
      id: account,
    });
    expect(calls()).toBe(0);
    await gateway.client.run(BIRTHS, { id: account });
    // Where the log ends is asked once in a process.
    expect(calls()).toBe(2);
    await gateway.client.run(NUMBERS, { id: account });
    expect(calls()).toBe(3);
  });
});

describe('The sensitive fields', () => {
  const types = Object.values(buildGraphSchema().getTypeMap()).filter(isObjectType);
  const fields = types.flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })));

  it('are these, and no others', () => {
    const listed = fields.flatMap(({ type, field }) => {
      const permission = sensitivityOf(field);
      return permission === null ? [] : [`${type.name}.${field.name} ${permission}`];
    });
    expect(listed.toSorted()).toEqual([
      'AccountIndividual.dob identity:read',
      'CardholderIndividual.dateOfBirth identity:read',
      'FinancialAddress.accountNumber account_numbers:read',
      'Person.dob identity:read',
    ]);
  });

  it('may be missing from an answer without taking anything with them', () => {
    const binding = fields.filter(({ field }) => sensitivityOf(field) !== null && isNonNullType(field.type));
    expect(binding).toEqual([]);
  });
});

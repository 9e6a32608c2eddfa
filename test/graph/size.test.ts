import { aCardProgram } from '../kit/given/cards.js';
import type { CardProgram } from '../kit/given/cards.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

describe('An operation', () => {
  let gateway: Gateway;
  let program: CardProgram;

  beforeAll(async () => {
    gateway = await startGateway();
    program = await aCardProgram(gateway.stripe);
  });
  afterAll(() => gateway.close());

  const nested = (levels: number, page = ''): string =>
    levels === 0 ? 'id' : `cards${page} { nodes { account { ${nested(levels - 1, page)} } } }`;
  const ask = (fields: string, variables = {}) =>
    `query($id: ID!${'first' in variables ? ', $first: Int' : ''}) { connectedAccount(id: $id) { ${fields} } }`;

  it('whose pages multiply beyond measure is refused before anything is read', async () => {
    const calls = await gateway.calls(async () => {
      const error = await gateway.client.refused(ask(nested(7)), { id: program.account });
      expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT', most: 100_000 });
    });
    expect(calls).toEqual([]);
  });

  it('is measured with its variables and through its fragments', async () => {
    const variables = { id: program.account, first: 100 };
    const document = `${ask('...Cards', variables)}
      fragment Cards on ConnectedAccount { ${nested(3, '(first: $first)')} }`;
    expect((await gateway.client.refused(document, variables)).extensions.code).toBe('BAD_USER_INPUT');
    expect(await gateway.client.run(document, { ...variables, first: 5 })).toMatchObject({ connectedAccount: {} });
  });

  it('with small pages may go deep', async () => {
    expect(await gateway.client.run(ask(nested(6, '(first: 2)')), { id: program.account })).toMatchObject({
      connectedAccount: {},
    });
  });

  it('that nests a thousand levels is refused, and the process stays up', async () => {
    const document = `query { ${'connectedAccount { '.repeat(1000)} id ${'}'.repeat(1001)}`;
    const error = await gateway.client.refused(document);
    expect(error).toMatchObject({
      message: expect.stringContaining('61 levels'),
      extensions: { code: 'BAD_USER_INPUT' },
    });
    expect((await fetch(`${gateway.url}/health`)).status).toBe(200);
  });
});

describe('A mistyped value', () => {
  let gateway: Gateway;

  beforeAll(async () => (gateway = await startGateway()));
  afterAll(() => gateway.close());

  it('is not repeated in the refusal, which names its place', async () => {
    const document =
      'mutation($input: CreateConnectedAccountInput!) { createConnectedAccount(input: $input) { userErrors { code } } }';
    const individual = { idNumber: '123-45-6789', ssn_last_4: '6789' };
    const error = await gateway.client.refused(document, { input: { idempotencyKey: 'typo', individual } });
    expect(error.message).toContain('input.individual');
    expect(error.message).toContain('ssn_last_4');
    expect(JSON.stringify(error)).not.toContain('6789');
  });
});

describe('A write whose answer may not be seen', () => {
  let gateway: Gateway;
  let program: CardProgram;

  beforeAll(async () => {
    gateway = await startGateway();
    program = await aCardProgram(gateway.stripe);
  });
  afterAll(() => gateway.close());

  it('is refused before it is done', async () => {
    const buyer = await gateway.viewer({ accounts: [program.account], permissions: ['simulations:write'] });
    const document = `mutation($input: SimulateAuthorizationInput!) {
      simulateAuthorization(input: $input) { authorization { approved } userErrors { code } }
    }`;
    const input = { idempotencyKey: 'unseen', cardId: `${program.account}/${program.card}`, amount: 100 };
    const calls = await gateway.calls(async () => {
      const error = await buyer.refused(document, { input });
      expect(error.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'authorizations:read' });
    });
    expect(calls).toEqual([]);
  });
});

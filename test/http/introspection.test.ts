import { createClient } from '../kit/client.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const SCHEMA = '{ __schema { queryType { name } } }';
const MISSPELT = '{ connectedAccount(id: "acct_1") { emial } }';

let gateway: Gateway | undefined;

afterEach(() => gateway?.close());

async function start(env: Record<string, string>) {
  gateway = await startGateway(env);
  const stranger = createClient(gateway.url, null);
  const told = async (document: string) => {
    const { status, errors = [] } = await stranger.ask(document);
    return { status, codes: errors.map(({ extensions }) => extensions.code), text: JSON.stringify(errors) };
  };
  return { client: gateway.client, stranger, told };
}

describe('In production', () => {
  const production = { NODE_ENV: 'production' };

  it('a stranger learns nothing of the schema: not by asking for it, and not by guessing', async () => {
    const { told } = await start(production);
    const guesses = [
      '{ viewr { name } }',
      '{ viewer { nam } }',
      '{ viewer }',
      MISSPELT,
      '{ card(id: 1, x: 2) { id } }',
    ];
    for (const document of [SCHEMA, '{ __type(name: "Card") { name } }', '{ viewer { name } }', ...guesses]) {
      const { status, codes, text } = await told(document);
      expect({ document, status, codes }).toEqual({ document, status: 401, codes: ['UNAUTHENTICATED'] });
      expect(text).not.toMatch(/Did you mean|Cannot query|argument|Query|viewer|selection/);
    }
    expect((await told('{ __typename }')).status).toBe(200);
  });

  it('a developer with a key sees the schema and what is wrong with a document, without suggestions', async () => {
    const { client } = await start(production);
    expect(await client.run(SCHEMA)).toEqual({ __schema: { queryType: { name: 'Query' } } });
    const { message } = await client.refused(MISSPELT);
    expect(message).toContain('Cannot query field "emial"');
    expect(message).not.toContain('Did you mean');
  });

  it('nobody sees the schema where it is off', async () => {
    const { client, told } = await start({ ...production, INTROSPECTION: 'off' });
    expect((await client.refused(SCHEMA)).message).toContain('introspection is not allowed');
    expect((await told(SCHEMA)).status).toBe(401);
  });

  it('anyone does where it is on', async () => {
    const { stranger } = await start({ ...production, INTROSPECTION: 'on' });
    expect(await stranger.run(SCHEMA)).toEqual({ __schema: { queryType: { name: 'Query' } } });
  });
});

describe('In development', () => {
  it('anyone sees the schema, and only those with a key get suggestions', async () => {
    const { client, stranger, told } = await start({});
    expect(await stranger.run(SCHEMA)).toEqual({ __schema: { queryType: { name: 'Query' } } });
    expect((await client.refused(MISSPELT)).message).toContain('Did you mean "email"?');
    const { status, text } = await told(MISSPELT);
    expect(status).toBe(400);
    expect(text).toContain('Cannot query field');
    expect(text).not.toContain('Did you mean');
  });
});

import { z } from 'zod';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

let gateway: Gateway;

beforeAll(async () => (gateway = await startGateway()));
afterAll(() => gateway.close());

const times = (count: number, part: (index: number) => string) => Array.from({ length: count }, (_, i) => part(i));

/** How much was counted before it was refused: never more than one step beyond the limit. */
const refusal = z.object({
  code: z.literal('BAD_USER_INPUT'),
  limit: z.string(),
  found: z.number(),
  most: z.number(),
});

async function refused(document: string, variables?: Record<string, unknown>) {
  const answer = await gateway.client.ask(document, variables);
  const [error] = answer.errors ?? [];
  const { limit, found, most } = refusal.parse(error?.extensions);
  return { status: answer.status, errors: answer.errors?.length, limit, found, most };
}

const beyond = (limit: string, most: number) => ({ status: 400, errors: 1, limit, found: most + 1, most });

/** Within the limits it is the schema that answers. */
async function taken(document: string, variables?: Record<string, unknown>) {
  const { errors = [] } = await gateway.client.ask(document, variables);
  return errors.every(({ extensions }) => !('limit' in extensions));
}

const nested = (levels: number, field: string) => `${`${field} {`.repeat(levels)} __typename ${'}'.repeat(levels)}`;

describe('A document', () => {
  it.each([
    ['tokens', 15_000, (n: number) => `{ f(a: [${'1 '.repeat(n - 9)}]) }`],
    ['nesting', 60, (n: number) => `{ f(a: ${'['.repeat(n - 2)}${']'.repeat(n - 2)}) }`],
    ['depth', 30, (n: number) => `{ ${nested(n - 1, 'viewer')} }`],
    ['selections', 10_000, (n: number) => `{ ${times(n, (i) => `f${i}`).join(' ')} }`],
    ['aliases', 100, (n: number) => `{ ${times(n, (i) => `a${i}: __typename`).join(' ')} }`],
    ['repeats', 100, (n: number) => `{ ${'__typename '.repeat(n)} }`],
    ['directives', 100, (n: number) => `{ ${times(n, (i) => `f${i} @skip(if: false)`).join(' ')} }`],
    ['directivesInOnePlace', 5, (n: number) => `{ __typename ${'@skip(if: false) '.repeat(n)} }`],
    ['definitions', 100, (n: number) => times(n, (i) => `query Q${i} { __typename }`).join(' ')],
    ['spreads', 1_000, (n: number) => `{ __typename ${times(n, (i) => `... { f${i} }`).join(' ')} }`],
  ])('may have a number of %s, and is refused with one more', async (limit, most, document) => {
    expect(await taken(document(most))).toBe(true);
    expect(await refused(document(most + 1))).toEqual(beyond(limit, most));
  });

  it('is counted through its fragments: their fields, their depth and what they repeat', async () => {
    const repeated = times(3, () => `...F`).join(' ');
    const fragment = (fields: string) => `fragment F on Query { ${fields} }`;
    expect(await refused(`{ ${repeated} } ${fragment('__typename '.repeat(50))}`)).toEqual({
      ...beyond('repeats', 100),
      found: 150,
    });
    expect(
      await refused(`{ ${nested(20, 'viewer').replace('__typename', '...F')} } ${fragment(nested(20, 'viewer'))}`),
    ).toEqual(beyond('depth', 30));
    expect(await taken(`{ ${repeated} } ${fragment('__typename '.repeat(30))}`)).toBe(true);
  });

  it('in which each fragment spreads the next one twice is refused when its fields have become too many', async () => {
    const fragments = times(40, (i) => `fragment F${i} on Query { a { ...F${i + 1} } b { ...F${i + 1} } }`);
    const flat = times(40, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`);
    for (const shape of [fragments.slice(0, 25), flat]) {
      const document = `{ ...F0 } ${shape.join(' ')} fragment F${shape.length} on Query { __typename }`;
      expect(await refused(document)).toEqual(beyond('selections', 10_000));
    }
  });

  it('whose fragments nobody spreads is counted all the same', async () => {
    const document = `{ __typename } fragment Unused on Query { ${'__typename '.repeat(101)} }`;
    expect(await refused(document)).toEqual(beyond('repeats', 100));
  });

  it('whose fragment spreads itself is refused as such', async () => {
    const error = await gateway.client.refused(
      '{ ...A } fragment A on Query { viewer { id } ...B } fragment B on Query { ...A }',
    );
    expect(error).toMatchObject({ message: expect.stringContaining('within itself') });
  });

  it.each([
    [
      'fifty thousand aliases of __typename',
      'tokens',
      () => `{ ${times(50_000, (i) => `a${i}:__typename`).join(' ')} }`,
    ],
    ['thousands of directives', 'directivesInOnePlace', () => `{ __typename ${'@a '.repeat(5_000)} }`],
    ['900 kB of braces', 'nesting', () => '{'.repeat(900_000)],
    ['900 kB of fields', 'tokens', () => `{ ${'f '.repeat(450_000)} }`],
    ['lists in lists', 'nesting', () => `{ f(a: ${'['.repeat(7_000)}`],
    ['types in types', 'nesting', () => `query($a: ${'['.repeat(7_000)}Int`],
  ])('made to be costly, of %s, is refused at the limit', async (_shape, limit, document) => {
    const { found, most, ...rest } = await refused(document());
    expect(rest).toEqual({ status: 400, errors: 1, limit });
    expect(found).toBeLessThanOrEqual(Math.max(most + 1, 5_000));
  });

  it('has ten of its faults told, and its values ten of theirs', async () => {
    const faulty = await gateway.client.ask(`{ ${times(500, (i) => `f${i}`).join(' ')} }`, {});
    expect(faulty.errors?.length).toBe(11);
    const list = await gateway.client.ask('query($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: times(500, () => '').map(() => ({})),
    });
    expect(list.errors?.length).toBe(11);
  });

  it('that fails in more than a hundred places tells of a hundred, and how many there are', async () => {
    const first = await gateway.client.ask(
      `{ node(id: "x") { id } ${times(100, (i) => `a${i}: node(id: "x") { id }`).join(' ')} }`,
      {},
    );
    expect(first.errors?.length).toBe(101);
    expect(first.errors?.at(-1)).toEqual({
      message: '1 more errors are left out.',
      extensions: { code: 'ERRORS_LEFT_OUT', leftOut: 1 },
    });
  });
});

describe('Variables', () => {
  const document = 'query($value: ID!) { node(id: $value) { id } }';
  const deep = (levels: number) => times(levels, () => '[').join('') + times(levels, () => ']').join('');

  it('may nest twenty levels, and are refused with one more, however many there are', async () => {
    expect(await taken(document, { value: JSON.parse(deep(20)) })).toBe(true);
    expect(await refused(document, { value: JSON.parse(deep(21)) })).toEqual(beyond('variablesDepth', 20));
    const response = await send(`{"query":"{__typename}","variables":{"value":${deep(400_000)}}}`);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { limit: 'variablesDepth' } }] });
  });

  it('may be a quarter of a megabyte, and are refused beyond', async () => {
    expect(await taken(document, { value: 'x'.repeat(262_144 - 12) })).toBe(true);
    expect(await refused(document, { value: 'x'.repeat(262_144 - 11) })).toEqual(beyond('variablesBytes', 262_144));
  });
});

describe('A request beyond a limit', () => {
  const tooDeep = `{ ${nested(40, 'viewer')} }`;

  it('is answered 200 for a client that knows only application/json, and 400 for any other', async () => {
    const status = async (accept: string) => (await send(JSON.stringify({ query: tooDeep }), { accept })).status;
    expect(await status('application/json')).toBe(200);
    expect(await status('application/graphql-response+json')).toBe(400);
  });

  it('is refused by GET too, and so is a long operation name', async () => {
    const headers = { 'apollo-require-preflight': 'true' };
    const get = async (search: Record<string, string>) =>
      (await fetch(`${gateway.url}/graphql?${new URLSearchParams(search)}`, { headers })).json();
    expect(await get({ query: tooDeep })).toMatchObject({ errors: [{ extensions: { limit: 'depth' } }] });
    expect(await get({ query: '{ __typename }', variables: `{"a":${'['.repeat(30)}${']'.repeat(30)}}` })).toMatchObject(
      {
        errors: [{ extensions: { limit: 'variablesDepth' } }],
      },
    );
    expect(await get({ query: '{ __typename }', operationName: 'x'.repeat(201) })).toMatchObject({
      errors: [{ extensions: { limit: 'operationName', found: 201, most: 200 } }],
    });
    expect(await get({ query: '{ __typename }' })).toMatchObject({ data: { __typename: 'Query' } });
  });
});

function send(body: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
}

import { execFileSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { GraphQLField, GraphQLNamedType, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { buildSchema, getNamedType, isObjectType, isRequiredArgument } from 'graphql';
import { printGraphSchema } from '../../src/cli/print-schema.js';

const COMPILER = resolve(__dirname, '../../node_modules/relay-compiler/cli.js');

describe("Relay's compiler", () => {
  const sdl = printGraphSchema();
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'relay-'));
    mkdirSync(join(dir, 'src'));
    writeFileSync(
      join(dir, 'relay.json'),
      JSON.stringify({ src: 'src', schema: 'schema.graphql', language: 'javascript' }),
    );
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  function compile(schema: string): string[] {
    writeFileSync(join(dir, 'schema.graphql'), schema);
    writeFileSync(
      join(dir, 'src/all.js'),
      documentsOf(buildSchema(schema))
        .map((text) => `graphql\`${text}\`;`)
        .join('\n'),
    );
    execFileSync(process.execPath, [COMPILER, 'relay.json'], { cwd: dir, stdio: 'pipe' });
    return readdirSync(join(dir, 'src/__generated__'));
  }

  it('pages every connection, refetches every node and sends every mutation', () => {
    const made = compile(sdl);
    const schema = buildSchema(sdl);
    expect(made.length).toBeGreaterThan(connectionsOf(schema).length);
    expect(made).toContain('allCardholdercardsQuery.graphql.js');
    expect(made).toContain('all_Card.graphql.js');
    expect(made).toContain('allFreezeCardMutation.graphql.js');
  });

  it('notices a connection that is none', () => {
    expect(() =>
      compile(sdl.replace(/(type CardConnection \{[\s\S]*?)pageInfo: PageInfo!/, '$1page: PageInfo!')),
    ).toThrow(/connection/i);
  });

  it('notices a node that cannot be refetched', () => {
    expect(() => compile(sdl.replace(/\n {2}node\(/, '\n  object('))).toThrow(/node/i);
  });
});

interface Connection {
  readonly owner: GraphQLNamedType;
  readonly field: GraphQLField<unknown, unknown>;
}

/** What a Relay client would write, for every connection, node and mutation that there is. */
function documentsOf(schema: GraphQLSchema): string[] {
  const nodes = types(schema).filter((type) => type.getInterfaces().some(({ name }) => name === 'Node'));
  return [
    ...connectionsOf(schema).map(connection),
    ...nodes.map(({ name }) => `fragment all_${name} on ${name} @refetchable(queryName: "all${name}Query") { id }`),
    ...Object.values(schema.getMutationType()?.getFields() ?? {}).map(mutation),
  ];
}

function connectionsOf(schema: GraphQLSchema): Connection[] {
  return types(schema).flatMap((owner) =>
    Object.values(owner.getFields())
      .filter(({ type }) => getNamedType(type).name.endsWith('Connection'))
      .map((field) => ({ owner, field })),
  );
}

/** A page of it, that Relay puts together with the next one. */
function connection({ owner, field }: Connection): string {
  const required = field.args.filter(isRequiredArgument);
  const variables = ['$n: Int', '$c: String', ...required.map(({ name, type }) => `$${name}: ${String(type)}`)];
  const given = ['first: $n', 'after: $c', ...required.map(({ name }) => `${name}: $${name}`)];
  const key = `all_${owner.name}_${field.name}`;
  const selection = `${field.name}(${given.join(', ')}) @connection(key: "${key}") { edges { node { __typename } } }`;
  return `query ${key.replaceAll('_', '')}Query(${variables.join(', ')}) { ${wayTo(owner, selection)} }`;
}

function wayTo({ name }: GraphQLNamedType, selection: string): string {
  if (name === 'Query') return selection;
  if (name === 'Viewer') return `viewer { ${selection} }`;
  return `node(id: "acct_1/any_1") { ... on ${name} { ${selection} } }`;
}

function mutation({ name, args }: GraphQLField<unknown, unknown>): string {
  const title = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const [input] = args;
  return `mutation all${title}Mutation($input: ${String(input?.type)}) { ${name}(input: $input) { userErrors { message } } }`;
}

function types(schema: GraphQLSchema): GraphQLObjectType[] {
  return Object.values(schema.getTypeMap()).filter((type) => isObjectType(type));
}

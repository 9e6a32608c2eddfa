import { readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const SRC = resolve(__dirname, '../src');

/**
 * Who may import whom: the table in ARCHITECTURE.md. A room on the left may import what matches on the right; `*` in a
 * path stands for one name. What is not named is forbidden.
 */
const TABLE: Readonly<Record<string, readonly string[]>> = {
  main: [
    'app/index',
    'config',
    'store/index',
    'sandbox/index',
    'auth/keys',
    'auth/permissions',
    'cli/banner',
    'log',
    'util/*',
  ],
  cli: [
    'main',
    'app/index',
    'writes/audit/index',
    'config',
    'store/index',
    'sandbox/index',
    'webhooks/index',
    'stripe/index',
    'limits/index',
    'auth/keys',
    'auth/permissions',
    'graph/schema',
    'log',
    'util/*',
  ],
  app: [
    'config',
    'auth/permissions',
    'log',
    'decisions/index',
    'writes/audit/index',
    'util/*',
    'graph/schema',
    'graph/context',
    'graph/known-prices',
    'graph/telling/index',
    'graph/event-answers',
    'graph/uploads',
    'graph/shared/errors',
    'http/index',
    'http/apollo/apollo-plugins',
    'http/apollo/operation-cost',
    'http/live/index',
    'http/landing-page',
    'http/apollo/query-size',
    'http/apollo/run-operation',
    'auth/authenticate',
    'auth/closed-among',
    'auth/keys',
    'auth/metrics-token',
    'auth/refusals',
    'auth/tokens/client-tokens',
    'auth/tokens/issuers',
    'auth/tokens/upload-links',
    'auth/unauthenticated',
    'auth/standing-viewers',
    'auth/viewer',
    'events/bus',
    'events/feeds/index',
    'events/teller',
    'events/wake-others',
    'metrics/index',
    'partner-http/index',
    'deliveries/index',
    'store/index',
    'stripe/index',
    'limits/index',
    'webhooks/index',
    'writes/index',
    'http/documents/index',
    'http/documents/document-file',
    'http/documents/trusted',
  ],
  config: ['util/*'],
  log: ['util/*'],
  http: ['auth/*', 'events/feeds/index', 'webhooks/receive', 'log', 'util/*'],
  'graph/object': [
    'graph/shared/**',
    'graph/context',
    'graph/*/*/*.type',
    // One reckoning of what is left of a card's limits.
    'graph/issuing/card/card-limits.loader',
    // What tests rules takes them as what makes them does.
    'graph/decisions/rule/*.input',
    'stripe/index',
    'auth/permissions',
    'auth/keys',
    'auth/scope',
    'auth/tokens/client-tokens',
    'auth/viewer',
    'decisions/index',
    'deliveries/index',
    'events/topics',
    'writes/audit/index',
    'writes/index',
    'util/*',
  ],
  'graph/top': [
    'graph/**',
    'stripe/index',
    'writes/audit/index',
    'events/**',
    'auth/**',
    'decisions/index',
    'deliveries/index',
    'limits/index',
    'writes/index',
    'util/*',
  ],
  'graph/shared': [
    'stripe/index',
    'writes/index',
    'events/topics',
    'auth/permissions',
    'auth/scope',
    'auth/viewer',
    'log',
    'util/*',
  ],
  stripe: ['log', 'util/*'],
  limits: ['log', 'util/*'],
  metrics: [],
  'partner-http': [],
  deliveries: ['store/index', 'events/*', 'partner-http/index', 'auth/permissions', 'log', 'util/*'],
  store: ['log', 'util/*'],
  events: ['store/index', 'log', 'util/*'],
  auth: ['store/index', 'events/*', 'log', 'util/*'],
  writes: ['store/index', 'stripe/index', 'events/*', 'auth/permissions', 'log', 'util/*'],
  decisions: ['store/index', 'events/*', 'auth/permissions', 'log', 'util/*'],
  webhooks: ['store/index', 'stripe/index', 'events/*', 'log', 'util/*'],
  sandbox: ['util/merchant-category-codes'],
  util: [],
};

interface Import {
  readonly from: string;
  readonly to: string;
}

const files = list(SRC).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
const imports = files.flatMap(importsOf);

describe('The house', () => {
  it('lets no room import what the table does not grant it', () => {
    expect(imports.filter((edge) => !isGranted(edge)).map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  it('notices a room that imports another', () => {
    const edge = { from: 'graph/issuing/card/card.resolver', to: 'sandbox/index' };
    expect(isGranted(edge)).toBe(false);
    expect(isGranted({ ...edge, to: 'graph/issuing/cardholder/cardholder.loader' })).toBe(false);
    expect(isGranted({ ...edge, to: 'graph/issuing/cardholder/cardholder.type' })).toBe(true);
  });

  it('looks at every import', () => {
    expect(imports.length).toBeGreaterThan(200);
  });

  it('has no circles, not of types either', () => {
    expect(circles(imports)).toEqual([]);
  });

  it('notices a circle', () => {
    const pair = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'a' },
    ];
    expect(circles(pair)).toEqual(['a → b → a']);
  });

  it('keeps files under 350 lines and folders within 15 entries, the house within 20', () => {
    const long = files.filter((file) => readFileSync(file, 'utf8').split('\n').length > 351).map(nameOf);
    const folders = [...new Set(files.map((file) => dirname(file)))].filter(
      (folder) => sourcesIn(folder) > (folder === SRC ? 20 : 15),
    );
    expect({ long, wide: folders.map((folder) => relative(SRC, folder)) }).toEqual({ long: [], wide: [] });
  });

  it('shows examples that stand on what their reader would install, and on nothing of the house', () => {
    const examples = list(resolve(SRC, '../examples'));
    const imported = examples.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/^(?:import|export)\b[^'";]*'([^']+)';/gm)].map(([, from = '']) => from),
    );
    expect(imported).toEqual(expect.arrayContaining(['stripe', 'node:http']));
    const installed = /^(stripe|graphql-ws|ws|@graphql-typed-document-node\/core)$/;
    expect(imported.filter((from) => !installed.test(from) && !/^(node:|\.\/)/.test(from))).toEqual([]);
    expect(examples.filter((file) => readFileSync(file, 'utf8').split('\n').length > 351)).toEqual([]);
  });

  it('gives the files of an object the known suffixes only', () => {
    const known = /\.(type|args|input|loader|resolver|mutations|subscription)$/;
    const objects = files.map(nameOf).filter((name) => roomOf(name) === 'graph/object');
    expect(objects.filter((name) => !known.test(name))).toEqual([]);
  });

  it('calls stripe-node in one room only', () => {
    // The sandbox's one use is Decimal, a value class that makes no calls and that the package's types demand.
    const DECIMALS = 'sandbox/issuing/transaction/fuel-and-fleet';
    const callers = files.filter((file) => /^import (?!type)[^;]*from 'stripe'/m.test(readFileSync(file, 'utf8')));
    const others = callers.map(nameOf).filter((name) => name !== DECIMALS);
    expect([...new Set(others.map(roomOf))]).toEqual(['stripe']);
    expect(readFileSync(join(SRC, `${DECIMALS}.ts`), 'utf8')).not.toMatch(/new Stripe\b/);
  });
});

function list(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? list(path) : [path];
  });
}

function nameOf(file: string): string {
  return relative(SRC, file).replace(/\.ts$/, '');
}

function sourcesIn(folder: string): number {
  return readdirSync(folder).filter((name) => !name.endsWith('.test.ts')).length;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const statements = text.matchAll(/^(?:import|export)\s+(?:type\s)?(?:[^'";]*?\sfrom\s+)?'(\.[^']+)';/gm);
  const dynamic = text.matchAll(/\bimport\('(\.[^']+)'\)/g);
  return [...statements, ...dynamic].map(([, path]) => ({
    from: nameOf(file),
    to: nameOf(resolve(dirname(file), path!.replace(/\.js$/, '.ts'))),
  }));
}

function roomOf(name: string): string {
  const [first = '', second] = name.split('/');
  if (first !== 'graph') return first;
  if (second === 'shared') return 'graph/shared';
  if (second === 'telling') return 'graph/top';
  return name.split('/').length === 2 ? 'graph/top' : 'graph/object';
}

function isGranted({ from, to }: Import): boolean {
  const room = roomOf(from);
  if (room === 'graph/object' ? dirname(from) === dirname(to) : room === roomOf(to)) return true;
  return (TABLE[room] ?? []).some((pattern) => matches(pattern, to));
}

function matches(pattern: string, name: string): boolean {
  const source = pattern
    .replace(/[.]/g, '\\.')
    .replace(/\*\*/g, '.+')
    .replace(/(?<!\.)\*/g, '[^/]+');
  return new RegExp(`^${source.replace('.+', '.+')}$`).test(name);
}

function circles(edges: readonly Import[]): string[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to]);
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (name: string, path: string[]): void => {
    if (path.includes(name)) {
      found.push([...path.slice(path.indexOf(name)), name].join(' → '));
      return;
    }
    if (done.has(name)) return;
    for (const to of next.get(name) ?? []) walk(to, [...path, name]);
    done.add(name);
  };
  for (const name of next.keys()) walk(name, []);
  return found;
}

import { ConfigError, DEVELOPMENT_KEY, loadConfig } from './config.js';

const refusal = (env: NodeJS.ProcessEnv): ConfigError => {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error(`accepted: ${JSON.stringify(env)}`);
};

test('an empty environment starts the sandbox with its demo world', () => {
  expect(loadConfig({})).toEqual({
    environment: 'development',
    production: false,
    host: '127.0.0.1',
    port: 4000,
    stripe: { kind: 'sandbox', port: 12111, seed: 'demo' },
    stripeLimits: { readsPerSecond: 100_000, writesPerSecond: 100_000 },
    operation: { timeoutMs: 10_000, mostCalls: 500 },
    viewer: { callsPerMinute: 1_000, connections: 1_000 },
    trustedDocuments: { file: undefined, only: false },
    introspection: 'on',
    webhookSecrets: [],
    eventCheckMinutes: 60,
    databaseUrl: 'sqlite:./cardgraph.db',
    redisUrl: undefined,
    retention: { idempotencyDays: 7, auditMonths: 12, eventDays: 30, decisionDays: 90 },
    storeKeys: [],
    decisionDefault: 'approve',
    bootstrapApiKey: undefined,
    developmentKey: DEVELOPMENT_KEY,
    corsOrigins: [],
    trustedProxies: [],
    jwtIssuers: undefined,
    logLevel: 'info',
  });
});

test('keys of the store have 32 bytes each, the newest first', () => {
  const [newest, older] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
  const both = `${newest.toString('base64')},${older.toString('base64')}`;
  expect(loadConfig({ STORE_KEYS: both }).storeKeys).toEqual([newest, older]);
  expect(() => loadConfig({ STORE_KEYS: 'c2hvcnQ=' })).toThrow(
    'STORE_KEYS must be a comma-separated list of keys of 32 bytes',
  );
});

test('an empty variable counts as unset', () => {
  expect(loadConfig({ PORT: '', STRIPE_SECRET_KEY: '', LOG_LEVEL: '' })).toEqual(loadConfig({}));
});

test('a Stripe key without an address goes to Stripe', () => {
  const { stripe } = loadConfig({ STRIPE_SECRET_KEY: 'sk_test_abc' });
  expect(stripe).toEqual({
    kind: 'remote',
    secretKey: 'sk_test_abc',
    base: new URL('https://api.stripe.com'),
    mode: 'test',
  });
});

test.each(['sk_live_abc', 'rk_live_abc'])('a live key (%s) makes the mode live', (key) => {
  expect(loadConfig({ STRIPE_SECRET_KEY: key }).stripe).toMatchObject({ mode: 'live' });
});

test('Stripe is asked as often as it takes, by mode, or as often as is said', () => {
  const limits = (env: NodeJS.ProcessEnv) => loadConfig(env).stripeLimits;
  expect(limits({ STRIPE_SECRET_KEY: 'sk_test_abc' })).toEqual({ readsPerSecond: 25, writesPerSecond: 25 });
  expect(limits({ STRIPE_SECRET_KEY: 'sk_live_abc' })).toEqual({ readsPerSecond: 100, writesPerSecond: 100 });
  expect(limits({ STRIPE_SECRET_KEY: 'sk_live_abc', STRIPE_READS_PER_SECOND: '40' })).toEqual({
    readsPerSecond: 40,
    writesPerSecond: 100,
  });
});

test('a limit that is no whole number, or nothing, is refused', () => {
  const { problems } = refusal({
    STRIPE_READS_PER_SECOND: '0',
    OPERATION_TIMEOUT_SECONDS: '1.5',
    OPERATION_MAX_CALLS: 'many',
  });
  expect(problems).toEqual([
    'STRIPE_READS_PER_SECOND must be a whole number from 1 to 100000',
    'OPERATION_TIMEOUT_SECONDS must be a whole number from 1 to 60',
    'OPERATION_MAX_CALLS must be a whole number from 1 to 10000',
  ]);
});

test('an address without a key is a Stripe-compatible server with a test key', () => {
  const { stripe, developmentKey } = loadConfig({ STRIPE_API_BASE: 'http://127.0.0.1:12111' });
  expect(stripe).toMatchObject({ kind: 'remote', secretKey: 'sk_test_cardgraph', mode: 'test' });
  expect(developmentKey).toBeUndefined();
});

test('production without a Stripe key refuses to start, even with an address', () => {
  expect(refusal({ NODE_ENV: 'production' }).message).toContain('STRIPE_SECRET_KEY must be set');
  expect(refusal({ NODE_ENV: 'production', STRIPE_API_BASE: 'http://127.0.0.1:1' }).message).toContain(
    'STRIPE_SECRET_KEY must be set',
  );
});

test('production takes a bootstrap key of 32 characters and refuses a shorter one', () => {
  const env = { NODE_ENV: 'production', STRIPE_SECRET_KEY: 'sk_live_abc' };
  expect(loadConfig({ ...env, BOOTSTRAP_API_KEY: 'k'.repeat(32) }).bootstrapApiKey).toHaveLength(32);
  expect(refusal({ ...env, BOOTSTRAP_API_KEY: 'k'.repeat(31) }).problems).toHaveLength(1);
  expect(loadConfig({ BOOTSTRAP_API_KEY: 'short-but-fine' }).bootstrapApiKey).toBe('short-but-fine');
});

test('the development key is off beside a bootstrap key, and never is one', () => {
  expect(loadConfig({ BOOTSTRAP_API_KEY: 'my-own-key' }).developmentKey).toBeUndefined();
  expect(refusal({ BOOTSTRAP_API_KEY: DEVELOPMENT_KEY }).message).toContain('published development key');
});

test('every bad value is listed at once, and no secret is repeated', () => {
  const error = refusal({
    PORT: '70000',
    SANDBOX_PORT: '12.5',
    STRIPE_SECRET_KEY: 'pk_live_visible',
    STRIPE_WEBHOOK_SECRETS: 'whsec_fine,hidden-secret',
    STRIPE_API_BASE: 'ftp://user:hidden@example.com',
    DATABASE_URL: 'postgres://admin:hidden@db/cards?sslmode=sometimes',
    SANDBOX_SEED: 'full',
    LOG_LEVEL: 'loud',
    NODE_ENV: 'staging',
  });
  expect(error.problems.map((line) => line.split(' ')[0]).sort()).toEqual(
    [
      'DATABASE_URL',
      'LOG_LEVEL',
      'NODE_ENV',
      'PORT',
      'SANDBOX_PORT',
      'SANDBOX_SEED',
      'STRIPE_API_BASE',
      'STRIPE_SECRET_KEY',
      'STRIPE_WEBHOOK_SECRETS',
    ].sort(),
  );
  expect(error.message).not.toMatch(/hidden|pk_live|visible/);
});

test.each(['postgres://db/cards', 'postgresql://admin:p%40ss@[::1]:5433/cards?sslmode=verify-full', 'sqlite::memory:'])(
  'the database may be %s',
  (url) => {
    expect(loadConfig({ DATABASE_URL: url }).databaseUrl).toBe(url);
  },
);

test.each(['redis://localhost', 'rediss://cards:p%40ss@redis.internal:6380/2?keyPrefix=staging:'])(
  'Redis may be %s',
  (url) => expect(loadConfig({ REDIS_URL: url }).redisUrl).toBe(url),
);

test.each(['localhost:6379', 'redis://:hidden@host:port', 'http://:hidden@redis', 'redis://:hidden@redis/cards'])(
  'Redis may not be %s, and its password is not repeated',
  (url) => {
    expect(refusal({ REDIS_URL: url }).problems).toEqual([
      'REDIS_URL must have the form redis://user:password@host:6379/0 or rediss://…, with special characters percent-encoded',
    ]);
  },
);

test.each(['postgres:cards', 'postgres://admin:hidden@db:port/cards', 'mysql://admin:hidden@db', 'sqlite:'])(
  'the database may not be %s, and its password is not repeated',
  (url) => {
    const { problems } = refusal({ DATABASE_URL: url });
    expect(problems).toEqual([expect.stringMatching(/^DATABASE_URL must have the form sqlite:.*postgres:/)]);
    expect(problems.join()).not.toContain('hidden');
  },
);

test('trusted documents are a file, and alone where it is said', () => {
  const env = { TRUSTED_DOCUMENTS: './documents.json', TRUSTED_DOCUMENTS_ONLY: 'true' };
  expect(loadConfig(env).trustedDocuments).toEqual({ file: './documents.json', only: true });
  expect(refusal({ TRUSTED_DOCUMENTS_ONLY: 'yes' }).problems).toEqual([
    'TRUSTED_DOCUMENTS_ONLY must be one of false, true',
  ]);
});

test('the schema is open to anyone in development, to those with a credential in production, or as it is said', () => {
  const production = { NODE_ENV: 'production', STRIPE_SECRET_KEY: 'sk_test_abc' };
  expect(loadConfig({}).introspection).toBe('on');
  expect(loadConfig(production).introspection).toBe('authenticated');
  expect(loadConfig({ ...production, INTROSPECTION: 'off' }).introspection).toBe('off');
  expect(refusal({ INTROSPECTION: 'maybe' }).problems).toEqual(['INTROSPECTION must be one of on, authenticated, off']);
});

test('retention takes whole days, and never less than the day that Stripe remembers', () => {
  const days = { IDEMPOTENCY_RETENTION_DAYS: '30', AUDIT_RETENTION_MONTHS: '24', EVENT_RETENTION_DAYS: '60' };
  expect(loadConfig(days).retention).toMatchObject({ idempotencyDays: 30, auditMonths: 24, eventDays: 60 });
  expect(refusal({ EVENT_RETENTION_DAYS: '6' }).problems).toEqual([
    'EVENT_RETENTION_DAYS must be a whole number from 7 to 3650',
  ]);
  expect(refusal({ IDEMPOTENCY_RETENTION_DAYS: '0' }).problems).toEqual([
    'IDEMPOTENCY_RETENTION_DAYS must be a whole number from 1 to 3650',
  ]);
});

test('a live key goes over plain http only to this machine', () => {
  const env = { STRIPE_SECRET_KEY: 'sk_live_abc' };
  expect(refusal({ ...env, STRIPE_API_BASE: 'http://stripe.example.com' }).message).toContain('must be https');
  expect(loadConfig({ ...env, STRIPE_API_BASE: 'http://localhost:8080' }).stripe).toMatchObject({ mode: 'live' });
});

test('lists are split at commas and trimmed', () => {
  const config = loadConfig({
    STRIPE_WEBHOOK_SECRETS: 'whsec_a, whsec_b,',
    CORS_ORIGINS: 'https://a.example.com, http://localhost:3000',
  });
  expect(config.webhookSecrets).toEqual(['whsec_a', 'whsec_b']);
  expect(config.corsOrigins).toEqual(['https://a.example.com', 'http://localhost:3000']);
});

test('the sandbox and the gateway need two ports', () => {
  expect(refusal({ PORT: '4000', SANDBOX_PORT: '4000' }).problems).toEqual(['SANDBOX_PORT and PORT must differ']);
  expect(loadConfig({ PORT: '0', SANDBOX_PORT: '0' }).port).toBe(0);
});

/**
 * Reads the environment once: the only file that may. A bad value stops the start with the whole list of what is
 * wrong; no message repeats a secret.
 */
import { z } from 'zod';
import { isIpRange } from './util/ip-ranges.js';

/** Opens the embedded sandbox's gateway and nothing else: it is never stored, and a gateway on Stripe refuses it. */
export const DEVELOPMENT_KEY = 'cg_test_development_key_do_not_use_in_production';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const INTROSPECTION = ['on', 'authenticated', 'off'] as const;
const STRIPE_API = 'https://api.stripe.com';

export type StripeConfig =
  | { readonly kind: 'sandbox'; readonly port: number; readonly seed: 'demo' | 'empty' }
  | { readonly kind: 'remote'; readonly secretKey: string; readonly base: URL; readonly mode: 'test' | 'live' };

export interface Config {
  readonly environment: 'development' | 'test' | 'production';
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  readonly stripe: StripeConfig;
  readonly webhookSecrets: readonly string[];
  /** How often Stripe is asked for events that never came; 0: never. */
  readonly eventCheckMinutes: number;
  /** What the platform may ask of Stripe in a second, in all. */
  readonly stripeLimits: { readonly readsPerSecond: number; readonly writesPerSecond: number };
  /** What one operation may cost. */
  readonly operation: { readonly timeoutMs: number; readonly mostCalls: number };
  /** What one viewer may cost: Stripe calls, and connections that stay open. */
  readonly viewer: { readonly callsPerMinute: number; readonly connections: number };
  /** The file with the documents that everyone may run, and whether nothing but trusted ones runs. */
  readonly trustedDocuments: { readonly file: string | undefined; readonly only: boolean };
  /** Who may ask for the schema: anyone, those with a credential, or nobody. */
  readonly introspection: (typeof INTROSPECTION)[number];
  readonly databaseUrl: string;
  /** Where gateways share what viewers have spent. */
  readonly redisUrl: string | undefined;
  /** How long what is over is kept. */
  readonly retention: {
    readonly idempotencyDays: number;
    readonly auditMonths: number;
    readonly eventDays: number;
    readonly decisionDays: number;
  };
  /** What secrets that must be read again are kept under: the first closes, all open. */
  readonly storeKeys: readonly Uint8Array[];
  /** Whether an authorization is approved that no rule, no partner and no default of its account decides. */
  readonly decisionDefault: 'approve' | 'decline';
  readonly bootstrapApiKey: string | undefined;
  /** The well-known key, when this process may accept it. */
  readonly developmentKey: string | undefined;
  /** Web origins that may call, beside those that development allows. */
  readonly corsOrigins: readonly string[];
  /** Proxies that are believed when they name the client's address. */
  readonly trustedProxies: readonly string[];
  /** The file that says whose tokens are taken. */
  readonly jwtIssuers: string | undefined;
  /** Opens `GET /metrics` and nothing else. */
  readonly metricsToken: string | undefined;
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly problems: readonly string[]) {
    super(['Cardgraph cannot start with this configuration:', ...problems.map((line) => `  - ${line}`)].join('\n'));
  }
}

const port = (fallback: number) =>
  z
    .string()
    .default(String(fallback))
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65535, 'must be a port: a whole number from 0 to 65535')
    .transform(Number);

const whole = (least: number, most: number) =>
  z
    .string()
    .refine(
      (text) => /^\d{1,7}$/.test(text) && Number(text) >= least && Number(text) <= most,
      `must be a whole number from ${least} to ${most}`,
    )
    .transform(Number);

const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  );

const oneOf = <const T extends readonly [string, ...string[]]>(values: T, fallback: T[number]) =>
  z.enum(values, { error: `must be one of ${values.join(', ')}` }).default(() => fallback);

const secretKey = z
  .string()
  .refine((key) => !key.startsWith('pk_'), 'is a publishable key; a secret (sk_…) or restricted (rk_…) key is needed')
  .refine(
    (key) => key.startsWith('pk_') || /^(sk|rk)_(test|live)_\w+$/.test(key),
    'must be a secret or restricted key: sk_test_…, sk_live_…, rk_test_… or rk_live_…',
  );

const apiBase = z.string().transform((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const usable = url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.username;
  if (usable) return url;
  context.addIssue('must be an http or https address without path or credentials, such as http://127.0.0.1:12111');
  return z.NEVER;
});

const SSL_MODES = ['disable', 'require', 'verify-ca', 'verify-full'];

const databaseUrl = z
  .string()
  .default('sqlite:./cardgraph.db')
  .refine(
    (url) => /^sqlite:./.test(url) || (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url)),
    'must have the form sqlite:./path.db or postgres://user:password@host:5432/database, with special characters percent-encoded',
  )
  .refine(
    (url) => {
      const mode = /^postgres/.test(url) && URL.canParse(url) ? new URL(url).searchParams.get('sslmode') : null;
      return mode === null || SSL_MODES.includes(mode);
    },
    `may have an sslmode of ${SSL_MODES.join(', ')}`,
  );

const redisUrl = z
  .string()
  .refine(
    (url) => URL.canParse(url) && /^rediss?:\/\/[^/?#]+(\/\d{0,4})?(\?[^#]*)?$/.test(url),
    'must have the form redis://user:password@host:6379/0 or rediss://…, with special characters percent-encoded',
  );

const STORE_KEY_BYTES = 32;

const flag = oneOf(['false', 'true'], 'false').transform((text) => text === 'true');

const environment = z.object({
  NODE_ENV: oneOf(['development', 'test', 'production'], 'development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: port(4000),
  STRIPE_SECRET_KEY: secretKey.optional(),
  STRIPE_API_BASE: apiBase.optional(),
  STRIPE_WEBHOOK_SECRETS: list.refine(
    (secrets) => secrets.every((secret) => /^whsec_.+/.test(secret)),
    'must be a comma-separated list of signing secrets: whsec_…',
  ),
  STRIPE_READS_PER_SECOND: whole(1, 100_000).optional(),
  STRIPE_WRITES_PER_SECOND: whole(1, 100_000).optional(),
  OPERATION_TIMEOUT_SECONDS: whole(1, 60).default(10),
  OPERATION_MAX_CALLS: whole(1, 10_000).default(500),
  INTROSPECTION: z.enum(INTROSPECTION, { error: `must be one of ${INTROSPECTION.join(', ')}` }).optional(),
  TRUSTED_DOCUMENTS: z.string().optional(),
  TRUSTED_DOCUMENTS_ONLY: flag,
  VIEWER_CALLS_PER_MINUTE: whole(1, 1_000_000).default(1_000),
  VIEWER_CONNECTIONS: whole(1, 1_000_000).default(1_000),
  DATABASE_URL: databaseUrl,
  REDIS_URL: redisUrl.optional(),
  STORE_KEYS: list.refine(
    (keys) => keys.every((key) => Buffer.from(key, 'base64').length === STORE_KEY_BYTES),
    'must be a comma-separated list of keys of 32 bytes in base64, the newest first: openssl rand -base64 32',
  ),
  IDEMPOTENCY_RETENTION_DAYS: whole(1, 3650).default(7),
  AUDIT_RETENTION_MONTHS: whole(1, 1200).default(12),
  EVENT_CHECK_MINUTES: whole(0, 10_080).default(60),
  EVENT_RETENTION_DAYS: whole(7, 3650).default(30),
  DECISION_RETENTION_DAYS: whole(1, 3650).default(90),
  DECISION_DEFAULT: oneOf(['approve', 'decline'], 'approve'),
  SANDBOX_PORT: port(12111),
  SANDBOX_SEED: oneOf(['demo', 'empty'], 'demo'),
  BOOTSTRAP_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]{8,256}$/, 'must be 8 to 256 printable ASCII characters without spaces')
    .optional(),
  CORS_ORIGINS: list.refine(
    (origins) => origins.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin),
    'must be a comma-separated list of origins, such as https://app.example.com',
  ),
  JWT_ISSUERS: z.string().optional(),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,256}$/, 'must be 16 to 256 printable ASCII characters without spaces')
    .optional(),
  TRUST_PROXY: list.refine(
    (ranges) => ranges.every(isIpRange),
    'must be a comma-separated list of addresses and CIDR networks, such as 10.0.0.0/8',
  ),
  LOG_LEVEL: oneOf(LOG_LEVELS, 'info'),
});

type Environment = z.output<typeof environment>;

/** Calls a second of either kind that Stripe takes (https://docs.stripe.com/rate-limits); the sandbox takes what comes. */
const LIMITS = { live: 100, test: 25, sandbox: 100_000 };

/** Throws `ConfigError` with every problem at once. An empty variable counts as unset. */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const parsed = environment.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')));
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map(describeIssue));
  const problems = contradictions(parsed.data);
  if (problems.length > 0) throw new ConfigError(problems);
  return toConfig(parsed.data);
}

function describeIssue(issue: z.core.$ZodIssue): string {
  return `${issue.path.join('.')} ${issue.message}`;
}

function contradictions(env: Environment): string[] {
  const problems: string[] = [];
  const production = env.NODE_ENV === 'production';
  if (production && env.STRIPE_SECRET_KEY === undefined)
    problems.push('STRIPE_SECRET_KEY must be set when NODE_ENV is production: the sandbox is for development only');
  if (production && env.BOOTSTRAP_API_KEY !== undefined && env.BOOTSTRAP_API_KEY.length < 32)
    problems.push('BOOTSTRAP_API_KEY must have at least 32 characters when NODE_ENV is production');
  if (env.BOOTSTRAP_API_KEY === DEVELOPMENT_KEY)
    problems.push('BOOTSTRAP_API_KEY must not be the published development key');
  const stripe = stripeOf(env);
  if (
    stripe.kind === 'remote' &&
    stripe.mode === 'live' &&
    stripe.base.protocol === 'http:' &&
    !isLoopback(stripe.base)
  )
    problems.push('STRIPE_API_BASE must be https for a live key, unless it is on this machine');
  if (stripe.kind === 'sandbox' && stripe.port === env.PORT && env.PORT !== 0)
    problems.push('SANDBOX_PORT and PORT must differ');
  return problems;
}

function isLoopback(url: URL): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
}

function stripeOf(env: Environment): StripeConfig {
  const { STRIPE_SECRET_KEY: key, STRIPE_API_BASE: base } = env;
  if (key === undefined && base === undefined)
    return { kind: 'sandbox', port: env.SANDBOX_PORT, seed: env.SANDBOX_SEED };
  return {
    kind: 'remote',
    secretKey: key ?? 'sk_test_cardgraph',
    base: base ?? new URL(STRIPE_API),
    mode: key !== undefined && /^.k_live_/.test(key) ? 'live' : 'test',
  };
}

function toConfig(env: Environment): Config {
  const stripe = stripeOf(env);
  const limit = stripe.kind === 'sandbox' ? LIMITS.sandbox : LIMITS[stripe.mode];
  return {
    environment: env.NODE_ENV,
    production: env.NODE_ENV === 'production',
    host: env.HOST,
    port: env.PORT,
    stripe,
    stripeLimits: {
      readsPerSecond: env.STRIPE_READS_PER_SECOND ?? limit,
      writesPerSecond: env.STRIPE_WRITES_PER_SECOND ?? limit,
    },
    operation: { timeoutMs: env.OPERATION_TIMEOUT_SECONDS * 1_000, mostCalls: env.OPERATION_MAX_CALLS },
    viewer: { callsPerMinute: env.VIEWER_CALLS_PER_MINUTE, connections: env.VIEWER_CONNECTIONS },
    trustedDocuments: { file: env.TRUSTED_DOCUMENTS, only: env.TRUSTED_DOCUMENTS_ONLY },
    introspection: env.INTROSPECTION ?? (env.NODE_ENV === 'production' ? 'authenticated' : 'on'),
    webhookSecrets: env.STRIPE_WEBHOOK_SECRETS,
    eventCheckMinutes: env.EVENT_CHECK_MINUTES,
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
    retention: {
      idempotencyDays: env.IDEMPOTENCY_RETENTION_DAYS,
      auditMonths: env.AUDIT_RETENTION_MONTHS,
      eventDays: env.EVENT_RETENTION_DAYS,
      decisionDays: env.DECISION_RETENTION_DAYS,
    },
    storeKeys: env.STORE_KEYS.map((key) => Buffer.from(key, 'base64')),
    decisionDefault: env.DECISION_DEFAULT,
    bootstrapApiKey: env.BOOTSTRAP_API_KEY,
    developmentKey: stripe.kind === 'sandbox' && env.BOOTSTRAP_API_KEY === undefined ? DEVELOPMENT_KEY : undefined,
    corsOrigins: env.CORS_ORIGINS,
    trustedProxies: env.TRUST_PROXY,
    jwtIssuers: env.JWT_ISSUERS,
    metricsToken: env.METRICS_TOKEN,
    logLevel: env.LOG_LEVEL,
  };
}

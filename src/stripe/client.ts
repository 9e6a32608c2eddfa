import { LRUCache } from 'lru-cache';
import Stripe from 'stripe';
import { Pool } from 'undici';
import { PoolHttpClient } from './upstream/http-client.js';
import { AccountStripe } from './upstream/account-stripe.js';
import { Breakers } from './upstream/breaker.js';
import type { Caller } from './upstream/caller.js';
import type { UpstreamLimits } from './upstream/limiter.js';
import { Limiter } from './upstream/limiter.js';

/** The version of Stripe's API that all calls name. */
export const { API_VERSION } = Stripe;

export interface StripeTarget {
  readonly secretKey: string;
  /** Origin of any Stripe-compatible server, such as `https://api.stripe.com` or `http://127.0.0.1:12111`. */
  readonly base: string;
  readonly mode: 'test' | 'live';
  /** What the platform may ask of it in a second. */
  readonly limits: Pick<UpstreamLimits, 'readsPerSecond' | 'writesPerSecond'>;
}

export interface StripeConnection {
  readonly mode: 'test' | 'live';
  /**
   * Stripe on behalf of one connected account: the header `Stripe-Account` is on every call and cannot be forgotten.
   * The empty account is the platform itself.
   */
  as(caller: Caller, account: string): AccountStripe;
  close(): Promise<void>;
}

const CONNECTIONS = 48;
/** Stripe takes files at another host than everything else. */
const API_HOST = 'api.stripe.com';
const FILES_ORIGIN = 'https://files.stripe.com';
const FILE_CONNECTIONS = 8;
/** At once for one connected account; Stripe does not publish its own number. */
const PER_ACCOUNT = 16;
const TIMEOUT_MS = 20_000;
const RETRIES = 2;
/** A client holds no state of its account's, so it may outlive the request; making one costs as much as a small query. */
const CLIENTS = 1_000;

export function connectStripe(target: StripeTarget): StripeConnection {
  const base = new URL(target.base);
  const pool = new Pool(base.origin, { connections: CONNECTIONS, keepAliveTimeout: 30_000, connectTimeout: 5_000 });
  const files = base.hostname === API_HOST ? new Pool(FILES_ORIGIN, { connections: FILE_CONNECTIONS }) : pool;
  const limiter = new Limiter({ ...target.limits, perAccount: PER_ACCOUNT, connections: CONNECTIONS });
  const breakers = new Breakers();
  const httpClient = new PoolHttpClient(pool, files, base.pathname.replace(/\/$/, ''), limiter);
  const client = (stripeAccount?: string) =>
    new Stripe(target.secretKey, {
      httpClient,
      host: base.hostname,
      port: base.port === '' ? (base.protocol === 'http:' ? 80 : 443) : Number(base.port),
      protocol: base.protocol === 'http:' ? 'http' : 'https',
      timeout: TIMEOUT_MS,
      maxNetworkRetries: RETRIES,
      telemetry: false,
      appInfo: { name: 'cardgraph' },
      ...(stripeAccount === undefined ? {} : { stripeAccount }),
    });
  const platform = client();
  const accounts = new LRUCache<string, Stripe>({ max: CLIENTS });
  const clientOf = (account: string) => {
    if (account === '') return platform;
    const kept = accounts.get(account) ?? client(account);
    accounts.set(account, kept);
    return kept;
  };
  return {
    mode: target.mode,
    as: (caller, account) => new AccountStripe(account, clientOf(account), platform, caller, breakers),
    close: async () => {
      await Promise.all([...new Set([pool, files])].map((one) => one.close()));
    },
  };
}

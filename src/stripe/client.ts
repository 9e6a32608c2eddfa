import { LRUCache } from 'lru-cache';
import Stripe from 'stripe';
import { Pool } from 'undici';
import { PoolHttpClient } from './http-client.js';

export interface StripeTarget {
  readonly secretKey: string;
  /** Origin of any Stripe-compatible server, such as `https://api.stripe.com` or `http://127.0.0.1:12111`. */
  readonly base: string;
  readonly mode: 'test' | 'live';
}

export interface StripeConnection {
  readonly mode: 'test' | 'live';
  /** Calls as the platform itself. */
  readonly platform: Stripe;
  /** Calls on behalf of one connected account: the header `Stripe-Account` is on every call and cannot be forgotten. */
  account(id: string): Stripe;
  close(): Promise<void>;
}

const CONNECTIONS = 48;
const TIMEOUT_MS = 20_000;
const RETRIES = 2;
/** A client holds no state of its account's, so it may outlive the request; making one costs as much as a small query. */
const CLIENTS = 1_000;

export function connectStripe(target: StripeTarget): StripeConnection {
  const base = new URL(target.base);
  const pool = new Pool(base.origin, { connections: CONNECTIONS, keepAliveTimeout: 30_000, connectTimeout: 5_000 });
  const httpClient = new PoolHttpClient(pool, base.pathname.replace(/\/$/, ''));
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
  const accounts = new LRUCache<string, Stripe>({ max: CLIENTS });
  return {
    mode: target.mode,
    platform: client(),
    account(id) {
      const kept = accounts.get(id) ?? client(id);
      accounts.set(id, kept);
      return kept;
    },
    close: () => pool.close(),
  };
}

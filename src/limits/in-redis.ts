import { Redis } from 'ioredis';
import type { Logger } from '../log.js';
import { type Allowance, type CallBudget, WINDOW_SECONDS } from './budget.js';

const WINDOW_MS = WINDOW_SECONDS * 1_000;
/** A budget that takes longer is not worth the wait. */
const ANSWER_WITHIN_MS = 500;
const CONNECT_WITHIN_MS = 2_000;
const LONGEST_PAUSE_MS = 2_000;

/**
 * Adds ARGV[1] calls to a minute unless that makes them more than ARGV[2], in one step for all gateways. Gives whether it
 * did, what is spent, and the milliseconds that are left. A minute that is over takes nothing back.
 */
const SPEND = `
local spent = tonumber(redis.call('get', KEYS[1]) or '0')
local calls = tonumber(ARGV[1])
local granted = 0
if spent + calls <= tonumber(ARGV[2]) then
  granted = 1
  if calls > 0 or (calls < 0 and spent > 0) then spent = redis.call('incrby', KEYS[1], calls) end
end
local left = redis.call('pttl', KEYS[1])
if left == -1 then
  redis.call('pexpire', KEYS[1], ARGV[3])
  left = tonumber(ARGV[3])
end
return { granted, spent, left }`;

export interface RedisOptions {
  readonly url: string;
  readonly limit: number;
  readonly log: Logger;
}

export interface BudgetInRedis extends CallBudget {
  ping(): Promise<void>;
  close(): void;
}

/** Minutes that all gateways on one Redis share. Every method rejects, soon, while Redis does not answer. */
export async function openBudgetInRedis({ url, limit, log }: RedisOptions): Promise<BudgetInRedis> {
  const redis = connect(url);
  redis.on('error', (error: Error) => log.debug({ reason: reasonOf(error, url) }, 'Redis was not reached'));
  // It goes on trying by itself; who asks in the meantime is told.
  await redis.connect().catch(() => undefined);
  const spend = async (principal: string, calls: number, most: number) => {
    const answer = await redis.eval(SPEND, 1, principal, calls, most, WINDOW_MS);
    const [granted, spent, left] = numbers(answer);
    const remaining = Math.min(limit, Math.max(0, limit - spent));
    return { granted: granted === 1, allowance: { limit, remaining, resetsAt: resetOf(left) } };
  };
  const allowance = async (principal: string): Promise<Allowance> =>
    (await spend(principal, 0, Number.MAX_SAFE_INTEGER)).allowance;
  return {
    allowance,
    async take(principal, calls) {
      if (calls === 0) return { granted: true, calls, allowance: await allowance(principal) };
      const taken = await spend(principal, calls, limit);
      return { ...taken, calls: taken.granted ? calls : 0 };
    },
    async settle(principal, { calls: expected, allowance: before }, calls) {
      if (calls < expected && Date.now() >= before.resetsAt) return allowance(principal);
      return (await spend(principal, calls - expected, Number.MAX_SAFE_INTEGER)).allowance;
    },
    async ping() {
      await redis.ping().catch((error: unknown) => {
        throw new Error(reasonOf(error, url));
      });
    },
    close: () => redis.disconnect(),
  };
}

/** Looks whether Redis answers, once. */
export async function pingRedis(url: string): Promise<void> {
  const redis = connect(url, () => null);
  let reason: unknown;
  redis.on('error', (error: Error) => (reason = error));
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    throw new Error(reasonOf(reason ?? error, url));
  } finally {
    redis.disconnect();
  }
}

const untilItIsThere = (attempt: number): number => Math.min(attempt * 100, LONGEST_PAUSE_MS);

function connect(url: string, retryStrategy: (attempt: number) => number | null = untilItIsThere): Redis {
  return new Redis(url, {
    keyPrefix: 'cardgraph:budget:',
    lazyConnect: true,
    connectTimeout: CONNECT_WITHIN_MS,
    commandTimeout: ANSWER_WITHIN_MS,
    // A line that has fallen silent is given up, not waited on until TCP does.
    socketTimeout: ANSWER_WITHIN_MS,
    disconnectTimeout: 100,
    enableOfflineQueue: false,
    // A call that was perhaps counted is not counted again.
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy,
  });
}

function resetOf(left: number): number {
  return Date.now() + (left < 0 ? WINDOW_MS : left);
}

function numbers(answer: unknown): [number, number, number] {
  const [granted, spent, left]: unknown[] = Array.isArray(answer) ? answer : [];
  if (typeof granted === 'number' && typeof spent === 'number' && typeof left === 'number')
    return [granted, spent, left];
  throw new Error('Redis answered with something else than numbers.');
}

/**
 * Never the error itself: ioredis keeps the command on it, password and all, and a server that is not Redis may repeat
 * the password in its words.
 */
export function reasonOf(error: unknown, url: string): string {
  const { username, password } = new URL(url);
  const secrets = [password, decodeURIComponent(password), username, decodeURIComponent(username)];
  const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : undefined;
  const words = typeof message === 'string' ? message : 'unknown';
  return secrets.filter((text) => text !== '').reduce((text, secret) => text.replaceAll(secret, '[redacted]'), words);
}

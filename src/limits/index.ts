/**
 * What a viewer may spend in a time: Stripe calls a minute. Door: this file. It knows principals by name and nothing of
 * what is spent.
 */
import type { Logger } from '../log.js';
import type { CallBudget, Taking } from './budget.js';
import { createBudgetInMemory } from './in-memory.js';
import { type BudgetInRedis, openBudgetInRedis, reasonOf } from './in-redis.js';

export { pingRedis } from './in-redis.js';
export type { Allowance, CallBudget, Taking } from './budget.js';

export interface OpenBudget extends CallBudget {
  /** Rejects while Redis does not answer; without Redis there is none. */
  readonly ping: (() => Promise<void>) | undefined;
  close(): void;
}

export interface BudgetOptions {
  readonly callsPerMinute: number;
  /** Where gateways share their viewers' minutes; without it each process grants its own. */
  readonly redisUrl: string | undefined;
  readonly log: Logger;
}

export async function openCallBudget({ callsPerMinute, redisUrl: url, log }: BudgetOptions): Promise<OpenBudget> {
  const inMemory = createBudgetInMemory(callsPerMinute);
  if (url === undefined) return { ...inMemory, ping: undefined, close: () => undefined };
  const inRedis = await openBudgetInRedis({ url, limit: callsPerMinute, log });
  const budget = insure(inRedis, inMemory, createNotes(url, log));
  await budget.allowance('');
  return budget;
}

/** While Redis does not answer, each process grants its own minute: an operation is never refused for Redis's sake. */
function insure(inRedis: BudgetInRedis, inMemory: CallBudget, notes: Notes): OpenBudget {
  const takenFromMemory = new WeakSet<Taking>();
  async function insured<T>(shared: () => Promise<T>, own: () => Promise<T>): Promise<T> {
    try {
      const answer = await shared();
      notes.answered();
      return answer;
    } catch (error) {
      notes.failed(error);
      return own();
    }
  }
  const fromMemory = async (taken: Promise<Taking>): Promise<Taking> => {
    takenFromMemory.add(await taken);
    return taken;
  };
  const allowance: CallBudget['allowance'] = (principal) =>
    insured(
      () => inRedis.allowance(principal),
      () => inMemory.allowance(principal),
    );
  return {
    allowance,
    take: (principal, calls) =>
      insured(
        () => inRedis.take(principal, calls),
        () => fromMemory(inMemory.take(principal, calls)),
      ),
    settle(principal, taken, calls) {
      if (takenFromMemory.has(taken)) return inMemory.settle(principal, taken, calls);
      // What Redis granted is not given back to the memory, which has not granted it.
      return insured(
        () => inRedis.settle(principal, taken, calls),
        () => inMemory.allowance(principal),
      );
    },
    ping: () => inRedis.ping(),
    close: () => inRedis.close(),
  };
}

interface Notes {
  failed(error: unknown): void;
  answered(): void;
}

/** Each outage once. */
function createNotes(url: string, log: Logger): Notes {
  const { host } = new URL(url);
  let away = false;
  return {
    failed(error) {
      if (!away) log.warn({ redis: host, reason: reasonOf(error, url) }, 'budgets are kept in memory without Redis');
      away = true;
    },
    answered() {
      if (away) log.info({ redis: host }, 'budgets are kept in Redis again');
      away = false;
    },
  };
}

import type { CircuitBreakerPolicy } from 'cockatiel';
import { ConsecutiveBreaker, SamplingBreaker, circuitBreaker, handleWhen, isBrokenCircuitError } from 'cockatiel';
import { LRUCache } from 'lru-cache';
import { StripeFailure, unreached } from '../failure.js';

/** So long Stripe is left alone before one call tries again. */
const OPEN_MS = 5_000;
const FAILURES_OF_AN_ACCOUNT = 5;
/** Of all calls in the last ten seconds, when there were at least three a second. */
const ALL_FAILING = { threshold: 0.9, duration: 10_000, minimumRps: 3 };
const ACCOUNTS = 1_000;

const giveUp = handleWhen((error) => error instanceof StripeFailure && error.reason === 'unavailable');

/**
 * Stops calls that would only wait: to one account after failures in a row, to all of Stripe when nearly everything
 * fails. Refusals are answers and no failures.
 */
export class Breakers {
  private readonly all = circuitBreaker(giveUp, { halfOpenAfter: OPEN_MS, breaker: new SamplingBreaker(ALL_FAILING) });
  private readonly accounts = new LRUCache<string, CircuitBreakerPolicy>({ max: ACCOUNTS });

  /** @throws StripeFailure `unreached` at once while the circuit is open */
  async run<T>(account: string, call: () => Promise<T>): Promise<T> {
    try {
      return await this.all.execute(() => this.of(account).execute(call));
    } catch (error) {
      throw isBrokenCircuitError(error) ? unreached(OPEN_MS) : error;
    }
  }

  private of(account: string): CircuitBreakerPolicy {
    const known = this.accounts.get(account);
    if (known !== undefined) return known;
    const made = circuitBreaker(giveUp, {
      halfOpenAfter: OPEN_MS,
      breaker: new ConsecutiveBreaker(FAILURES_OF_AN_ACCOUNT),
    });
    this.accounts.set(account, made);
    return made;
  }
}

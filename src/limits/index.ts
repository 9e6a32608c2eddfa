/**
 * What a viewer may spend in a time: Stripe calls a minute. Door: this file. It knows principals by name and nothing of
 * what is spent.
 */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

const WINDOW_SECONDS = 60;

/** What is left of a viewer's minute, which begins with its first call. */
export interface Allowance {
  readonly limit: number;
  readonly remaining: number;
  /** Unix milliseconds. */
  readonly resetsAt: number;
}

export interface Taking {
  /** False: nothing was taken, since less is left. */
  readonly granted: boolean;
  readonly calls: number;
  readonly allowance: Allowance;
}

export interface CallBudget {
  /** Takes what an operation is expected to cost, or nothing. */
  take(principal: string, calls: number): Promise<Taking>;
  /** Once it has run: what it cost instead. More than was expected is taken even if it is not there. */
  settle(principal: string, taken: Taking, calls: number): Promise<Allowance>;
  allowance(principal: string): Promise<Allowance>;
}

/** In this process's memory: each process grants its own minute. */
export function createCallBudget({ callsPerMinute: limit }: { readonly callsPerMinute: number }): CallBudget {
  const minutes = new RateLimiterMemory({ points: limit, duration: WINDOW_SECONDS });
  const told = (state: RateLimiterRes | null): Allowance => ({
    limit,
    remaining: Math.min(limit, Math.max(0, limit - (state?.consumedPoints ?? 0))),
    resetsAt: Date.now() + Math.max(0, state?.msBeforeNext ?? WINDOW_SECONDS * 1_000),
  });
  const allowance = async (principal: string) => told(await minutes.get(principal));
  return {
    allowance,
    async take(principal, calls) {
      if (calls === 0) return { granted: true, calls, allowance: await allowance(principal) };
      try {
        return { granted: true, calls, allowance: told(await minutes.consume(principal, calls)) };
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        return { granted: false, calls: 0, allowance: told(await minutes.reward(principal, calls)) };
      }
    },
    async settle(principal, { calls: expected, allowance: before }, calls) {
      if (calls > expected) return told(await minutes.penalty(principal, calls - expected));
      // What was taken from a minute that is over is not given back to the next one.
      if (calls === expected || Date.now() >= before.resetsAt) return allowance(principal);
      return told(await minutes.reward(principal, expected - calls));
    },
  };
}

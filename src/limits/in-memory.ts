import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { type Allowance, type CallBudget, WINDOW_SECONDS } from './budget.js';

/** In this process's memory: each process grants its own minute. */
export function createBudgetInMemory(limit: number): CallBudget {
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

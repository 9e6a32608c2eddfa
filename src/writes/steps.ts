import { sha256 } from '../util/sha256.js';
import type { Step, Write } from './write.js';

const STEP_NAME = /^[\w.:-]+$/;

export interface Steps {
  readonly step: Step;
  /**
   * The attempts for the next run. Only the steps that failed in this one get a new key: one that succeeded must be
   * replayed, not repeated, or a retry would make its object twice.
   */
  raised(): Record<string, number>;
  /** Whether a step of this run succeeded, so that a retry depends on Stripe's memory of its key. */
  leftSomething(): boolean;
}

export function createSteps(
  { principal, key }: Pick<Write, 'principal' | 'key'>,
  attempts: Readonly<Record<string, number>>,
): Steps {
  const outcomes = new Map<string, 'running' | 'succeeded' | 'failed'>();
  const attemptOf = (name: string) => attempts[name] ?? 1;
  return {
    async step(name, call) {
      if (!STEP_NAME.test(name)) throw new Error(`Not the name of a step: ${name}`);
      if (outcomes.has(name)) throw new Error(`Step ${name} ran twice in one write: each call needs its own name`);
      outcomes.set(name, 'running');
      try {
        const answer = await call({ idempotencyKey: stripeKey(principal, key, name, attemptOf(name)) });
        outcomes.set(name, 'succeeded');
        return answer;
      } catch (error) {
        outcomes.set(name, 'failed');
        throw error;
      }
    },
    raised() {
      const failed = [...outcomes].filter(([, outcome]) => outcome === 'failed').map(([name]) => name);
      return { ...attempts, ...Object.fromEntries(failed.map((name) => [name, attemptOf(name) + 1])) };
    },
    leftSomething: () => [...outcomes.values()].some((outcome) => outcome !== 'failed'),
  };
}

// Principals and names of steps hold no bar, so that the parts cannot run into each other.
function stripeKey(principal: string, key: string, name: string, attempt: number): string {
  return `cg-${sha256([principal, key, name, attempt].join('|'))}`;
}

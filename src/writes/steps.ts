import type { WriteStep } from '../store/index.js';
import { NotRecorded } from './not-recorded.js';
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
  /** Those that have ended, of this run and of earlier ones. */
  ended(): readonly WriteStep[];
}

export interface StepsOptions {
  readonly attempts: Readonly<Record<string, number>>;
  /** Of earlier runs. */
  readonly before: readonly WriteStep[];
  /** Durable when it resolves: awaited before a step is sent that follows others. */
  record(ended: readonly WriteStep[]): Promise<void>;
}

export function createSteps(
  { principal, key }: Pick<Write, 'principal' | 'key'>,
  { attempts, before, record }: StepsOptions,
): Steps {
  const outcomes = new Map<string, 'running' | 'succeeded' | 'failed'>();
  const all = new Map(before.map((ended) => [ended.name, ended]));
  let unrecorded = false;
  const attemptOf = (name: string) => attempts[name] ?? 1;
  const end = (name: string, outcome: WriteStep['outcome'], told: unknown) => {
    outcomes.set(name, outcome === 'done' ? 'succeeded' : 'failed');
    all.set(name, { name, attempt: attemptOf(name), outcome, ...traceOf(told) });
    unrecorded = true;
  };
  return {
    async step(name, call) {
      if (!STEP_NAME.test(name)) throw new Error(`Not the name of a step: ${name}`);
      if (outcomes.has(name)) throw new Error(`Step ${name} ran twice in one write: each call needs its own name`);
      outcomes.set(name, 'running');
      if (unrecorded)
        await record([...all.values()]).catch((error: unknown) => {
          throw new NotRecorded(true, error);
        });
      unrecorded = false;
      try {
        const answer = await call({ idempotencyKey: stripeKey(principal, key, name, attemptOf(name)) });
        end(name, 'done', answer);
        return answer;
      } catch (error) {
        end(name, 'failed', error);
        throw error;
      }
    },
    raised() {
      const failed = [...outcomes].filter(([, outcome]) => outcome === 'failed').map(([name]) => name);
      return { ...attempts, ...Object.fromEntries(failed.map((name) => [name, attemptOf(name) + 1])) };
    },
    leftSomething: () => [...outcomes.values()].some((outcome) => outcome !== 'failed'),
    ended: () => [...all.values()],
  };
}

// Principals and names of steps hold no bar, so that the parts cannot run into each other.
function stripeKey(principal: string, key: string, name: string, attempt: number): string {
  return `cg-${sha256([principal, key, name, attempt].join('|'))}`;
}

/** Stripe's id of the object, and of the request: on its answers, and on the failures made of its refusals. */
function traceOf(told: unknown): Pick<WriteStep, 'object' | 'requestId'> {
  const { id, lastResponse, facts } = fieldsOf(told);
  const requestId = fieldsOf(lastResponse).requestId ?? fieldsOf(facts).requestId;
  return { object: typeof id === 'string' ? id : null, requestId: typeof requestId === 'string' ? requestId : null };
}

interface Told {
  readonly id?: unknown;
  readonly requestId?: unknown;
  readonly lastResponse?: unknown;
  readonly facts?: unknown;
}

function fieldsOf(value: unknown): Told {
  return typeof value === 'object' && value !== null ? value : {};
}

import { defineCollection } from './collection.js';
import { Turn } from './turn.js';
import type { World } from './world.js';

/** Work for later, as data. `kind` names the function that carries it out; `data` holds ids and other plain strings. */
export interface Job {
  id: string;
  at: number;
  kind: string;
  account: string;
  data: Readonly<Record<string, string>>;
}

export type JobRunner = (turn: Turn, data: Job['data']) => void;

const jobs = defineCollection<Job>()({});

/** Runs `kind` on the turn's account as soon as the clock has reached `at`. */
export function schedule(turn: Turn, kind: string, at: number, data: Job['data']): void {
  jobs.in(turn.world.platform).put({ id: turn.newId('job'), at, kind, account: turn.tenant.id, data });
}

/**
 * Carries out what is due at `until`, earliest first, each at its own time, so that `created` never goes back. There are
 * no timers: it is called before each request and when the clock is moved.
 */
export function runDueJobs(world: World, until: number, runners: ReadonlyMap<string, JobRunner>): void {
  for (let job = nextDue(world, until); job; job = nextDue(world, until)) {
    const { id, kind, account, at, data } = job;
    const runner = runners.get(kind);
    const tenant = world.tenant(account);
    jobs.in(world.platform).delete(id);
    if (!runner) throw new Error(`No runner for jobs of kind ${kind}`);
    if (tenant) world.journal.attempt(() => runner(new Turn(world, tenant, at, null, null), data));
  }
}

function nextDue(world: World, until: number): Job | undefined {
  let next: Job | undefined;
  for (const { value } of jobs.in(world.platform).rows()) {
    if (value.at <= until && (!next || value.at < next.at)) next = value;
  }
  return next;
}

import { defineCollection } from './collection.js';
import { Queue } from './queue.js';
import type { Tenant } from './tenant.js';
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

interface Due {
  at: number;
  seq: number;
  id: string;
}

const jobs = defineCollection<Job>('jobs')({});

/** What waits, earliest first. It may name jobs that were rolled back: the collection decides. */
const queues = new WeakMap<Tenant, Queue<Due>>();

/**
 * Runs `kind` on the turn's account as soon as the clock has reached `at`. What is scheduled outside of a call brings its
 * own id: the source of invented values must not depend on how fast the outside answers.
 */
export function schedule(turn: Turn, kind: string, at: number, data: Job['data'], own?: string): void {
  const waiting = queueOf(turn.world.platform);
  const { id } = jobs
    .in(turn.world.platform)
    .put({ id: own ?? turn.newId('job'), at, kind, account: turn.tenant.id, data });
  waiting.push({ at, seq: jobs.in(turn.world.platform).row(id)?.seq ?? 0, id });
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
  const waiting = queueOf(world.platform);
  for (let first = waiting.first(); first && first.at <= until; first = waiting.first()) {
    waiting.take();
    const row = jobs.in(world.platform).row(first.id);
    if (row && row.seq === first.seq) return row.value;
  }
  return undefined;
}

function queueOf(platform: Tenant): Queue<Due> {
  const existing = queues.get(platform);
  if (existing) return existing;
  const queue = new Queue<Due>((a, b) => a.at - b.at || a.seq - b.seq);
  for (const { seq, value } of jobs.in(platform).rows()) queue.push({ at: value.at, seq, id: value.id });
  queues.set(platform, queue);
  return queue;
}

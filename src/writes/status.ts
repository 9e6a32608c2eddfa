import type { WriteRecord } from '../store/index.js';
import type { WriteStatus } from './write.js';

/** A write that another process began is taken to run for so long after it was heard of last. */
const RUNS_ELSEWHERE_MS = 60_000;

export function statusOf(record: WriteRecord, runsHere: boolean, now: number): WriteStatus {
  const { mutation, account, steps, codes, createdAt, updatedAt, state } = record;
  const runs = runsHere || (state === 'started' && now - updatedAt.getTime() < RUNS_ELSEWHERE_MS);
  return {
    state: stateOf(state, runs),
    mutation,
    account,
    steps,
    codes,
    retryable: state !== 'done' && state !== 'refused',
    firstAt: createdAt,
    lastAt: updatedAt,
  };
}

function stateOf(state: WriteRecord['state'], runs: boolean): WriteStatus['state'] {
  if (state === 'done') return 'DONE';
  if (runs) return 'RUNNING';
  return state === 'refused' || state === 'deferred' ? 'REFUSED' : 'UNKNOWN';
}

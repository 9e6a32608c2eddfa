import { createLogger } from '../../log.js';
import { inspectStore, type StoreState } from '../../store/index.js';
import { failure, type Finding, ok, warning } from './finding.js';

const CHECK = 'store';

/** Whether the store answers, and how far its tables are. */
export async function lookAtStore(databaseUrl: string): Promise<Finding[]> {
  try {
    return [judge(await inspectStore(databaseUrl, createLogger({ level: 'silent' })))];
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown';
    return [failure(CHECK, `${reason}.`, 'See that it runs, and that DATABASE_URL names it.')];
  }
}

function judge(state: StoreState | null): Finding {
  if (state === null || state.version === null) return ok(CHECK, 'It is empty: the first start makes its tables.');
  const { version, pending, unknown } = state;
  if (unknown.length > 0)
    return failure(CHECK, `A newer release has changed its tables: ${unknown.join(', ')}.`, 'Run that release.');
  if (pending.length === 0) return ok(CHECK, `It answers; its tables are up to date: ${version}.`);
  const todo = 'The next start does it. Keep a copy of the store.';
  return warning(CHECK, `Its tables are at ${version}; not applied: ${pending.join(', ')}.`, todo);
}

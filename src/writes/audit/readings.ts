import type { Logger } from '../../log.js';
import { stableJson } from '../../util/stable-json.js';
import type { Asker, AuditFacts } from './entry.js';

/** A sensitive value that is about to be answered. */
export interface Reading {
  readonly account: string;
  /** Id of the object that holds it. */
  readonly object: string;
  /** `Type.field`. */
  readonly field: string;
  readonly permission: string;
}

/** What one operation reads. A value is told once, however often it is asked. */
export interface Readings {
  /** Resolves when it stands durably in the audit log; rejects when it does not. */
  tell(reading: Reading): Promise<void>;
}

/** So many values an entry tells of; more take another. */
const MOST_IN_ONE = 1000;

/** What was read together. */
interface Together {
  readonly read: Reading[];
  /** The accounts of which it could not be told, and why. */
  readonly told: Promise<ReadonlyMap<string, unknown>>;
}

/** What is read together becomes one entry for each account, and all of them one write. */
export function createReadings(
  audit: { append(facts: AuditFacts): Promise<string> },
  who: Asker & { readonly principal: string },
  log: Logger,
): Readings {
  const known = new Map<string, Promise<void>>();
  let gathering: Together | null = null;

  function entryOf(account: string, read: readonly Reading[]): AuditFacts {
    const all = (of: keyof Reading) => [...new Set(read.map((reading) => reading[of]))];
    const what = { permissions: all('permission'), fields: all('field'), objects: all('object') };
    return { kind: 'READING', ...who, account, ...what };
  }

  async function tellAll(read: readonly Reading[]): Promise<ReadonlyMap<string, unknown>> {
    const failures = new Map<string, unknown>();
    const tellOf = async (account: string) => {
      try {
        const own = read.filter((reading) => reading.account === account);
        await Promise.all(inParts(own).map((part) => audit.append(entryOf(account, part))));
      } catch (err) {
        log.error({ err, account }, 'a reading could not be told to the audit log');
        failures.set(account, err);
      }
    };
    await Promise.all([...new Set(read.map(({ account }) => account))].map(tellOf));
    return failures;
  }

  function gather(): Together {
    if (gathering !== null) return gathering;
    const read: Reading[] = [];
    const told = afterThisTick().then(() => {
      gathering = null;
      return tellAll(read);
    });
    return (gathering = { read, told });
  }

  async function tellOnce(reading: Reading): Promise<void> {
    const { read, told } = gather();
    read.push(reading);
    const failures = await told;
    if (failures.has(reading.account)) throw failures.get(reading.account);
  }

  return {
    tell(reading) {
      const key = stableJson(reading);
      const told = known.get(key) ?? tellOnce(reading);
      known.set(key, told);
      return told;
    },
  };
}

function inParts(read: readonly Reading[]): Reading[][] {
  const parts = Array.from({ length: Math.ceil(read.length / MOST_IN_ONE) }, (_, index) => index * MOST_IN_ONE);
  return parts.map((from) => read.slice(from, from + MOST_IN_ONE));
}

/** When all fields that can be resolved by now have been. */
async function afterThisTick(): Promise<void> {
  await Promise.resolve();
  await new Promise<void>((resolve) => process.nextTick(resolve));
}

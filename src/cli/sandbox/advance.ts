import { type Terminal, UsageError } from '../command.js';
import { readOptions } from '../options.js';
import { ADDRESS_OPTIONS, readAddress, unreachable } from './address.js';

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** `sandbox advance 7d`: moves the clock of a running sandbox, and with it all that time brings about. */
export async function advanceSandbox([span = '', ...rest]: readonly string[], terminal: Terminal): Promise<number> {
  const seconds = secondsIn(span);
  const url = readAddress(readOptions(rest, ADDRESS_OPTIONS), terminal);
  const response = await fetch(`${url}/_sandbox/clock/advance`, {
    method: 'POST',
    body: JSON.stringify({ seconds }),
  }).catch((cause: unknown) => {
    throw unreachable(url, cause);
  });
  const answer: unknown = await response.json();
  const now = typeof answer === 'object' && answer !== null && 'now' in answer ? answer.now : undefined;
  if (!response.ok || typeof now !== 'number') throw new Error(`${url} answered ${JSON.stringify(answer)}`);
  terminal.out(`It is now ${new Date(now * 1000).toISOString()} in the sandbox.\n`);
  return 0;
}

function secondsIn(span: string): number {
  const [, count, unit = ''] = /^(\d{1,9})([smhdw])$/.exec(span) ?? [];
  if (count === undefined) throw new UsageError(`Say how far, as in 30s, 10m, 6h, 7d or 2w, not ${span || 'nothing'}`);
  return Number(count) * (UNITS[unit] ?? 1);
}

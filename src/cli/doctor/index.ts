import { maskText } from '../../util/mask-secrets.js';
import type { Command } from '../command.js';
import { readOptions } from '../options.js';
import { roomAt } from './disk.js';
import type { Instruments } from './examine.js';
import type { Finding } from './finding.js';

export const doctor = createDoctor({ now: Date.now, roomAt });

export function createDoctor(instruments: Instruments): Command {
  return {
    name: 'doctor',
    usage: '[--json]',
    summary:
      'Looks at configuration, Stripe, its key, webhook endpoints, clock, store, disk and Redis, says what to do where ' +
      'something is wrong, and changes nothing. Ends with 1 if something fails; warnings end with 0.',
    async run(args, { env, out }) {
      const { json } = readOptions(args, { json: { type: 'boolean' } });
      const { examine } = await import('./examine.js');
      const checks = await examine(env, instruments);
      out(maskText(json ? `${JSON.stringify({ state: worstOf(checks), checks }, null, 2)}\n` : told(checks)));
      return worstOf(checks) === 'failure' ? 1 : 0;
    },
  };
}

function worstOf(checks: readonly Finding[]): Finding['state'] {
  const states = new Set(checks.map(({ state }) => state));
  return states.has('failure') ? 'failure' : states.has('warning') ? 'warning' : 'ok';
}

function told(checks: readonly Finding[]): string {
  const lines = checks.flatMap(({ check, state, what, todo }) => [
    `${state.padEnd(8)} ${check.padEnd(14)} ${what}`,
    ...(todo === null ? [] : [`${' '.repeat(24)}${todo}`]),
  ]);
  const count = (wanted: Finding['state']) => checks.filter(({ state }) => state === wanted).length;
  return `${lines.join('\n')}\n\n${count('failure')} failed, ${count('warning')} to look at, ${count('ok')} well.\n`;
}

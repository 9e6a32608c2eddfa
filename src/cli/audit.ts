import { loadConfig } from '../config.js';
import { createLogger } from '../log.js';
import { openStore } from '../store/index.js';
import { type Verdict, verifyAudit, type VerifyOptions } from '../writes/audit/index.js';
import { type Command, UsageError } from './command.js';
import { readOptions } from './options.js';

export const audit: Command = {
  name: 'audit',
  usage: 'verify [--from 2026-01] [--to 2026-12] [--contains NUMBER:HASH] [--json]',
  summary:
    'Looks for any change, gap or move in the audit log; ends with 1 if it finds one. --from and --to are months. It prints the newest entry as NUMBER:HASH: keep it elsewhere, and --contains tells later whether the log still holds it.',
  async run([action, ...rest], { env, out }) {
    if (action !== 'verify') throw new UsageError('Say what to do with the audit log: verify.');
    const text = { type: 'string' } as const;
    const given = readOptions(rest, { from: text, to: text, contains: text, json: { type: 'boolean' } });
    const options: VerifyOptions = {
      from: readMonth('--from', given.from),
      to: readMonth('--to', given.to),
      contains: readEntry(given.contains),
    };
    const store = await openStore(loadConfig(env).databaseUrl, createLogger({ level: 'warn' }));
    try {
      const verdict = await verifyAudit(store, options);
      out(given.json ? `${JSON.stringify(verdict, null, 2)}\n` : told(verdict));
      return verdict.faults.length === 0 ? 0 : 1;
    } finally {
      await store.close();
    }
  },
};

function told({ entries, segments, faults, unfinished, end }: Verdict): string {
  const months = segments.map(({ segment, first, last }) => `  ${segment}  entries ${first} to ${last}`);
  const open = unfinished === 0 ? [] : [`${unfinished} of them tell of no outcome: it runs, or its process ended.`];
  const verdict =
    faults.length === 0
      ? ['Nothing was changed, removed or moved.']
      : ['This is not the log that was written:', ...faults.map(({ message }) => `  ${message}`)];
  const newest = end === null ? [] : [`Newest entry: ${end.seq}:${end.hash}`];
  return `${[`${entries} entries`, ...months, ...open, ...verdict, ...newest].join('\n')}\n`;
}

function readMonth(option: string, text: string | undefined): string | undefined {
  if (text === undefined || /^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return text;
  throw new UsageError(`${option} must be a month such as 2026-11, not ${text}.`);
}

function readEntry(text: string | undefined): VerifyOptions['contains'] {
  if (text === undefined) return undefined;
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (seq === undefined || hash === undefined)
    throw new UsageError('--contains takes NUMBER:HASH, as verify prints it.');
  return { seq: Number(seq), hash };
}

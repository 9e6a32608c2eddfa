import { createKeys, type KeyFacts, type Keys, type MadeKey } from '../auth/keys.js';
import { isPermission, type Permission, PERMISSIONS } from '../auth/permissions.js';
import { type Config, loadConfig } from '../config.js';
import { createLogger } from '../log.js';
import { openStore } from '../store/index.js';
import { isIpRange } from '../util/ip-ranges.js';
import { type Command, type Terminal, UsageError } from './command.js';
import { readOptions } from './options.js';

const MAX_OVERLAP_SECONDS = 30 * 24 * 60 * 60;

type Action = (args: readonly string[], keys: Keys, terminal: Terminal, config: Config) => Promise<number>;

const actions: Readonly<Record<string, Action>> = { create, list, rotate, revoke };

export const keys: Command = {
  name: 'keys',
  usage: [
    'create|list|rotate|revoke',
    '    keys create --name NAME --permissions all|cards:read,… --accounts all|acct_…,…',
    '                [--principal prin_…] [--mode test|live] [--expires 2030-01-31] [--ip 203.0.113.0/24,…]',
    '                [--trusted-documents-only]',
    '    keys list',
    '    keys rotate key_… [--overlap SECONDS]',
    '    keys revoke key_…',
  ].join('\n'),
  summary:
    'Makes, lists, rotates and revokes API keys. A secret is shown once. --principal gives another key to whoever has one, --overlap keeps the old one working beside the new one.',
  async run([name = '', ...rest], terminal) {
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (!action) throw new UsageError('Say what to do with keys: create, list, rotate or revoke.');
    const config = loadConfig(terminal.env);
    const store = await openStore(config.databaseUrl, createLogger({ level: 'warn' }));
    try {
      return await action(rest, createKeys(store), terminal, config);
    } finally {
      await store.close();
    }
  },
};

async function create(args: readonly string[], door: Keys, { out }: Terminal, { stripe }: Config): Promise<number> {
  const text = { type: 'string' } as const;
  const given = readOptions(args, {
    name: text,
    permissions: text,
    accounts: text,
    principal: text,
    mode: text,
    expires: text,
    ip: text,
    'trusted-documents-only': { type: 'boolean' },
  });
  const key = await door.create({
    name: required('--name', given.name),
    permissions: readPermissions(required('--permissions', given.permissions)),
    accounts: readAccounts(required('--accounts', given.accounts)),
    mode: readMode(given.mode ?? (stripe.kind === 'remote' ? stripe.mode : 'test')),
    expiresAt: given.expires === undefined ? undefined : readDate(given.expires),
    ipRanges: given.ip === undefined ? [] : readRanges(given.ip),
    trustedDocumentsOnly: given['trusted-documents-only'] ?? false,
    principal: given.principal === undefined ? undefined : await readPrincipal(given.principal, door),
  });
  out(withSecret(key));
  return 0;
}

const withSecret = (key: MadeKey) => `${describe(key)}\n\nThe secret, shown only now:\n\n  ${key.secret}\n\n`;

async function list(args: readonly string[], door: Keys, { out }: Terminal): Promise<number> {
  readOptions(args, {});
  const found = await door.list();
  out(found.length === 0 ? 'There are no keys yet.\n' : `${found.map(describe).join('\n\n')}\n`);
  return 0;
}

async function rotate([id, ...rest]: readonly string[], door: Keys, { out, err }: Terminal): Promise<number> {
  if (id === undefined || id.startsWith('-')) throw new UsageError('Name one key: keys rotate key_…');
  const { overlap = '0' } = readOptions(rest, { overlap: { type: 'string' } });
  const overlapSeconds = /^\d{1,7}$/.test(overlap) ? Number(overlap) : MAX_OVERLAP_SECONDS + 1;
  if (overlapSeconds > MAX_OVERLAP_SECONDS)
    throw new UsageError(`--overlap must be whole seconds, at most ${MAX_OVERLAP_SECONDS}, not ${overlap}.`);
  const made = await door.rotate(id, { overlapSeconds });
  if (made !== null) {
    out(withSecret(made));
    return 0;
  }
  err(`There is no key ${id} that could be rotated: it opens nothing, was rotated already, or is the bootstrap key.\n`);
  return 1;
}

async function revoke([id, ...rest]: readonly string[], door: Keys, { out, err }: Terminal): Promise<number> {
  if (id === undefined || rest.length > 0) throw new UsageError('Name one key: keys revoke key_…');
  if (await door.revoke(id)) {
    out(`${id} is revoked: within a second it opens nothing in any process.\n`);
    return 0;
  }
  err(`There is no key ${id} that could be revoked.\n`);
  return 1;
}

function describe(key: KeyFacts): string {
  const day = (date: Date | null) => date?.toISOString().slice(0, 16).replace('T', ' ') ?? 'never';
  const reach = (all: boolean, names: readonly string[]) => (all ? 'all' : names.join(', ') || 'none');
  return [
    `${key.id}  ${key.prefix}…  ${key.name}  (${stateOf(key)})`,
    `  principal    ${key.principal}`,
    `  mode         ${key.mode}`,
    `  permissions  ${reach(key.permissions.includes('*'), key.permissions)}`,
    `  accounts     ${reach(key.accounts === 'all', key.accounts === 'all' ? [] : key.accounts)}`,
    ...(key.ipRanges.length > 0 ? [`  addresses    ${key.ipRanges.join(', ')}`] : []),
    ...(key.trustedDocumentsOnly ? ['  documents    trusted ones only'] : []),
    ...(key.replaces === null ? [] : [`  replaces     ${key.replaces}`]),
    `  created ${day(key.createdAt)}, last used ${day(key.lastUsedAt)}, expires ${day(key.expiresAt)}`,
  ].join('\n');
}

function stateOf({ revokedAt, expiresAt }: KeyFacts): string {
  if (revokedAt) return 'revoked';
  return expiresAt && expiresAt.getTime() <= Date.now() ? 'expired' : 'active';
}

function required(option: string, value: string | undefined): string {
  if (value === undefined || value.trim() === '') throw new UsageError(`${option} is needed.`);
  return value.trim();
}

const parts = (text: string) => text.split(',').map((part) => part.trim());

function readPermissions(text: string): 'all' | Permission[] {
  if (text === 'all') return text;
  const names = parts(text);
  const unknown = names.filter((name) => !isPermission(name));
  if (unknown.length > 0)
    throw new UsageError(`There is no permission ${unknown.join(', ')}. There are: ${PERMISSIONS.join(', ')}.`);
  return [...new Set(names.filter(isPermission))];
}

function readAccounts(text: string): 'all' | string[] {
  if (text === 'all') return text;
  const ids = parts(text);
  const wrong = ids.find((id) => !/^acct_\w+$/.test(id));
  if (wrong !== undefined) throw new UsageError(`--accounts takes all or ids such as acct_1A2b, not ${wrong}.`);
  return [...new Set(ids)];
}

function readRanges(text: string): string[] {
  const ranges = parts(text);
  const wrong = ranges.find((range) => !isIpRange(range));
  if (wrong !== undefined)
    throw new UsageError(`--ip takes addresses and networks such as 203.0.113.0/24, not ${wrong}.`);
  return [...new Set(ranges)];
}

function readMode(text: string): 'test' | 'live' {
  if (text === 'test' || text === 'live') return text;
  throw new UsageError(`--mode must be test or live, not ${text}.`);
}

function readDate(text: string): Date {
  const date = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/.test(text) ? new Date(text) : new Date(Number.NaN);
  if (Number.isNaN(date.getTime())) throw new UsageError(`--expires must be a date such as 2030-01-31, not ${text}.`);
  if (date.getTime() <= Date.now()) throw new UsageError(`--expires must lie ahead, and ${text} does not.`);
  return date;
}

async function readPrincipal(text: string, door: Keys): Promise<string> {
  const known = (await door.list()).some(({ principal }) => principal === text);
  if (!known) throw new UsageError(`There is no principal ${text}: leave --principal out to make a new one.`);
  return text;
}

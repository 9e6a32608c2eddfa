import { isIP } from 'node:net';
import { type Reach, reachOf } from './address.js';

const LONGEST = 2_048;
const LEAST_PORT = 1_024;
const HTTPS_PORT = 443;

/** Where things may be sent to: the world, or beside it this machine and its network. */
export type Rules = { readonly local: boolean };

export interface Target {
  readonly origin: string;
  /** A name, or an address without brackets. */
  readonly host: string;
  readonly path: string;
  readonly plain: boolean;
}

/** The target, or what is wrong with it, to follow "The URL ". Names are not looked up here. */
export function readTarget(text: string, rules: Rules): Target | string {
  if (text.length > LONGEST) return `has more than ${LONGEST} characters.`;
  if (!URL.canParse(text)) return 'is not a URL.';
  const { protocol, username, password, hostname, port, origin, pathname, search, hash } = new URL(text);
  if (username !== '' || password !== '') return 'holds credentials.';
  if (hash !== '' || text.includes('#')) return 'holds a fragment.';
  const host = hostname.replace(/^\[|\]$/g, '');
  const plain = protocol === 'http:';
  if (protocol !== 'https:' && !(plain && rules.local && isThisMachine(host)))
    return rules.local ? 'must be https, or http on this machine.' : 'must be https.';
  if (!rules.local && port !== '' && Number(port) !== HTTPS_PORT && Number(port) < LEAST_PORT)
    return `must name port ${HTTPS_PORT}, or one from ${LEAST_PORT} on.`;
  const refused = isIP(host) === 0 ? nameFault(host, rules) : addressFault(host, rules);
  return refused ?? { origin, host, path: `${pathname}${search}`, plain };
}

/** What is wrong with sending to the address, to follow "The URL ". */
export function addressFault(address: string, { local }: Rules): string | null {
  const open: readonly Reach[] = local ? ['public', 'loopback', 'private'] : ['public'];
  return open.includes(reachOf(address)) ? null : 'leads to an address that is not public.';
}

function nameFault(host: string, { local }: Rules): string | null {
  if (!local && /(^|\.)(localhost|local|internal|home\.arpa)\.?$/.test(host))
    return 'leads to an address that is not public.';
  return local || host.includes('.') ? null : 'names no host of the internet.';
}

/** What names this machine without being looked up. */
export function isThisMachine(host: string): boolean {
  return host === 'localhost' || reachOf(host) === 'loopback';
}

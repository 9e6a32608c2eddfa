import { BlockList, isIP } from 'node:net';

const FAMILIES = { 4: 'ipv4', 6: 'ipv6' } as const;
const BITS = { 4: 32, 6: 128 } as const;

interface Range {
  readonly address: string;
  readonly version: 4 | 6;
  readonly prefix: number;
}

/** An address, or a network in CIDR notation: `203.0.113.7`, `203.0.113.0/24`, `2001:db8::/32`. */
export function isIpRange(text: string): boolean {
  return parse(text) !== null;
}

/** Whether the address lies in one of the ranges. What is no address lies in none. */
export function isInRanges(address: string, ranges: readonly string[]): boolean {
  const host = parse(unmapped(address.split('%', 1)[0]!));
  return host !== null && ranges.some((range) => covers(range, host));
}

/** Whether every address of the one range lies in the other. */
export function isRangeWithin(inner: string, outer: string): boolean {
  const range = parse(inner);
  return range !== null && covers(outer, range);
}

function covers(outer: string, inner: Range): boolean {
  const range = parse(outer);
  if (range === null || range.version !== inner.version || range.prefix > inner.prefix) return false;
  const list = new BlockList();
  list.addSubnet(range.address, range.prefix, FAMILIES[range.version]);
  return list.check(inner.address, FAMILIES[inner.version]);
}

function parse(text: string): Range | null {
  const [address = '', prefix, ...rest] = text.split('/');
  const version = isIP(address);
  if ((version !== 4 && version !== 6) || rest.length > 0 || address.includes('%')) return null;
  if (prefix === undefined) return { address, version, prefix: BITS[version] };
  if (!/^(0|[1-9]\d{0,2})$/.test(prefix) || Number(prefix) > BITS[version]) return null;
  return { address, version, prefix: Number(prefix) };
}

/** A socket that takes both families writes 203.0.113.7 as ::ffff:203.0.113.7. */
function unmapped(address: string): string {
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
}

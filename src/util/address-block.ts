import { isIPv6 } from 'node:net';

/** What one client has to itself: an IPv4 address, or the /64 network of an IPv6 address. */
export function addressBlock(address: string): string {
  const [host = ''] = address.split('%', 1);
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(host)?.[1];
  if (mapped !== undefined || !isIPv6(host)) return mapped ?? address;
  const [head = '', tail] = host.split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const left = groups(head);
  const missing = tail === undefined ? 0 : Math.max(0, 8 - left.length - groups(tail).length);
  const all = [...left, ...Array<string>(missing).fill('0'), ...groups(tail ?? '')];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

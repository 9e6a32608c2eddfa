import ipaddr from 'ipaddr.js';

/** Where an address leads: `public` to anywhere in the world, `local` to this machine or its own network. */
export type Reach = 'public' | 'loopback' | 'private' | 'special';

/** Everything that is not known to be public or a network's own is `special`: link-local, translated, reserved, … */
export function reachOf(text: string): Reach {
  if (!ipaddr.isValid(text) || text.includes('%')) return 'special';
  const address = ipaddr.parse(text);
  const range = address.range();
  if (range === 'loopback') return 'loopback';
  if (range === 'private' || range === 'uniqueLocal') return 'private';
  return range === 'unicast' && isGlobal(address) ? 'public' : 'special';
}

const GLOBAL_UNICAST = ipaddr.IPv6.parse('2000::');

/** Of IPv6 nothing but 2000::/3 is given out: the rest holds old ways of writing IPv4 addresses. */
function isGlobal(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return address instanceof ipaddr.IPv4 || address.match(GLOBAL_UNICAST, 3);
}

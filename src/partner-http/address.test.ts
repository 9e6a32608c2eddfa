import { reachOf } from './address.js';

describe('Where an address leads', () => {
  it.each(['8.8.8.8', '1.1.1.1', '172.15.255.255', '172.32.0.1', '2606:4700:4700::1111', '2a00:1450:4001:81b::200e'])(
    '%s is public',
    (address) => expect(reachOf(address)).toBe('public'),
  );

  it.each(['127.0.0.1', '127.255.255.254', '::1'])('%s is this machine', (address) =>
    expect(reachOf(address)).toBe('loopback'),
  );

  it.each(['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fd00::1', 'fc00::1'])(
    '%s is of a private network',
    (address) => expect(reachOf(address)).toBe('private'),
  );

  it.each([
    ['0.0.0.0', 'no address'],
    ['169.254.169.254', 'link-local'],
    ['100.64.0.1', 'shared by a carrier'],
    ['192.0.0.1', 'reserved'],
    ['192.0.2.1', 'for documents'],
    ['198.18.0.1', 'for benchmarks'],
    ['224.0.0.1', 'multicast'],
    ['240.0.0.1', 'reserved'],
    ['255.255.255.255', 'broadcast'],
    ['::', 'no address'],
    ['fe80::1', 'link-local'],
    ['fe80::1%eth0', 'of one interface'],
    ['fec0::1', 'site-local'],
    ['ff02::1', 'multicast'],
    ['::ffff:127.0.0.1', 'IPv4-mapped'],
    ['::ffff:8.8.8.8', 'IPv4-mapped'],
    ['::127.0.0.1', 'IPv4-compatible'],
    ['::ffff:0:127.0.0.1', 'IPv4-translated'],
    ['64:ff9b::7f00:1', 'NAT64'],
    ['64:ff9b:1::a00:1', 'NAT64 of a network'],
    ['2002:7f00:1::', '6to4'],
    ['2001::1', 'Teredo'],
    ['2001:db8::1', 'for documents'],
    ['100::1', 'discarded'],
    ['4000::1', 'not given out'],
    ['localhost', 'a name'],
    ['', 'nothing'],
  ])('%s is none to send to: %s', (address) => expect(reachOf(address)).toBe('special'));
});

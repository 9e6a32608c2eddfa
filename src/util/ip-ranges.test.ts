import { isInRanges, isIpRange, isRangeWithin } from './ip-ranges.js';

test('an address or a CIDR network is a range, of either family', () => {
  expect(['203.0.113.7', '203.0.113.0/24', '0.0.0.0/0', '2001:db8::/32', '::1'].every(isIpRange)).toBe(true);
});

test.each([
  '',
  'localhost',
  '203.0.113',
  '203.0.113.0/33',
  '203.0.113.0/',
  '203.0.113.0/024',
  '1.1.1.1/8/8',
  'fe80::1%lo',
])('%j is no range', (text) => expect(isIpRange(text)).toBe(false));

test('an address lies in the ranges that hold it', () => {
  expect(isInRanges('203.0.113.200', ['10.0.0.0/8', '203.0.113.0/24'])).toBe(true);
  expect(isInRanges('::ffff:203.0.113.200', ['203.0.113.0/24'])).toBe(true);
  expect(isInRanges('2001:db8:1::1', ['2001:db8::/32'])).toBe(true);
  expect(isInRanges('203.0.114.1', ['203.0.113.0/24'])).toBe(false);
  expect(isInRanges('203.0.113.1', ['::/0'])).toBe(false);
  expect(isInRanges('somewhere', ['0.0.0.0/0', '::/0'])).toBe(false);
  expect(isInRanges('203.0.113.1', [])).toBe(false);
});

test('a range lies within one that is as wide or wider', () => {
  expect(isRangeWithin('10.1.0.0/16', '10.0.0.0/8')).toBe(true);
  expect(isRangeWithin('10.0.0.0/8', '10.0.0.0/8')).toBe(true);
  expect(isRangeWithin('10.1.2.3', '10.0.0.0/8')).toBe(true);
  expect(isRangeWithin('10.0.0.0/7', '10.0.0.0/8')).toBe(false);
  expect(isRangeWithin('2001:db8::/32', '0.0.0.0/0')).toBe(false);
});

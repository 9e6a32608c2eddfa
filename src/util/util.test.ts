import { maskText } from './mask-secrets.js';
import { randomBase62 } from './random-base62.js';
import { sha256 } from './sha256.js';
import { stableJson } from './stable-json.js';

test('sha256 is the published digest in hexadecimal', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('stable JSON does not depend on the order of keys, and does on the order of lists', () => {
  class Input {
    b = [{ y: 1, x: undefined }, 2];
    a = null;
  }
  expect(stableJson(new Input())).toBe('{"a":null,"b":[{"y":1},2]}');
  expect(stableJson({ a: null, b: [{ y: 1 }, 2] })).toBe(stableJson(new Input()));
  expect(stableJson({ b: [2, { y: 1 }], a: null })).not.toBe(stableJson(new Input()));
});

test('stable JSON keeps null and absent apart, and writes dates and big integers', () => {
  expect(stableJson({ a: null })).not.toBe(stableJson({}));
  expect(stableJson({ at: new Date(0), n: 2n })).toBe('{"at":"1970-01-01T00:00:00.000Z","n":"2"}');
});

test('a random text has its length, letters and digits alone, and no twin', () => {
  const texts = Array.from({ length: 200 }, () => randomBase62(40));
  expect(texts.every((text) => /^[0-9A-Za-z]{40}$/.test(text))).toBe(true);
  expect(new Set(texts).size).toBe(200);
});

test('masking leaves digits that are no card number', () => {
  const text = 'at 1732160000000 po_1234567890123 4242424242424241 0.4242424242424242';
  expect(maskText(text)).toBe(text);
});

test('masking takes the credentials out of an address, and leaves the address', () => {
  expect(maskText('at postgres://admin:p@ss:word@db:5432/cards?sslmode=require.')).toBe(
    'at postgres://[redacted]@db:5432/cards?sslmode=require.',
  );
  expect(maskText('postgresql://db/cards?user=a&password=secret&ssl=1')).toBe(
    'postgresql://db/cards?user=a&password=[redacted]&ssl=1',
  );
  const plain = 'http://127.0.0.1:4000/graphql?at=12:30 a@b.example:1 mailto://x@y';
  expect(maskText(plain)).toBe(plain);
});

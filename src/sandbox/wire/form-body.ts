import { invalid } from './error-body.js';

/** A decoded form: text, or a hash. Arrays are hashes with whole numbers as keys until a parameter says it wants one. */
export type FormValue = string | FormHash;
export interface FormHash {
  [key: string]: FormValue;
}

const MAX_DEPTH = 12;
const MAX_PAIRS = 2_000;

/** Hashes have no prototype, so that a key such as `__proto__` is a key like any other. */
export function emptyHash(): FormHash {
  const hash: FormHash = Object.create(null);
  return hash;
}

/** `a[b][c]=v`, `a[0]=x`, `a[]=x` and `a[][k]=v`; percent-encoded brackets or plain ones. */
export function decodeForm(text: string): FormHash {
  const root = emptyHash();
  const pairs = text.split('&').filter((pair) => pair !== '');
  if (pairs.length > MAX_PAIRS) throw malformed();
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    const key = decode(at < 0 ? pair : pair.slice(0, at));
    insert(root, segments(key), at < 0 ? '' : decode(pair.slice(at + 1)), key);
  }
  return root;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw malformed();
  }
}

function malformed(): Error {
  return invalid(
    'Invalid request (check your POST parameters): For assistance, contact support at https://support.stripe.com/contact/.',
  );
}

function segments(key: string): string[] {
  const open = key.indexOf('[');
  if (open < 0) return [key];
  const rest = key.slice(open);
  if (open === 0 || !/^(\[[^[\]]*\])+$/.test(rest)) throw malformed();
  const parts = [key.slice(0, open), ...rest.slice(1, -1).split('][')];
  if (parts.length > MAX_DEPTH) throw malformed();
  return parts;
}

function insert(root: FormHash, path: readonly string[], value: string, key: string): void {
  let hash = root;
  path.slice(0, -1).forEach((segment, depth) => {
    const name = segment === '' ? openElement(hash, path.slice(depth + 1)) : segment;
    const next = hash[name] ?? emptyHash();
    if (typeof next === 'string') throw invalid(`Invalid hash: ${key}`, { param: key });
    hash[name] = next;
    hash = next;
  });
  const last = path[path.length - 1] ?? '';
  const name = last === '' && path.length > 1 ? String(Object.keys(hash).length) : last;
  if (value.includes('\0')) {
    throw invalid(`Invalid characters in ${key}: a null byte`, { code: 'invalid_characters', param: key });
  }
  if (typeof hash[name] === 'object') throw invalid(`Invalid hash: ${key}`, { param: key });
  hash[name] = value;
}

/** `a[][k]`: the last element goes on until it has this key; then the next begins. */
function openElement(list: FormHash, rest: readonly string[]): string {
  const count = Object.keys(list).length;
  const last = list[String(count - 1)];
  return last !== undefined && typeof last === 'object' && !has(last, rest) ? String(count - 1) : String(count);
}

function has(value: FormValue, path: readonly string[]): boolean {
  const [first, ...rest] = path;
  if (first === undefined) return true;
  if (typeof value === 'string' || first === '') return false;
  const inner = value[first];
  return inner !== undefined && has(inner, rest);
}

/** The same value for people and logs: ordinary objects, and arrays where the keys count up from 0. */
export function plainForm(value: FormValue): unknown {
  if (typeof value === 'string') return value;
  const keys = Object.keys(value);
  const isArray = keys.length > 0 && keys.every((key, index) => key === String(index));
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [key, plainForm(inner)]);
  return isArray ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

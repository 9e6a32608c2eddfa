const MASK = '[redacted]';
const MAX_DEPTH = 8;

const TOKEN =
  /\b(?:(?:(?:sk|rk|pk|cg)_(?:test|live)|b?tok|ek(?:_(?:test|live))?)_[A-Za-z0-9_]{4,}|whsec_[A-Za-z0-9+/_]{4,}={0,2})/g;
const SIGNED_TOKEN = /\beyJ[\w-]{5,}\.[\w-]+\.[\w-]*(?:\.[\w-]*){0,2}/g;
const CREDENTIALS = /\b(Bearer|Basic) +[A-Za-z0-9+/=._~-]{8,}/gi;
const URL_PASSWORD =
  /\b([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/?#"]{0,300}:[^\s/?#"]{0,300}@|([?&](?:ssl)?password=)[^\s&#"]*/gi;
// A run of digits, or digits grouped as on a card. Not after a point: fractions are not card numbers.
const DIGITS =
  /(?<![\d.])\d{13,19}(?!\d)|(?<![\w-])(?:\d{4}([ -])\d{4}\1\d{4}\1\d{1,7}|\d{4}([ -])\d{6}\2\d{5})(?![\w-])/g;

const SECRET_NAMES = new Set([
  'authorization',
  'proxyauthorization',
  'cookie',
  'setcookie',
  'cvc',
  'cvv',
  'pin',
  'encryptedpin',
  'encryptednumber',
  'nonce',
  'accountnumber',
  'taxid',
  'idnumber',
  'ssn',
  'ssnlast4',
  'secret',
  'secretkey',
  'clientsecret',
  'apikey',
  'password',
  'token',
]);

/** Masks keys, tokens, passwords in addresses and card numbers in a text. Safe on JSON whose numbers went through `maskSecrets`. */
export function maskText(text: string): string {
  return text
    .replace(TOKEN, MASK)
    .replace(SIGNED_TOKEN, MASK)
    .replace(CREDENTIALS, `$1 ${MASK}`)
    .replace(URL_PASSWORD, (_all, scheme?: string, parameter?: string) =>
      scheme === undefined ? `${parameter}${MASK}` : `${scheme}${MASK}@`,
    )
    .replace(DIGITS, (digits) => (isCardNumber(digits.replace(/\D/g, '')) ? MASK : digits));
}

/** A copy of the fields for a log: secrets masked by name and by pattern, errors as plain objects, cycles cut. */
export function maskFields(fields: Record<string, unknown>): Record<string, unknown> {
  return maskEntries(Object.entries(fields), [fields]);
}

function mask(value: unknown, parents: readonly object[]): unknown {
  if (typeof value === 'string') return maskText(value);
  if (typeof value === 'number' || typeof value === 'bigint') {
    const text = String(value);
    return maskText(text) === text && typeof value === 'number' ? value : maskText(text);
  }
  if (typeof value !== 'object' || value === null) return value;
  if (parents.includes(value)) return '[circular]';
  if (parents.length >= MAX_DEPTH) return '[deep]';
  return maskObject(value, [...parents, value]);
}

function maskObject(value: object, parents: readonly object[]): unknown {
  if (Array.isArray(value)) return value.map((item) => mask(item, parents));
  if (value instanceof Date) return value.toJSON();
  if (value instanceof URL) return maskText(value.href);
  if (value instanceof Map)
    return maskEntries(
      [...value].map(([key, item]) => [String(key), item]),
      parents,
    );
  if (value instanceof Set) return [...value].map((item) => mask(item, parents));
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (value instanceof Error) return maskEntries([...errorEntries(value), ...Object.entries(value)], parents);
  return maskEntries(Object.entries(value), parents);
}

function errorEntries(error: Error): [string, unknown][] {
  const entries: [string, unknown][] = [
    ['type', error.constructor.name],
    ['message', error.message],
    ['stack', error.stack],
  ];
  if (error.cause !== undefined) entries.push(['cause', error.cause]);
  if (error instanceof AggregateError) entries.push(['errors', error.errors]);
  return entries;
}

function maskEntries(entries: [string, unknown][], parents: readonly object[]): Record<string, unknown> {
  return Object.fromEntries(
    entries.map(([key, item]) => [maskText(key), isSecretField(key, item) ? MASK : mask(item, parents)]),
  );
}

function isSecretField(key: string, value: unknown): boolean {
  if (value === null || value === undefined || typeof value === 'boolean') return false;
  if (!SECRET_NAMES.has(key.replace(/[_-]/g, '').toLowerCase())) return false;
  // The header and Stripe's object share a name; the object's id may be read in a log.
  return (
    !(typeof value === 'string' && value.startsWith('iauth_')) && !(key === 'authorization' && isStripeObject(value))
  );
}

function isStripeObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'object' in value;
}

/** Luhn's check. Thirteen digits from 1 are left: they are times in milliseconds, and no network's cards. */
function isCardNumber(digits: string): boolean {
  if (digits.length === 13 && digits.startsWith('1')) return false;
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = index % 2 === 1 ? Number(digit) * 2 : Number(digit);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

import { maskText } from '../../util/mask-secrets.js';

/** Parameters of which no word of Stripe's may repeat the value. */
const SECRET_PARAMETERS = new Set([
  'id_number',
  'id_number_secondary',
  'ssn_last_4',
  'tax_id',
  'vat_id',
  'number',
  'cvc',
  'encrypted_number',
  'account_number',
  'routing_number',
  'nonce',
  'token',
]);
/** Parameters in which people write what they like. */
const FREE_TEXT = /^metadata\[|(name|description|descriptor|explanation|text)\]?$/;
/** From four digits on it may be a PIN, or of an account. */
const NUMBER = /(?<!\w)\d(?:[ .-]?\d){3,}(?!\w)/g;
const MASK = '[redacted]';
const SHORTEST = 3;

/**
 * What Stripe answered to a call that it refused, without keys and card numbers and without the secrets and the numbers
 * in free text that were sent.
 */
export function maskRefusal(answer: unknown, form: string | null): unknown {
  const sent = form === null ? [] : [...new URLSearchParams(form)];
  const secrets = secretsIn(sent);
  const numbers = numbersIn(sent);
  const maskAll = (text: string): string => {
    const masked = secrets.reduce((rest, secret) => rest.replaceAll(secret, MASK), maskText(text));
    return numbers.reduce((rest, number) => rest.replaceAll(number, MASK), masked);
  };
  const mask = (value: unknown): unknown => {
    if (typeof value === 'string') return maskAll(value);
    if (Array.isArray(value)) return value.map(mask);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, mask(item)]));
  };
  return mask(answer);
}

/** The longest first: one may stand in another. */
function secretsIn(sent: [name: string, value: string][]): string[] {
  const values = sent
    .filter(([name, value]) => SECRET_PARAMETERS.has(lastPart(name)) && value.length >= SHORTEST)
    .map(([, value]) => value);
  return longestFirst(values);
}

/** Each by itself: an id that holds the same digits is left as it is. */
function numbersIn(sent: [name: string, value: string][]): RegExp[] {
  const values = sent.filter(([name]) => FREE_TEXT.test(name)).flatMap(([, value]) => value.match(NUMBER) ?? []);
  return longestFirst(values).map((number) => new RegExp(`(?<!\\w)${number.replaceAll('.', '\\.')}(?!\\w)`, 'g'));
}

function longestFirst(values: string[]): string[] {
  return [...new Set(values)].sort((a, b) => b.length - a.length);
}

function lastPart(name: string): string {
  return /(\w+)\]?$/.exec(name)?.[1] ?? name;
}

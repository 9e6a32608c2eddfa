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
  'token',
]);
const MASK = '[redacted]';
const SHORTEST = 3;

/** What Stripe answered to a call that it refused, without keys and card numbers and without the secrets that were sent. */
export function maskRefusal(answer: unknown, form: string | null): unknown {
  const secrets = secretsIn(form);
  const mask = (value: unknown): unknown => {
    if (typeof value === 'string')
      return secrets.reduce((text, secret) => text.replaceAll(secret, MASK), maskText(value));
    if (Array.isArray(value)) return value.map(mask);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, mask(item)]));
  };
  return mask(answer);
}

/** The longest first: one may stand in another. */
function secretsIn(form: string | null): string[] {
  if (form === null) return [];
  const values = [...new URLSearchParams(form)]
    .filter(([name, value]) => SECRET_PARAMETERS.has(lastPart(name)) && value.length >= SHORTEST)
    .map(([, value]) => value);
  return [...new Set(values)].sort((a, b) => b.length - a.length);
}

function lastPart(name: string): string {
  return /(\w+)\]?$/.exec(name)?.[1] ?? name;
}

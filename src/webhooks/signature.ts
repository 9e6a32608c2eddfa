import { createHmac, timingSafeEqual } from 'node:crypto';

export type SignatureFault = 'missing' | 'malformed' | 'old' | 'wrong';

export interface Signed {
  /** `Stripe-Signature` */
  readonly header: string | undefined;
  /** The bytes as they came. */
  readonly body: Buffer;
}

/** As far as the sender's clock may be from ours, either way. */
const TOLERANCE_SECONDS = 300;
/** A secret that is replaced signs beside the new one for a day: more than a few signatures are nobody's. */
const MOST_SIGNATURES = 8;

/** Null: one of the secrets signed it, not long ago. */
export function signatureFault(
  { header, body }: Signed,
  secrets: readonly string[],
  now: number,
): SignatureFault | null {
  if (header === undefined || header === '') return 'missing';
  const parts = header.split(',').map((part) => part.trim().split('='));
  const valuesOf = (name: string) => parts.flatMap(([key, value]) => (key === name && value ? [value] : []));
  const [time, ...others] = valuesOf('t');
  const signatures = valuesOf('v1').slice(0, MOST_SIGNATURES);
  if (time === undefined || others.length > 0 || !/^\d{1,12}$/.test(time) || signatures.length === 0)
    return 'malformed';
  if (Math.abs(now / 1000 - Number(time)) > TOLERANCE_SECONDS) return 'old';
  const given = signatures.filter((text) => /^[0-9a-f]{64}$/.test(text)).map((text) => Buffer.from(text, 'hex'));
  const expected = secrets.map((secret) => createHmac('sha256', secret).update(`${time}.`).update(body).digest());
  return expected.some((right) => given.some((one) => timingSafeEqual(one, right))) ? null : 'wrong';
}

import { createHmac } from 'node:crypto';

/**
 * Stripe's signature of a payload. The time is that of the real clock, also where the sandbox's stands still: receivers
 * compare it with their own and refuse what is five minutes off.
 */
export function signatureHeader(secret: string, payload: string): string {
  const at = Math.floor(Date.now() / 1000);
  const digest = createHmac('sha256', secret).update(`${at}.${payload}`).digest('hex');
  return `t=${at},v1=${digest}`;
}

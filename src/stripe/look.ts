import { request } from 'undici';
import { API_VERSION, type StripeTarget } from './client.js';

/** What one read tells of Stripe itself, refusals included. */
export type Looked =
  | {
      readonly kind: 'answered';
      readonly status: number;
      /** Null where it is no JSON. */
      readonly body: unknown;
      /** By how much this machine's clock is ahead of Stripe's, at least; negative: behind. Null: Stripe did not say. */
      readonly aheadMs: number | null;
    }
  /** Why, as the operating system calls it. */
  | { readonly kind: 'unreached'; readonly reason: string };

const ANSWER_WITHIN_MS = 6_000;
/** `Date` says no more. */
const PRECISION_MS = 1_000;

/** One read as the platform, sent once and past every limit: for whoever looks whether Stripe is there at all. */
export async function lookAtStripe(
  { base, secretKey }: Pick<StripeTarget, 'base' | 'secretKey'>,
  path: string,
  now: () => number = Date.now,
): Promise<Looked> {
  const sent = now();
  try {
    const { statusCode, headers, body } = await request(new URL(path, base), {
      headers: { authorization: `Bearer ${secretKey}`, 'stripe-version': API_VERSION },
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    const received = now();
    const aheadMs = differenceOf(headers.date, sent, received);
    return { kind: 'answered', status: statusCode, body: parsed(await body.text()), aheadMs };
  } catch (error) {
    return { kind: 'unreached', reason: reasonOf(error) };
  }
}

/** What neither the way nor the header's whole seconds explain. */
function differenceOf(header: string | string[] | undefined, sent: number, received: number): number | null {
  const theirs = typeof header === 'string' ? Date.parse(header) : Number.NaN;
  if (Number.isNaN(theirs)) return null;
  return Math.max(0, sent - theirs - PRECISION_MS) + Math.min(0, received - theirs);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function reasonOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'unknown';
  if ('name' in error && error.name === 'TimeoutError') return `no answer within ${ANSWER_WITHIN_MS / 1_000} seconds`;
  return 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}

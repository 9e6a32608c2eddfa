import { signatureHeader } from './signature.js';

export interface Posted {
  status: number;
  headers: Headers;
  text: string;
}

interface Letter {
  url: string;
  secret: string;
  body: string;
  timeoutMs: number;
}

/** One signed POST. What is no answer in time is thrown. */
export async function post({ url, secret, body, timeoutMs }: Letter): Promise<Posted> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'cache-control': 'no-cache',
      'content-type': 'application/json; charset=utf-8',
      'stripe-signature': signatureHeader(secret, body),
      'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
    },
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** Why there was no answer, for people. */
export function reasonOf(error: unknown): string {
  if (isTimeout(error)) return 'timeout';
  const cause = inside(error, 'cause');
  return String(inside(cause, 'message') ?? inside(error, 'message') ?? error);
}

export function isTimeout(error: unknown): boolean {
  return inside(error, 'name') === 'TimeoutError';
}

/** What fetch throws need not be an `Error` of this realm. */
function inside(value: unknown, key: 'cause' | 'message' | 'name'): unknown {
  return typeof value === 'object' && value !== null && key in value ? Reflect.get(value, key) : undefined;
}

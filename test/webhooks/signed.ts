import { createHmac } from 'node:crypto';
import { WEBHOOK_SECRET } from '../kit/start-gateway.js';

/** An event as Stripe would send it, but for what is said otherwise. */
export function eventBody(facts: Readonly<Record<string, unknown>> = {}): string {
  const object = { id: 'acct_1', object: 'account' };
  return JSON.stringify({
    id: 'evt_1',
    object: 'event',
    type: 'account.updated',
    account: 'acct_1',
    api_version: '2026-10-28.endive',
    created: 1_793_318_400,
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    data: { object },
    ...facts,
  });
}

export function signature(body: string, { secret = WEBHOOK_SECRET, at = Date.now() / 1000 } = {}): string {
  const time = Math.floor(at);
  return `t=${time},v1=${createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')}`;
}

/** Sends it; without a header, with a good one. */
export function send(url: string, body: string, header: string | null = signature(body)): Promise<Response> {
  return fetch(`${url}/webhooks/stripe`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(header === null ? {} : { 'stripe-signature': header }) },
    body,
  });
}

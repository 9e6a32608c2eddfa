import type { Config } from '../../config.js';
import { lookAtStripe, type Looked } from '../../stripe/index.js';
import { lookAtClock } from './clock.js';
import { failure, type Finding, ok, warning } from './finding.js';
import type { Look } from './look.js';
import { lookAtPlatform } from './platform.js';
import { lookAtWebhooks } from './webhooks.js';

const CHECK = 'stripe';

/** Whether Stripe answers, and all that its answers tell. The gateway's own sandbox starts with it and needs no look. */
export async function lookAtAllOfStripe(config: Config, now: () => number): Promise<Finding[]> {
  const { stripe } = config;
  if (stripe.kind === 'sandbox') return [ok(CHECK, 'The sandbox starts with the gateway.')];
  const { secretKey } = stripe;
  const base = stripe.base.origin;
  const look: Look = (path) => lookAtStripe({ secretKey, base }, path, now);
  const account = await look('/v1/account');
  const reached = judge(account, base);
  if (account.kind === 'unreached' || reached.state === 'failure') return [reached];
  return [
    reached,
    ...lookAtClock(account.aheadMs),
    ...(await lookAtPlatform(account.body, look)),
    ...(await lookAtWebhooks(config, look)),
  ];
}

function judge(looked: Looked, base: string): Finding {
  if (looked.kind === 'unreached') {
    const todo = 'See that this machine may connect to it, and that STRIPE_API_BASE is right.';
    return failure(CHECK, `${base} was not reached: ${looked.reason}.`, todo);
  }
  switch (looked.status) {
    case 200:
      return ok(CHECK, `${base} answers and takes the key.`);
    case 401:
      return failure(
        CHECK,
        `${base} refuses the key.`,
        'Set STRIPE_SECRET_KEY to a key that was not rolled or revoked.',
      );
    case 403:
      return warning(CHECK, 'The key may not read the account.', 'Give a restricted key the right to read it.');
    default:
      return failure(CHECK, `${base} answers with the status ${looked.status}.`, 'See https://status.stripe.com.');
  }
}

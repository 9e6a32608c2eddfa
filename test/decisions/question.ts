import type { StripeEvent } from '../../src/events/stripe-event.js';
import { API_VERSION } from '../../src/stripe/index.js';

/** Unix seconds at which all are asked. */
export const AT = 1_795_000_000;

let count = 0;

/** As Stripe asks; each of another purchase. */
export function question(amount: number, over: object = {}): StripeEvent {
  const number = count++;
  const object = {
    ...{ id: `iauth_${number}`, object: 'issuing.authorization', amount: 0, currency: 'usd' },
    card: { id: 'ic_1', cardholder: { id: 'ich_1' } },
    merchant_data: { network_id: 'm1', category: 'bakeries', country: 'US' },
    authorization_method: 'online',
    pending_request: { amount, currency: 'usd', is_amount_controllable: false },
    ...over,
  };
  return {
    ...{ id: `evt_${number}`, type: 'issuing_authorization.request', account: 'acct_1', created: AT },
    ...{ livemode: false, apiVersion: API_VERSION, about: null, object, snapshot: object },
    ...{ previousAttributes: null, thin: false },
  };
}

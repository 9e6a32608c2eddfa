import type Stripe from 'stripe';
import { endpoint, type Resource } from '../wire/endpoint.js';
import { issuingBalance } from '../issuing/issuing-balance.js';
import { capabilityStatus } from './capability-status.js';

/** The sandbox takes no payments, so that part stays at nothing; the Issuing part is of cards without financial account. */
const retrieve = endpoint({
  method: 'GET',
  path: '/v1/balance',
  answers: 'balance',
  run(turn): Stripe.Balance {
    const empty = { amount: 0, currency: 'usd', source_types: { card: 0 } };
    const hasIssuing = capabilityStatus(turn.world, turn.tenant, 'card_issuing') !== 'unrequested';
    return {
      object: 'balance',
      available: [empty],
      ...(turn.tenant.isPlatform ? { connect_reserved: [{ amount: 0, currency: 'usd' }] } : {}),
      instant_available: [empty],
      ...(hasIssuing
        ? { issuing: { available: [{ amount: issuingBalance(turn.tenant, 'usd'), currency: 'usd' }] } }
        : {}),
      livemode: false,
      pending: [empty],
    };
  },
});

export const balanceResource: Resource = { routes: [retrieve] };

import type Stripe from 'stripe';
import type { Turn } from '../../state/turn.js';
import { endpoint, type Resource } from '../../wire/endpoint.js';
import { capabilityStatus } from '../capability-status.js';
import { amountsOn, issuingBalance } from './account-balance.js';

/** The sandbox takes no payments: the payments part is what top-ups brought; the Issuing part is of cards without FA. */
const retrieve = endpoint({
  method: 'GET',
  path: '/v1/balance',
  answers: 'balance',
  run: renderBalance,
});

export function renderBalance(turn: Turn): Stripe.Balance {
  const { tenant } = turn;
  const hasIssuing =
    capabilityStatus(turn.world, tenant, 'card_issuing') !== 'unrequested' || amountsOn(tenant, 'issuing').length > 0;
  const held = amountsOn(tenant, 'payments').map((part) => ({ ...part, source_types: { card: part.amount } }));
  const available = held.length > 0 ? held : [nothing()];
  const issuing = amountsOn(tenant, 'issuing');
  return {
    object: 'balance',
    available,
    ...(tenant.isPlatform ? { connect_reserved: [{ amount: 0, currency: 'usd' }] } : {}),
    instant_available: available.map((part) => ({ ...part, amount: Math.max(0, part.amount) })),
    ...(hasIssuing
      ? {
          issuing: {
            available: issuing.length > 0 ? issuing : [{ amount: issuingBalance(tenant, 'usd'), currency: 'usd' }],
          },
        }
      : {}),
    livemode: false,
    pending: [nothing()],
  };
}

function nothing() {
  return { amount: 0, currency: 'usd', source_types: { card: 0 } };
}

export const balanceResource: Resource = { routes: [retrieve] };

import type Stripe from 'stripe';
import { businessDaysLater } from '../../state/business-days.js';
import type { Turn } from '../../state/turn.js';
import { showPayouts } from '../../treasury/flows/source-flow.js';
import { endpoint, inPath, listEndpoint, type Resource } from '../../wire/endpoint.js';
import { invalid, noSuch } from '../../wire/error-body.js';
import { mergeMetadata, metadata } from '../../wire/metadata.js';
import { amount, currency, inRange, oneOf, range, string } from '../../wire/param-kinds.js';
import { externalAccounts, type StoredExternalAccount } from '../external-account/state.js';
import { renderExternalAccount } from '../external-account/view.js';
import { availableOn, loadBalanceTransaction, movedOn } from './account-balance.js';
import { givenBack, payoutJobs, underWay } from './payout-course.js';
import { payoutsAllowed } from './payout-rules.js';
import { payouts, renderPayout as render, type StoredPayout } from './payout-state.js';

const PATH = '/v1/payouts';
const INSTANT_SECONDS = 30 * 60;

/** The balance has less at once; the money arrives later. */
const create = endpoint({
  method: 'POST',
  path: PATH,
  answers: 'payout',
  params: {
    amount: amount().required(),
    currency: currency().required(),
    description: string(),
    destination: string(),
    metadata: metadata(),
    method: oneOf('instant', 'standard'),
    payout_method: string(),
    source_balance: oneOf('issuing', 'payments'),
    source_type: oneOf('bank_account', 'card', 'fpx'),
    statement_descriptor: string({ max: 22 }),
  },
  run(turn, params) {
    payoutsAllowed(turn);
    if (params.payout_method !== undefined) {
      throw noSuch('payout method', params.payout_method, 'payout_method', 400);
    }
    const target = destinationOf(turn, params);
    const method = params.method ?? 'standard';
    if (method === 'instant' && target.object !== 'card') {
      throw invalid('Instant payouts to this external account are not supported.', {
        code: 'instant_payouts_unsupported',
        param: 'method',
      });
    }
    const from = params.source_balance ?? 'payments';
    if (availableOn(turn.tenant, from, params.currency) < params.amount) {
      throw invalid('You have insufficient funds in your Stripe account for this payout.', {
        code: 'balance_insufficient',
        param: 'amount',
      });
    }
    const stored = payouts.in(turn.tenant).put({
      ...freshPayout(turn, target),
      amount: params.amount,
      arrival_date: method === 'instant' ? turn.now + INSTANT_SECONDS : businessDaysLater(turn.now, 2),
      description: params.description ?? null,
      from,
      metadata: mergeMetadata({}, params.metadata),
      method,
      source_type: params.source_type ?? 'card',
      statement_descriptor: params.statement_descriptor ?? null,
    });
    const balance_transaction = movedOn(turn, from, {
      amount: -params.amount,
      currency: params.currency,
      description: params.description ?? null,
      source: stored.id,
      type: 'payout',
    });
    return announced(turn, payouts.in(turn.tenant).update(stored.id, { balance_transaction }));
  },
});

export function destinationOf(turn: Turn, sent: { currency: string; destination?: string }): StoredExternalAccount {
  const collection = externalAccounts.in(turn.tenant);
  const { destination: id } = sent;
  const found =
    id === undefined
      ? collection.all().find((one) => one.currency === sent.currency && one.default_for_currency)
      : collection.get(id);
  if (found?.currency === sent.currency) return found;
  if (id !== undefined && !found) throw noSuch('external account', id, 'destination', 400);
  throw invalid(`Sorry, you don't have any external accounts in that currency (${sent.currency}).`, {
    param: 'currency',
  });
}

export function freshPayout(turn: Turn, target: StoredExternalAccount): StoredPayout {
  return {
    id: turn.newId('po'),
    created: turn.now,
    amount: 0,
    arrival_date: turn.now,
    balance_transaction: null,
    currency: target.currency,
    description: null,
    destination: target.id,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    from: 'payments',
    metadata: {},
    method: 'standard',
    number: target.number,
    original_payout: null,
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: null,
    status: 'pending',
    type: target.object,
  };
}

export function announced(turn: Turn, payout: StoredPayout): Stripe.Payout {
  turn.emit('payout.created', render(payout));
  underWay(turn, payout);
  return render(payout);
}

const retrieve = endpoint({
  method: 'GET',
  path: `${PATH}/:id`,
  answers: 'payout',
  run: (turn, _, { id }) => render(named(turn, id)),
});

const update = endpoint({
  method: 'POST',
  path: `${PATH}/:id`,
  answers: 'payout',
  params: { metadata: metadata() },
  run(turn, params, { id }) {
    const old = named(turn, id);
    const now = payouts.in(turn.tenant).update(id, { metadata: mergeMetadata(old.metadata, params.metadata) });
    turn.emit('payout.updated', render(now), render(old));
    return render(now);
  },
});

const list = listEndpoint({
  path: PATH,
  answers: 'payout',
  filters: {
    arrival_date: range(),
    created: range(),
    destination: string(),
    status: oneOf('canceled', 'failed', 'in_transit', 'paid', 'pending'),
  },
  source(turn, { arrival_date: arrival, created, destination, status }) {
    const collection = payouts.in(turn.tenant);
    return {
      rows: collection.rows(),
      find: (id) => collection.row(id),
      where: (payout) =>
        inRange(arrival, payout.arrival_date) &&
        inRange(created, payout.created) &&
        (destination === undefined || payout.destination === destination) &&
        (!status || payout.status === status),
      render,
      noun: 'payout',
    };
  },
});

const cancel = endpoint({
  method: 'POST',
  path: `${PATH}/:id/cancel`,
  answers: 'payout',
  run(turn, _, { id }) {
    const payout = named(turn, id);
    if (payout.status !== 'pending') {
      throw invalid(`Payouts can only be canceled while they are pending; this one is ${payout.status}.`);
    }
    if (payout.automatic) throw invalid('Automatic payouts cannot be canceled.');
    const given = payout.original_payout === null ? givenBack(turn, payout, 'payout_cancel') : null;
    if (payout.original_payout !== null) {
      payouts.in(turn.tenant).update(payout.original_payout, { reversed_by: null });
    }
    const patch = { status: 'canceled', failure_balance_transaction: given } as const;
    const now = payouts.in(turn.tenant).update(id, patch);
    turn.emit('payout.canceled', render(now));
    return render(now);
  },
});

/** A payout of its own, of the negative amount, that brings the money back from where it went. */
const reverse = endpoint({
  method: 'POST',
  path: `${PATH}/:id/reverse`,
  answers: 'payout',
  params: { metadata: metadata() },
  run(turn, params, { id }) {
    const original = named(turn, id);
    const target = externalAccounts.in(turn.tenant).get(original.destination);
    if (original.status !== 'paid' || original.reversed_by !== null || original.original_payout !== null) {
      throw invalid('Only a payout that was paid, and that has not been reversed, can be reversed.');
    }
    if (target?.object !== 'bank_account') {
      throw invalid('Only payouts to a bank account that is still there can be reversed.');
    }
    const reversal = payouts.in(turn.tenant).put({
      ...freshPayout(turn, target),
      amount: -original.amount,
      arrival_date: businessDaysLater(turn.now, 2),
      from: original.from,
      metadata: mergeMetadata({}, params.metadata),
      original_payout: original.id,
      source_type: original.source_type,
    });
    payouts.in(turn.tenant).update(original.id, { reversed_by: reversal.id });
    return announced(turn, reversal);
  },
});

function named(turn: Turn, id: string): StoredPayout {
  return inPath(payouts.in(turn.tenant), id, 'payout', 'payout');
}

function loadPayout(turn: Turn, id: string): Stripe.Payout | undefined {
  const stored = payouts.in(turn.tenant).get(id);
  return stored && render(stored);
}
showPayouts(loadPayout);

export const payoutResource: Resource = {
  routes: [create, retrieve, update, list, cancel, reverse],
  objects: [
    {
      object: 'payout',
      expands: {
        balance_transaction: loadBalanceTransaction,
        destination(turn, id) {
          const stored = externalAccounts.in(turn.tenant).get(id);
          return stored && renderExternalAccount(turn.tenant, stored);
        },
        failure_balance_transaction: loadBalanceTransaction,
        original_payout: loadPayout,
        reversed_by: loadPayout,
      },
    },
  ],
  jobs: payoutJobs,
};

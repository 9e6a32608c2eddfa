import type Stripe from 'stripe';
import { businessDaysLater } from '../../state/business-days.js';
import { fingerprint } from '../../state/fingerprint.js';
import { schedule, type JobRunner } from '../../state/jobs.js';
import type { Turn } from '../../state/turn.js';
import { endpoint, inPath, listEndpoint, type Resource } from '../../wire/endpoint.js';
import { invalid, noSuch } from '../../wire/error-body.js';
import { mergeMetadata, metadata } from '../../wire/metadata.js';
import { amount, amountRange, currency, inRange, oneOf, range, string } from '../../wire/param-kinds.js';
import { outsideCause } from '../../wire/outside-cause.js';
import { object } from '../../wire/params.js';
import { availableOn, loadBalanceTransaction, movedOn } from './account-balance.js';
import { renderBalance } from './balance.js';
import { payoutsAllowed } from './payout-rules.js';
import { renderTopup as render, topups, type StoredTopup } from './topup-state.js';

const PATH = '/v1/topups';
const NOUN = 'top-up';
const ARRIVE = 'topup.arrive';
const DECISION_SECONDS = 5;

/** Stripe's test bank accounts as a source, and why a top-up from them fails. */
const SOURCES = new Map<string, string | null>([
  ['btok_us_verified', null],
  ['btok_us_verified_noAccount', 'no_account'],
  ['btok_us_verified_accountClosed', 'account_closed'],
  ['btok_us_verified_insufficientFunds', 'insufficient_funds'],
  ['btok_us_verified_debitNotAuthorized', 'debit_not_authorized'],
  ['btok_us_verified_invalidCurrency', 'invalid_currency'],
]);

const create = endpoint({
  method: 'POST',
  path: PATH,
  answers: 'topup',
  params: {
    amount: amount().required(),
    currency: currency().required(),
    description: string(),
    destination_balance: oneOf('issuing', 'payments'),
    metadata: metadata(),
    payment_method: string(),
    payment_method_options: object({ us_bank_account: object({ network: oneOf('ach').required() }) }),
    source: string(),
    statement_descriptor: string({ max: 15 }),
    transfer_group: string(),
  },
  run(turn, params) {
    payoutsAllowed(turn);
    if (params.payment_method !== undefined) {
      throw noSuch('PaymentMethod', params.payment_method, 'payment_method', 400);
    }
    if (params.source !== undefined && !SOURCES.has(params.source)) {
      throw noSuch('source', params.source, 'source', 400);
    }
    if (!countable(turn, params.destination_balance ?? 'payments', params)) {
      throw invalid('The balance would be too large.', { code: 'amount_too_large', param: 'amount' });
    }
    const topup = topups.in(turn.tenant).put({
      id: turn.newId('tu'),
      created: turn.now,
      amount: params.amount,
      balance_transaction: null,
      currency: params.currency,
      description: params.description ?? null,
      destination: params.destination_balance ?? 'payments',
      expected_availability_date: businessDaysLater(turn.now, 5),
      failure_code: null,
      failure_message: null,
      metadata: mergeMetadata({}, params.metadata),
      source: params.source === undefined ? null : sourceFrom(turn, params.source, params.currency),
      statement_descriptor: params.statement_descriptor ?? null,
      status: 'pending',
      transfer_group: params.transfer_group ?? null,
    });
    turn.emit('topup.created', render(topup));
    // As in Stripe's test mode: what is to fill the Issuing balance without a source never arrives.
    const arrives = params.source !== undefined || topup.destination === 'payments';
    const failure = SOURCES.get(params.source ?? 'btok_us_verified') ?? '';
    if (arrives) schedule(turn, ARRIVE, turn.now + DECISION_SECONDS, { id: topup.id, failure });
    return render(topup);
  },
});

const retrieve = endpoint({
  method: 'GET',
  path: `${PATH}/:id`,
  answers: 'topup',
  run: (turn, _, { id }) => render(inPath(topups.in(turn.tenant), id, NOUN, 'topup')),
});

const update = endpoint({
  method: 'POST',
  path: `${PATH}/:id`,
  answers: 'topup',
  params: { description: string(), metadata: metadata() },
  run(turn, params, { id }) {
    const topup = inPath(topups.in(turn.tenant), id, NOUN, 'topup');
    return render(
      topups.in(turn.tenant).update(id, {
        description: params.description ?? topup.description,
        metadata: mergeMetadata(topup.metadata, params.metadata),
      }),
    );
  },
});

const list = listEndpoint({
  path: PATH,
  answers: 'topup',
  filters: {
    amount: amountRange(),
    created: range(),
    status: oneOf('canceled', 'failed', 'pending', 'succeeded'),
  },
  source(turn, { amount: bounds, created, status }) {
    const collection = topups.in(turn.tenant);
    return {
      rows: collection.rows(),
      find: (id) => collection.row(id),
      where: (topup) =>
        inRange(bounds, topup.amount) && inRange(created, topup.created) && (!status || topup.status === status),
      render,
      noun: NOUN,
    };
  },
});

const cancel = endpoint({
  method: 'POST',
  path: `${PATH}/:id/cancel`,
  answers: 'topup',
  run(turn, _, { id }) {
    const topup = inPath(topups.in(turn.tenant), id, NOUN, 'topup');
    if (topup.status !== 'pending') throw invalid(`Top-ups with the status ${topup.status} cannot be canceled.`);
    const now = topups.in(turn.tenant).update(id, { status: 'canceled' });
    turn.emit('topup.canceled', render(now));
    return render(now);
  },
});

const arrive: JobRunner = (turn, { id, failure }) => {
  const topup = topups.in(turn.tenant).get(id ?? '');
  if (topup?.status !== 'pending') return;
  if (failure || !countable(turn, topup.destination, topup)) {
    const patch = {
      status: 'failed',
      failure_code: failure || 'declined',
      failure_message: `The bank did not send the money (${failure || 'declined'}).`,
    } as const;
    turn.emit('topup.failed', render(topups.in(turn.tenant).update(topup.id, patch)));
    return;
  }
  const { amount: sum, currency: code, description } = topup;
  const movement = { amount: sum, currency: code, description, source: topup.id, type: 'topup' } as const;
  const transaction = movedOn(turn, topup.destination, movement);
  const now = topups.in(turn.tenant).update(topup.id, { status: 'succeeded', balance_transaction: transaction });
  turn.emit('topup.succeeded', render(now));
  if (topup.destination === 'payments') turn.emit('balance.available', renderBalance(turn));
};

/** The bank takes back what it had sent. It cannot be refused, so the balance may fall below zero. */
const reversed = outsideCause({ id: string().required() }, (turn, { id }) => {
  const topup = inPath(topups.in(turn.tenant), id, NOUN, 'id');
  if (topup.status !== 'succeeded') throw invalid(`Top-ups with the status ${topup.status} cannot be reversed.`);
  const { amount: sum, currency: code, description } = topup;
  if (!Number.isSafeInteger(availableOn(turn.tenant, topup.destination, code) - sum)) {
    throw invalid('The balance would be too small to be counted.');
  }
  const movement = { amount: -sum, currency: code, description, source: id, type: 'topup_reversal' } as const;
  movedOn(turn, topup.destination, movement);
  const now = topups.in(turn.tenant).update(id, { status: 'reversed' });
  turn.emit('topup.reversed', render(now));
  return render(now);
});

function countable(turn: Turn, kind: StoredTopup['destination'], sent: { amount: number; currency: string }): boolean {
  return Number.isSafeInteger(Math.abs(availableOn(turn.tenant, kind, sent.currency)) + sent.amount);
}

function sourceFrom(turn: Turn, token: string, code: string): Stripe.Source {
  return {
    id: turn.newId('src'),
    object: 'source',
    ach_debit: {
      bank_name: 'STRIPE TEST BANK',
      country: 'US',
      fingerprint: fingerprint(token),
      last4: '6789',
      routing_number: '110000000',
      type: 'individual',
    },
    allow_redisplay: 'unspecified',
    amount: null,
    client_secret: `src_client_secret_${turn.world.ids.letters(24)}`,
    created: turn.now,
    currency: code,
    flow: 'none',
    livemode: false,
    metadata: {},
    owner: null,
    statement_descriptor: null,
    status: 'chargeable',
    type: 'ach_debit',
    usage: 'reusable',
  };
}

export const topupResource: Resource = {
  routes: [create, retrieve, update, list, cancel],
  objects: [{ object: 'topup', expands: { balance_transaction: loadBalanceTransaction }, embeds: ['source'] }],
  jobs: { [ARRIVE]: arrive },
  causes: { 'topup.reversed': reversed },
};

import { treasuryRequested as needs } from '../connect/gates.js';
import { debitPosted } from '../state/ledger.js';
import type { Turn } from '../state/turn.js';
import { endpoint, inParam, inPath, listEndpoint, type Resource } from '../wire/endpoint.js';
import { oneOf, string } from '../wire/param-kinds.js';
import { FINANCIAL_ACCOUNT_NOUN, financialAccounts } from './financial-account-state.js';
import { fromCard, type CardMovement } from './flows/payment-details.js';
import { receivedDebits, renderReceivedDebit, type StoredReceivedDebit } from './flows/received-debit.js';
import { loadTransaction } from './transactions.js';

const NOUN = 'received debit';
const OBJECT = 'treasury.received_debit';

const list = listEndpoint({
  path: '/v1/treasury/received_debits',
  answers: OBJECT,
  needs,
  filters: { financial_account: string().required(), status: oneOf('failed', 'succeeded') },
  source(turn, { financial_account: account, status }) {
    inParam(financialAccounts.in(turn.tenant), account, FINANCIAL_ACCOUNT_NOUN, 'financial_account');
    const collection = receivedDebits.in(turn.tenant);
    return {
      rows: collection.rows('financial_account', account),
      find: (id) => collection.row(id),
      where: (debit) => !status || debit.status === status,
      render: renderReceivedDebit,
      noun: NOUN,
    };
  },
});

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/treasury/received_debits/:id',
  answers: OBJECT,
  needs,
  run: (turn, _, { id }) => renderReceivedDebit(inPath(receivedDebits.in(turn.tenant), id, NOUN, 'received_debit')),
});

/**
 * A card capture goes out over the card network; it cannot be refused, so cash may go below zero. Books the money,
 * records the event and returns the debit, whose id belongs into `issuing.transaction.treasury.received_debit`.
 */
export function cardDebited(turn: Turn, movement: CardMovement): StoredReceivedDebit {
  const id = turn.newId('rd');
  return recorded(turn, {
    id,
    created: turn.now,
    amount: movement.amount,
    description: movement.description,
    failure_code: null,
    financial_account: movement.financialAccount,
    hosted_regulatory_receipt_url: null,
    initiating_payment_method_details: fromCard(movement.card),
    linked_flows: {
      debit_reversal: null,
      inbound_transfer: null,
      issuing_authorization: movement.authorization,
      issuing_transaction: movement.issuingTransaction,
      payout: null,
      topup: null,
    },
    network: 'card',
    reversal_details: { deadline: null, restricted_reason: 'network_restricted' },
    status: 'succeeded',
    transaction: debitPosted(turn, { ...movement, flow: id }),
  });
}

/** Keeps a debit whose money is booked, or which has failed, and tells of it. */
export function recorded(turn: Turn, debit: StoredReceivedDebit): StoredReceivedDebit {
  receivedDebits.in(turn.tenant).put(debit);
  turn.emit('treasury.received_debit.created', renderReceivedDebit(debit));
  return debit;
}

export const receivedDebitResource: Resource = {
  routes: [list, retrieve],
  objects: [{ object: OBJECT, expands: { transaction: loadTransaction } }],
};

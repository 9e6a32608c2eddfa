import { treasuryRequested as needs } from '../connect/gates.js';
import { creditPosted } from '../state/ledger.js';
import type { Turn } from '../state/turn.js';
import { endpoint, inParam, inPath, listEndpoint, type Resource } from '../wire/endpoint.js';
import { oneOf, string } from '../wire/param-kinds.js';
import { object } from '../wire/params.js';
import { FINANCIAL_ACCOUNT_NOUN, financialAccounts } from './financial-account-state.js';
import { fromCard, type CardMovement } from './flows/payment-details.js';
import { receivedCredits, renderReceivedCredit, type StoredReceivedCredit } from './flows/received-credit.js';
import { loadTransaction } from './transactions.js';

const NOUN = 'received credit';
const OBJECT = 'treasury.received_credit';

const list = listEndpoint({
  path: '/v1/treasury/received_credits',
  answers: OBJECT,
  needs,
  filters: {
    financial_account: string().required(),
    linked_flows: object({
      source_flow_type: oneOf('credit_reversal', 'other', 'outbound_payment', 'outbound_transfer', 'payout').required(),
    }),
    status: oneOf('failed', 'succeeded'),
  },
  source(turn, { financial_account: account, linked_flows: linked, status }) {
    inParam(financialAccounts.in(turn.tenant), account, FINANCIAL_ACCOUNT_NOUN, 'financial_account');
    const collection = receivedCredits.in(turn.tenant);
    return {
      rows: collection.rows('financial_account', account),
      find: (id) => collection.row(id),
      where: (credit) =>
        (!status || credit.status === status) &&
        (!linked || credit.linked_flows.source_flow_type === linked.source_flow_type),
      render: renderReceivedCredit,
      noun: NOUN,
    };
  },
});

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/treasury/received_credits/:id',
  answers: OBJECT,
  needs,
  run: (turn, _, { id }) => renderReceivedCredit(inPath(receivedCredits.in(turn.tenant), id, NOUN, 'received_credit')),
});

/**
 * A card refund comes in over the card network: books the money, records the event and returns the credit, whose id
 * belongs into `issuing.transaction.treasury.received_credit`.
 */
export function cardCredited(turn: Turn, movement: CardMovement): StoredReceivedCredit {
  const id = turn.newId('rc');
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
      credit_reversal: null,
      issuing_authorization: movement.authorization,
      issuing_transaction: movement.issuingTransaction,
      source_flow: null,
      source_flow_type: null,
    },
    network: 'card',
    reversal_details: { deadline: null, restricted_reason: 'network_restricted' },
    status: 'succeeded',
    transaction: creditPosted(turn, { ...movement, flow: id }),
  });
}

/** Keeps a credit whose money is booked, or which has failed, and tells of it. */
export function recorded(turn: Turn, credit: StoredReceivedCredit): StoredReceivedCredit {
  receivedCredits.in(turn.tenant).put(credit);
  turn.emit('treasury.received_credit.created', renderReceivedCredit(credit));
  return credit;
}

export const receivedCreditResource: Resource = {
  routes: [list, retrieve],
  objects: [
    {
      object: OBJECT,
      expands: { transaction: loadTransaction },
      includes: { 'linked_flows.source_flow_details': { load: () => null } },
    },
  ],
};

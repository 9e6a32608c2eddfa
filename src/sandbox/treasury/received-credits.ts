import { treasuryRequested as needs } from '../connect/gates.js';
import { creditPosted } from '../state/ledger.js';
import type { Turn } from '../state/turn.js';
import { endpoint, inParam, inPath, listEndpoint, type Resource } from '../wire/endpoint.js';
import { oneOf, string } from '../wire/param-kinds.js';
import { object } from '../wire/params.js';
import { FINANCIAL_ACCOUNT_NOUN, financialAccounts, type StoredFinancialAccount } from './financial-account-state.js';
import { moneyCame } from './financial-account/late-money.js';
import { fromCard, fromStripe, receiptUrl, type CardMovement, type StripeOrigin } from './flows/payment-details.js';
import {
  receivedCredits,
  renderReceivedCredit,
  type SourceFlowType,
  type StoredReceivedCredit,
} from './flows/received-credit.js';
import { sourceFlowDetails } from './flows/source-flow.js';
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

export interface StripeMovement {
  amount: number;
  description: string;
  from: StripeOrigin;
  /** The flow that sent it, on whichever account. */
  source: string;
  sourceType: SourceFlowType;
}

/** Money arrives from within Stripe, on the turn's account. The caller has seen to it that it may. */
export function creditedOverStripe(
  turn: Turn,
  account: StoredFinancialAccount,
  movement: StripeMovement,
): StoredReceivedCredit {
  const id = turn.newId('rc');
  const { amount, description } = movement;
  return recorded(turn, {
    id,
    created: turn.now,
    amount,
    description,
    failure_code: null,
    financial_account: account.id,
    hosted_regulatory_receipt_url: receiptUrl(id),
    initiating_payment_method_details: fromStripe(movement.from),
    linked_flows: {
      credit_reversal: null,
      issuing_authorization: null,
      issuing_transaction: null,
      source_flow: movement.source,
      source_flow_type: movement.sourceType,
    },
    network: 'stripe',
    reversal_details: { deadline: null, restricted_reason: 'source_flow_restricted' },
    status: 'succeeded',
    transaction: creditPosted(turn, { financialAccount: account.id, flow: id, amount, description }),
  });
}

/** Keeps a credit whose money is booked, or which has failed, and tells of it. */
export function recorded(turn: Turn, credit: StoredReceivedCredit): StoredReceivedCredit {
  receivedCredits.in(turn.tenant).put(credit);
  turn.emit('treasury.received_credit.created', renderReceivedCredit(credit));
  if (credit.status === 'succeeded') moneyCame(turn, credit.financial_account);
  return credit;
}

export const receivedCreditResource: Resource = {
  routes: [list, retrieve],
  objects: [
    {
      object: OBJECT,
      expands: { transaction: loadTransaction },
      includes: { 'linked_flows.source_flow_details': { load: sourceFlowDetails } },
    },
  ],
};

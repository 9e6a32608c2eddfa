import { creditPosted, hasRoomFor } from '../../state/ledger.js';
import type { Turn } from '../../state/turn.js';
import { fromBank, receiptUrl } from '../../treasury/flows/payment-details.js';
import { renderReceivedCredit, type StoredReceivedCredit } from '../../treasury/flows/received-credit.js';
import { recorded } from '../../treasury/received-credits.js';
import type { Resource } from '../../wire/endpoint.js';
import { invalid } from '../../wire/error-body.js';
import { outsideCause } from '../../wire/outside-cause.js';
import { amount, string } from '../../wire/param-kinds.js';
import type { Values } from '../../wire/params.js';
import { closedOrFrozen, target } from './received.js';

/*
 * A check that was deposited: the only credit of which Stripe tells how it ended. It is seen once the paying bank has
 * decided, since a ReceivedCredit has no status for what is undecided.
 */

const params = { amount: amount().required(), description: string(), financial_account: string().required() };

const succeeded = outsideCause(params, (turn, sent) => {
  const account = target(turn, { ...sent, currency: 'usd' });
  const refused = closedOrFrozen(account, 'inbound_flows');
  if (refused) throw invalid(`The financial account cannot receive the check: ${refused}.`);
  if (!hasRoomFor(turn.tenant, account.id, sent.amount)) throw invalid('The balance would be too large.');
  const credit = recorded(turn, deposit(turn, sent, null));
  turn.emit('treasury.received_credit.succeeded', renderReceivedCredit(credit));
  return renderReceivedCredit(credit);
});

const failed = outsideCause(params, (turn, sent) => {
  const account = target(turn, { ...sent, currency: 'usd' });
  const credit = recorded(turn, deposit(turn, sent, closedOrFrozen(account, 'inbound_flows') ?? 'other'));
  turn.emit('treasury.received_credit.failed', renderReceivedCredit(credit));
  return renderReceivedCredit(credit);
});

function deposit(
  turn: Turn,
  { amount: value, description = 'Check deposit', financial_account: financialAccount }: Values<typeof params>,
  failure: StoredReceivedCredit['failure_code'],
): StoredReceivedCredit {
  const id = turn.newId('rc');
  return {
    id,
    created: turn.now,
    amount: value,
    description,
    failure_code: failure,
    financial_account: financialAccount,
    hosted_regulatory_receipt_url: receiptUrl(id),
    initiating_payment_method_details: fromBank(undefined),
    linked_flows: {
      credit_reversal: null,
      issuing_authorization: null,
      issuing_transaction: null,
      source_flow: null,
      source_flow_type: null,
    },
    network: 'ach',
    reversal_details: { deadline: null, restricted_reason: 'network_restricted' },
    status: failure === null ? 'succeeded' : 'failed',
    transaction:
      failure === null ? creditPosted(turn, { financialAccount, flow: id, amount: value, description }) : null,
  };
}

export const checkDepositResource: Resource = {
  routes: [],
  causes: { 'treasury.received_credit.failed': failed, 'treasury.received_credit.succeeded': succeeded },
};

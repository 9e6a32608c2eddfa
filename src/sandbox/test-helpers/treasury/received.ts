import { treasuryRequested as needs } from '../../connect/gates.js';
import { balanceOf, creditPosted, debitPosted, hasRoomFor } from '../../state/ledger.js';
import type { Turn } from '../../state/turn.js';
import {
  FINANCIAL_ACCOUNT_NOUN,
  financialAccounts,
  type StoredFinancialAccount,
} from '../../treasury/financial-account-state.js';
import { fromBank, receiptUrl, senderParam } from '../../treasury/flows/payment-details.js';
import { renderReceivedCredit } from '../../treasury/flows/received-credit.js';
import { recorded as creditRecorded } from '../../treasury/received-credits.js';
import { renderReceivedDebit } from '../../treasury/flows/received-debit.js';
import { recorded as debitRecorded } from '../../treasury/received-debits.js';
import { endpoint, inParam, type Resource } from '../../wire/endpoint.js';
import { invalid } from '../../wire/error-body.js';
import { amount, currency, oneOf, string } from '../../wire/param-kinds.js';

const DAY = 24 * 60 * 60;
const shape = {
  amount: amount().required(),
  currency: currency().required(),
  description: string(),
  financial_account: string().required(),
  initiating_payment_method_details: senderParam,
};

const credit = endpoint({
  method: 'POST',
  path: '/v1/test_helpers/treasury/received_credits',
  answers: 'treasury.received_credit',
  needs,
  params: { ...shape, network: oneOf('ach', 'rtp', 'us_domestic_wire').required() },
  run(turn, params) {
    const account = target(turn, params);
    const id = turn.newId('rc');
    const { amount: value, network, description = 'Stripe Test' } = params;
    if (!hasRoomFor(turn.tenant, account.id, value)) {
      throw invalid('The balance would be too large.', { code: 'amount_too_large', param: 'amount' });
    }
    const failure = closedOrFrozen(account, 'inbound_flows');
    return renderReceivedCredit(
      creditRecorded(turn, {
        id,
        created: turn.now,
        amount: value,
        description,
        failure_code: failure,
        financial_account: account.id,
        hosted_regulatory_receipt_url: receiptUrl(id),
        initiating_payment_method_details: fromBank(params.initiating_payment_method_details),
        linked_flows: {
          credit_reversal: null,
          issuing_authorization: null,
          issuing_transaction: null,
          source_flow: null,
          source_flow_type: null,
        },
        network,
        reversal_details:
          network === 'ach'
            ? { deadline: turn.now + 4 * DAY, restricted_reason: null }
            : { deadline: null, restricted_reason: 'network_restricted' },
        status: failure ? 'failed' : 'succeeded',
        transaction: failure
          ? null
          : creditPosted(turn, { financialAccount: account.id, flow: id, amount: value, description }),
      }),
    );
  },
});

const debit = endpoint({
  method: 'POST',
  path: '/v1/test_helpers/treasury/received_debits',
  answers: 'treasury.received_debit',
  needs,
  params: { ...shape, network: oneOf('ach').required() },
  run(turn, params) {
    const account = target(turn, params);
    const id = turn.newId('rd');
    const { amount: value, network, description = 'Stripe Test' } = params;
    const short = balanceOf(turn.tenant, account.id).cash < value ? 'insufficient_funds' : null;
    const failure = closedOrFrozen(account, 'outbound_flows') ?? short;
    return renderReceivedDebit(
      debitRecorded(turn, {
        id,
        created: turn.now,
        amount: value,
        description,
        failure_code: failure,
        financial_account: account.id,
        hosted_regulatory_receipt_url: receiptUrl(id),
        initiating_payment_method_details: fromBank(params.initiating_payment_method_details),
        linked_flows: {
          debit_reversal: null,
          inbound_transfer: null,
          issuing_authorization: null,
          issuing_transaction: null,
          payout: null,
          topup: null,
        },
        network,
        reversal_details: { deadline: failure ? null : turn.now + DAY, restricted_reason: null },
        status: failure ? 'failed' : 'succeeded',
        transaction: failure
          ? null
          : debitPosted(turn, { financialAccount: account.id, flow: id, amount: value, description }),
      }),
    );
  },
});

export function target(turn: Turn, params: { financial_account: string; currency: string }): StoredFinancialAccount {
  const found = inParam(
    financialAccounts.in(turn.tenant),
    params.financial_account,
    FINANCIAL_ACCOUNT_NOUN,
    'financial_account',
  );
  if (params.currency !== 'usd') throw invalid('Invalid currency: must be usd', { param: 'currency' });
  return found;
}

/** Money for a closed account that forwards nothing, or against a platform's restriction, is turned away. */
export function closedOrFrozen(
  account: StoredFinancialAccount,
  direction: 'inbound_flows' | 'outbound_flows',
): 'account_closed' | 'account_frozen' | null {
  if (account.status === 'closed') {
    return direction === 'inbound_flows' && account.forwarding ? null : 'account_closed';
  }
  return account.platform_restrictions[direction] === 'restricted' ? 'account_frozen' : null;
}

export const treasuryReceivedHelpers: Resource = { routes: [credit, debit] };

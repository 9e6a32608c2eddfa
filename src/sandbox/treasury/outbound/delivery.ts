import { accountOf } from '../../connect/account-state.js';
import { creditPosted, hasRoomFor } from '../../state/ledger.js';
import type { Turn } from '../../state/turn.js';
import { financialAccountByNumber, type Found } from '../financial-account/address-book.js';
import { financialAccounts } from '../financial-account-state.js';
import { NO_ADDRESS } from '../flows/bank.js';
import { fromBankAccount, receiptUrl } from '../flows/payment-details.js';
import { ROUTING_NUMBER } from '../financial-account/view.js';
import { recorded } from '../received-credits.js';
import type { StoredOutbound } from './state.js';

/** The financial account that has the bank number which the money is sent to. */
export function receiverAtBank(turn: Turn, { destination }: StoredOutbound): Found | undefined {
  const { account_number: number } = destination;
  return number === null ? undefined : financialAccountByNumber(turn, number);
}

export function mayReceive({ tenant, financialAccount: account }: Found, amount: number): boolean {
  const isOpen = account.status === 'open' || account.forwarding !== null;
  return (
    isOpen && account.platform_restrictions.inbound_flows === 'unrestricted' && hasRoomFor(tenant, account.id, amount)
  );
}

/** What has left one financial account over the banks arrives on the other. It cannot be sent back from there. */
export function deliver(turn: Turn, receiver: Found, stored: StoredOutbound): void {
  const there = turn.on(receiver.tenant);
  const id = there.newId('rc');
  const { amount, statement_descriptor: description } = stored;
  const { id: financialAccount } = receiver.financialAccount;
  recorded(there, {
    id,
    created: turn.now,
    amount,
    description,
    failure_code: null,
    financial_account: financialAccount,
    hosted_regulatory_receipt_url: receiptUrl(id),
    initiating_payment_method_details: sender(turn, stored),
    linked_flows: {
      credit_reversal: null,
      issuing_authorization: null,
      issuing_transaction: null,
      // Shown for flows within Stripe only: a bank does not say what made it send money.
      source_flow: null,
      source_flow_type: null,
    },
    network: stored.destination.network === 'ach' ? 'ach' : 'us_domestic_wire',
    reversal_details: { deadline: null, restricted_reason: 'source_flow_restricted' },
    status: 'succeeded',
    transaction: creditPosted(there, { financialAccount, flow: id, amount, description }),
  });
}

function sender(turn: Turn, { financial_account: from }: StoredOutbound) {
  return fromBankAccount({
    account_holder_type: null,
    account_number: financialAccounts.in(turn.tenant).get(from)?.account_number ?? '',
    account_type: null,
    billing_details: {
      address: NO_ADDRESS,
      email: null,
      name: accountOf(turn.world, turn.tenant)?.company.name ?? null,
    },
    routing_number: ROUTING_NUMBER,
  });
}

import { accountOf } from '../../connect/account-state.js';
import type { JobRunner } from '../../state/jobs.js';
import { balanceOf, hasRoomFor, outboundOpened } from '../../state/ledger.js';
import type { Turn } from '../../state/turn.js';
import { inParam } from '../../wire/endpoint.js';
import { invalid } from '../../wire/error-body.js';
import { oneOf, string } from '../../wire/param-kinds.js';
import { missing, object, type Infer } from '../../wire/params.js';
import { FINANCIAL_ACCOUNT_NOUN, financialAccounts, type StoredFinancialAccount } from '../financial-account-state.js';
import { bankDetails, NO_ADDRESS, paymentMethodIn } from '../flows/bank.js';
import { posted } from '../outbound/course.js';
import { outboundTransfers, type Destination, type StoredOutbound } from '../outbound/state.js';
import { creditedOverStripe } from '../received-credits.js';
import { FORWARD_JOB } from './late-money.js';

/*
 * What comes to a financial account after it was closed goes on to where its forwarding settings say: as an
 * OutboundTransfer of all the cash. Where it cannot go it stays.
 */

export const forwardingParam = object({
  financial_account: string(),
  payment_method: string(),
  type: oneOf('payment_method', 'financial_account').required(),
});

type Forwarding = NonNullable<StoredFinancialAccount['forwarding']>;

/** The settings that were sent, once it is sure that their target exists. */
export function forwardingFrom(
  turn: Turn,
  account: StoredFinancialAccount,
  sent: Infer<typeof forwardingParam> | undefined,
): Forwarding | null {
  if (!sent) return account.forwarding;
  const { type } = sent;
  const other = type === 'payment_method' ? 'financial_account' : 'payment_method';
  const param = `forwarding_settings[${type}]`;
  const id = sent[type];
  if (id === undefined) throw missing(param);
  if (sent[other] !== undefined) {
    throw invalid(`forwarding_settings of the type ${type} cannot have ${other}.`, {
      param: `forwarding_settings[${other}]`,
    });
  }
  if (type === 'payment_method') return { type, id: paymentMethodIn(turn, id, param).id };
  checkTarget(turn, account, id);
  return { type, id };
}

/** A target may have been closed since the settings were made. */
export function checkTarget(turn: Turn, account: StoredFinancialAccount, id: string): void {
  const param = 'forwarding_settings[financial_account]';
  const target = inParam(financialAccounts.in(turn.tenant), id, FINANCIAL_ACCOUNT_NOUN, param);
  if (target.id === account.id) throw invalid('A financial account cannot forward to itself.', { param });
  if (target.status === 'closed') {
    throw invalid(`The financial account ${id} is closed.`, { code: 'account_closed', param });
  }
}

const forward: JobRunner = (turn, { financial_account: id }) => {
  const account = financialAccounts.in(turn.tenant).get(id ?? '');
  if (account?.status !== 'closed' || !account.forwarding) return;
  const { cash } = balanceOf(turn.tenant, account.id);
  if (cash <= 0) return;
  const { forwarding } = account;
  if (forwarding.type === 'payment_method') leave(turn, account, forwarding.id, cash);
  else moveOver(turn, account, forwarding.id, cash);
};

function leave(turn: Turn, account: StoredFinancialAccount, method: string, cash: number): void {
  const { bank } = paymentMethodIn(turn, method, 'payment_method');
  const destination: Destination = {
    billing_details: bank.billing_details,
    account_number: bank.account_number,
    network: 'ach',
    shown: { us_bank_account: bankDetails(bank, 'ach') },
  };
  sentOn(turn, account, destination, method, cash);
}

function moveOver(turn: Turn, account: StoredFinancialAccount, id: string, cash: number): void {
  const target = financialAccounts.in(turn.tenant).get(id);
  const takes = target && (target.status === 'open' || target.forwarding);
  if (!takes || !hasRoomFor(turn.tenant, target.id, cash)) return;
  const name = accountOf(turn.world, turn.tenant)?.company.name ?? null;
  const sent = sentOn(
    turn,
    account,
    {
      billing_details: { address: NO_ADDRESS, email: null, name },
      account_number: null,
      network: 'stripe',
      shown: { financial_account: { id, network: 'stripe' } },
    },
    null,
    cash,
  );
  creditedOverStripe(turn, target, {
    amount: cash,
    description: sent.statement_descriptor,
    from: { type: 'financial_account', id: account.id, name },
    source: sent.id,
    sourceType: 'outbound_transfer',
  });
}

function sentOn(
  turn: Turn,
  { id: financialAccount }: StoredFinancialAccount,
  destination: Destination,
  paymentMethod: string | null,
  amount: number,
): StoredOutbound {
  const id = turn.newId(outboundTransfers.prefix);
  const stored = outboundTransfers.collection.in(turn.tenant).put({
    id,
    created: turn.now,
    amount,
    customer: null,
    description: 'Forwarded after closing',
    destination_payment_method: paymentMethod,
    destination,
    end_user_details: null,
    expected_arrival_date: turn.now,
    financial_account: financialAccount,
    metadata: {},
    returned_details: null,
    statement_descriptor: 'forwarded',
    status: 'processing',
    status_transitions: { canceled_at: null, failed_at: null, posted_at: null, returned_at: null },
    tracking_details: null,
    transaction: outboundOpened(
      turn,
      { financialAccount, flow: id, amount, description: 'Forwarded after closing' },
      outboundTransfers.name,
    ),
  });
  outboundTransfers.tell(turn, 'created', stored);
  return posted(turn, outboundTransfers, stored);
}

export const forwardingJobs = { [FORWARD_JOB]: forward };

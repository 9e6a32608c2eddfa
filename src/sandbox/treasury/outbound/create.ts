import { balanceOf, hasRoomFor, outboundOpened } from '../../state/ledger.js';
import { businessDaysLater } from '../../state/business-days.js';
import type { Turn } from '../../state/turn.js';
import { inParam } from '../../wire/endpoint.js';
import { invalid } from '../../wire/error-body.js';
import { mergeMetadata } from '../../wire/metadata.js';
import type { Values } from '../../wire/params.js';
import { FINANCIAL_ACCOUNT_NOUN, financialAccounts, type StoredFinancialAccount } from '../financial-account-state.js';
import { creditedOverStripe } from '../received-credits.js';
import { accountOf } from '../../connect/account-state.js';
import type { Network, OutboundKind, StoredOutbound } from './state.js';
import { posted, underWay } from './course.js';
import { destinationOf, type Resolved, type Sent } from './destination.js';
import type { outboundShape } from './params.js';

const DESCRIPTOR_LIMIT: Readonly<Record<Network, number>> = { ach: 10, us_domestic_wire: 140, stripe: 500 };

type OutboundValues = Values<typeof outboundShape> & Sent;

/** What only a payment has. */
type OfPayment = Pick<StoredOutbound, 'customer' | 'end_user_details'>;

/** The money is reserved at once. Between financial accounts it arrives at once, too. */
export function sent(turn: Turn, kind: OutboundKind, params: OutboundValues, own: OfPayment): StoredOutbound {
  const from = openAccount(turn, params);
  const target = destinationOf(turn, kind, from, params);
  const descriptor = params.statement_descriptor ?? (kind.name === 'outbound_payment' ? 'payment' : 'transfer');
  const limit = DESCRIPTOR_LIMIT[target.destination.network];
  if (descriptor.length > limit) {
    throw invalid(`The statement descriptor can have up to ${limit} characters on this network.`, {
      param: 'statement_descriptor',
    });
  }
  if (balanceOf(turn.tenant, from.id).cash < params.amount) {
    throw invalid(`The financial account ${from.id} does not have enough cash for this.`, {
      code: 'insufficient_funds',
      param: 'amount',
    });
  }
  const stored = kind.collection.in(turn.tenant).put(fresh(turn, kind, params, own, target, descriptor));
  kind.tell(turn, 'created', stored);
  if (target.receiver) return arrived(turn, kind, stored, target.receiver);
  underWay(turn, kind, stored);
  return stored;
}

function fresh(
  turn: Turn,
  kind: OutboundKind,
  params: OutboundValues,
  own: OfPayment,
  { destination, paymentMethod }: Resolved,
  descriptor: string,
): StoredOutbound {
  const id = turn.newId(kind.prefix);
  const { amount, financial_account: financialAccount } = params;
  return {
    ...own,
    id,
    created: turn.now,
    amount,
    description: params.description ?? null,
    destination_payment_method: paymentMethod,
    destination,
    expected_arrival_date: destination.network === 'ach' ? businessDaysLater(turn.now, 2) : turn.now,
    financial_account: financialAccount,
    metadata: mergeMetadata({}, params.metadata),
    returned_details: null,
    statement_descriptor: descriptor,
    status: 'processing',
    status_transitions: { canceled_at: null, failed_at: null, posted_at: null, returned_at: null },
    tracking_details: null,
    transaction: outboundOpened(
      turn,
      { financialAccount, flow: id, amount, description: params.description ?? descriptor },
      kind.name,
    ),
  };
}

function arrived(
  turn: Turn,
  kind: OutboundKind,
  stored: StoredOutbound,
  receiver: NonNullable<Resolved['receiver']>,
): StoredOutbound {
  const { id, amount, financial_account: from, statement_descriptor: description } = stored;
  const done = posted(turn, kind, stored);
  if (!hasRoomFor(receiver.tenant, receiver.financialAccount.id, amount)) {
    throw invalid('The balance of the receiving financial account would be too large.', { param: 'amount' });
  }
  const name = accountOf(turn.world, turn.tenant)?.company.name ?? null;
  creditedOverStripe(turn.on(receiver.tenant), receiver.financialAccount, {
    amount,
    description,
    from: { type: 'financial_account', id: from, name },
    source: id,
    sourceType: kind.name,
  });
  return done;
}

export function openAccount(
  turn: Turn,
  params: { financial_account: string; currency: string },
): StoredFinancialAccount {
  const { financial_account: id, currency } = params;
  const account = inParam(financialAccounts.in(turn.tenant), id, FINANCIAL_ACCOUNT_NOUN, 'financial_account');
  if (account.status === 'closed') {
    throw invalid(`The financial account ${id} is closed.`, { code: 'account_closed', param: 'financial_account' });
  }
  if (currency !== 'usd') throw invalid('Invalid currency: must be usd', { param: 'currency' });
  return account;
}

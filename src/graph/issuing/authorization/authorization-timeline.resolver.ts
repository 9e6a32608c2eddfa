import type Stripe from 'stripe';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Permission } from '../../../auth/permissions.js';
import type { Context } from '../../context.js';
import { Money } from '../../shared/values/money.js';
import { dateTime } from '../../shared/values/scalars.js';
import type { Dispute } from '../dispute/dispute.type.js';
import { AuthorizationRequest } from './authorization-request.type.js';
import {
  AuthorizationCaptured,
  AuthorizationDisputed,
  AuthorizationRefunded,
  AuthorizationReleased,
  AuthorizationRequested,
  AuthorizationTimelineEntry,
  DisputeClosed,
  DisputeMoneyMoved,
} from './authorization-timeline.type.js';
import { Authorization } from './authorization.type.js';

type Entry = AuthorizationTimelineEntry;

const DISPUTE_TIME = 110 * 24 * 60 * 60;
const WHOLE = [
  { name: 'status', args: {}, fields: [] },
  { name: 'balanceTransactions', args: {}, fields: [] },
];

@Resolver(() => Authorization)
class TimelineOfAuthorization {
  @FieldResolver(() => [AuthorizationTimelineEntry], {
    nullable: true,
    description:
      'What happened to it, oldest first: requests, captures, reversals and expiry, refunds, disputes and their money. What the viewer may not read is left out. Read with the authorization; one Stripe call more where a financial account got held money back, and one for each dispute whose money comes back there.',
  })
  async timeline(@Root() { accountId, source }: Authorization, @Ctx() context: Context): Promise<Entry[]> {
    const may = (permission: Permission) => context.viewer.may(permission);
    const [released, disputed] = await Promise.all([
      releases(context, accountId, source),
      may('disputes:read') ? disputes(context, accountId, source) : [],
    ]);
    const moved = may('transactions:read') ? transactions(context, accountId, source) : [];
    return inOrder([...requests(source), ...released, ...moved, ...disputed]);
  }
}

function requests({ request_history: history }: Stripe.Issuing.Authorization): Entry[] {
  const oldestFirst = [...history].sort((one, other) => one.created - other.created);
  return oldestFirst.map((request, index) =>
    Object.assign(new AuthorizationRequested(), {
      ...at(request.created, request.amount, request.currency),
      request: new AuthorizationRequest(request),
      isIncrement: index > 0,
    }),
  );
}

function transactions(context: Context, account: string, source: Stripe.Issuing.Authorization): Entry[] {
  const { issuingTransaction } = context.account(account).loaders;
  return source.transactions.map((transaction) => {
    const { created, amount, currency, type } = transaction;
    const shown = type === 'refund' ? new AuthorizationRefunded() : new AuthorizationCaptured();
    const link = { issuingTransaction: issuingTransaction.wrote(transaction) };
    return Object.assign(shown, { ...at(created, amount, currency), ...link });
  });
}

/** Held money that went back without being taken: what goes back with a capture is a part of that. */
async function releases(context: Context, account: string, source: Stripe.Issuing.Authorization): Promise<Entry[]> {
  const captured = new Set(source.transactions.map(({ created }) => created));
  const released = (await movedBack(context, account, source)).filter(({ created }) => !captured.has(created));
  const oldestFirst = [...released].sort((one, other) => one.created - other.created);
  return oldestFirst.map(({ created, amount }, index) => {
    const last = index === oldestFirst.length - 1;
    const cause: AuthorizationReleased['cause'] = last && source.status === 'expired' ? 'expiry' : 'reversal';
    return Object.assign(new AuthorizationReleased(), { ...at(created, amount, source.currency), cause });
  });
}

interface MovedBack {
  readonly created: number;
  readonly amount: number;
}

/** In the Issuing balance it stands in the authorization; in a financial account, in the entries of its hold. */
async function movedBack(
  context: Context,
  account: string,
  source: Stripe.Issuing.Authorization,
): Promise<readonly MovedBack[]> {
  const from = source.card.financial_account;
  const hold = source.treasury?.transaction;
  if (!from || !hold) return source.balance_transactions.filter(({ type }) => type === 'issuing_authorization_release');
  const { scope } = context.viewer;
  const narrow = scope !== null && (scope.cardholder !== null || scope.card !== null);
  if (!gaveBack(source) || narrow || !context.viewer.may('transactions:read')) return [];
  const entries = context.account(account).reads.of('treasury.transaction_entry');
  const { data } = await entries.page({ financial_account: from, transaction: hold }, { limit: 100 }, []);
  return data
    .filter(({ type }) => type === 'issuing_authorization_release')
    .map(({ created, balance_impact: impact }) => ({ created, amount: Math.abs(impact.cash) }));
}

/** Less is authorized than was approved, so some was given back. */
function gaveBack({ amount, request_history: history }: Stripe.Issuing.Authorization): boolean {
  const approved = history.reduce((sum, request) => sum + (request.approved ? request.amount : 0), 0);
  return amount < approved;
}

async function disputes(context: Context, account: string, source: Stripe.Issuing.Authorization): Promise<Entry[]> {
  const { dispute: loader } = context.account(account).loaders;
  const each = source.transactions.map(async ({ dispute: named, created }) => {
    const isWhole = typeof named === 'object' && named !== null && 'balance_transactions' in named;
    const id = typeof named === 'string' ? named : named?.id;
    const dispute = isWhole ? loader.wrote(named) : id === undefined ? null : await loader.byId(id, WHOLE);
    return dispute === null ? [] : ofDispute(context, account, dispute, created + DISPUTE_TIME);
  });
  return (await Promise.all(each)).flat();
}

async function ofDispute(context: Context, account: string, dispute: Dispute, expiry: number): Promise<Entry[]> {
  const { source } = dispute;
  const { created, amount, currency, status } = source;
  const moved = await moneyOf(context, account, dispute);
  const opened = Object.assign(new AuthorizationDisputed(), { ...at(created, amount, currency), dispute });
  if (status !== 'won' && status !== 'lost' && status !== 'expired') return [opened, ...moved];
  const end: DisputeClosed['end'] = status === 'won' ? 'won' : status === 'lost' ? 'lost' : 'expired';
  const time = { at: end === 'expired' ? dateTime(expiry) : null, amount: new Money(amount, currency) };
  return [opened, ...moved, Object.assign(new DisputeClosed(), { ...time, dispute, end })];
}

async function moneyOf(context: Context, account: string, dispute: Dispute): Promise<Entry[]> {
  const { loaders } = context.account(account);
  const { balance_transactions: inBalance, treasury } = dispute.source;
  const moved = (inBalance ?? []).map((transaction) =>
    Object.assign(new DisputeMoneyMoved(), {
      ...at(transaction.created, transaction.amount, transaction.currency),
      dispute,
      balanceTransaction: loaders.balanceTransaction.wrote(transaction),
      debitReversal: null,
    }),
  );
  if (!context.viewer.may('money_movements:read')) return moved;
  const reversal = await loaders.debitReversal.of(treasury?.debit_reversal, WHOLE);
  if (reversal === null) return moved;
  const { created, amount, currency } = reversal.source;
  const back = { ...at(created, amount, currency), dispute, balanceTransaction: null, debitReversal: reversal };
  return [...moved, Object.assign(new DisputeMoneyMoved(), back)];
}

function at(seconds: number, amount: number, currency: string): Pick<Entry, 'at' | 'amount'> {
  return { at: dateTime(seconds), amount: new Money(amount, currency) };
}

/** Entries of one second stay in the order that things can happen in; what has no time comes last. */
function inOrder(entries: Entry[]): Entry[] {
  const time = ({ at: when }: Entry) => when?.getTime() ?? Infinity;
  return entries
    .map((entry, index) => ({ entry, index }))
    .sort((one, other) => {
      const [earlier, later] = [time(one.entry), time(other.entry)];
      return earlier === later ? one.index - other.index : earlier - later;
    })
    .map(({ entry }) => entry);
}

export const authorizationTimelineResolvers = [TimelineOfAuthorization] as const;

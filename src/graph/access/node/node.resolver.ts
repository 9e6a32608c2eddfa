import { GraphQLError } from 'graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import type { Kind } from '../../../stripe/index.js';
import type { Context } from '../../context.js';
import { badArgument, notFound } from '../../shared/errors.js';
import type { ObjectId } from '../../shared/ids.js';
import { parseId } from '../../shared/ids.js';
import { OpenToEveryViewer, OpenToNarrowTokens, demand, permissionOf } from '../../shared/permission.js';
import type { ObjectLoader } from '../../shared/reading/object-loader.js';
import { locate, rootObject } from '../../shared/reading/root-object.js';
import { selection } from '../../shared/reading/selection.js';
import { Node } from '../../shared/reading/view.js';

const MOST = 100;

type Loaders = ReturnType<Context['account']>['loaders'];

interface NodeKind {
  readonly kind: Kind;
  readonly type: string;
  readonly read: (context: Context, id: ObjectId, info: GraphQLResolveInfo) => Promise<object>;
}

/** The types that can be read by id, by the prefix of Stripe's id. */
const KINDS: Readonly<Record<string, NodeKind>> = {
  acct: nodeKind('account', 'ConnectedAccount', (loaders) => loaders.account),
  person: nodeKind('person', 'Person', (loaders) => loaders.person),
  ba: nodeKind('external_account', 'ExternalAccount', (loaders) => loaders.externalAccount),
  card: nodeKind('external_account', 'ExternalAccount', (loaders) => loaders.externalAccount),
  txn: nodeKind('balance_transaction', 'BalanceTransaction', (loaders) => loaders.balanceTransaction),
  evt: nodeKind('event', 'Event', (loaders) => loaders.event),
  po: nodeKind('payout', 'Payout', (loaders) => loaders.payout),
  tu: nodeKind('topup', 'Topup', (loaders) => loaders.topup),
  fa: nodeKind('treasury.financial_account', 'FinancialAccount', (loaders) => loaders.financialAccount),
  trxn: nodeKind('treasury.transaction', 'TreasuryTransaction', (loaders) => loaders.treasuryTransaction),
  trxne: nodeKind(
    'treasury.transaction_entry',
    'TreasuryTransactionEntry',
    (loaders) => loaders.treasuryTransactionEntry,
  ),
  rc: nodeKind('treasury.received_credit', 'ReceivedCredit', (loaders) => loaders.receivedCredit),
  rd: nodeKind('treasury.received_debit', 'ReceivedDebit', (loaders) => loaders.receivedDebit),
  obp: nodeKind('treasury.outbound_payment', 'OutboundPayment', (loaders) => loaders.outboundPayment),
  obt: nodeKind('treasury.outbound_transfer', 'OutboundTransfer', (loaders) => loaders.outboundTransfer),
  ibt: nodeKind('treasury.inbound_transfer', 'InboundTransfer', (loaders) => loaders.inboundTransfer),
  credrev: nodeKind('treasury.credit_reversal', 'CreditReversal', (loaders) => loaders.creditReversal),
  debrev: nodeKind('treasury.debit_reversal', 'DebitReversal', (loaders) => loaders.debitReversal),
  ich: nodeKind('issuing.cardholder', 'Cardholder', (loaders) => loaders.cardholder),
  ic: nodeKind('issuing.card', 'Card', (loaders) => loaders.card),
  iauth: nodeKind('issuing.authorization', 'Authorization', (loaders) => loaders.authorization),
  ipi: nodeKind('issuing.transaction', 'IssuingTransaction', (loaders) => loaders.issuingTransaction),
  idp: nodeKind('issuing.dispute', 'Dispute', (loaders) => loaders.dispute),
  ipcd: nodeKind('issuing.personalization_design', 'PersonalizationDesign', (loaders) => loaders.personalizationDesign),
  ics: nodeKind('issuing.physical_bundle', 'PhysicalBundle', (loaders) => loaders.physicalBundle),
  intok: nodeKind('issuing.token', 'WalletToken', (loaders) => loaders.walletToken),
};

function nodeKind<K extends Kind, V extends object>(
  kind: K,
  type: string,
  pick: (loaders: Loaders) => ObjectLoader<K, V>,
): NodeKind {
  return { kind, type, read: (context, id, info) => rootObject(context, id, pick, type, info) };
}

@Resolver()
class NodeResolver {
  @Query(() => Node, {
    nullable: true,
    description: 'An object by its global id, whatever its type. One Stripe call at most.',
  })
  @OpenToEveryViewer()
  @OpenToNarrowTokens()
  node(
    @Arg('id', () => ID, { description: 'Global id.' }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return read(context, locate(context, id, 'object'), info);
  }

  @Query(() => [Node], {
    nullable: 'items',
    description:
      'Objects by their global ids, in the order of the ids; null for each that does not exist, that the viewer cannot reach, or that is no id. Those of one account and type are read together.',
  })
  @OpenToEveryViewer()
  @OpenToNarrowTokens()
  nodes(
    @Arg('ids', () => [ID], { description: 'Global ids, at most 100.' }) ids: string[],
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    if (ids.length > MOST) throw badArgument('ids', `must be at most ${MOST}, not ${ids.length}.`);
    return Promise.all(ids.map((id) => readOrNull(context, id, info)));
  }
}

/** The permission is checked before anything is read: the type is known from the id. */
async function read(context: Context, id: ObjectId, info: GraphQLResolveInfo): Promise<object> {
  const kind = KINDS[id.stripeId.split('_', 1)[0]!];
  const type = kind && info.schema.getType(kind.type);
  if (kind === undefined || type === undefined) throw notFound('object');
  const permission = permissionOf(type);
  if (permission !== null) demand(context.viewer, permission);
  try {
    const object = await kind.read(context, id, info);
    if (await isThere(context, id, kind, info)) return object;
    throw notFound('object');
  } catch (error) {
    throw isNotFound(error) ? notFound('object') : error;
  }
}

/** `connectedAccount` costs nothing while only the id is asked; `node` says whether there is such an account. */
async function isThere(context: Context, id: ObjectId, { kind, type }: NodeKind, info: GraphQLResolveInfo) {
  const { reads } = context.platform;
  const selected = selection(info, type);
  if (kind !== 'account' || reads.needs(kind, selected) || reads.lists(kind, selected).length > 0) return true;
  return (await reads.of(kind).byId(id.stripeId, [])) !== null;
}

/** An error is returned rather than thrown, so that it takes the place of its own object only. */
async function readOrNull(context: Context, raw: string, info: GraphQLResolveInfo): Promise<object | null> {
  if (parseId(raw) === null) return null;
  try {
    return await read(context, locate(context, raw, 'object', 'ids'), info);
  } catch (error) {
    if (isNotFound(error)) return null;
    if (error instanceof Error) return error;
    throw error;
  }
}

function isNotFound(error: unknown): boolean {
  return error instanceof GraphQLError && error.extensions['code'] === 'NOT_FOUND';
}

export const nodeResolvers = [NodeResolver] as const;

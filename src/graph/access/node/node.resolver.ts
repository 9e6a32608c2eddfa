import { GraphQLError } from 'graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { badArgument, notFound } from '../../shared/errors.js';
import type { ObjectId } from '../../shared/ids.js';
import { parseId } from '../../shared/ids.js';
import { OpenToEveryViewer, demand, permissionOf } from '../../shared/permission.js';
import { locate, rootObject } from '../../shared/reading/root-object.js';
import { Node } from '../../shared/reading/view.js';

const MOST = 100;

type Read = (context: Context, id: ObjectId, info: GraphQLResolveInfo) => Promise<object>;

/** The types that can be read by id, by the prefix of Stripe's id. */
const KINDS: Readonly<Record<string, { readonly type: string; readonly read: Read }>> = {
  acct: {
    type: 'ConnectedAccount',
    read: (context, id, info) => rootObject(context, id, ({ account }) => account, 'ConnectedAccount', info),
  },
  fa: {
    type: 'FinancialAccount',
    read: (context, id, info) =>
      rootObject(context, id, (loaders) => loaders.financialAccount, 'FinancialAccount', info),
  },
  ich: {
    type: 'Cardholder',
    read: (context, id, info) => rootObject(context, id, ({ cardholder }) => cardholder, 'Cardholder', info),
  },
  ic: { type: 'Card', read: (context, id, info) => rootObject(context, id, ({ card }) => card, 'Card', info) },
  iauth: {
    type: 'Authorization',
    read: (context, id, info) => rootObject(context, id, ({ authorization }) => authorization, 'Authorization', info),
  },
  ipi: {
    type: 'IssuingTransaction',
    read: (context, id, info) =>
      rootObject(context, id, ({ issuingTransaction }) => issuingTransaction, 'IssuingTransaction', info),
  },
  idp: {
    type: 'Dispute',
    read: (context, id, info) => rootObject(context, id, ({ dispute }) => dispute, 'Dispute', info),
  },
};

@Resolver()
class NodeResolver {
  @Query(() => Node, {
    nullable: true,
    description: 'An object by its global id, whatever its type. One Stripe call at most.',
  })
  @OpenToEveryViewer()
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
    return await kind.read(context, id, info);
  } catch (error) {
    throw isNotFound(error) ? notFound('object') : error;
  }
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

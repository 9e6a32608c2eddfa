import type { GraphQLResolveInfo } from 'graphql';
import type { Kind, AccountReads, Selection } from '../../../stripe/index.js';
import { StripeFailure } from '../../../stripe/index.js';
import { badArgument, notFound } from '../errors.js';
import type { ObjectId } from '../ids.js';
import { parseId } from '../ids.js';
import type { ObjectLoader } from './object-loader.js';
import { selection } from './selection.js';

interface Ahead {
  readonly kind: Kind;
  ahead(
    by: string | null,
    parent: string,
    args: Readonly<Record<string, unknown>>,
    selection: Selection,
  ): Promise<unknown>;
}

export interface AskingContext<Loaders extends Readonly<Record<string, Ahead>>> {
  readonly viewer: { reaches(account: string): boolean };
  readonly boundAccount: string | null;
  account(id: string): { readonly reads: AccountReads; readonly loaders: Loaders };
}

type Located = Pick<AskingContext<Record<string, Ahead>>, 'viewer' | 'boundAccount'>;

/**
 * The place that an `ID` argument names.
 * @throws BAD_USER_INPUT that names the argument; NOT_FOUND, without a Stripe call, outside the viewer's accounts
 */
export function locate(context: Located, raw: string, what: string, argument = 'id'): ObjectId {
  const parsed = parseId(raw);
  if (parsed === null) throw badArgument(argument, 'is not an id.');
  const account = parsed.account ?? context.boundAccount;
  if (account === null) throw badArgument(argument, 'needs its account: use the global id, <account>/<stripe id>.');
  if (!context.viewer.reaches(account)) throw notFound(what);
  if (context.boundAccount !== null && context.boundAccount !== account) {
    throw badArgument(argument, `is of another account than the request, ${context.boundAccount}.`);
  }
  return { account, stripeId: parsed.stripeId };
}

/**
 * An object by its id, for a root field. Its lists start from the id, so they wait for nothing; an object that is asked
 * only for its lists is as missing as they are.
 */
export async function rootObject<K extends Kind, V, Loaders extends Readonly<Record<string, Ahead>>>(
  context: AskingContext<Loaders>,
  id: ObjectId,
  pick: (loaders: Loaders) => ObjectLoader<K, V>,
  what: string,
  info: GraphQLResolveInfo,
): Promise<V> {
  const { reads, loaders } = context.account(id.account);
  const loader = pick(loaders);
  const selected = selection(info, info.schema.getType(what)?.name);
  // An account's lists need no id, so that nothing in them would tell that this is none of an account.
  if (loader.kind === 'account' && !reads.names('account', id.stripeId)) throw notFound(what);
  const missing = startLists(reads, Object.values(loaders), loader.kind, id.stripeId, selected);
  const object = await loader.named(id.stripeId, selected);
  const unread = !reads.needs(loader.kind, selected);
  const isThere =
    object !== null && !(await (unread ? noneToStartFrom(reads, loader.kind, id, selected, missing) : false));
  if (!isThere) throw notFound(what);
  return object;
}

/** Who asks for nothing but the id asks whether there is such an object; accounts are known from the viewer's grants. */
async function noneToStartFrom(
  reads: AccountReads,
  kind: Kind,
  { stripeId }: ObjectId,
  selected: Selection,
  missing: Promise<boolean>,
): Promise<boolean> {
  if (kind === 'account' || reads.lists(kind, selected).length > 0) return missing;
  return (await reads.of(kind).byId(stripeId, [])) === null;
}

/** Whether Stripe answers to one of the lists that there is no such object to start from. */
async function startLists(
  reads: AccountReads,
  loaders: Ahead[],
  kind: Kind,
  id: string,
  selected: Selection,
): Promise<boolean> {
  const refusals = reads.lists(kind, selected).map(async ({ edge, field }) => {
    try {
      await loaders.find((loader) => loader.kind === edge.to)?.ahead(edge.by, id, field.args, field.fields);
      return false;
    } catch (error) {
      // Any other failure belongs to the list's own field, which meets it again; what a filter names is none of the object.
      return error instanceof StripeFailure && error.reason === 'missing' && isOf(error.facts.param, edge.by);
    }
  });
  return (await Promise.all(refusals)).includes(true);
}

const isOf = (param: string | null, by: string | null) => param === null || ['id', 'account', by].includes(param);

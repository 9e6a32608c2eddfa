import type { DocumentNode, FieldNode, GraphQLField, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { GraphQLError, Kind as NodeKind, getVariableValues, visit } from 'graphql';
import { getArgumentValues } from 'graphql/execution/values.js';
import type { Place } from '../../events/feeds/index.js';
import type { AppliedEvent } from '../../events/topics.js';
import { sha256 } from '../../util/sha256.js';
import { stableJson } from '../../util/stable-json.js';
import type { Context } from '../context.js';
import { familyOf } from '../live/event/event.type.js';
import { badArgument, notFound, publicError } from '../shared/errors.js';
import { parseId } from '../shared/ids.js';
import { heardBy } from '../shared/live/hears.js';
import { demandStart } from '../shared/permission.js';
import { locate } from '../shared/reading/root-object.js';
import { fieldsOf } from '../shared/reading/selection.js';
import { asksForSensitive } from '../shared/sensitive.js';
import type { Circle } from './circle.js';
import { circleOf, mayBeWithin } from './circle.js';

/** A subscription as it was asked; document and operation are valid. */
export interface AskedSubscription {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The document as it was written. */
  readonly text: string;
}

/** What a subscription tells of, for one viewer. */
export interface Heard {
  /** The same for those whose answers are the same, whatever happens. */
  readonly key: string;
  readonly accounts: 'all' | readonly string[];
  readonly after: Place | null;
  /** What it is kept to, beyond its accounts. */
  readonly circle: Circle | null;
  /** Without a Stripe call: what it cannot tell, it hears. */
  hears(event: AppliedEvent): boolean;
}

type Args = Readonly<Record<string, unknown>>;

/** Where an event stands that was told before; null where none of this account is kept under the id. */
export type FindEvent = (account: string, id: string) => Promise<number | null>;

/** The one field of a subscription. */
export interface SubscribedField {
  readonly field: GraphQLField<unknown, unknown>;
  readonly node: FieldNode;
  readonly args: Args;
}

/** @throws GraphQLError where there is none, or the viewer may not begin it */
export function subscribedField(asked: AskedSubscription, context: Context): SubscribedField {
  const { schema, operation, document } = asked;
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], { ...asked.variables });
  if (errors !== undefined) throw errors[0] ?? new GraphQLError('The variables do not fit.');
  const root = schema.getSubscriptionType();
  const fragments = Object.fromEntries(
    document.definitions.flatMap((node) =>
      node.kind === NodeKind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [],
    ),
  );
  const reading = { schema, fragments, variableValues: coerced };
  const [node] = (root && fieldsOf(reading, operation.selectionSet, root, new Set())[0]) ?? [];
  const field = node && root?.getFields()[node.name.value];
  if (node === undefined || field === undefined) throw publicError('BAD_USER_INPUT', 'This subscribes to nothing.');
  demandStart(context, field);
  return { field, node, args: getArgumentValues(field, node, coerced) };
}

/** @throws GraphQLError with the reason for which it is refused */
export async function hear(
  asked: AskedSubscription,
  { field, node, args }: SubscribedField,
  context: Context,
  find: FindEvent,
): Promise<Heard> {
  const { schema, operation, document } = asked;
  const { viewer } = context;
  const accounts = accountsOf(context, args);
  const circle = circleOf(viewer.scope, args);
  const starts = heardBy(field);
  const sensitive = asksForSensitive(schema, document);
  return {
    key: sha256(
      stableJson([
        asked.text,
        operation.name?.value ?? null,
        { ...asked.variables, ...withoutAfter(document, node) },
        [...viewer.permissions].sort(),
        viewer.allAccounts ? 'all' : [...viewer.accounts].sort(),
        viewer.scope,
        context.boundAccount,
        // Each reading of what is sensitive is its viewer's own.
        sensitive ? viewer.credential : null,
      ]),
    ),
    accounts,
    after: await placeOf(context, args, accounts, find),
    circle,
    hears({ account, type, snapshot }) {
      if (account === null || !starts.some((start) => type.startsWith(start))) return false;
      return viewer.may(familyOf(type).permission) && (circle === null || mayBeWithin(circle, snapshot));
    },
  };
}

/** The accounts in which it happens. @throws as `locate` does */
export function accountsOf(context: Context, args: Args): Heard['accounts'] {
  const named = new Set(
    ['accountId', 'cardholderId', 'cardId', 'financialAccountId'].flatMap((name) => {
      const id = args[name];
      return typeof id === 'string' ? [accountOf(context, args, name, id)] : [];
    }),
  );
  const [account, another] = named;
  if (another !== undefined) throw badArgument('accountId', 'is another account than that of the other arguments.');
  if (account !== undefined) return [account];
  if (context.boundAccount !== null) return [context.boundAccount];
  return context.viewer.allAccounts ? 'all' : [...context.viewer.accounts];
}

/** A bare id is of the account that is named beside it. */
function accountOf(context: Context, { accountId }: Args, name: string, id: string): string {
  if (name === 'accountId') {
    const { account, stripeId } = locate(context, id, 'ConnectedAccount', name);
    if (account !== stripeId) throw notFound('ConnectedAccount');
    return account;
  }
  const bound = context.boundAccount ?? (typeof accountId === 'string' ? accountId : null);
  const { viewer } = context;
  const { type, prefix } = NAMED[name] ?? { type: 'object', prefix: '' };
  const asker = { viewer, boundAccount: parseId(id)?.account ? context.boundAccount : bound };
  const { account, stripeId } = locate(asker, id, type, name);
  if (!stripeId.startsWith(prefix)) throw notFound(type);
  return account;
}

/** What arguments name. */
const NAMED: Readonly<Record<string, { readonly type: string; readonly prefix: string }>> = {
  cardholderId: { type: 'Cardholder', prefix: 'ich_' },
  cardId: { type: 'Card', prefix: 'ic_' },
  financialAccountId: { type: 'FinancialAccount', prefix: 'fa_' },
};

async function placeOf({ viewer }: Context, { after }: Args, accounts: Heard['accounts'], find: FindEvent) {
  if (typeof after !== 'string') return null;
  const parsed = parseId(after);
  const account = parsed?.account ?? (accounts !== 'all' && accounts.length === 1 ? accounts[0] : undefined);
  if (parsed === null || account === undefined) throw badArgument('after', 'is not the id of an event.');
  const within = viewer.reaches(account) && (accounts === 'all' || accounts.includes(account));
  const seq = within ? await find(account, parsed.stripeId) : null;
  if (seq !== null) return { seq, event: { account, id: parsed.stripeId } };
  throw badArgument('after', 'names no event that is kept: read how things are, and subscribe without it.');
}

/** Where one goes on does not change what is told: the variable for it, where it is for nothing else. */
function withoutAfter(document: DocumentNode, { arguments: given = [] }: FieldNode): Args {
  const value = given.find(({ name }) => name.value === 'after')?.value;
  if (value?.kind !== NodeKind.VARIABLE) return {};
  const name = value.name.value;
  let uses = 0;
  visit(document, {
    Variable(node) {
      if (node.name.value === name) uses += 1;
    },
  });
  // Its definition is one of them.
  return uses === 2 ? { [name]: undefined } : {};
}

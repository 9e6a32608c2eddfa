import { getNullableType, isInterfaceType, isListType, isNonNullType, isObjectType } from 'graphql';
import type { GraphQLField, GraphQLObjectType, GraphQLOutputType, GraphQLSchema } from 'graphql';
import { Extensions } from 'type-graphql';
import type { Permission } from '../../auth/permissions.js';
import { isPermission } from '../../auth/permissions.js';
import { isNarrow } from '../../auth/scope.js';
import type { Viewer } from '../../auth/viewer.js';
import type { Selection } from '../../stripe/index.js';
import { publicError } from './errors.js';
import { selection } from './reading/selection.js';

interface Asking {
  readonly viewer: Pick<Viewer, 'may' | 'scope' | 'reaches'>;
}

/** On an object type: what it takes to read it, wherever it is returned. On a mutation: what it takes to run it. */
export const Requires = (permission: Permission) => Extensions({ permission });

/** On an object type that is a part of others (money, an address, a payload): it is read with the object that holds it. */
export const PartOfItsOwner = () => Extensions({ permission: 'owner' });

/** On a query that any viewer may run, such as `viewer`. */
export const OpenToEveryViewer = () => Extensions({ permission: 'none' });

/**
 * On a root field that shows and touches nothing beyond a token's cardholder or card, by its own care. Every other is
 * closed to such tokens.
 */
export const OpenToNarrowTokens = () => Extensions({ narrow: 'open' });

export function permissionOf(element: { readonly extensions: Readonly<Record<string, unknown>> }): Permission | null {
  const { permission } = element.extensions;
  return typeof permission === 'string' && isPermission(permission) ? permission : null;
}

/** What each mutation needs. */
export function mutationPermissions(schema: GraphQLSchema): ReadonlyMap<string, Permission> {
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
  return new Map(
    mutations.flatMap((field) => {
      const permission = permissionOf(field);
      return permission === null ? [] : [[field.name, permission] as const];
    }),
  );
}

export function demand(viewer: Asking['viewer'], permission: Permission): void {
  if (!viewer.may(permission))
    throw publicError('FORBIDDEN', `This needs the permission ${permission}.`, { permission });
}

/** What is of no account, or of all: only who reaches all accounts may ask. */
export function demandPlatform({ allAccounts }: Pick<Viewer, 'allAccounts'>): void {
  if (!allAccounts) throw publicError('FORBIDDEN', 'This is for those who reach all accounts.');
}

/**
 * Puts the check where a type is returned: every field of a type with a permission, and every mutation, asks first.
 * An interface has a permission where all its types have the same; fields that return another ask in their resolver,
 * which knows the type from the id.
 */
export function enforcePermissions(schema: GraphQLSchema): GraphQLSchema {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  for (const root of roots) if (root) for (const field of Object.values(root.getFields())) closeToNarrowTokens(field);
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInterfaceType(type)) describe(type);
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    describe(type);
    for (const field of Object.values(type.getFields())) {
      const reading = readingOf(field.type);
      const writing = permissionOf(field);
      const needed = [...(writing === null ? [] : [writing]), ...(reading === null ? [] : [reading])];
      if (writing !== null) describe(field);
      if (needed.length > 0) guard(type, field.name, needed, writing !== null);
    }
  }
  return schema;
}

function closeToNarrowTokens(field: GraphQLField<unknown, Asking>): void {
  const { resolve } = field;
  if (resolve === undefined) return;
  field.resolve = (source, args, context, info) => {
    demandWidth(context.viewer, field);
    return resolve(source, args, context, info);
  };
}

function demandWidth(viewer: Asking['viewer'], { extensions }: Pick<GraphQLField<unknown, unknown>, 'extensions'>) {
  if (isNarrow(viewer) && extensions['narrow'] !== 'open')
    throw publicError('FORBIDDEN', 'A token that is bound to a cardholder or a card may not ask for this.');
}

/** What a subscription takes is asked when it begins, and again of every event, where its field is resolved. */
export function demandStart({ viewer }: Asking, field: GraphQLField<unknown, unknown>): void {
  demandWidth(viewer, field);
  const permission = readingOf(field.type);
  if (permission !== null) demand(viewer, permission);
}

/** The schema is the manual: it says what each type and each mutation needs. */
function describe(element: {
  description?: string | null | undefined;
  extensions: Readonly<Record<string, unknown>>;
}): void {
  const permission = permissionOf(element);
  if (permission !== null) element.description = `${element.description ?? ''} Needs the permission \`${permission}\`.`;
}

function guard(type: GraphQLObjectType, name: string, needed: readonly Permission[], writes: boolean): void {
  const field = type.getFields()[name]!;
  const resolve = field.resolve;
  field.resolve = (source: unknown, args, context: Asking, info) => {
    for (const permission of needed) demand(context.viewer, permission);
    if (writes) demandAnswer(context.viewer, field.type, selection(info));
    if (resolve !== undefined) return resolve(source, args, context, info);
    return typeof source === 'object' && source !== null ? Reflect.get(source, name) : undefined;
  };
}

/** A write whose answer the viewer may not see is refused before it is done, not after. */
function demandAnswer(viewer: Asking['viewer'], payload: GraphQLOutputType, fields: Selection): void {
  const type = getNullableType(payload);
  if (!isObjectType(type)) return;
  for (const { name } of fields) {
    const answer = type.getFields()[name];
    const permission = answer === undefined ? null : readingOf(answer.type);
    if (permission !== null) demand(viewer, permission);
  }
}

function readingOf(output: GraphQLOutputType): Permission | null {
  let type = getNullableType(output);
  while (isListType(type) || isNonNullType(type)) type = getNullableType(type.ofType);
  return isObjectType(type) || isInterfaceType(type) ? permissionOf(type) : null;
}

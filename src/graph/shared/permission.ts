import { getNullableType, isListType, isNonNullType, isObjectType } from 'graphql';
import type { GraphQLObjectType, GraphQLOutputType, GraphQLSchema } from 'graphql';
import { Extensions } from 'type-graphql';
import type { Permission } from '../../auth/permissions.js';
import { isPermission } from '../../auth/permissions.js';
import { publicError } from './errors.js';

interface Asking {
  readonly viewer: { may(permission: Permission): boolean };
}

/** On an object type: what it takes to read it, wherever it is returned. On a mutation: what it takes to run it. */
export const Requires = (permission: Permission) => Extensions({ permission });

/** On an object type that is a part of others (money, an address, a payload): it is read with the object that holds it. */
export const PartOfItsOwner = () => Extensions({ permission: 'owner' });

/** On a query that any viewer may run, such as `viewer`. */
export const OpenToEveryViewer = () => Extensions({ permission: 'none' });

export function permissionOf(element: { readonly extensions: Readonly<Record<string, unknown>> }): Permission | null {
  const { permission } = element.extensions;
  return typeof permission === 'string' && isPermission(permission) ? permission : null;
}

export function demand(viewer: Asking['viewer'], permission: Permission): void {
  if (!viewer.may(permission))
    throw publicError('FORBIDDEN', `This needs the permission ${permission}.`, { permission });
}

/**
 * Puts the check where a type is returned: every field of a type with a permission, and every mutation, asks first.
 * Fields that return interfaces ask in their resolver, which knows the type from the id.
 */
export function enforcePermissions(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const reading = readingOf(field.type);
      const writing = permissionOf(field);
      const needed = [...(writing === null ? [] : [writing]), ...(reading === null ? [] : [reading])];
      if (needed.length > 0) guard(type, field.name, needed);
    }
  }
  return schema;
}

function guard(type: GraphQLObjectType, name: string, needed: readonly Permission[]): void {
  const field = type.getFields()[name]!;
  const resolve = field.resolve;
  field.resolve = (source: unknown, args, context: Asking, info) => {
    for (const permission of needed) demand(context.viewer, permission);
    if (resolve !== undefined) return resolve(source, args, context, info);
    return typeof source === 'object' && source !== null ? Reflect.get(source, name) : undefined;
  };
}

function readingOf(output: GraphQLOutputType): Permission | null {
  let type = getNullableType(output);
  while (isListType(type) || isNonNullType(type)) type = getNullableType(type.ofType);
  return isObjectType(type) ? permissionOf(type) : null;
}

import { BREAK, TypeInfo, isObjectType, visit, visitWithTypeInfo } from 'graphql';
import type { DocumentNode, GraphQLField, GraphQLSchema } from 'graphql';
import { Extensions } from 'type-graphql';
import type { Permission } from '../../auth/permissions.js';
import { isPermission } from '../../auth/permissions.js';
import type { Viewer } from '../../auth/viewer.js';
import type { Readings } from '../../writes/index.js';
import { publicError } from './errors.js';
import { demand } from './permission.js';

interface Asking {
  readonly viewer: Viewer;
  readonly readings: Readings;
}

/**
 * On a field whose every reading stands in the audit log before it is answered, and which takes a permission of its
 * own. Its object has an `accountId` and the `stripeId` of what holds the value.
 */
export const Sensitive = (permission: Permission) => Extensions({ sensitive: permission });

export function sensitivityOf({ extensions: { sensitive } }: Pick<GraphQLField<unknown, unknown>, 'extensions'>) {
  return typeof sensitive === 'string' && isPermission(sensitive) ? sensitive : null;
}

/** Whether a field of the document is sensitive, in whatever type it stands. */
export function asksForSensitive(schema: GraphQLSchema, document: DocumentNode): boolean {
  const types = new TypeInfo(schema);
  let asks = false;
  visit(
    document,
    visitWithTypeInfo(types, {
      Field() {
        const field = types.getFieldDef();
        if (field && sensitivityOf(field) !== null) asks = true;
        return asks ? BREAK : undefined;
      },
    }),
  );
  return asks;
}

/** Puts the log where fields are resolved, so that no way to a value passes it. */
export function tellReadings(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const permission = sensitivityOf(field);
      if (permission !== null) guard(field, `${type.name}.${field.name}`, permission);
    }
  }
  return schema;
}

function guard(field: GraphQLField<unknown, Asking>, name: string, permission: Permission): void {
  const { resolve } = field;
  field.description = `${field.description ?? ''} Needs the permission \`${permission}\`; the audit log tells of each reading.`;
  field.resolve = async (source, args, context, info) => {
    demand(context.viewer, permission);
    const holder = holderOf(source, name);
    const value: unknown = await (resolve ? resolve(source, args, context, info) : Reflect.get(holder, field.name));
    // Where there is nothing, nothing was read.
    if (value === null || value === undefined) return null;
    const { accountId: account, stripeId: object } = holder;
    await context.readings.tell({ account, object, field: name, permission }).catch(() => {
      throw publicError('NOT_RECORDED', 'The audit log could not tell of this reading, so it is not answered.');
    });
    return value;
  };
}

interface Holder {
  readonly accountId: string;
  readonly stripeId: string;
}

function holderOf(source: unknown, name: string): Holder {
  if (isHolder(source)) return source;
  throw new Error(`${name} is sensitive, but its object does not say whose it is.`);
}

function isHolder(source: unknown): source is Holder {
  if (typeof source !== 'object' || source === null || !('accountId' in source && 'stripeId' in source)) return false;
  return typeof source.accountId === 'string' && typeof source.stripeId === 'string';
}

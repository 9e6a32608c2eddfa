import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  parse,
  validate,
  validateSchema,
} from 'graphql';
import type { GraphQLNamedType, GraphQLSchema } from 'graphql';
import { PERMISSIONS } from '../../src/auth/permissions.js';
import { printGraphSchema } from '../../src/cli/print-schema.js';
import { buildGraphSchema } from '../../src/graph/schema.js';
import { permissionOf } from '../../src/graph/shared/permission.js';
import { sensitivityOf } from '../../src/graph/shared/sensitive.js';

const schema = buildGraphSchema();
const ROOTS = new Set(['Query', 'Mutation', 'Subscription']);

describe('The schema', () => {
  it('is the one in schema.graphql', () => {
    expect(readFileSync(resolve(__dirname, '../../schema.graphql'), 'utf8')).toBe(printGraphSchema());
  });

  it('is sound', () => {
    expect(validateSchema(schema)).toEqual([]);
  });

  it('describes every type, field, argument and enum value', () => {
    expect(undescribed(schema)).toEqual([]);
  });

  it('notices what is not described', () => {
    expect(undescribed(buildSchema('type Query { card(id: ID): Int }'))).toEqual([
      'Query',
      'Query.card',
      'Query.card(id)',
    ]);
  });

  it('names a permission on every object type, or that it is read with its owner; the viewer may always see itself', () => {
    const silent = types(schema)
      .filter((type) => isObjectType(type) && !ROOTS.has(type.name) && !namesPermission(type))
      .map(({ name }) => name);
    expect(silent).toEqual([]);
  });

  it('names a permission on every mutation', () => {
    const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
    expect(mutations.length).toBeGreaterThan(20);
    expect(mutations.filter((field) => permissionOf(field) === null).map(({ name }) => name)).toEqual([]);
  });

  it('needs every permission of the closed list for something, but for that of a header', () => {
    const fields = Object.values(schema.getMutationType()?.getFields() ?? {});
    const sensitive = types(schema).flatMap((type) =>
      isObjectType(type) ? Object.values(type.getFields()).map(sensitivityOf) : [],
    );
    const used = new Set([...[...types(schema), ...fields].map((element) => permissionOf(element)), ...sensitive]);
    expect(PERMISSIONS.filter((permission) => !used.has(permission))).toEqual(['debug']);
  });

  it('takes one required input in every mutation, with an idempotency key, and answers with a payload of its own', () => {
    for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
      const verb = `${field.name[0]!.toUpperCase()}${field.name.slice(1)}`;
      expect(field.args.map((arg) => `${arg.name}: ${String(arg.type)}`)).toEqual([`input: ${verb}Input!`]);
      expect(String(field.type)).toBe(`${verb}Payload!`);
      const input = schema.getType(`${verb}Input`);
      expect(isInputObjectType(input) && String(input.getFields()['idempotencyKey']?.type)).toBe('String!');
    }
  });

  it('gives no card number, CVC or PIN, and a whole account number only as a sensitive field', () => {
    const fields = types(schema).flatMap((type) =>
      isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [],
    );
    const secret = /^(number|cardNumber|pan|cvc|cvv|pin|idNumber|ssn(?!.*Provided$).*)$/i;
    const named = fields.filter(({ name }) => secret.test(name));
    const open = fields.filter(
      (field) => /^(accountNumber|dob|dateOfBirth)$/i.test(field.name) && !sensitivityOf(field),
    );
    expect([...named, ...open]).toEqual([]);
  });

  it('marks every input of which exactly one field is given', () => {
    expect(printGraphSchema()).toContain('input IssueCardCardholderInput @oneOf');
  });
});

describe('The README', () => {
  it('holds operations that the schema answers', () => {
    const readme = readFileSync(resolve(__dirname, '../../README.md'), 'utf8');
    const operations = [...readme.matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, text]) => text!);
    expect(operations.length).toBeGreaterThan(5);
    for (const text of operations) {
      expect({ text, errors: validate(schema, parse(text)).map(({ message }) => message) }).toEqual({
        text,
        errors: [],
      });
    }
  });
});

function types(of: GraphQLSchema): GraphQLNamedType[] {
  return Object.values(of.getTypeMap()).filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type));
}

function namesPermission(type: GraphQLNamedType): boolean {
  const { permission } = type.extensions;
  return permissionOf(type) !== null || permission === 'owner' || (permission === 'none' && type.name === 'Viewer');
}

function undescribed(of: GraphQLSchema): string[] {
  const silent: string[] = [];
  const look = (name: string, element: { readonly description?: string | null | undefined }) => {
    if (!element.description?.trim()) silent.push(name);
  };
  for (const type of types(of)) {
    look(type.name, type);
    if (isEnumType(type)) for (const value of type.getValues()) look(`${type.name}.${value.name}`, value);
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) look(`${type.name}.${field.name}`, field);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      look(`${type.name}.${field.name}`, field);
      for (const arg of field.args) look(`${type.name}.${field.name}(${arg.name})`, arg);
    }
  }
  return silent;
}

import { registerEnumType } from 'type-graphql';

/** SDK enums end in an open string member, so a typo would compile; this is the closed part. */
export type Known<T> = T extends string ? (string & Record<never, never> extends T ? never : T) : never;

type Dotless<T extends string> = T extends `${infer Head}.${infer Tail}` ? `${Head}_${Dotless<Tail>}` : T;

/** Members in UPPER_CASE, each with Stripe's value. */
export type StripeEnum<T extends string> = { readonly [V in T as Uppercase<Dotless<V>>]: V } & {
  readonly UNRECOGNIZED: 'unrecognized';
};

const UNRECOGNIZED = 'unrecognized';

/**
 * A GraphQL enum of Stripe's values, described one by one: the compiler asks for exactly the values that stripe-node
 * knows. A value that Stripe adds later maps to UNRECOGNIZED, so its next release fails no query.
 */
export function stripeEnum<T extends string>(
  name: string,
  description: string,
  values: { readonly [V in Known<T>]: string },
): StripeEnum<Known<T>> {
  const members: Record<string, string> = {};
  const valuesConfig: Record<string, { description: string }> = {};
  for (const [value, meaning] of Object.entries<string>(values)) {
    members[memberName(value)] = value;
    valuesConfig[memberName(value)] = { description: `${meaning} Stripe: \`${value}\`.` };
  }
  members['UNRECOGNIZED'] = UNRECOGNIZED;
  valuesConfig['UNRECOGNIZED'] = { description: 'A value that Stripe added after this release. Refused as input.' };
  registerEnumType(members, { name, description, valuesConfig });
  if (!isComplete<Known<T>>(members, Object.keys(values))) throw new Error(`${name} lacks a member.`);
  return members;
}

/** A GraphQL enum for input: only what a caller may send. */
export function inputEnum<T extends string>(
  name: string,
  description: string,
  values: { readonly [V in T]: string },
): { readonly [V in T as Uppercase<V>]: V } {
  const members: Record<string, string> = {};
  const valuesConfig: Record<string, { description: string }> = {};
  for (const [value, meaning] of Object.entries<string>(values)) {
    members[memberName(value)] = value;
    valuesConfig[memberName(value)] = { description: meaning };
  }
  registerEnumType(members, { name, description, valuesConfig });
  if (!isInput<T>(members, Object.keys(values))) throw new Error(`${name} lacks a member.`);
  return members;
}

const warned = new Set<string>();

/** Stripe's value if the enum has it, else `unrecognized`, said once per value in the process's warnings. */
export function known(members: Readonly<Record<string, string>>, value: string): string;
export function known(members: Readonly<Record<string, string>>, value: string | null | undefined): string | null;
export function known(members: Readonly<Record<string, string>>, value: string | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  if (members[memberName(value)] === value) return value;
  if (!warned.has(value)) process.emitWarning(`Stripe sent a value that this release does not know: ${value}`);
  warned.add(value);
  return UNRECOGNIZED;
}

const memberName = (value: string): string => value.toUpperCase().replace(/\W/g, '_');

function isComplete<T extends string>(members: object, values: string[]): members is StripeEnum<T> {
  return values.every((value) => memberName(value) in members);
}

function isInput<T extends string>(
  members: object,
  values: string[],
): members is { readonly [V in T as Uppercase<V>]: V } {
  return values.every((value) => memberName(value) in members);
}

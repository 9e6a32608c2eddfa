/**
 * Stripe's enum types end in an open string member, so a typo would compile. Stored state and enum maps use the closed
 * set instead.
 */
export type Known<T> = T extends string ? (string & Record<never, never> extends T ? never : T) : T;

export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${String(value)}`);
}

import { Extensions } from 'type-graphql';

type Input = Readonly<Record<string, unknown>>;

/** What a mutation costs before its payload is read. */
export interface WritePrice {
  readonly calls: number;
  /** Stripe's answer does not hold the object, or no longer as it is: the payload reads it. */
  readonly readsAgain: boolean;
}

/** On a mutation whose price is not one call that answers with the object: the most calls that this input takes. */
export const StripeCalls = (
  calls: number | ((input: Input) => number),
  { readsAgain = false }: { readonly readsAgain?: boolean } = {},
) => Extensions({ stripeCalls: { calls: typeof calls === 'number' ? () => calls : calls, readsAgain } });

interface Declared {
  readonly calls: (input: Input) => number;
  readonly readsAgain: boolean;
}

export function stripeCallsOf(
  mutation: { readonly extensions: Readonly<Record<string, unknown>> },
  input: Input,
): WritePrice {
  const { stripeCalls } = mutation.extensions;
  if (!isDeclared(stripeCalls)) return { calls: 1, readsAgain: false };
  return { calls: stripeCalls.calls(input), readsAgain: stripeCalls.readsAgain };
}

function isDeclared(value: unknown): value is Declared {
  return typeof value === 'object' && value !== null && 'calls' in value && typeof value.calls === 'function';
}

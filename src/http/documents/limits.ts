import { GraphQLError } from 'graphql';

/**
 * How large what is asked may be. Each is counted before anything is validated or read, and no further than its limit.
 */
export const LIMITS = {
  /** Every later step walks the document. */
  tokens: { most: 15_000, what: 'tokens' },
  /** Parsers recurse: a document that nests too deep would take their stack. */
  nesting: { most: 60, what: 'levels of brackets' },
  /** Each level multiplies the lists above it. */
  depth: { most: 30, what: 'levels of fields' },
  /** Fragments that spread fragments make a short document long. */
  selections: { most: 10_000, what: 'fields and fragments, each counted as often as it is spread' },
  /** An alias runs the same field once more; of `__typename` it says nothing, and counts too. */
  aliases: { most: 100, what: 'aliases' },
  /** Validation compares each occurrence with each other. */
  repeats: { most: 100, what: 'occurrences of one field in one place' },
  /** Every directive is looked up wherever it stands. */
  directives: { most: 100, what: 'directives' },
  directivesInOnePlace: { most: 5, what: 'directives in one place' },
  /** Operations and fragments are compared with each other. */
  definitions: { most: 100, what: 'operations and fragments' },
  spreads: { most: 1_000, what: 'spreads of fragments' },
  /** Names stand in logs and in answers. */
  operationName: { most: 200, what: 'characters of an operation name' },
  /** Values are copied into answers that refuse them, and into records of writes. */
  variablesBytes: { most: 256 * 1024, what: 'bytes of variables' },
  /** Coercion recurses; no input nests nearly as deep. */
  variablesDepth: { most: 20, what: 'levels of variables' },
} as const;

export type LimitName = keyof typeof LIMITS;

/** Throws beyond the limit. `found` may be less than there is: counting ends where it is passed. */
export function hold(limit: LimitName, found: number): void {
  const { most, what } = LIMITS[limit];
  if (found <= most) return;
  throw new GraphQLError(`This has ${found} ${what} or more, and may have ${most}.`, {
    extensions: { code: 'BAD_USER_INPUT', limit, found, most, http: { status: 400 } },
  });
}

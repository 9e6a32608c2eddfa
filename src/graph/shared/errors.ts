import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from '../../log.js';
import { StripeFailure } from '../../stripe/index.js';
import { maskText } from '../../util/mask-secrets.js';

/** Codes of top-level errors. What a mutation's caller can act on is in `userErrors` instead. */
export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'BAD_USER_INPUT'
  | 'RATE_LIMITED'
  | 'UPSTREAM_UNAVAILABLE'
  | 'UPSTREAM_REFUSED'
  | 'DEADLINE_EXCEEDED'
  | 'COST_EXCEEDED'
  | 'NOT_RECORDED'
  | 'INTERNAL_SERVER_ERROR';

export function publicError(
  code: ErrorCode,
  message: string,
  more: Readonly<Record<string, unknown>> = {},
): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...more } });
}

/** One answer for a missing object, one that the viewer may not see, and an id of another type. */
export const notFound = (what: string): GraphQLError => publicError('NOT_FOUND', `No such ${what}.`);

export const badArgument = (argument: string, message: string): GraphQLError =>
  publicError('BAD_USER_INPUT', `${argument}: ${message}`, { argument });

/** The last stop of every error: Stripe's failures by cause, our own errors as they are, defects without their text. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  if (cause instanceof StripeFailure) return { ...formatted, ...publicFailure(cause) };
  if (formatted.extensions?.['code'] !== 'INTERNAL_SERVER_ERROR') return withoutStack(withoutValue(formatted));
  return { ...withoutStack(formatted), message: 'Internal server error' };
}

export type AnswerError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/** The same, with a line in the log of what went wrong here or upstream. */
export function createAnswerError(log: Pick<Logger, 'error' | 'warn'>): AnswerError {
  return (formatted, error) => {
    const answer = formatError(formatted, error);
    const code = answer.extensions?.['code'];
    if (code === 'INTERNAL_SERVER_ERROR') log.error({ err: error }, 'an operation failed');
    if (code === 'UPSTREAM_UNAVAILABLE') log.warn({ err: error }, 'nothing answered in time upstream');
    if (code === 'UPSTREAM_REFUSED') log.warn({ err: error }, 'Stripe refused a read');
    return answer;
  };
}

/** An error as Apollo Server hands it on: what has no code is a defect. */
export function asThrown(error: GraphQLError): GraphQLFormattedError {
  const { extensions, ...told } = error.toJSON();
  return { ...told, extensions: { code: 'INTERNAL_SERVER_ERROR', ...extensions } };
}

function publicFailure(failure: StripeFailure): { message: string; extensions: Record<string, unknown> } {
  const { requestId, retryAfterMs } = failure.facts;
  const extensions = { stripeRequestId: requestId, retryAfterMs };
  switch (failure.reason) {
    case 'missing':
      return { message: 'No such object.', extensions: { code: 'NOT_FOUND' } };
    case 'limited':
    case 'key_in_use':
      return {
        message: 'Stripe receives too many requests; try again.',
        extensions: { code: 'RATE_LIMITED', ...extensions },
      };
    case 'unavailable':
    case 'unreached':
      return { message: failure.message, extensions: { code: 'UPSTREAM_UNAVAILABLE', ...extensions } };
    case 'late':
      return { message: failure.message, extensions: { code: 'DEADLINE_EXCEEDED' } };
    case 'too_dear':
      return { message: failure.message, extensions: { code: 'COST_EXCEEDED' } };
    case 'invalid':
    case 'declined':
    case 'forbidden':
    case 'key_reused':
      return {
        message: failure.message,
        extensions: { code: 'UPSTREAM_REFUSED', stripeCode: failure.facts.code, ...extensions },
      };
  }
}

/** The words in which a library or we repeat a value that is refused, and what is said instead. */
const REPEATED: readonly (readonly [RegExp, string])[] = [
  [/ got invalid value [\s\S]*?(?=( at "[^"]*")?; [^;]*$)/, ' got an invalid value'],
  [/ cannot represent ([\w -]*)value: [\s\S]*$/, ' cannot represent $1value of this kind.'],
  [/ cannot represent an invalid ([\w-]+) [\s\S]*$/, ' cannot represent an invalid $1.'],
  [/(Expected value of type "[^"]*"), found [\s\S]*$/, '$1, found another.'],
  [/^(Syntax Error: .*\b(?:Int|Float|String|BlockString)) "[\s\S]*"/, '$1'],
  // A name may stand there, a number may not.
  [/"(?=(?:[^"]*\d){6})[^"]*"/g, '"…"'],
];

/** What people type, such as an identity number, must not travel on in the words of an error. */
function withoutValue(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const message = REPEATED.reduce((text, [words, instead]) => text.replace(words, instead), formatted.message);
  return { ...formatted, message: maskText(message) };
}

function withoutStack(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const { stacktrace: _stacktrace, ...extensions } = formatted.extensions ?? {};
  return { ...formatted, extensions };
}

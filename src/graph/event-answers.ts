import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import type { StandingViewers } from '../auth/standing-viewers.js';
import type { Viewer } from '../auth/viewer.js';
import type { EventAnswer, Partners, QuestionedEvent } from '../deliveries/index.js';
import { isReadable } from '../stripe/index.js';
import type { Context } from './context.js';
import { familyOf } from './live/event/event.type.js';
import { recipes } from './loaders.js';
import { globalId } from './shared/ids.js';

export interface EventAnswersOptions {
  readonly standing: Pick<StandingViewers, 'of'>;
  /** A context for one answer, for nobody's request. */
  readonly open: (viewer: Viewer, asking: { readonly account: string; readonly requestId: string }) => Context;
  /** @throws GraphQLError when the document may not run */
  readonly run: (
    context: Context,
    asked: { readonly query: string; readonly variables: Readonly<Record<string, unknown>> },
  ) => Promise<{ readonly data: unknown; readonly errors: readonly GraphQLFormattedError[] }>;
}

/** Of these it is not the document that is to blame: it is asked again. */
const PASSING = new Set(['UPSTREAM_UNAVAILABLE', 'INTERNAL_SERVER_ERROR']);
/** The document cannot run at all. */
const REFUSING = new Set([
  'BAD_USER_INPUT',
  'COST_EXCEEDED',
  'DOCUMENT_NOT_TRUSTED',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
]);
const UNSEEN = 'The credential of the endpoint does not see this any more.';
const LONGEST = 300;

/** What documents of partners answer to events, each under its owner's permissions and with a context of its own. */
export function createEventAnswers({ standing, open, run }: EventAnswersOptions): Partners {
  return {
    async reach({ credential }) {
      const viewer = await standing.of(credential);
      if (typeof viewer === 'string') return viewer;
      return { reaches: (account) => viewer.reaches(account), sees: (type) => sees(viewer, type) };
    },
    async answer({ credential, document, variables }, event, requestId) {
      const viewer = await standing.of(credential);
      if (typeof viewer === 'string') return { kind: 'closed', reason: viewer };
      const { account } = event;
      if (!viewer.reaches(account) || !sees(viewer, event.type)) return { kind: 'unanswered', message: UNSEEN };
      const context = open(viewer, { account, requestId });
      absorbSnapshot(context, event);
      const objectId = objectIdOf(event);
      const ids = { accountId: account, eventId: globalId(account, event.id), objectId };
      try {
        const answer = await run(context, { query: document, variables: { ...variables, ...ids } });
        return told(answer, objectId);
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error;
        return refused(error);
      }
    },
  };
}

function sees(viewer: Viewer, type: string): boolean {
  return viewer.may('events:read') && viewer.may(familyOf(type).permission);
}

function told(
  { data, errors }: { readonly data: unknown; readonly errors: readonly GraphQLFormattedError[] },
  objectId: string,
): EventAnswer {
  const codes = errors.map(({ extensions }) => extensions?.['code']);
  const passing = errors.find((_error, at) => PASSING.has(String(codes[at])));
  if (data === null && errors[0] !== undefined && (codes[0] === 'RATE_LIMITED' || REFUSING.has(String(codes[0]))))
    return refused(errors[0]);
  if (passing !== undefined) return refused(passing);
  return { kind: 'answered', objectId, data, errors: errors.length > 0 ? errors : undefined };
}

function refused({ message, extensions }: Pick<GraphQLFormattedError, 'message' | 'extensions'>): EventAnswer {
  const code = String(extensions?.['code'] ?? 'INTERNAL_SERVER_ERROR');
  const afterMs = extensions?.['retryAfterMs'];
  if (code === 'RATE_LIMITED' && typeof afterMs === 'number') return { kind: 'later', afterMs };
  return { kind: 'unanswered', message: `The document was not answered: ${code}. ${message}`.slice(0, LONGEST) };
}

/** What is about nothing that has an id of its own is about its account. */
function objectIdOf({ account, type, about }: QuestionedEvent): string {
  const hasType = familyOf(type).object !== null;
  return about === null || about.id === null || !hasType ? account : globalId(account, about.id);
}

/** What the event holds need not be read. */
function absorbSnapshot(context: Context, { account, object }: QuestionedEvent): void {
  if (!isReadable(recipes, object)) return;
  const { reads } = object.object === 'account' ? context.platform : context.account(account);
  reads.absorb(object);
}

import { GraphQLError } from 'graphql';
import type { Ending, EventName } from '../../events/feeds/index.js';
import type { Opened } from './operations.js';

/** How answers leave: on a socket, or as server-sent events. */
export interface Outlet {
  /** False: too much of what was told is not read yet. */
  send(answer: string): boolean;
  /** Resolves when most of it is read, and when the line is gone. */
  room(): Promise<void>;
}

/**
 * A subscription as its library sees it: nothing, until it fails or is returned from. What is told goes past the library,
 * in one text for all who are told the same.
 */
export function untilEnded(opened: Opened, outlet: Outlet): AsyncIterableIterator<never, void, void> {
  let leave: (() => void) | undefined;
  let finish: (() => void) | undefined;
  let over = false;
  const done = { done: true, value: undefined } as const;
  const end = () => {
    over = true;
    leave?.();
    finish?.();
  };
  return {
    next() {
      if (over || leave !== undefined) return Promise.resolve(done);
      return new Promise((resolve, reject) => {
        finish = () => resolve(done);
        leave = opened.listen({
          take: (answer) => outlet.send(answer),
          room: () => outlet.room(),
          ended(ending, last) {
            over = true;
            leave?.();
            reject(wordsOf(ending, last));
          },
        });
        if (over) leave();
      });
    },
    return() {
      end();
      return Promise.resolve(done);
    },
    throw(error: unknown) {
      end();
      return Promise.reject(error instanceof Error ? error : new Error(String(error)));
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

const REASONS: { readonly [W in Ending['why']]: { readonly code: string; readonly message: string } } = {
  slow: { code: 'TOO_SLOW', message: 'Answers were not read as fast as they came.' },
  behind: { code: 'TOO_MUCH', message: 'More happens than can be answered.' },
  spent: { code: 'RATE_LIMITED', message: "The viewer's minute has no Stripe calls left for this." },
  failed: { code: 'INTERNAL_SERVER_ERROR', message: 'Something went wrong here.' },
};

/** Why nothing more is told, and where to go on from. */
function wordsOf(ending: Ending, last: EventName | null): GraphQLError {
  const { code, message } = REASONS[ending.why];
  const lastEventId = last && `${last.account}/${last.id}`;
  const how = lastEventId === null ? 'Subscribe again.' : `Subscribe again with after: "${lastEventId}".`;
  const retry = ending.why === 'spent' ? { retryAfterMs: Math.max(0, ending.resetsAt - Date.now()) } : {};
  return new GraphQLError(`${message} ${how}`, { extensions: { code, lastEventId, ...retry } });
}

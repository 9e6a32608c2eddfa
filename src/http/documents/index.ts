/**
 * Which documents may run: limits on what is asked. Door: this file. It knows no schema and no socket: what a request
 * holds arrives as data, and leaves as the text to run.
 */
import { LRUCache } from 'lru-cache';
import { sha256 } from '../../util/sha256.js';
import { hold, LIMITS } from './limits.js';
import { holdDocument } from './measure.js';
import { holdVariables } from './variables.js';

export { LIMITS };

/** What a request asks to run, as it was sent and not checked yet. */
export interface AskedDocument {
  readonly query: unknown;
  readonly operationName: unknown;
  readonly variables: unknown;
}

export interface Documents {
  /** The text to run; undefined where the request names none. @throws GraphQLError with status and code */
  admit(asked: AskedDocument): Promise<string | undefined>;
}

/** So many documents are remembered to be within the limits. */
const REMEMBERED = 1_000;

export function createDocuments(): Documents {
  const within = new LRUCache<string, true>({ max: REMEMBERED });
  const holdText = (text: string) => {
    const hash = sha256(text);
    if (within.get(hash)) return;
    if (holdDocument(text)) within.set(hash, true);
  };
  return {
    async admit({ query, operationName, variables }) {
      if (typeof operationName === 'string') hold('operationName', operationName.length);
      holdVariables(variables);
      if (typeof query !== 'string') return undefined;
      holdText(query);
      return query;
    },
  };
}

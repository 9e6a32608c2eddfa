/**
 * Which documents run: how large they may be, and which are trusted. Doors: this file, `trusted.ts` and
 * `document-file.ts`. It knows no schema and no socket: what a request holds arrives as data, and leaves as the text to run.
 */
import { GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { sha256 } from '../../util/sha256.js';
import { hold, LIMITS } from './limits.js';
import { holdDocument } from './measure.js';
import type { TrustedDocuments } from './trusted.js';
import { holdVariables } from './variables.js';

export { LIMITS };

/** What a request asks to run, as it was sent and not checked yet. */
export interface AskedDocument {
  readonly query: unknown;
  readonly documentId: unknown;
  readonly extensions: unknown;
  readonly operationName: unknown;
  readonly variables: unknown;
}

/** Whose documents run: nobody has any. */
type Partner = string | null;

export interface DocumentsFor {
  readonly partner: Partner;
  /** Nothing but trusted documents runs for whoever asks. */
  readonly trustedDocumentsOnly: boolean;
}

export interface DocumentsOptions {
  readonly trusted: TrustedDocuments;
  /** Nothing runs but trusted documents, whoever asks. */
  readonly only: boolean;
}

export interface Documents {
  /** The text to run; undefined where the request names none. @throws GraphQLError with status and code */
  admit(asked: AskedDocument, whose: DocumentsFor): Promise<string | undefined>;
  /** Whether it may run, as far as trust goes. */
  mayRun(document: string, whose: DocumentsFor): Promise<boolean>;
}

/** So many documents are remembered to be within the limits. */
const REMEMBERED = 1_000;
/** So many characters of documents that clients have sent by hash are kept. */
const KEPT_CHARACTERS = 8 * 1024 * 1024;

const persistedQuery = z.object({
  persistedQuery: z.object({ version: z.literal(1), sha256Hash: z.string().regex(/^[0-9a-f]{64}$/) }),
});
const documentHash = z.string().regex(/^sha256:[0-9a-f]{64}$/);

export function createDocuments({ trusted, only }: DocumentsOptions): Documents {
  const within = new LRUCache<string, true>({ max: REMEMBERED });
  const sent = new LRUCache<string, string>({ maxSize: KEPT_CHARACTERS, sizeCalculation: (text) => text.length + 100 });

  const known = async (partner: string, hash: string) =>
    (await trusted.find(partner, hash)) ?? sent.get(`${partner} ${hash}`) ?? null;

  const textOf = async ({ query, ...asked }: AskedDocument, partner: Partner) => {
    const named = namedHash(asked);
    if (named === null) return { text: typeof query === 'string' ? query : undefined, named };
    if (partner === null)
      throw refusal('UNAUTHENTICATED', 'A document is named by its hash with an API key only.', 401);
    if (typeof query !== 'string') {
      const text = await known(partner, named.hash);
      if (text === null) throw notFound(named);
      return { text, named };
    }
    if (sha256(query) !== named.hash)
      throw refusal('PERSISTED_QUERY_HASH_MISMATCH', 'The hash is not the SHA-256 of the document.', 400);
    return { text: query, named };
  };

  const isOpen = async (hash: string, { partner, trustedDocumentsOnly }: DocumentsFor) =>
    !(only || trustedDocumentsOnly) || (await trusted.find(partner, hash)) !== null;

  return {
    mayRun: (document, whose) => isOpen(sha256(document), whose),
    async admit(asked, whose) {
      const { partner } = whose;
      if (typeof asked.operationName === 'string') hold('operationName', asked.operationName.length);
      holdVariables(asked.variables);
      const { text, named } = await textOf(asked, partner);
      if (text === undefined) return undefined;
      const hash = sha256(text);
      if (!(await isOpen(hash, whose)))
        throw refusal('DOCUMENT_NOT_TRUSTED', 'Only trusted documents run here, and this one is not registered.', 403);
      if (!within.get(hash) && holdDocument(text)) within.set(hash, true);
      if (named?.kind === 'persistedQuery' && partner !== null) sent.set(`${partner} ${hash}`, text);
      return text;
    },
  };
}

interface NamedHash {
  readonly kind: 'documentId' | 'persistedQuery';
  readonly hash: string;
}

function namedHash({ documentId, extensions }: Pick<AskedDocument, 'documentId' | 'extensions'>): NamedHash | null {
  if (documentId !== undefined && documentId !== null) {
    const id = documentHash.safeParse(documentId);
    if (!id.success) throw refusal('BAD_USER_INPUT', 'documentId must be sha256: and 64 hexadecimal digits.', 400);
    return { kind: 'documentId', hash: id.data.slice('sha256:'.length) };
  }
  if (typeof extensions !== 'object' || extensions === null || !('persistedQuery' in extensions)) return null;
  const persisted = persistedQuery.safeParse(extensions);
  if (!persisted.success)
    throw refusal(
      'BAD_USER_INPUT',
      'persistedQuery must have version 1 and a sha256Hash of 64 hexadecimal digits.',
      400,
    );
  return { kind: 'persistedQuery', hash: persisted.data.persistedQuery.sha256Hash };
}

/** Apollo's clients send the whole document when they read this code, and expect it with status 200. */
function notFound({ kind }: NamedHash): GraphQLError {
  const message = kind === 'documentId' ? 'No document has this id.' : 'PersistedQueryNotFound';
  return refusal('PERSISTED_QUERY_NOT_FOUND', message, kind === 'documentId' ? 400 : 200);
}

function refusal(code: string, message: string, status: number): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status } } });
}

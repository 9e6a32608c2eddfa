import { LRUCache } from 'lru-cache';
import { GraphQLError } from 'graphql';
import { sha256 } from '../../util/sha256.js';
import { holdDocument } from './measure.js';

interface Registered {
  readonly hash: string;
  readonly document: string;
  readonly createdAt: Date;
}

/** Where what partners register is kept. */
export interface DocumentStore {
  add(principal: string, documents: readonly Registered[]): Promise<void>;
  remove(principal: string, hash: string): Promise<boolean>;
  find(principal: string, hash: string): Promise<string | null>;
  of(principal: string): Promise<Registered[]>;
}

export interface TrustedDocuments {
  /** The text of a document that the partner may run; everyone may run those of the file. */
  find(partner: string | null, hash: string): Promise<string | null>;
  /** Those that the partner has registered, newest first. */
  of(partner: string): Promise<Registered[]>;
  /** Durable when it resolves; registering one again changes nothing. */
  register(partner: string, documents: readonly string[]): Promise<void>;
  /** Elsewhere it may run for a minute more. False for one that is not registered. */
  withdraw(partner: string, hash: string): Promise<boolean>;
  /** Why a document is none, or too large; null if it is within the limits. */
  faultOf(document: string): string | null;
}

const KEPT = 5_000;
const KEPT_MS = 60_000;

export function createTrustedDocuments(
  store: DocumentStore,
  file: ReadonlyMap<string, string> = new Map(),
): TrustedDocuments {
  const found = new LRUCache<string, string>({ max: KEPT, ttl: KEPT_MS });
  const keyOf = (partner: string, hash: string) => `${partner} ${hash}`;
  return {
    async find(partner, hash) {
      const everyones = file.get(hash);
      if (everyones !== undefined || partner === null) return everyones ?? null;
      const text = found.get(keyOf(partner, hash)) ?? (await store.find(partner, hash));
      if (text !== null) found.set(keyOf(partner, hash), text);
      return text;
    },
    of: (partner) => store.of(partner),
    async register(partner, documents) {
      const createdAt = new Date();
      const byHash = new Map(documents.map((document) => [sha256(document), document]));
      await store.add(
        partner,
        [...byHash].map(([hash, document]) => ({ hash, document, createdAt })),
      );
    },
    async withdraw(partner, hash) {
      const was = await store.remove(partner, hash);
      found.delete(keyOf(partner, hash));
      return was;
    },
    faultOf: documentFault,
  };
}

export function documentFault(document: string): string | null {
  try {
    return holdDocument(document) ? null : 'is not a GraphQL document.';
  } catch (error) {
    if (error instanceof GraphQLError) return `is too large: ${error.message}`;
    throw error;
  }
}

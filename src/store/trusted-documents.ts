import type { Kysely } from 'kysely';
import type { Tables } from './tables.js';

export interface TrustedDocumentRecord {
  /** SHA-256 of the document, hexadecimal. */
  readonly hash: string;
  readonly document: string;
  readonly createdAt: Date;
}

/** The documents that principals have registered. */
export interface TrustedDocuments {
  /** Durable when it resolves; adding one twice is the same as once. */
  add(principal: string, documents: readonly TrustedDocumentRecord[]): Promise<void>;
  /** False for one that is not there. */
  remove(principal: string, hash: string): Promise<boolean>;
  find(principal: string, hash: string): Promise<string | null>;
  /** Newest first. */
  of(principal: string): Promise<TrustedDocumentRecord[]>;
}

export function createTrustedDocuments(db: Kysely<Tables>): TrustedDocuments {
  return {
    async add(principal, documents) {
      if (documents.length === 0) return;
      await db
        .insertInto('trusted_documents')
        .values(
          documents.map(({ hash, document, createdAt }) => ({
            principal,
            hash,
            document,
            created_at: createdAt.getTime(),
          })),
        )
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async remove(principal, hash) {
      const { numDeletedRows } = await db
        .deleteFrom('trusted_documents')
        .where('principal', '=', principal)
        .where('hash', '=', hash)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },
    async find(principal, hash) {
      const row = await db
        .selectFrom('trusted_documents')
        .select('document')
        .where('principal', '=', principal)
        .where('hash', '=', hash)
        .executeTakeFirst();
      return row?.document ?? null;
    },
    async of(principal) {
      const rows = await db
        .selectFrom('trusted_documents')
        .selectAll()
        .where('principal', '=', principal)
        .orderBy('created_at', 'desc')
        .orderBy('hash')
        .execute();
      return rows.map(({ hash, document, created_at }) => ({ hash, document, createdAt: new Date(created_at) }));
    },
  };
}

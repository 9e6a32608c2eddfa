import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { ClientTokenRow, Tables } from '../tables.js';

export interface ClientTokenRecord {
  readonly id: string;
  /** Who it stands for. */
  readonly principal: string;
  /** The principal who made it, and what that showed. */
  readonly maker: string;
  readonly credential: string;
  /** Whose trusted documents it runs, and whether nothing else. */
  readonly partner: string;
  readonly trustedDocumentsOnly: boolean;
  readonly signingKey: string;
  readonly mode: 'test' | 'live';
  readonly permissions: readonly string[];
  readonly account: string;
  readonly cardholder: string | null;
  readonly card: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

export interface ClientTokens {
  /** False, and nothing done, if the id is taken. */
  insert(token: ClientTokenRecord): Promise<boolean>;
  find(id: string): Promise<ClientTokenRecord | null>;
  /** False if there is no such token or it is revoked already. */
  revoke(id: string, at: Date): Promise<boolean>;
  /** Revokes all that were made with the credential, and returns those that were not yet. */
  revokeMadeWith(credential: string, at: Date): Promise<ClientTokenRecord[]>;
  /** Which of these are revoked or have ended by then. */
  closedAmong(ids: readonly string[], at: Date): Promise<string[]>;
  /** Removes some of those that had expired by then, and says how many. */
  removeExpired(before: Date, most: number): Promise<number>;
}

export function createClientTokens(db: Kysely<Tables>): ClientTokens {
  const unrevoked = (at: Date) =>
    db.updateTable('client_tokens').set({ revoked_at: at.getTime() }).where('revoked_at', 'is', null);
  return {
    async insert(token) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('client_tokens')
        .values(toRow(token))
        .onConflict((conflict) => conflict.column('id').doNothing())
        .executeTakeFirst();
      return (numInsertedOrUpdatedRows ?? 0n) > 0n;
    },
    async find(id) {
      const row = await db.selectFrom('client_tokens').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? toRecord(row) : null;
    },
    async revoke(id, at) {
      const { numUpdatedRows } = await unrevoked(at).where('id', '=', id).executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    async revokeMadeWith(credential, at) {
      const rows = await unrevoked(at).where('credential', '=', credential).returningAll().execute();
      return rows.map(toRecord);
    },
    async closedAmong(ids, at) {
      const rows = await db
        .selectFrom('client_tokens')
        .select('id')
        .where('id', 'in', [...ids])
        .where((where) => where.or([where('revoked_at', 'is not', null), where('expires_at', '<=', at.getTime())]))
        .execute();
      return rows.map(({ id }) => id);
    },
    async removeExpired(before, most) {
      const oldest = db
        .selectFrom('client_tokens')
        .select('id')
        .where('expires_at', '<', before.getTime())
        .orderBy('expires_at')
        .limit(most);
      const { numDeletedRows } = await db.deleteFrom('client_tokens').where('id', 'in', oldest).executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

function toRow(token: ClientTokenRecord): ClientTokenRow {
  const { id, principal, maker, credential, partner, mode, account, cardholder, card } = token;
  return {
    ...{ id, principal, maker, credential, partner, mode, account, cardholder, card },
    trusted_only: token.trustedDocumentsOnly ? 1 : 0,
    signing_key: token.signingKey,
    permissions: JSON.stringify(token.permissions),
    created_at: token.createdAt.getTime(),
    expires_at: token.expiresAt.getTime(),
    revoked_at: token.revokedAt?.getTime() ?? null,
  };
}

function toRecord(row: ClientTokenRow): ClientTokenRecord {
  const { id, principal, maker, credential, mode, account, cardholder, card } = row;
  return {
    ...{ id, principal, maker, credential, mode, account, cardholder, card },
    // Tokens of before there were other partners.
    partner: row.partner ?? maker,
    trustedDocumentsOnly: row.trusted_only !== 0,
    signingKey: row.signing_key,
    permissions: z.array(z.string()).parse(JSON.parse(row.permissions)),
    createdAt: new Date(row.created_at),
    expiresAt: new Date(row.expires_at),
    revokedAt: row.revoked_at === null ? null : new Date(row.revoked_at),
  };
}

import type { Kysely } from 'kysely';
import type { Tables } from '../tables.js';
import type { WebhookSecretRow } from './tables.js';

/** What deliveries to an endpoint are signed with, as it is kept. */
export interface WebhookSecretRecord {
  readonly id: string;
  readonly endpoint: string;
  readonly sealed: string;
  readonly createdAt: Date;
  /** Null: it is the newest. */
  readonly expiresAt: Date | null;
}

export interface WebhookSecrets {
  /** It becomes the newest, and those before it end then, unless they end sooner. False if the id is taken. */
  insert(secret: Omit<WebhookSecretRecord, 'expiresAt'>, othersUntil: Date): Promise<boolean>;
  /** Of each endpoint those that count then, the newest first. */
  of(endpoints: readonly string[], at: Date): Promise<WebhookSecretRecord[]>;
  find(id: string): Promise<WebhookSecretRecord | null>;
}

export function createWebhookSecrets(db: Kysely<Tables>): WebhookSecrets {
  return {
    insert: ({ id, endpoint, sealed, createdAt }, othersUntil) =>
      db.transaction().execute(async (tx) => {
        const { numInsertedOrUpdatedRows } = await tx
          .insertInto('webhook_secrets')
          .values({ id, endpoint, sealed, created_at: createdAt.getTime(), expires_at: null })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .executeTakeFirst();
        if ((numInsertedOrUpdatedRows ?? 0n) === 0n) return false;
        const until = othersUntil.getTime();
        await tx
          .updateTable('webhook_secrets')
          .set({ expires_at: until })
          .where('endpoint', '=', endpoint)
          .where('id', '!=', id)
          .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', until)]))
          .execute();
        await tx
          .deleteFrom('webhook_secrets')
          .where('endpoint', '=', endpoint)
          .where('expires_at', '<=', createdAt.getTime())
          .execute();
        return true;
      }),
    async of(endpoints, at) {
      if (endpoints.length === 0) return [];
      const rows = await db
        .selectFrom('webhook_secrets')
        .selectAll()
        .where('endpoint', 'in', [...endpoints])
        .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', at.getTime())]))
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .execute();
      return rows.map(toSecret);
    },
    async find(id) {
      const row = await db.selectFrom('webhook_secrets').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? toSecret(row) : null;
    },
  };
}

function toSecret({ id, endpoint, sealed, created_at, expires_at }: WebhookSecretRow): WebhookSecretRecord {
  const expiresAt = expires_at === null ? null : new Date(expires_at);
  return { id, endpoint, sealed, createdAt: new Date(created_at), expiresAt };
}

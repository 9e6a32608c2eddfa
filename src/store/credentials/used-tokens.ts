import type { Kysely } from 'kysely';
import type { Tables } from '../tables.js';

export interface UsedTokens {
  /** False if it was used before. */
  use(id: string, expiresAt: Date): Promise<boolean>;
  /** Removes some of those that had expired by then, and says how many. */
  removeExpired(before: Date, most: number): Promise<number>;
}

export function createUsedTokens(db: Kysely<Tables>): UsedTokens {
  return {
    async use(id, expiresAt) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('used_tokens')
        .values({ id, expires_at: expiresAt.getTime() })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return (numInsertedOrUpdatedRows ?? 0n) > 0n;
    },
    async removeExpired(before, most) {
      const oldest = db
        .selectFrom('used_tokens')
        .select('id')
        .where('expires_at', '<', before.getTime())
        .orderBy('expires_at')
        .limit(most);
      const { numDeletedRows } = await db.deleteFrom('used_tokens').where('id', 'in', oldest).executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

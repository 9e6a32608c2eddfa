import type { Kysely } from 'kysely';
import type { Tables } from '../tables.js';

/** Which accounts a principal may act for beyond those that its keys name. */
export interface AccountGrants {
  /** Durable when it resolves; granting twice is the same as once. */
  grant(principal: string, account: string): Promise<void>;
  of(principal: string): Promise<string[]>;
}

export function createAccountGrants(db: Kysely<Tables>): AccountGrants {
  return {
    async grant(principal, account) {
      await db
        .insertInto('account_grants')
        .values({ principal, account, created_at: Date.now() })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async of(principal) {
      const rows = await db
        .selectFrom('account_grants')
        .select('account')
        .where('principal', '=', principal)
        .orderBy('account')
        .execute();
      return rows.map((row) => row.account);
    },
  };
}

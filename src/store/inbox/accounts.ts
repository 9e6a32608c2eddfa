import type { Kysely } from 'kysely';
import type { InboxAccountRow, Tables } from '../tables.js';

/** The accounts whose events we may hear: which of them somebody knows, and up to when Stripe was asked for theirs. */
export interface InboxAccounts {
  /** Which of them somebody knows. */
  known(accounts: readonly string[]): Promise<ReadonlySet<string>>;
  /** They are to be asked for, unless that is so already. */
  wait(accounts: readonly string[], at: Date): Promise<void>;
  /** Somebody knows them from now on. */
  know(accounts: readonly string[], at: Date): Promise<void>;
  /** Those that events wait for, to be asked for now, with how often that was done. */
  toAsk(at: Date, most: number): Promise<{ readonly account: string; readonly asked: number }[]>;
  askLater(account: string, at: Date): Promise<void>;
}

export function createInboxAccounts(db: Kysely<Tables>): InboxAccounts {
  const unknown = () => db.selectFrom('inbox_accounts').select(['account', 'asked']).where('known_at', 'is', null);
  return {
    async known(accounts) {
      if (accounts.length === 0) return new Set();
      const rows = await db
        .selectFrom('inbox_accounts')
        .select('account')
        .where('account', 'in', [...accounts])
        .where('known_at', 'is not', null)
        .union(
          db
            .selectFrom('account_grants')
            .select('account')
            .where('account', 'in', [...accounts]),
        )
        .execute();
      return new Set(rows.map(({ account }) => account));
    },
    async wait(accounts, at) {
      if (accounts.length === 0) return;
      await db
        .insertInto('inbox_accounts')
        .values(accounts.map((account) => ({ ...NEW, account, ask_at: at.getTime() })))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async know(accounts, at) {
      if (accounts.length === 0) return;
      const known_at = at.getTime();
      await db
        .insertInto('inbox_accounts')
        .values(accounts.map((account) => ({ ...NEW, account, ask_at: known_at, known_at })))
        .onConflict((conflict) =>
          conflict.column('account').doUpdateSet({ known_at }).where('inbox_accounts.known_at', 'is', null),
        )
        .execute();
    },
    toAsk: (at, most) =>
      unknown()
        .where('ask_at', '<=', at.getTime())
        .where('account', 'in', (query) =>
          query.selectFrom('inbox_entries').select('account').where('state', '=', 'waiting'),
        )
        .orderBy('ask_at')
        .limit(most)
        .execute(),
    async askLater(account, at) {
      await db
        .updateTable('inbox_accounts')
        .set((set) => ({ ask_at: at.getTime(), asked: set('asked', '+', 1) }))
        .where('account', '=', account)
        .execute();
    },
  };
}

const NEW: Omit<InboxAccountRow, 'account' | 'ask_at'> = {
  known_at: null,
  asked: 0,
  suspected_at: null,
  checked_to: null,
  checked_at: null,
};

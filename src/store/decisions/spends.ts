import type { Kysely } from 'kysely';
import type { Tables } from '../tables.js';

/** What an authorization counts in totals over time. */
export interface SpendRecord {
  readonly authorization: string;
  readonly account: string;
  readonly card: string;
  readonly cardholder: string | null;
  /** Unix seconds, Stripe's. */
  readonly at: number;
  readonly amount: number;
  readonly currency: string;
  /** Of two of one authorization the greater one is kept. */
  readonly rank: number;
}

export interface Spends {
  /** Durable when it resolves; `heardTo` is the number of the last event that they were told by. */
  put(spends: readonly SpendRecord[], at: Date, heardTo?: number): Promise<void>;
  /** The number of the last event that was told of. */
  heardTo(): Promise<number>;
  /** Of an account, or of all, used from then on; by authorization, after the last one of the page before. */
  since(from: { readonly account?: string; readonly at: number }, after: string, most: number): Promise<SpendRecord[]>;
  /** Those that were put at that time or later, by any process. */
  putSince(at: Date): Promise<SpendRecord[]>;
  removeExpired(usedBefore: Date, most: number): Promise<number>;
}

const AT_ONCE = 100;

export function createSpends(db: Kysely<Tables>): Spends {
  const read = () =>
    db
      .selectFrom('decision_spends')
      .select(['authorization', 'account', 'card', 'cardholder', 'at', 'amount', 'currency', 'rank']);
  return {
    put: (spends, at, heardTo) =>
      db.transaction().execute(async (tx) => {
        for (let from = 0; from < spends.length; from += AT_ONCE) {
          const rows = lastOf(spends.slice(from, from + AT_ONCE));
          await tx
            .insertInto('decision_spends')
            .values(rows.map((spend) => ({ ...spend, put_at: at.getTime() })))
            .onConflict((conflict) =>
              conflict
                .column('authorization')
                .doUpdateSet((set) => ({
                  amount: set.ref('excluded.amount'),
                  at: set.ref('excluded.at'),
                  rank: set.ref('excluded.rank'),
                  put_at: at.getTime(),
                }))
                .whereRef('decision_spends.rank', '<', 'excluded.rank'),
            )
            .execute();
        }
        if (heardTo !== undefined)
          await tx.updateTable('decision_state').set({ heard_to: heardTo }).where('heard_to', '<', heardTo).execute();
      }),
    async heardTo() {
      const { heard_to } = await db.selectFrom('decision_state').select('heard_to').executeTakeFirstOrThrow();
      return heard_to;
    },
    since: ({ account, at }, after, most) =>
      read()
        .where('at', '>=', at)
        .where('authorization', '>', after)
        .$if(account !== undefined, (query) => query.where('account', '=', account ?? ''))
        .orderBy('authorization')
        .limit(most)
        .execute(),
    putSince: (at) => read().where('put_at', '>=', at.getTime()).execute(),
    async removeExpired(usedBefore, most) {
      const { numDeletedRows } = await db
        .deleteFrom('decision_spends')
        .where('authorization', 'in', (query) =>
          query
            .selectFrom('decision_spends')
            .select('authorization')
            .where('at', '<', Math.floor(usedBefore.getTime() / 1_000))
            .limit(most),
        )
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

/** One statement may touch a row once. */
function lastOf(spends: readonly SpendRecord[]): SpendRecord[] {
  const byId = new Map<string, SpendRecord>();
  for (const spend of spends) {
    const known = byId.get(spend.authorization);
    if (known === undefined || known.rank <= spend.rank) byId.set(spend.authorization, spend);
  }
  return [...byId.values()];
}

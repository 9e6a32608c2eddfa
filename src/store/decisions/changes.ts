import type { Kysely } from 'kysely';
import type { Tables } from '../tables.js';

/** Says, within the transaction that changes how an account decides, that it does; others find it by its number. */
export async function noteChange(tx: Kysely<Tables>, account: string): Promise<void> {
  const { last_change: seq } = await tx
    .updateTable('decision_state')
    .set((set) => ({ last_change: set('last_change', '+', 1) }))
    .returning('last_change')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('decision_changes')
    .values({ account, seq })
    .onConflict((conflict) => conflict.column('account').doUpdateSet({ seq }))
    .execute();
}

export interface DecisionChanges {
  /** The accounts that were changed after the number, and the number of the last change of all of them. */
  since(seq: number): Promise<{ readonly accounts: readonly string[]; readonly last: number }>;
}

export function createDecisionChanges(db: Kysely<Tables>): DecisionChanges {
  return {
    async since(seq) {
      const rows = await db.selectFrom('decision_changes').selectAll().where('seq', '>', seq).execute();
      return { accounts: rows.map(({ account }) => account), last: Math.max(seq, ...rows.map((row) => row.seq)) };
    },
  };
}

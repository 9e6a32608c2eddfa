import type { Kysely } from 'kysely';
import type { Tables } from '../tables.js';

/** An account whose list of events is to be looked through. */
export interface Check {
  /** The empty one is the platform. */
  readonly account: string;
  /** Unix seconds, Stripe's: what happened before that was looked for. */
  readonly since: number;
}

/** Up to when each account's events were looked for at Stripe, where some may have been lost on their way. */
export interface InboxChecks {
  /** The one of all processes that looks, until then; false when another one is it. */
  hold(process: string, at: Date, until: Date): Promise<boolean>;
  /** When a process on this database said so last; says it. */
  alive(at: Date): Promise<Date>;
  /** Events of these accounts, or of all, may be missing. */
  suspect(accounts: 'all' | readonly string[], at: Date): Promise<void>;
  /** Those under suspicion, then those not looked at since `before`; the longest first. Known accounts only. */
  next(before: Date): Promise<Check | null>;
  /** Everything of it up to `to` is here; with null, nothing could be learned. Suspicions before `begun` are over. */
  checked(account: string, to: number | null, begun: Date): Promise<void>;
  /** When those of them that were looked at were last. */
  checkedAt(accounts: readonly string[]): Promise<ReadonlyMap<string, Date>>;
}

export function createInboxChecks(db: Kysely<Tables>): InboxChecks {
  return {
    async hold(process, at, until) {
      const { numUpdatedRows } = await db
        .updateTable('inbox_state')
        .set({ checker: process, checker_until: until.getTime() })
        .where((where) => where.or([where('checker', '=', process), where('checker_until', '<', at.getTime())]))
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    async alive(at) {
      const { alive_at } = await db.selectFrom('inbox_state').select('alive_at').executeTakeFirstOrThrow();
      await db.updateTable('inbox_state').set({ alive_at: at.getTime() }).execute();
      return new Date(alive_at);
    },
    async suspect(accounts, at) {
      if (accounts !== 'all' && accounts.length === 0) return;
      await db
        .updateTable('inbox_accounts')
        .set({ suspected_at: at.getTime() })
        .$if(accounts !== 'all', (query) => query.where('account', 'in', [...accounts]))
        .execute();
    },
    async next(before) {
      const row = await db
        .selectFrom('inbox_accounts')
        .innerJoin('inbox_state', (join) => join.onTrue())
        .select(['account', 'checked_to', 'started_at'])
        .where('known_at', 'is not', null)
        .where((where) =>
          where.or([
            where('suspected_at', 'is not', null),
            where('checked_at', 'is', null),
            where('checked_at', '<', before.getTime()),
          ]),
        )
        .orderBy(({ eb }) => eb.case().when('suspected_at', 'is', null).then(1).else(0).end())
        .orderBy(({ fn, val }) => fn.coalesce('checked_at', val(0)))
        .limit(1)
        .executeTakeFirst();
      return row ? { account: row.account, since: row.checked_to ?? Math.floor(row.started_at / 1000) } : null;
    },
    async checked(account, to, begun) {
      await db
        .updateTable('inbox_accounts')
        .set(({ eb }) => ({
          checked_at: begun.getTime(),
          ...(to === null ? {} : { checked_to: to }),
          suspected_at: eb
            .case()
            .when('suspected_at', '<=', begun.getTime())
            .then(null)
            .else(eb.ref('suspected_at'))
            .end(),
        }))
        .where('account', '=', account)
        .execute();
    },
    async checkedAt(accounts) {
      if (accounts.length === 0) return new Map();
      const rows = await db
        .selectFrom('inbox_accounts')
        .select(['account', 'checked_at'])
        .where('account', 'in', [...accounts])
        .where('checked_at', 'is not', null)
        .execute();
      return new Map(rows.map(({ account, checked_at }) => [account, new Date(checked_at ?? 0)]));
    },
  };
}

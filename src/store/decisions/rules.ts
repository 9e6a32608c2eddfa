import type { Kysely } from 'kysely';
import type { Tables } from '../tables.js';
import { noteChange } from './changes.js';
import type { DecisionRuleRow } from './rows.js';

/** A version of a rule; what it asks and does is its writer's JSON. */
export interface DecisionRuleRecord {
  readonly id: string;
  readonly version: number;
  readonly account: string;
  readonly cardholder: string | null;
  readonly card: string | null;
  readonly name: string;
  readonly state: DecisionRuleRow['state'];
  readonly priority: number;
  readonly condition: string;
  readonly outcome: string;
  readonly createdAt: Date;
  readonly changedAt: Date;
}

export interface DecisionRules {
  /** The first version. What was made under this id already is answered as it is, unchanged. */
  insert(rule: DecisionRuleRecord, change: string): Promise<DecisionRuleRecord>;
  /**
   * Makes the next version from the current one: `next` says how, or throws. The same change is made once. Null: there
   * is no such rule in the account.
   */
  change(
    account: string,
    id: string,
    change: string,
    next: (current: DecisionRuleRecord) => DecisionRuleRecord,
  ): Promise<DecisionRuleRecord | null>;
  /** Whether the change is made already. */
  isMade(id: string, change: string): Promise<boolean>;
  /** The last version of it. */
  find(account: string, id: string): Promise<DecisionRuleRecord | null>;
  /** Newest first. */
  versions(account: string, id: string): Promise<DecisionRuleRecord[]>;
  /** The last versions, newest rule first; of all accounts without one. */
  current(account?: string): Promise<DecisionRuleRecord[]>;
}

export function createDecisionRules(db: Kysely<Tables>, locksRows: boolean): DecisionRules {
  const read = () => db.selectFrom('decision_rules').selectAll();
  return {
    insert: (rule, change) =>
      db.transaction().execute(async (tx) => {
        const { numInsertedOrUpdatedRows } = await tx
          .insertInto('decision_rules')
          .values(toRow(rule, change))
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        if (numInsertedOrUpdatedRows === 1n) {
          await noteChange(tx, rule.account);
          return rule;
        }
        const row = await tx
          .selectFrom('decision_rules')
          .selectAll()
          .where('id', '=', rule.id)
          .where('is_current', '=', 1)
          .executeTakeFirstOrThrow();
        return toRecord(row);
      }),
    change: (account, id, change, next) =>
      db.transaction().execute(async (tx) => {
        const row = await tx
          .selectFrom('decision_rules')
          .selectAll()
          .where('account', '=', account)
          .where('id', '=', id)
          .where('is_current', '=', 1)
          .$if(locksRows, (query) => query.forUpdate())
          .executeTakeFirst();
        if (row === undefined) return null;
        const made = await tx
          .selectFrom('decision_rules')
          .select('version')
          .where('id', '=', id)
          .where('change', '=', change)
          .executeTakeFirst();
        if (made !== undefined) return toRecord(row);
        const changed = { ...next(toRecord(row)), id, account, version: row.version + 1 };
        await tx.updateTable('decision_rules').set({ is_current: 0 }).where('id', '=', id).execute();
        await tx.insertInto('decision_rules').values(toRow(changed, change)).execute();
        await noteChange(tx, account);
        return changed;
      }),
    async isMade(id, change) {
      const row = await db
        .selectFrom('decision_rules')
        .select('version')
        .where('id', '=', id)
        .where('change', '=', change)
        .executeTakeFirst();
      return row !== undefined;
    },
    async find(account, id) {
      const row = await read()
        .where('account', '=', account)
        .where('id', '=', id)
        .where('is_current', '=', 1)
        .executeTakeFirst();
      return row ? toRecord(row) : null;
    },
    async versions(account, id) {
      const rows = await read()
        .where('account', '=', account)
        .where('id', '=', id)
        .orderBy('version', 'desc')
        .execute();
      return rows.map(toRecord);
    },
    async current(account) {
      const rows = await read()
        .where('is_current', '=', 1)
        .$if(account !== undefined, (query) => query.where('account', '=', account ?? ''))
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return rows.map(toRecord);
    },
  };
}

function toRow(rule: DecisionRuleRecord, change: string): DecisionRuleRow {
  const { createdAt, changedAt, ...facts } = rule;
  return { ...facts, is_current: 1, created_at: createdAt.getTime(), changed_at: changedAt.getTime(), change };
}

function toRecord(row: DecisionRuleRow): DecisionRuleRecord {
  const { id, version, account, cardholder, card, name, state, priority, condition, outcome } = row;
  const times = { createdAt: new Date(row.created_at), changedAt: new Date(row.changed_at) };
  return { id, version, account, cardholder, card, name, state, priority, condition, outcome, ...times };
}

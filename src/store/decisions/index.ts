import type { Database } from '../database.js';
import { createDecisionChanges, type DecisionChanges } from './changes.js';
import { createDecisionRecords, type DecisionRecords } from './records.js';
import { createDecisionRules, type DecisionRules } from './rules.js';
import { createDecisionSettings, type DecisionSettings } from './settings.js';
import { createSpends, type Spends } from './spends.js';

export type { DecisionFilter, DecisionPage, DecisionRecord, DecisionRecords } from './records.js';
export type { DecisionRuleRecord, DecisionRules } from './rules.js';
export type { DecisionDefaultRecord, DecisionEndpointRecord } from './settings.js';
export type { SpendRecord } from './spends.js';

/** How authorizations are decided, what was decided, and what counts in totals over time. */
export interface DecisionStore {
  readonly rules: DecisionRules;
  readonly settings: DecisionSettings;
  readonly changes: DecisionChanges;
  readonly records: DecisionRecords;
  readonly spends: Spends;
}

export function createDecisionStore({ db, locksRows }: Pick<Database, 'db' | 'locksRows'>): DecisionStore {
  return {
    rules: createDecisionRules(db, locksRows),
    settings: createDecisionSettings(db, locksRows),
    changes: createDecisionChanges(db),
    records: createDecisionRecords(db),
    spends: createSpends(db),
  };
}

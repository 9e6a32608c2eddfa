import type { Store } from '../../store/index.js';
import { stableJson } from '../../util/stable-json.js';
import { ofRule, type RuleBook, toRule } from './rule-book.js';
import type { Condition, Outcome, Rule, RuleScope, RuleState } from './rule.js';

/** So many of an account that are not archived. */
export const MOST_RULES = 200;

export interface NewRule {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly scope: RuleScope;
  readonly priority: number;
  readonly condition: Condition;
  readonly outcome: Outcome;
}

export type RuleChanges = Partial<Pick<Rule, 'name' | 'priority' | 'condition' | 'outcome'>>;

/** Why a rule is not changed. */
export type RuleRefusal =
  | { readonly kind: 'missing' }
  | { readonly kind: 'full' }
  | { readonly kind: 'archived' }
  /** An active rule asks the same of the same cards, and does something else. */
  | { readonly kind: 'contradicts'; readonly rule: Rule };

export type RuleChanged = { readonly kind: 'done'; readonly rule: Rule } | RuleRefusal;

/** Rules are made, changed and put to work here. `change` names an intention: the same one is carried out once. */
export interface RuleDesk {
  create(rule: NewRule, change: string): Promise<RuleChanged>;
  update(account: string, id: string, changes: RuleChanges, change: string): Promise<RuleChanged>;
  move(account: string, id: string, to: RuleState, change: string): Promise<RuleChanged>;
  find(account: string, id: string): Promise<Rule | null>;
  /** The versions of one, newest first. */
  versions(account: string, id: string): Promise<Rule[]>;
  /** The last versions, newest rule first. */
  of(account: string): Promise<Rule[]>;
}

export function createRuleDesk(store: Store['decisions']['rules'], book: RuleBook): RuleDesk {
  const of: RuleDesk['of'] = async (account) => (await store.current(account)).map(toRule);

  /** What another process does at the same moment may pass: then the older rule counts. */
  async function opposed(rule: Rule): Promise<Rule | undefined> {
    return rule.state === 'active' ? (await of(rule.account)).find((other) => contradicts(rule, other)) : undefined;
  }

  async function change(account: string, id: string, name: string, next: (rule: Rule) => Rule): Promise<RuleChanged> {
    const current = await store.find(account, id);
    if (current === null) return { kind: 'missing' };
    const before = toRule(current);
    const isMade = await store.isMade(id, name);
    if (!isMade) {
      if (before.state === 'archived') return { kind: 'archived' };
      const other = await opposed(next(before));
      if (other) return { kind: 'contradicts', rule: other };
    }
    const record = await store.change(account, id, name, (now) =>
      ofRule({ ...next(toRule(now)), changedAt: new Date() }),
    );
    await book.refresh();
    return record === null ? { kind: 'missing' } : { kind: 'done', rule: toRule(record) };
  }

  return {
    of,
    async find(account, id) {
      const record = await store.find(account, id);
      return record && toRule(record);
    },
    versions: async (account, id) => (await store.versions(account, id)).map(toRule),
    async create(rule, name) {
      const known = (await of(rule.account)).filter(({ id, state }) => id !== rule.id && state !== 'archived');
      if (known.length >= MOST_RULES) return { kind: 'full' };
      const now = new Date();
      const first: Rule = { ...rule, version: 1, state: 'draft', createdAt: now, changedAt: now };
      const record = await store.insert(ofRule(first), name);
      await book.refresh();
      return { kind: 'done', rule: toRule(record) };
    },
    update: (account, id, changes, name) => change(account, id, name, (rule) => ({ ...rule, ...changes })),
    move: (account, id, state, name) => change(account, id, name, (rule) => ({ ...rule, state })),
  };
}

function contradicts(rule: Rule, other: Rule): boolean {
  if (other.id === rule.id || other.state !== 'active') return false;
  const asks = ({ scope, condition }: Rule) => stableJson([scope, condition]);
  return asks(rule) === asks(other) && stableJson(rule.outcome) !== stableJson(other.outcome);
}

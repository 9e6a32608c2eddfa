import type { Store } from '../store/index.js';
import { type Decision, toDecision } from './decision.js';
import { conclude, examine } from './rules/apply.js';
import { inOrder } from './rules/evaluate.js';
import { LONGEST_WINDOW_SECONDS, type Rule } from './rules/rule.js';
import { type AccountBook, defaultFor } from './rules/rule-book.js';
import { RunningTotals } from './totals/running-totals.js';
import { spendOf } from './totals/spend.js';

export interface BacktestAsked {
  readonly account: string;
  /** Each counts as if it were active. */
  readonly rules: readonly Rule[];
  /** Unix seconds, both included. */
  readonly from: number;
  readonly to: number;
}

export interface Backtest {
  /** Purchases that were looked at. */
  readonly decisions: number;
  /** There are more in the range than are looked at. */
  readonly truncated: boolean;
  readonly approved: number;
  readonly declined: number;
  /** By the rules, rather than as it was or by default. */
  readonly byRules: number;
  readonly changed: number;
  /** The first of those that would be decided otherwise. */
  readonly changes: readonly BacktestChange[];
  readonly rules: readonly { readonly rule: Rule; readonly matched: number; readonly decided: number }[];
}

export interface BacktestChange {
  readonly decision: Decision;
  readonly approved: boolean;
  /** The rule that would have decided; null: none. */
  readonly rule: Rule | null;
}

export const MOST_BACKTESTED = 10_000;
const MOST_CHANGES = 100;
const PAGE = 250;

/**
 * Decides again what was decided, in its order, with totals over time as they would have become. It lets those in
 * between that Stripe waits for.
 */
export async function backtest(
  store: Pick<Store['decisions'], 'records' | 'spends'>,
  { account, rules, from, to }: BacktestAsked,
  { book, otherwise }: { readonly book: AccountBook; readonly otherwise: 'approve' | 'decline' },
): Promise<Backtest> {
  const acting = rules.map((rule): Rule => ({ ...rule, state: 'active' })).sort(inOrder);
  const counts = new Map(acting.map((rule) => [rule.id, { rule, matched: 0, decided: 0 }]));
  const totals = await totalsBefore(store, account, from);
  const changes: BacktestChange[] = [];
  let [approvals, declines, byRules, changed, seen] = [0, 0, 0, 0, 0];

  function decideAgain(decision: Decision): void {
    const { purchase } = decision;
    if (purchase === null) return;
    seen += 1;
    const { hits, verdict } = conclude(examine(acting, purchase, totals), purchase);
    for (const hit of hits) {
      const count = counts.get(hit.rule);
      if (count === undefined) continue;
      count.matched += 1;
      count.decided += hit.decided ? 1 : 0;
    }
    const deciding = verdict === 'ask' ? undefined : hits.find(({ decided }) => decided);
    const now = verdict === null || verdict === 'ask' ? asItWas(decision, book, otherwise) : verdict;
    if (now.approved) totals.put(spendOf(purchase, now.amount ?? purchase.amount));
    if (now.approved) approvals += 1;
    else declines += 1;
    if (deciding) byRules += 1;
    if (now.approved === decision.approved && now.amount === decision.amount) return;
    changed += 1;
    const rule = counts.get(deciding?.rule ?? '')?.rule ?? null;
    if (changes.length < MOST_CHANGES) changes.push({ decision, approved: now.approved, rule });
  }

  let after: { readonly askedAt: number; readonly id: string } | undefined;
  for (let left = MOST_BACKTESTED + 1; left > 0;) {
    const page = await store.records.between(account, { from, to, after }, Math.min(PAGE, left));
    left -= page.length;
    for (const record of left > 0 ? page : page.slice(0, -1)) decideAgain(toDecision(record));
    after = page.at(-1) ?? after;
    if (page.length < PAGE && left > 0) break;
    await new Promise((resolve) => setImmediate(resolve));
    if (left === 0) return { ...result(), truncated: true };
  }
  return result();

  function result(): Backtest {
    const totalsOf = { decisions: seen, truncated: false, approved: approvals, declined: declines, byRules, changed };
    return { ...totalsOf, changes, rules: [...counts.values()] };
  }
}

/** What a rule had decided that is not among these would be decided by default now; a partner would say the same. */
function asItWas(decision: Decision, book: AccountBook, otherwise: 'approve' | 'decline') {
  if (decision.by !== 'rule') return { approved: decision.approved, amount: decision.amount };
  return { approved: defaultFor(book, decision)?.approved ?? otherwise === 'approve', amount: null };
}

async function totalsBefore(
  { spends }: Pick<Store['decisions'], 'spends'>,
  account: string,
  from: number,
): Promise<RunningTotals> {
  const totals = new RunningTotals();
  for (let after = ''; ;) {
    const page = await spends.since({ account, at: from - LONGEST_WINDOW_SECONDS }, after, PAGE);
    for (const spend of page) if (spend.at < from) totals.put(spend);
    after = page.at(-1)?.authorization ?? after;
    if (page.length < PAGE) return totals;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

import type { Decider } from './decision.js';
import type { Purchase } from './purchase.js';
import { conclude, examine } from './rules/apply.js';
import type { Finding, TotalsAsked } from './rules/evaluate.js';
import type { Rule } from './rules/rule.js';
import { type AccountBook, defaultFor } from './rules/rule-book.js';

/** What would be decided on a purchase now, and what was looked at. Nobody is asked, and nothing is kept. */
export interface Rehearsal {
  /** Active rules and those in shadow that are for this card, in their order. */
  readonly rules: readonly { readonly rule: Rule; readonly finding: Finding; readonly decides: boolean }[];
  /** Whether it would be approved; where the partner decides: what would be decided if it failed. */
  readonly approved: boolean;
  readonly amount: number | null;
  readonly reason: string | null;
  readonly by: Decider;
}

interface Means {
  readonly book: AccountBook;
  readonly totals: TotalsAsked;
  readonly otherwise: 'approve' | 'decline';
  /** Who would be asked. */
  readonly partner: 'endpoint' | 'responder' | null;
}

export function rehearse(purchase: Purchase, { book, totals, otherwise, partner }: Means): Rehearsal {
  const examined = examine(book.rules, purchase, totals);
  const { hits, verdict } = conclude(examined, purchase);
  const deciding = hits.find(({ decided }) => decided)?.rule;
  const rules = examined.map((each) => ({ ...each, decides: each.rule.id === deciding }));
  if (verdict !== null && verdict !== 'ask') return { rules, ...verdict, by: 'rule' };
  const configured = { by: 'configured_default', approved: otherwise === 'approve' } as const;
  const { by, approved } = defaultFor(book, purchase) ?? configured;
  return { rules, approved, amount: null, reason: null, by: partner ?? by };
}

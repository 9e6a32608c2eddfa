import type { Hit, Verdict } from '../decision.js';
import type { Purchase } from '../purchase.js';
import { evaluate, type Finding, isFor, type TotalsAsked } from './evaluate.js';
import type { Outcome, Rule } from './rule.js';

/** What the rules say of a purchase. */
export interface RulesSaid {
  /** All that matched, in their order. */
  readonly hits: readonly Hit[];
  /** `ask`: a rule wants the partner asked. Null: no active rule matched. */
  readonly verdict: Verdict | 'ask' | null;
}

export interface Examined {
  readonly rule: Rule;
  readonly finding: Finding;
}

/** Each rule that is for this card, with what came of its condition. */
export function examine(rules: readonly Rule[], purchase: Purchase, totals: TotalsAsked): Examined[] {
  return rules
    .filter((rule) => isFor(rule, purchase) && isApplicable(rule.outcome, purchase))
    .map((rule) => ({ rule, finding: evaluate(rule.condition, purchase, totals) }));
}

/** The first active rule that matches counts; those in shadow are told beside it. */
export function conclude(examined: readonly Examined[], purchase: Purchase): RulesSaid {
  const matching = examined.filter(({ finding }) => finding.matches).map(({ rule }) => rule);
  const deciding = matching.find(({ state }) => state === 'active');
  const hits = matching.map((rule): Hit => {
    const { id, version, name, state, outcome } = rule;
    const shadow = state !== 'active';
    return { rule: id, version, name, shadow, action: outcome.action, decided: rule === deciding };
  });
  return { hits, verdict: deciding === undefined ? null : verdictOf(deciding.outcome, purchase) };
}

function verdictOf(outcome: Outcome, purchase: Purchase): Verdict | 'ask' {
  switch (outcome.action) {
    case 'ask_partner':
      return 'ask';
    case 'approve':
      return { approved: true, amount: null, reason: null };
    case 'decline':
      return { approved: false, amount: null, reason: outcome.reason };
    case 'approve_up_to':
      return upTo(outcome.amount - purchase.held, purchase);
  }
}

const TOO_MUCH = 'More is asked for than the rule approves.';

function upTo(most: number, { amount, amountControllable, cashback }: Purchase): Verdict {
  if (amount <= most) return { approved: true, amount: null, reason: null };
  if (amountControllable && most >= Math.max(1, cashback)) return { approved: true, amount: most, reason: null };
  return { approved: false, amount: null, reason: TOO_MUCH };
}

/** A limit in another currency says nothing of this purchase. */
function isApplicable(outcome: Outcome, { currency }: Purchase): boolean {
  return outcome.action !== 'approve_up_to' || outcome.currency === currency;
}

import type Stripe from 'stripe';
import type { Purchase, Rehearsal } from '../../../decisions/index.js';
import type { AccountReads } from '../../../stripe/index.js';
import { remainingLimits } from '../../issuing/card/card-limits.loader.js';
import type { Card } from '../../issuing/card/card.type.js';
import { Money } from '../../shared/values/money.js';
import type { CheckKind, EvaluationCheck } from './evaluation.type.js';

export interface Looking {
  readonly reads: AccountReads;
  readonly card: Card;
  readonly purchase: Purchase;
  readonly now: Date;
}

const check = (kind: CheckKind, passed: boolean | null, explanation: string): EvaluationCheck => ({
  kind,
  passed,
  explanation,
});

/** What Stripe looks at before it asks, in its order, then what would be decided. */
export async function checksOf(looking: Looking, rehearsal: Rehearsal): Promise<EvaluationCheck[]> {
  const { card } = looking;
  const { cardholder, status } = card.source;
  return [
    check('card', status === 'active', `The card is ${status}.`),
    check('cardholder', cardholder.status === 'active', `The cardholder is ${cardholder.status}.`),
    controlsCheck(looking),
    ...(await limitChecks(looking)),
    await balanceCheck(looking),
    check('decision', rehearsal.approved, decisionInWords(rehearsal)),
  ];
}

function controlsCheck({ card, purchase }: Looking): EvaluationCheck {
  const { categories, merchantCountries, cardPresences } = card.effectiveControls;
  const presence = ['online', 'keyed_in'].includes(purchase.entryMode) ? 'not_present' : 'present';
  const refused = [
    ['category', purchase.merchant.category, categories],
    ['country', purchase.merchant.country ?? '', merchantCountries],
    ['presence of the card', presence, cardPresences],
  ] as const;
  for (const [what, value, { allowedValues, blockedValues }] of refused) {
    if (value === '') continue;
    if (blockedValues.includes(value)) return check('controls', false, `The ${what} ${value} is blocked.`);
    if (allowedValues !== null && !allowedValues.includes(value))
      return check('controls', false, `The ${what} ${value} is not among those allowed.`);
  }
  return check('controls', true, 'Category, country and presence of the card are allowed.');
}

async function limitChecks({ reads, card, purchase, now }: Looking): Promise<EvaluationCheck[]> {
  const { category } = purchase.merchant;
  const limits = card.effectiveControls.limits.filter(
    ({ limit: { categories } }) => !categories?.length || categories.includes(category),
  );
  const remaining = await remainingLimits({ reads, card: card.source, limits, seesCardOnly: false, now });
  return remaining.map((each) => {
    const { limit, left, unknownReason } = each;
    const name = `The limit ${limit.limit.interval} of ${new Money(limit.limit.amount, limit.currency).formatted('en-US')}`;
    if (left === null) return check('limit', null, `${name} cannot be reckoned: ${unknownReason ?? 'unknown'}.`);
    const fits = purchase.amount <= left.amount;
    return check('limit', fits, `${name} has ${left.formatted('en-US')} left${fits ? '' : ', which is less'}.`);
  });
}

async function balanceCheck({ reads, card, purchase }: Looking): Promise<EvaluationCheck> {
  const { financial_account: id, currency } = card.source;
  const available = id ? await cashOf(reads, id, currency) : issuingOf(await reads.balance(), currency);
  if (available === null) return check('balance', null, 'The balance could not be read.');
  const money = new Money(available, currency).formatted('en-US');
  return check('balance', purchase.amount <= available, `${money} can be spent.`);
}

async function cashOf(reads: AccountReads, id: string, currency: string): Promise<number | null> {
  const selection = [{ name: 'balance', args: {}, fields: [] }];
  const account = await reads.of('treasury.financial_account').byId(id, selection);
  return account === null ? null : (account.balance.cash[currency] ?? 0);
}

function issuingOf({ issuing }: Stripe.Balance, currency: string): number {
  return issuing?.available.find((part) => part.currency === currency)?.amount ?? 0;
}

function decisionInWords({ by, rules, approved, reason }: Rehearsal): string {
  if (by === 'rule') {
    const name = rules.find(({ decides }) => decides)?.rule.name ?? '';
    return `The rule ${name} ${approved ? 'approves' : `declines: ${reason ?? ''}`}`;
  }
  const asked = by === 'endpoint' || by === 'responder';
  const ends = approved ? 'approved' : 'declined';
  return asked ? `The partner would be asked; if it fails it is ${ends}.` : `By default it is ${ends}.`;
}

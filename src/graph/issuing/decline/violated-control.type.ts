import type Stripe from 'stripe';
import { Field, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { latest } from '../../shared/values/latest.js';
import { SpendingLimit } from '../../shared/values/spending-controls.js';
import { inputEnum } from '../../shared/values/stripe-enum.js';

type ListRule =
  | 'allowed_categories'
  | 'blocked_categories'
  | 'allowed_merchant_countries'
  | 'blocked_merchant_countries'
  | 'allowed_card_presences'
  | 'blocked_card_presences';
type Rule = ListRule | 'spending_limits' | 'stripe_limit';
type Holder = 'card' | 'cardholder' | 'stripe';
type Controls = Pick<Stripe.Issuing.Card.SpendingControls, ListRule | 'spending_limits' | 'spending_limits_currency'>;

export const ControlRule = inputEnum<Rule>('ControlRule', 'A rule that declines purchases.', {
  allowed_categories: 'Only these merchant categories are allowed.',
  blocked_categories: 'These merchant categories are refused.',
  allowed_merchant_countries: 'Only sellers in these countries are allowed.',
  blocked_merchant_countries: 'Sellers in these countries are refused.',
  allowed_card_presences: 'Only purchases with, or without, the card there are allowed.',
  blocked_card_presences: 'Purchases with, or without, the card there are refused.',
  spending_limits: 'So much may be spent in an interval.',
  stripe_limit: 'The 10,000 USD that Stripe allows each authorization, which only Stripe can raise.',
});

export const ControlHolder = inputEnum<Holder>('ControlHolder', 'Whose rule it is.', {
  card: "The card's.",
  cardholder: "The cardholder's, for all of their cards.",
  stripe: "Stripe's own.",
});

const PAIRS = [
  ['allowed_categories', 'blocked_categories', 'category'],
  ['allowed_merchant_countries', 'blocked_merchant_countries', 'country'],
  ['allowed_card_presences', 'blocked_card_presences', 'presence'],
] as const;

/** 10,000 USD. */
const MOST_PER_AUTHORIZATION = 1_000_000;

@ObjectType({
  description: 'A spending control that forbids a purchase, as it is now: it may have changed since.',
  simpleResolvers: true,
})
@PartOfItsOwner()
export class ViolatedControl {
  @Field(() => ControlHolder, { description: 'Whose it is.' })
  readonly holder!: Holder;

  @Field(() => ControlRule, { description: 'What kind of rule it is.' })
  readonly rule!: Rule;

  @Field(() => [String], {
    description: "What it lists: Stripe's names of categories, countries or card presences; empty for a limit.",
  })
  readonly values!: readonly string[];

  @Field(() => String, { nullable: true, description: 'What the purchase has of that; null for a limit.' })
  readonly purchase!: string | null;

  @Field(() => SpendingLimit, { nullable: true, description: 'The limit; null for a list, and for that of Stripe.' })
  readonly limit!: SpendingLimit | null;

  @Field(() => Boolean, {
    description:
      'Whether it forbids this purchase by itself. False for a limit that may have been used up by others before: ask the card for what is left.',
  })
  readonly certain!: boolean;
}

/** What was asked for in all, of an authorization whose latest request was declined. */
export function askedInAll(source: Stripe.Issuing.Authorization): number {
  const last = latest(source.request_history);
  return last !== null && source.approved ? source.amount + last.amount : (last?.amount ?? source.amount);
}

/**
 * The controls that forbid the latest request, by what is embedded in the authorization. Limits over time are named only
 * if no rule forbids it by itself, since what was spent before is not known here.
 */
export function violatedControls(source: Stripe.Issuing.Authorization): ViolatedControl[] {
  const { card } = source;
  const all = [
    ...violations('card', card.spending_controls, source),
    ...violations('cardholder', card.cardholder.spending_controls, source),
    ...(source.currency === 'usd' && askedInAll(source) > MOST_PER_AUTHORIZATION
      ? [violation('stripe', 'stripe_limit', { certain: true })]
      : []),
  ];
  const certain = all.filter((control) => control.certain);
  return certain.length > 0 ? certain : all;
}

function violations(holder: Holder, controls: Controls | null, source: Stripe.Issuing.Authorization) {
  if (controls === null) return [];
  const { merchant_data: merchant, card_presence: presence } = source;
  const of = { category: merchant.category, country: merchant.country, presence };
  const lists = PAIRS.flatMap(([allowed, blocked, name]) => {
    const has = of[name];
    const [only, not] = [controls[allowed] ?? [], controls[blocked] ?? []];
    const is = (value: string) => value === has;
    if (only.length > 0 && !only.some(is)) return [violation(holder, allowed, { values: only, purchase: has })];
    return not.some(is) ? [violation(holder, blocked, { values: not, purchase: has })] : [];
  });
  return [...lists, ...exceeded(holder, controls, source)];
}

function exceeded(holder: Holder, controls: Controls, source: Stripe.Issuing.Authorization): ViolatedControl[] {
  const currency = controls.spending_limits_currency ?? source.currency;
  const last = latest(source.request_history)?.amount ?? source.amount;
  return (controls.spending_limits ?? []).flatMap((limit) => {
    const counts = !limit.categories?.length || limit.categories.some((name) => name === source.merchant_data.category);
    const single = limit.interval === 'per_authorization';
    const certain = currency === source.currency && (single ? askedInAll(source) : last) > limit.amount;
    if (!counts || (single && !certain && currency === source.currency)) return [];
    return [violation(holder, 'spending_limits', { limit: new SpendingLimit(limit, currency), certain })];
  });
}

function violation(
  holder: Holder,
  rule: Rule,
  more: Partial<Pick<ViolatedControl, 'values' | 'purchase' | 'limit' | 'certain'>>,
): ViolatedControl {
  const facts = { holder, rule, values: [], purchase: null, limit: null, certain: true, ...more };
  return Object.assign(new ViolatedControl(), facts);
}

import type { Known } from '../../state/known.js';
import { amount, currency, oneOf } from '../../wire/param-kinds.js';
import { arrayOf, object, type Infer, type Values } from '../../wire/params.js';
import { invalid } from '../../wire/error-body.js';
import { country } from '../../wire/value-kinds.js';
import type Stripe from 'stripe';
import type { MerchantCategory } from '../../../util/merchant-category-codes.js';
import { merchantCategory } from './merchant-categories.js';

export type CardPresence = 'not_present' | 'present';
export type Interval = Known<Stripe.Issuing.Card.SpendingControls.SpendingLimit['interval']>;

export interface SpendingLimit {
  amount: number;
  categories: MerchantCategory[];
  interval: Interval;
}

/** What a card or a cardholder may be used for. An absent rule is null on cards and an empty list on cardholders. */
export interface SpendingControls {
  allowed_card_presences: CardPresence[] | null;
  allowed_categories: MerchantCategory[] | null;
  allowed_merchant_countries: string[] | null;
  blocked_card_presences: CardPresence[] | null;
  blocked_categories: MerchantCategory[] | null;
  blocked_merchant_countries: string[] | null;
  /** Empty: no limit but the one that nobody can lift. */
  spending_limits: SpendingLimit[];
  spending_limits_currency: string | null;
}

const presences = arrayOf(oneOf('not_present', 'present')).emptyable();
const categories = arrayOf(merchantCategory()).emptyable();
const countries = arrayOf(country()).emptyable();
const limits = arrayOf(
  object({
    amount: amount({ min: 0 }).required(),
    categories: arrayOf(merchantCategory()).emptyable(),
    interval: oneOf('all_time', 'daily', 'monthly', 'per_authorization', 'weekly', 'yearly').required(),
  }),
  { max: 500 },
).emptyable();

const shape = {
  allowed_card_presences: presences,
  allowed_categories: categories,
  allowed_merchant_countries: countries,
  blocked_card_presences: presences,
  blocked_categories: categories,
  blocked_merchant_countries: countries,
  spending_limits: limits,
};

export const cardControlsParam = object(shape).refine(exclusive);
export const cardholderControlsParam = object({ ...shape, spending_limits_currency: currency().emptyable() }).refine(
  exclusive,
);

type Sent = Infer<typeof cardholderControlsParam>;

const PAIRS = [
  ['allowed_card_presences', 'blocked_card_presences'],
  ['allowed_categories', 'blocked_categories'],
  ['allowed_merchant_countries', 'blocked_merchant_countries'],
] as const;

function exclusive(sent: Values<typeof shape>, name: string) {
  const both = PAIRS.find(([allowed, blocked]) => sent[allowed]?.length && sent[blocked]?.length);
  if (!both) return undefined;
  const [allowed, blocked] = both;
  return invalid(`You may only specify one of these parameters: ${name}[${allowed}], ${name}[${blocked}].`, {
    code: 'parameters_exclusive',
    param: `${name}[${allowed}]`,
  });
}

/** A card without limits of its own may spend 500 USD a day. */
export const CARD_DEFAULTS: SpendingControls = {
  allowed_card_presences: null,
  allowed_categories: null,
  allowed_merchant_countries: null,
  blocked_card_presences: null,
  blocked_categories: null,
  blocked_merchant_countries: null,
  spending_limits: [{ amount: 50_000, categories: [], interval: 'daily' }],
  spending_limits_currency: 'usd',
};

export const CARDHOLDER_DEFAULTS: SpendingControls = {
  allowed_card_presences: [],
  allowed_categories: [],
  allowed_merchant_countries: [],
  blocked_card_presences: [],
  blocked_categories: [],
  blocked_merchant_countries: [],
  spending_limits: [],
  spending_limits_currency: null,
};

/**
 * What was sent replaces rule by rule; an empty value takes a rule away. A rule of a pair that is set takes the place of
 * its opposite. `empty` says how an absent rule looks on this kind of object.
 */
export function mergeControls(
  old: SpendingControls,
  sent: Sent | undefined,
  empty: SpendingControls,
): SpendingControls {
  if (!sent) return old;
  const limits = sent.spending_limits === undefined ? old.spending_limits : limitsFrom(sent.spending_limits ?? []);
  const pair = <T>(rulesOf: (controls: Sent) => readonly [T[] | null | undefined, T[] | null | undefined]) => {
    const [[given, opposite], before, absent] = [rulesOf(sent), rulesOf(old), rulesOf(empty)];
    const rule = (at: 0 | 1, now: T[] | null | undefined, other: T[] | null | undefined): T[] | null => {
      if (now !== undefined) return now ?? absent[at] ?? null;
      return (other?.length ? absent[at] : before[at]) ?? null;
    };
    return [rule(0, given, opposite), rule(1, opposite, given)] as const;
  };
  const [cardsIn, cardsOut] = pair((of) => [of.allowed_card_presences, of.blocked_card_presences]);
  const [categoriesIn, categoriesOut] = pair((of) => [of.allowed_categories, of.blocked_categories]);
  const [landsIn, landsOut] = pair((of) => [of.allowed_merchant_countries, of.blocked_merchant_countries]);
  return {
    allowed_card_presences: cardsIn,
    allowed_categories: categoriesIn,
    allowed_merchant_countries: landsIn,
    blocked_card_presences: cardsOut,
    blocked_categories: categoriesOut,
    blocked_merchant_countries: landsOut,
    spending_limits: limits,
    spending_limits_currency:
      sent.spending_limits_currency ?? old.spending_limits_currency ?? (limits.length > 0 ? 'usd' : null),
  };
}

function limitsFrom(sent: NonNullable<Sent['spending_limits']>): SpendingLimit[] {
  return sent.map(({ amount: most, categories: only, interval }) => ({
    amount: most,
    categories: only ?? [],
    interval,
  }));
}

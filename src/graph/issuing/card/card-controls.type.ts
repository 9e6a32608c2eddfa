import type Stripe from 'stripe';
import { Field, ObjectType } from 'type-graphql';
import { PartOfItsOwner, Requires } from '../../shared/permission.js';
import { MerchantCategory } from '../../shared/values/merchant-category.js';
import { Money } from '../../shared/values/money.js';
import { DateTime } from '../../shared/values/scalars.js';
import { CardPresence, SpendingInterval, categoriesOf } from '../../shared/values/spending-controls.js';
import type { SpendingWindow } from '../../shared/values/spending-window.js';
import { inputEnum, known } from '../../shared/values/stripe-enum.js';

type Origin = 'account' | 'cardholder' | 'card';
type CardControls = Stripe.Issuing.Card.SpendingControls;
type Controls = CardControls | Stripe.Issuing.Cardholder.SpendingControls;

/** Of every card in US dollars, unless Stripe has lifted it for the account. */
const MOST_PER_AUTHORIZATION = 1_000_000;

export const ControlOrigin = inputEnum<Origin>('ControlOrigin', 'Whose rule it is.', {
  account: "Stripe's own, for every card of the account.",
  cardholder: "The cardholder's, for all its cards together.",
  card: "The card's own, and that of the cards that it replaces.",
});

@ObjectType({ description: 'A limit that holds for a card, and whose it is.', simpleResolvers: true })
@Requires('cardholders:read')
export class EffectiveLimit {
  constructor(
    readonly limit: { readonly amount: number; readonly interval: string; readonly categories: string[] | null },
    readonly currency: string,
    readonly from: Origin,
  ) {}

  @Field(() => ControlOrigin, { description: 'Whose it is.' })
  get origin(): Origin {
    return this.from;
  }

  @Field(() => Money, { description: 'The most that may be spent; zero forbids all spending.' })
  get amount(): Money {
    return new Money(this.limit.amount, this.currency);
  }

  @Field(() => SpendingInterval, { description: 'The window in which it counts.' })
  get interval(): string {
    return known(SpendingInterval, this.limit.interval);
  }

  @Field(() => [MerchantCategory], { description: 'Merchant categories that count; empty means all.' })
  get categories(): string[] {
    return categoriesOf(this.limit.categories);
  }
}

/** Two lists of one thing, of the card and of its cardholder, as one: both must let a purchase pass. */
@ObjectType({ description: 'What two lists let pass.', simpleResolvers: true })
@PartOfItsOwner()
abstract class Merged {
  constructor(
    private readonly allow: readonly (readonly [Origin, readonly string[]])[],
    private readonly block: readonly (readonly [Origin, readonly string[]])[],
  ) {}

  /** An empty list restricts nothing; lists that exclude each other leave nothing. */
  get allowedValues(): string[] | null {
    const [first, ...rest] = this.allow.map(([, values]) => values);
    if (first === undefined) return null;
    const blocked = this.blockedValues;
    return [...new Set(first)].filter(
      (value) => rest.every((values) => values.includes(value)) && !blocked.includes(value),
    );
  }

  get blockedValues(): string[] {
    return [...new Set(this.block.flatMap(([, values]) => values))];
  }

  @Field(() => [ControlOrigin], { description: 'Whose rules allow only some; empty if all are allowed.' })
  get allowedBy(): Origin[] {
    return this.allow.map(([origin]) => origin);
  }

  @Field(() => [ControlOrigin], { description: 'Whose rules refuse some.' })
  get blockedBy(): Origin[] {
    return this.block.map(([origin]) => origin);
  }
}

const ONLY = 'The only ones that pass, those refused left out; null if all pass that are not refused, empty if none.';

@ObjectType({ description: 'Merchant categories in which a card can be used.', simpleResolvers: true })
@PartOfItsOwner()
export class EffectiveCategories extends Merged {
  @Field(() => [MerchantCategory], { nullable: true, description: ONLY })
  get allowed(): string[] | null {
    return this.allowedValues && categoriesOf(this.allowedValues);
  }

  @Field(() => [MerchantCategory], { description: 'Refused, by the card or its cardholder.' })
  get blocked(): string[] {
    return categoriesOf(this.blockedValues);
  }
}

@ObjectType({ description: 'Countries of merchants in which a card can be used.', simpleResolvers: true })
@PartOfItsOwner()
export class EffectiveCountries extends Merged {
  @Field(() => [String], { nullable: true, description: `ISO 3166-1 alpha-2. ${ONLY}` })
  get allowed(): string[] | null {
    return this.allowedValues;
  }

  @Field(() => [String], { description: 'Refused, by the card or its cardholder, ISO 3166-1 alpha-2.' })
  get blocked(): string[] {
    return this.blockedValues;
  }
}

@ObjectType({ description: 'Whether a card can be used at terminals, online, or both.', simpleResolvers: true })
@PartOfItsOwner()
export class EffectiveCardPresences extends Merged {
  @Field(() => [CardPresence], { nullable: true, description: ONLY })
  get allowed(): string[] | null {
    return this.allowedValues?.map((presence) => known(CardPresence, presence)) ?? null;
  }

  @Field(() => [CardPresence], { description: 'Refused, by the card or its cardholder.' })
  get blocked(): string[] {
    return this.blockedValues.map((presence) => known(CardPresence, presence));
  }
}

@ObjectType({
  description:
    'All rules that decline authorizations of a card: its own, its cardholder’s and Stripe’s. Each must let a purchase pass, so the strictest decides. They are not asked of captures and refunds.',
  simpleResolvers: true,
})
@Requires('cardholders:read')
export class EffectiveControls {
  private readonly rules: readonly (readonly [Origin, Controls])[];

  constructor(private readonly source: Stripe.Issuing.Card) {
    const { spending_controls: own, cardholder } = source;
    const holders = cardholder.spending_controls;
    this.rules = [...(holders ? ([['cardholder', holders]] as const) : []), ['card', own]];
  }

  @Field(() => [EffectiveLimit], {
    description: 'Every limit that must hold, of the account, the cardholder and the card.',
  })
  get limits(): EffectiveLimit[] {
    const { currency } = this.source;
    const own = this.rules.flatMap(([origin, { spending_limits: limits, spending_limits_currency: of }]) =>
      (limits ?? []).map((limit) => new EffectiveLimit(limit, of ?? currency, origin)),
    );
    const most = { amount: MOST_PER_AUTHORIZATION, interval: 'per_authorization', categories: null };
    return [...(currency === 'usd' ? [new EffectiveLimit(most, currency, 'account')] : []), ...own];
  }

  @Field(() => EffectiveCategories, { description: 'Where it can be used, by merchant category.' })
  get categories(): EffectiveCategories {
    return new EffectiveCategories(this.lists('allowed_categories'), this.lists('blocked_categories'));
  }

  @Field(() => EffectiveCountries, { description: "Where it can be used, by the merchant's country." })
  get merchantCountries(): EffectiveCountries {
    return new EffectiveCountries(this.lists('allowed_merchant_countries'), this.lists('blocked_merchant_countries'));
  }

  @Field(() => EffectiveCardPresences, { description: 'How it can be used.' })
  get cardPresences(): EffectiveCardPresences {
    return new EffectiveCardPresences(this.lists('allowed_card_presences'), this.lists('blocked_card_presences'));
  }

  private lists(of: Exclude<keyof CardControls, 'spending_limits' | 'spending_limits_currency'>) {
    return this.rules.flatMap(([origin, controls]) => {
      const list: readonly string[] = controls[of] ?? [];
      return list.length > 0 ? [[origin, list] as const] : [];
    });
  }
}

export type WhyUnknown = 'not_visible' | 'other_currency' | 'too_much_to_read';

export const RemainingLimitUnknown = inputEnum<WhyUnknown>(
  'RemainingLimitUnknown',
  'Why it is not known what was spent.',
  {
    not_visible: 'The viewer is bound to one card and does not see what was spent with others.',
    other_currency: 'It is counted in another currency than the purchases.',
    too_much_to_read: "The window holds more purchases than five pages of Stripe's lists.",
  },
);

@ObjectType({ description: 'What is left of a limit now.', simpleResolvers: true })
@Requires('authorizations:read')
export class RemainingLimit {
  @Field(() => EffectiveLimit, { description: 'The limit, and whose it is.' })
  readonly limit: EffectiveLimit;

  constructor(
    limit: EffectiveLimit,
    private readonly window: SpendingWindow,
    private readonly counted: number | WhyUnknown,
  ) {
    this.limit = limit;
  }

  @Field(() => Money, {
    nullable: true,
    description:
      'What counts against it: what was approved and may still be captured, what was captured of the rest, and captures that no authorization announced. Refunds give nothing back. Zero for PER_AUTHORIZATION; null if not known.',
  })
  get spent(): Money | null {
    return typeof this.counted === 'number' ? new Money(this.counted, this.limit.currency) : null;
  }

  @Field(() => Money, {
    nullable: true,
    description: 'The most that the next purchase may cost by this limit; null if not known.',
  })
  get left(): Money | null {
    if (typeof this.counted !== 'number') return null;
    return new Money(Math.max(0, this.limit.limit.amount - this.counted), this.limit.currency);
  }

  @Field(() => DateTime, {
    nullable: true,
    description: 'When its window began; null for ALL_TIME and PER_AUTHORIZATION.',
  })
  get windowStartsAt(): Date | null {
    return this.window.startsAt;
  }

  @Field(() => DateTime, {
    nullable: true,
    description: 'When all of it is there again, midnight UTC; null for ALL_TIME and PER_AUTHORIZATION.',
  })
  get resetsAt(): Date | null {
    return this.window.resetsAt;
  }

  @Field(() => RemainingLimitUnknown, { nullable: true, description: 'Why it is not known; null if it is.' })
  get unknownReason(): WhyUnknown | null {
    return typeof this.counted === 'number' ? null : this.counted;
  }
}

import type Stripe from 'stripe';
import { Field, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../permission.js';
import { MerchantCategory } from './merchant-category.js';
import { Money } from './money.js';
import { known, stripeEnum } from './stripe-enum.js';

type CardControls = Stripe.Issuing.Card.SpendingControls;
type CardholderControls = Stripe.Issuing.Cardholder.SpendingControls;
type StripeControls = CardControls | CardholderControls;

export const SpendingInterval = stripeEnum<Stripe.Issuing.Card.SpendingControls.SpendingLimit.Interval>(
  'SpendingInterval',
  'The window in which a spending limit counts. Windows start at midnight UTC.',
  {
    per_authorization: 'Each authorization on its own.',
    daily: 'A day.',
    weekly: 'A week.',
    monthly: 'A calendar month.',
    yearly: 'A calendar year.',
    all_time: 'The whole life of the card or cardholder.',
  },
);

export const CardPresence = stripeEnum<Stripe.Issuing.Card.SpendingControls.AllowedCardPresence>(
  'CardPresence',
  'Whether the card is there when it is used.',
  { present: 'Used at a terminal.', not_present: 'Used online, by phone or by mail.' },
);

@ObjectType({ description: 'The most that may be spent in an interval.', simpleResolvers: true })
@PartOfItsOwner()
export class SpendingLimit {
  constructor(
    private readonly source:
      Stripe.Issuing.Card.SpendingControls.SpendingLimit | Stripe.Issuing.Cardholder.SpendingControls.SpendingLimit,
    private readonly currency: string,
  ) {}

  @Field(() => Money, { description: 'The most that may be spent; zero forbids all spending.' })
  get amount(): Money {
    return new Money(this.source.amount, this.currency);
  }

  @Field(() => SpendingInterval, { description: 'The window in which it counts.' })
  get interval(): string {
    return known(SpendingInterval, this.source.interval);
  }

  @Field(() => [MerchantCategory], { description: 'Merchant categories that count; empty means all.' })
  get categories(): string[] {
    return categoriesOf(this.source.categories);
  }
}

@ObjectType({
  description: 'Rules that decline authorizations. Lists that are empty restrict nothing.',
  simpleResolvers: true,
})
@PartOfItsOwner()
export class SpendingControls {
  constructor(
    private readonly source: StripeControls,
    private readonly currency: string,
  ) {}

  @Field(() => [SpendingLimit], {
    description: 'Limits by interval; every one of them must hold. Empty means unlimited.',
  })
  get spendingLimits(): SpendingLimit[] {
    const currency = this.source.spending_limits_currency ?? this.currency;
    return (this.source.spending_limits ?? []).map((limit) => new SpendingLimit(limit, currency));
  }

  @Field(() => [MerchantCategory], { description: 'The only merchant categories allowed.' })
  get allowedCategories(): string[] {
    return categoriesOf(this.source.allowed_categories);
  }

  @Field(() => [MerchantCategory], { description: 'Merchant categories refused.' })
  get blockedCategories(): string[] {
    return categoriesOf(this.source.blocked_categories);
  }

  @Field(() => [String], { description: 'The only merchant countries allowed, ISO 3166-1 alpha-2.' })
  get allowedMerchantCountries(): readonly string[] {
    return this.source.allowed_merchant_countries ?? [];
  }

  @Field(() => [String], { description: 'Merchant countries refused, ISO 3166-1 alpha-2.' })
  get blockedMerchantCountries(): readonly string[] {
    return this.source.blocked_merchant_countries ?? [];
  }

  @Field(() => [CardPresence], { description: 'The only card presences allowed.' })
  get allowedCardPresences(): string[] {
    return (this.source.allowed_card_presences ?? []).map((presence) => known(CardPresence, presence));
  }

  @Field(() => [CardPresence], { description: 'Card presences refused.' })
  get blockedCardPresences(): string[] {
    return (this.source.blocked_card_presences ?? []).map((presence) => known(CardPresence, presence));
  }
}

export function categoriesOf(categories: readonly string[] | null): string[] {
  return (categories ?? []).map((category) => known(MerchantCategory, category));
}

import { Field, Int, ObjectType } from 'type-graphql';
import type { Condition, Window } from '../../../decisions/index.js';
import { inWords } from '../../../decisions/index.js';
import { AuthorizationMethod } from '../../issuing/authorization/authorization.type.js';
import { PartOfItsOwner } from '../../shared/permission.js';
import { MerchantCategory } from '../../shared/values/merchant-category.js';
import { MinorUnits, Currency } from '../../shared/values/scalars.js';
import { inputEnum, known } from '../../shared/values/stripe-enum.js';

interface Listed {
  readonly is: 'any_of' | 'none_of';
  readonly values: readonly string[];
}

type Of<K extends Condition['kind']> = Extract<Condition, { readonly kind: K }>;

export const TotalMeasure = inputEnum<'sum' | 'count'>('TotalMeasure', 'What is counted over time.', {
  sum: 'What was spent.',
  count: 'How many purchases were approved.',
});

export const TotalBy = inputEnum<'card' | 'cardholder' | 'account'>('TotalBy', 'Whose purchases are counted.', {
  card: "The card's.",
  cardholder: "Those of all the cardholder's cards.",
  account: 'Those of all cards of the account.',
});

export const CalendarUnit = inputEnum<'day' | 'week' | 'month'>('CalendarUnit', 'How long a calendar window is.', {
  day: 'From midnight.',
  week: 'From Monday, midnight.',
  month: 'From the first, midnight.',
});

export const RuleWallet = inputEnum<'apple_pay' | 'google_pay' | 'samsung_pay' | 'none'>(
  'RuleWallet',
  'The wallet that a card is used from.',
  { apple_pay: 'Apple Pay.', google_pay: 'Google Pay.', samsung_pay: 'Samsung Pay.', none: 'The card itself.' },
);

export const Weekday = inputEnum<'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday'>(
  'Weekday',
  'A day of the week.',
  {
    monday: 'Monday.',
    tuesday: 'Tuesday.',
    wednesday: 'Wednesday.',
    thursday: 'Thursday.',
    friday: 'Friday.',
    saturday: 'Saturday.',
    sunday: 'Sunday.',
  },
);

export const WEEKDAYS: readonly string[] = Object.values(Weekday);

@ObjectType({ description: 'Bounds of an amount.', simpleResolvers: true })
@PartOfItsOwner()
export class AmountCondition {
  constructor(private readonly source: Of<'amount'>) {}

  @Field(() => Currency, { description: 'A purchase in another currency does not match.' })
  get currency(): string {
    return this.source.currency.toUpperCase();
  }

  @Field(() => MinorUnits, { nullable: true, description: 'The least that matches, in minor units.' })
  get atLeast(): number | null {
    return this.source.atLeast;
  }

  @Field(() => MinorUnits, { nullable: true, description: 'The least that is too much to match, in minor units.' })
  get below(): number | null {
    return this.source.below;
  }
}

@ObjectType({ description: 'A window that begins with a day, a week or a month.', simpleResolvers: true })
@PartOfItsOwner()
export class CalendarWindow {
  constructor(private readonly source: Extract<Window, { readonly kind: 'calendar' }>) {}

  @Field(() => CalendarUnit, { description: 'How long it is.' })
  get unit(): string {
    return this.source.unit;
  }

  @Field(() => String, { description: 'IANA name of the time zone whose midnight begins it.' })
  get timeZone(): string {
    return this.source.timeZone;
  }
}

@ObjectType({ description: 'A bound of what was spent over time.', simpleResolvers: true })
@PartOfItsOwner()
export class TotalCondition {
  constructor(private readonly source: Of<'total'>) {}

  @Field(() => TotalMeasure, { description: 'What is counted.' })
  get measure(): string {
    return this.source.measure;
  }

  @Field(() => TotalBy, { description: 'Whose purchases.' })
  get by(): string {
    return this.source.by;
  }

  @Field(() => Int, { nullable: true, description: 'The last so many seconds; null for a calendar window.' })
  get slidingSeconds(): number | null {
    return this.source.window.kind === 'sliding' ? this.source.window.seconds : null;
  }

  @Field(() => CalendarWindow, { nullable: true, description: 'The window; null for a sliding one.' })
  get calendar(): CalendarWindow | null {
    return this.source.window.kind === 'calendar' ? new CalendarWindow(this.source.window) : null;
  }

  @Field(() => MinorUnits, { description: 'More than this matches, this purchase counted: minor units, or a number.' })
  get above(): number {
    return this.source.above;
  }

  @Field(() => Currency, { nullable: true, description: 'Of a sum; null for a number of purchases.' })
  get currency(): string | null {
    return this.source.currency?.toUpperCase() ?? null;
  }
}

@ObjectType({ description: 'A span of the day.', simpleResolvers: true })
@PartOfItsOwner()
export class TimeOfDayCondition {
  constructor(private readonly source: Of<'time'>) {}

  @Field(() => String, { description: 'The first minute that matches, such as `22:00`.' })
  get from(): string {
    return clock(this.source.from);
  }

  @Field(() => String, { description: 'The first minute that does not match any more; on the next day if not later.' })
  get to(): string {
    return clock(this.source.to);
  }

  @Field(() => String, { description: 'IANA name of the time zone.' })
  get timeZone(): string {
    return this.source.timeZone;
  }

  @Field(() => [Weekday], { nullable: true, description: 'The days on which the span begins; null for all.' })
  get days(): readonly string[] | null {
    return this.source.days?.flatMap((day) => WEEKDAYS[day - 1] ?? []) ?? null;
  }
}

@ObjectType({ description: 'A list in which the value of a purchase must be, or must not be.', simpleResolvers: true })
@PartOfItsOwner()
export class ListCondition {
  constructor(private readonly source: Listed) {}

  @Field(() => Boolean, { description: 'True where a purchase matches whose value is in none of them.' })
  get excludes(): boolean {
    return this.source.is === 'none_of';
  }

  @Field(() => [String], { description: 'The values.' })
  get values(): readonly string[] {
    return this.source.values;
  }
}

@ObjectType({ description: 'Categories that a merchant must be of, or must not be of.', simpleResolvers: true })
@PartOfItsOwner()
export class CategoryCondition {
  constructor(private readonly source: Listed) {}

  @Field(() => Boolean, { description: 'True where a purchase matches whose category is none of them.' })
  get excludes(): boolean {
    return this.source.is === 'none_of';
  }

  @Field(() => [MerchantCategory], { description: 'The categories.' })
  get values(): string[] {
    return this.source.values.map((value) => known(MerchantCategory, value));
  }
}

@ObjectType({ description: 'When a rule matches: exactly one field is there.', simpleResolvers: true })
@PartOfItsOwner()
export class RuleCondition {
  constructor(private readonly source: Condition) {}

  @Field(() => [RuleCondition], { nullable: true, description: 'All of them must match.' })
  get all(): RuleCondition[] | null {
    return this.source.kind === 'all' ? this.source.of.map((each) => new RuleCondition(each)) : null;
  }

  @Field(() => [RuleCondition], { nullable: true, description: 'One of them must match.' })
  get any(): RuleCondition[] | null {
    return this.source.kind === 'any' ? this.source.of.map((each) => new RuleCondition(each)) : null;
  }

  @Field(() => AmountCondition, { nullable: true, description: 'What the authorization comes to.' })
  get amount(): AmountCondition | null {
    return this.source.kind === 'amount' ? new AmountCondition(this.source) : null;
  }

  @Field(() => TotalCondition, { nullable: true, description: 'What was spent over time.' })
  get total(): TotalCondition | null {
    return this.source.kind === 'total' ? new TotalCondition(this.source) : null;
  }

  @Field(() => ListCondition, { nullable: true, description: 'Merchants, by the ids of the card network.' })
  get merchantIds(): ListCondition | null {
    return this.source.kind === 'merchants' ? new ListCondition(this.source) : null;
  }

  @Field(() => ListCondition, { nullable: true, description: 'Countries of merchants, ISO 3166-1 alpha-2.' })
  get countries(): ListCondition | null {
    return this.source.kind === 'countries' ? new ListCondition(this.source) : null;
  }

  @Field(() => CategoryCondition, { nullable: true, description: 'What the merchant sells.' })
  get categories(): CategoryCondition | null {
    return this.source.kind === 'categories' ? new CategoryCondition(this.source) : null;
  }

  @Field(() => TimeOfDayCondition, { nullable: true, description: 'When the card is used.' })
  get timeOfDay(): TimeOfDayCondition | null {
    return this.source.kind === 'time' ? new TimeOfDayCondition(this.source) : null;
  }

  @Field(() => [RuleWallet], { nullable: true, description: 'The wallets that match.' })
  get wallets(): readonly string[] | null {
    return this.source.kind === 'wallets' ? this.source.values : null;
  }

  @Field(() => [AuthorizationMethod], { nullable: true, description: "How the card's details were taken." })
  get entryModes(): readonly string[] | null {
    return this.source.kind === 'entry_modes'
      ? this.source.values.map((value) => known(AuthorizationMethod, value))
      : null;
  }

  @Field(() => String, { description: 'The same in words.' })
  get inWords(): string {
    return inWords(this.source);
  }
}

function clock(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

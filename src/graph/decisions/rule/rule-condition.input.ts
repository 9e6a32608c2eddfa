import { Field, InputType, Int } from 'type-graphql';
import type { Condition } from '../../../decisions/index.js';
import { checkCondition } from '../../../decisions/index.js';
import { AuthorizationMethod } from '../../issuing/authorization/authorization.type.js';
import { MerchantCategory } from '../../shared/values/merchant-category.js';
import { MinorUnits } from '../../shared/values/scalars.js';
import type { InputFaults } from '../../shared/writing/input-faults.js';
import { CalendarUnit, RuleWallet, TotalBy, TotalMeasure, Weekday, WEEKDAYS } from './rule-condition.type.js';

@InputType({ description: 'Bounds of an amount: one of them at least.' })
export class AmountConditionInput {
  @Field(() => String, { description: 'ISO 4217, such as USD. A purchase in another currency does not match.' })
  currency!: string;

  @Field(() => MinorUnits, { nullable: true, description: 'The least that matches, in minor units.' })
  atLeast?: number | null;

  @Field(() => MinorUnits, { nullable: true, description: 'The least that is too much to match, in minor units.' })
  below?: number | null;
}

@InputType({ description: 'A window that begins with a day, a week or a month.' })
export class CalendarWindowInput {
  @Field(() => CalendarUnit, { description: 'How long it is.' })
  unit!: 'day' | 'week' | 'month';

  @Field(() => String, { description: 'IANA name of the time zone whose midnight begins it, such as Europe/Berlin.' })
  timeZone!: string;
}

@InputType({ description: 'A window of time: exactly one.' })
export class TotalWindowInput {
  @Field(() => Int, { nullable: true, description: 'The last so many seconds, up to 31 days.' })
  slidingSeconds?: number | null;

  @Field(() => CalendarWindowInput, { nullable: true, description: 'The day, week or month that it is in.' })
  calendar?: CalendarWindowInput | null;
}

@InputType({ description: 'A bound of what was spent over time, this purchase counted.' })
export class TotalConditionInput {
  @Field(() => TotalMeasure, { description: 'What is counted.' })
  measure!: 'sum' | 'count';

  @Field(() => TotalBy, { description: 'Whose purchases.' })
  by!: 'card' | 'cardholder' | 'account';

  @Field(() => TotalWindowInput, { description: 'Over what time.' })
  window!: TotalWindowInput;

  @Field(() => MinorUnits, { description: 'More than this matches: minor units of a sum, or a number of purchases.' })
  above!: number;

  @Field(() => String, { nullable: true, description: 'ISO 4217; needed for a sum, and for nothing else.' })
  currency?: string | null;
}

@InputType({ description: 'A list in which the value must be, or must not be: exactly one.' })
export class ListConditionInput {
  @Field(() => [String], { nullable: true, description: 'One of these matches.' })
  anyOf?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Anything but these matches.' })
  noneOf?: string[] | null;
}

@InputType({ description: 'Categories that a merchant must be of, or must not be of: exactly one list.' })
export class CategoryConditionInput {
  @Field(() => [MerchantCategory], { nullable: true, description: 'One of these matches.' })
  anyOf?: string[] | null;

  @Field(() => [MerchantCategory], { nullable: true, description: 'Anything but these matches.' })
  noneOf?: string[] | null;
}

@InputType({ description: 'A span of the day; over midnight where `to` is not later than `from`.' })
export class TimeOfDayConditionInput {
  @Field(() => String, { description: 'The first minute that matches, such as `22:00`.' })
  from!: string;

  @Field(() => String, { description: 'The first minute that does not match any more, such as `06:00`.' })
  to!: string;

  @Field(() => String, { description: 'IANA name of the time zone, such as America/New_York.' })
  timeZone!: string;

  @Field(() => [Weekday], { nullable: true, description: 'The days on which the span begins; all without it.' })
  days?: string[] | null;
}

@InputType({ description: 'When a rule matches: exactly one field. 50 conditions at most, nested 5 deep.' })
export class RuleConditionInput {
  @Field(() => [RuleConditionInput], { nullable: true, description: 'All of them must match.' })
  all?: RuleConditionInput[] | null;

  @Field(() => [RuleConditionInput], { nullable: true, description: 'One of them must match.' })
  any?: RuleConditionInput[] | null;

  @Field(() => AmountConditionInput, {
    nullable: true,
    description: 'What the authorization comes to: what is asked for, and what it holds already.',
  })
  amount?: AmountConditionInput | null;

  @Field(() => TotalConditionInput, { nullable: true, description: 'What was spent over time.' })
  total?: TotalConditionInput | null;

  @Field(() => ListConditionInput, {
    nullable: true,
    description: 'Merchants, by the ids of the card network: `merchantData.networkId`.',
  })
  merchantIds?: ListConditionInput | null;

  @Field(() => ListConditionInput, { nullable: true, description: 'Countries of merchants, ISO 3166-1 alpha-2.' })
  countries?: ListConditionInput | null;

  @Field(() => CategoryConditionInput, { nullable: true, description: 'What the merchant sells.' })
  categories?: CategoryConditionInput | null;

  @Field(() => TimeOfDayConditionInput, { nullable: true, description: 'When the card is used.' })
  timeOfDay?: TimeOfDayConditionInput | null;

  @Field(() => [RuleWallet], { nullable: true, description: 'One of these wallets.' })
  wallets?: string[] | null;

  @Field(() => [AuthorizationMethod], { nullable: true, description: "One of these ways to take the card's details." })
  entryModes?: string[] | null;
}

/** What the input asks, with a fault for all that is wrong in it. */
export function toCondition(faults: InputFaults, path: string, input: RuleConditionInput): Condition {
  const before = faults.errors.length;
  const condition = convert(faults, path, input);
  const found = faults.errors.slice(before).map((fault) => fault.path?.slice(1).join('.') ?? '');
  for (const { at, message } of checkCondition(condition, found.length === 0)) {
    const place = [path, ...at].join('.');
    if (!found.includes(place)) faults.add(place, message);
  }
  return condition;
}

function convert(faults: InputFaults, path: string, input: RuleConditionInput): Condition {
  const { amount, total, merchantIds, countries, categories, timeOfDay, wallets, entryModes } = input;
  const convertEach = (of: readonly RuleConditionInput[], name: string) =>
    of.map((each, index) => convert(faults, `${path}.${name}.${index}`, each));
  if (input.all) return { kind: 'all', of: convertEach(input.all, 'all') };
  if (input.any) return { kind: 'any', of: convertEach(input.any, 'any') };
  if (amount) {
    faults.currency(`${path}.amount.currency`, amount.currency);
    const { atLeast = null, below = null } = amount;
    return { kind: 'amount', currency: amount.currency.toLowerCase(), atLeast, below };
  }
  if (total) return totalIn(faults, `${path}.total`, total);
  if (timeOfDay) return timeIn(faults, `${path}.timeOfDay`, timeOfDay);
  if (merchantIds) return { kind: 'merchants', ...listIn(faults, `${path}.merchantIds`, merchantIds) };
  if (countries) {
    const { is, values } = listIn(faults, `${path}.countries`, countries);
    for (const [index, code] of values.entries())
      faults.country(`${path}.countries.${is === 'any_of' ? 'anyOf' : 'noneOf'}.${index}`, code.toUpperCase());
    return { kind: 'countries', is, values: values.map((code) => code.toUpperCase()) };
  }
  if (categories) return { kind: 'categories', ...listIn(faults, `${path}.categories`, categories) };
  if (wallets) return { kind: 'wallets', is: 'any_of', values: [...new Set(wallets)] };
  checkKnown(faults, `${path}.entryModes`, entryModes ?? []);
  return { kind: 'entry_modes', is: 'any_of', values: [...new Set(entryModes)] };
}

function listIn(faults: InputFaults, path: string, { anyOf, noneOf }: ListConditionInput) {
  const name = anyOf ? 'anyOf' : 'noneOf';
  const values = [...new Set(anyOf ?? noneOf ?? [])];
  checkKnown(faults, `${path}.${name}`, values);
  for (const [index, value] of values.entries()) faults.text(`${path}.${name}.${index}`, value, 100);
  return { is: anyOf ? 'any_of' : 'none_of', values } as const;
}

function checkKnown(faults: InputFaults, path: string, values: readonly string[]): void {
  for (const [index, value] of values.entries())
    if (value === MerchantCategory.UNRECOGNIZED) faults.add(`${path}.${index}`, 'is nothing that could be matched.');
}

function totalIn(faults: InputFaults, path: string, input: TotalConditionInput): Condition {
  const { measure, by, window, above } = input;
  faults.currency(`${path}.currency`, input.currency);
  return {
    ...{ kind: 'total', measure, by, above },
    currency: input.currency?.toLowerCase() ?? null,
    window: window.calendar
      ? { kind: 'calendar', unit: window.calendar.unit, timeZone: window.calendar.timeZone }
      : { kind: 'sliding', seconds: window.slidingSeconds ?? 0 },
  };
}

function timeIn(faults: InputFaults, path: string, input: TimeOfDayConditionInput): Condition {
  const days = input.days?.map((day) => WEEKDAYS.indexOf(day) + 1) ?? null;
  return {
    kind: 'time',
    from: minutesIn(faults, `${path}.from`, input.from),
    to: minutesIn(faults, `${path}.to`, input.to),
    timeZone: input.timeZone,
    days: days && [...new Set(days)].sort(),
  };
}

function minutesIn(faults: InputFaults, path: string, text: string): number {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  if (hours === undefined) faults.add(path, 'is no time of day, such as 22:00.');
  return Number(hours ?? 0) * 60 + Number(minutes ?? 0);
}

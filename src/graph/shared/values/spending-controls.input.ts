import { Field, InputType } from 'type-graphql';
import type { InputFaults } from '../writing/input-faults.js';
import { MerchantCategory } from './merchant-category.js';
import { MinorUnits } from './scalars.js';
import { CardPresence, SpendingInterval } from './spending-controls.js';

@InputType({ description: 'The most that may be spent in an interval.' })
export class SpendingLimitInput {
  @Field(() => MinorUnits, { description: "Minor units of the card's currency; zero forbids all spending." })
  amount!: number;

  @Field(() => SpendingInterval, { description: 'The window in which it counts.' })
  interval!: string;

  @Field(() => [MerchantCategory], { nullable: true, description: 'Merchant categories that count; none means all.' })
  categories?: string[] | null;
}

@InputType({
  description: 'Rules that decline authorizations. An allowed list excludes the blocked list of the same thing.',
})
export class SpendingControlsInput {
  @Field(() => [SpendingLimitInput], {
    nullable: true,
    description: 'Limits by interval; every one of them must hold.',
  })
  spendingLimits?: SpendingLimitInput[] | null;

  @Field(() => [MerchantCategory], { nullable: true, description: 'The only merchant categories to allow.' })
  allowedCategories?: string[] | null;

  @Field(() => [MerchantCategory], { nullable: true, description: 'Merchant categories to refuse.' })
  blockedCategories?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'The only merchant countries to allow, ISO 3166-1 alpha-2.' })
  allowedMerchantCountries?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Merchant countries to refuse, ISO 3166-1 alpha-2.' })
  blockedMerchantCountries?: string[] | null;

  @Field(() => [CardPresence], { nullable: true, description: 'The only card presences to allow.' })
  allowedCardPresences?: string[] | null;

  @Field(() => [CardPresence], { nullable: true, description: 'Card presences to refuse.' })
  blockedCardPresences?: string[] | null;
}

export interface SpendingControlsParams {
  spending_limits?: { amount: number; interval: string; categories?: string[] }[];
  allowed_categories?: string[];
  blocked_categories?: string[];
  allowed_merchant_countries?: string[];
  blocked_merchant_countries?: string[];
  allowed_card_presences?: string[];
  blocked_card_presences?: string[];
}

export function checkSpendingControls(
  faults: InputFaults,
  path: string,
  controls: SpendingControlsInput | null | undefined,
): void {
  if (controls == null) return;
  for (const [index, limit] of (controls.spendingLimits ?? []).entries()) {
    faults.amount(`${path}.spendingLimits.${index}.amount`, limit.amount, 0);
    checkCategories(faults, `${path}.spendingLimits.${index}.categories`, limit.categories);
  }
  for (const what of ['Categories', 'MerchantCountries', 'CardPresences'] as const) {
    if (controls[`allowed${what}`]?.length && controls[`blocked${what}`]?.length) {
      faults.add(`${path}.blocked${what}`, `cannot be combined with allowed${what}.`);
    }
  }
  for (const list of ['allowedCategories', 'blockedCategories'] as const)
    checkCategories(faults, `${path}.${list}`, controls[list]);
  for (const list of ['allowedMerchantCountries', 'blockedMerchantCountries'] as const) {
    for (const [index, code] of (controls[list] ?? []).entries()) faults.country(`${path}.${list}.${index}`, code);
  }
}

function checkCategories(faults: InputFaults, path: string, categories: readonly string[] | null | undefined): void {
  for (const [index, category] of (categories ?? []).entries()) {
    if (category === MerchantCategory.UNRECOGNIZED) faults.add(`${path}.${index}`, 'is no category to be sent.');
  }
}

export function spendingControlsParams(controls: SpendingControlsInput | null | undefined): {
  spending_controls?: SpendingControlsParams;
} {
  if (controls == null) return {};
  const params: SpendingControlsParams = {};
  if (controls.spendingLimits) {
    params.spending_limits = controls.spendingLimits.map(({ amount, interval, categories }) => ({
      amount,
      interval,
      ...(categories ? { categories } : {}),
    }));
  }
  if (controls.allowedCategories) params.allowed_categories = controls.allowedCategories;
  if (controls.blockedCategories) params.blocked_categories = controls.blockedCategories;
  if (controls.allowedMerchantCountries) params.allowed_merchant_countries = controls.allowedMerchantCountries;
  if (controls.blockedMerchantCountries) params.blocked_merchant_countries = controls.blockedMerchantCountries;
  if (controls.allowedCardPresences) params.allowed_card_presences = controls.allowedCardPresences;
  if (controls.blockedCardPresences) params.blocked_card_presences = controls.blockedCardPresences;
  return { spending_controls: params };
}

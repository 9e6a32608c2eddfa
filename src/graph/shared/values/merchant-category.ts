import { MERCHANT_CATEGORY_CODES } from '../../../util/merchant-category-codes.js';
import type { MerchantCategory as Category } from '../../../util/merchant-category-codes.js';
import { stripeEnum } from './stripe-enum.js';

const UNPUBLISHED = '0000';

export interface CategoryFacts {
  readonly category: Category;
  readonly name: string;
  /** Null: Stripe does not publish it. */
  readonly code: string | null;
}

/** By name. */
export const CATEGORIES: readonly CategoryFacts[] = Object.entries(MERCHANT_CATEGORY_CODES)
  .flatMap(([category, code]) =>
    isCategory(category) ? [{ category, name: inWords(category), code: code === UNPUBLISHED ? null : code }] : [],
  )
  .sort((one, other) => (one.name < other.name ? -1 : 1));

export const MerchantCategory = stripeEnum<Category>(
  'MerchantCategory',
  'What a merchant sells. The query `merchantCategories` searches them.',
  meanings(Object.fromEntries(CATEGORIES.map(({ category, name, code }) => [category, `${name}${codeOf(code)}.`]))),
);

function codeOf(code: string | null): string {
  return code === null ? '' : `, code ${code}`;
}

function inWords(category: string): string {
  const words = category.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function isCategory(name: string): name is Category {
  return name in MERCHANT_CATEGORY_CODES;
}

function meanings(words: Readonly<Record<string, string>>): { readonly [C in Category]: string } {
  if (!hasAll(words)) throw new Error('A merchant category has no meaning.');
  return words;
}

function hasAll(words: Readonly<Record<string, string>>): words is { readonly [C in Category]: string } {
  return Object.keys(MERCHANT_CATEGORY_CODES).every((category) => category in words);
}

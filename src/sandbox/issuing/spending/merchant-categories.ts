import { MERCHANT_CATEGORY_CODES, type MerchantCategory } from '../../../util/merchant-category-codes.js';
import { oneOf } from '../../wire/param-kinds.js';
import type { Param } from '../../wire/params.js';

const names = new Set(Object.keys(MERCHANT_CATEGORY_CODES));

function isCategory(name: string): name is MerchantCategory {
  return names.has(name);
}

const CATEGORIES: readonly MerchantCategory[] = [...names].filter(isCategory);

export function merchantCategory(): Param<MerchantCategory> {
  return oneOf(...CATEGORIES);
}

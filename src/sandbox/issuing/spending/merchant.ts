import { MERCHANT_CATEGORY_CODES, type MerchantCategory } from '../../../util/merchant-category-codes.js';
import { string } from '../../wire/param-kinds.js';
import { object, type Infer } from '../../wire/params.js';
import { country } from '../../wire/value-kinds.js';
import { merchantCategory } from './merchant-categories.js';

/** Who asks for money: as authorizations and transactions show it. */
export interface Merchant {
  category: MerchantCategory;
  category_code: string;
  city: string | null;
  country: string | null;
  name: string | null;
  network_id: string;
  postal_code: string | null;
  state: string | null;
  tax_id: string | null;
  terminal_id: string | null;
  url: string | null;
}

export const merchantParam = object({
  category: merchantCategory(),
  city: string({ max: 5000 }),
  country: country(),
  name: string({ max: 5000 }),
  network_id: string({ max: 5000 }),
  postal_code: string({ max: 5000 }),
  state: string({ max: 5000 }),
  terminal_id: string({ max: 5000 }),
  url: string({ max: 5000 }),
});

/** What a test does not say is as Stripe's test merchant has it. */
export function merchantFrom(sent: Infer<typeof merchantParam> = {}): Merchant {
  const { category = 'taxicabs_limousines' } = sent;
  return {
    category,
    category_code: MERCHANT_CATEGORY_CODES[category],
    city: sent.city ?? 'San Francisco',
    country: sent.country ?? 'US',
    name: sent.name ?? 'Rocket Rides',
    network_id: sent.network_id ?? '1234567890',
    postal_code: sent.postal_code ?? '94103',
    state: sent.state ?? 'CA',
    tax_id: null,
    terminal_id: sent.terminal_id ?? '99999999',
    url: sent.url ?? (sent.name === undefined ? 'https://rocketrides.io/' : null),
  };
}

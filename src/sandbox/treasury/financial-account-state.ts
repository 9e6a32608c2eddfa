import type Stripe from 'stripe';
import { defineCollection } from '../state/collection.js';
import type { Known } from '../state/known.js';

export type FeatureName = Exclude<
  Known<Stripe.Treasury.FinancialAccount.ActiveFeature>,
  'financial_addresses.aba.forwarding' | 'remote_deposit_capture'
>;
export type Flows = 'restricted' | 'unrestricted';

/** Its balance is the ledger's. */
export interface StoredFinancialAccount {
  id: string;
  created: number;
  nickname: string | null;
  metadata: Record<string, string>;
  platform_restrictions: { inbound_flows: Flows; outbound_flows: Flows };
  /** The requested features; what becomes of each follows from capabilities and restrictions. */
  features: readonly FeatureName[];
  /** An address is set up in the background once its feature can be active, and stays. */
  aba: 'none' | 'activating' | 'active';
  account_number: string;
  /** Where money goes that comes after closing. */
  forwarding: { type: 'financial_account' | 'payment_method'; id: string } | null;
  status: 'open' | 'closed';
  closed_reasons: ('account_rejected' | 'closed_by_platform' | 'other')[];
}

export const financialAccounts = defineCollection<StoredFinancialAccount>('financialAccounts')({});

export const FINANCIAL_ACCOUNT_NOUN = 'financial account';

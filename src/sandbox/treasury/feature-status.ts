import type Stripe from 'stripe';
import { capabilityStatus } from '../connect/capability-status.js';
import { accountOf, type CapabilityName } from '../connect/account-state.js';
import type { Tenant } from '../state/tenant.js';
import type { World } from '../state/world.js';
import type { FeatureName, StoredFinancialAccount } from './financial-account-state.js';

interface FeatureRule {
  needs: readonly CapabilityName[];
  /** Which platform restriction takes it away. */
  stoppedBy: readonly ('inbound_flows' | 'outbound_flows')[];
}

const OUTBOUND: FeatureRule['stoppedBy'] = ['outbound_flows'];
const BOTH: FeatureRule['stoppedBy'] = ['inbound_flows', 'outbound_flows'];

export const FEATURE_RULES: Readonly<Record<FeatureName, FeatureRule>> = {
  card_issuing: { needs: ['card_issuing'], stoppedBy: [] },
  deposit_insurance: { needs: ['treasury'], stoppedBy: [] },
  'financial_addresses.aba': { needs: ['treasury'], stoppedBy: BOTH },
  'inbound_transfers.ach': { needs: ['treasury', 'us_bank_account_ach_payments'], stoppedBy: ['inbound_flows'] },
  intra_stripe_flows: { needs: ['treasury'], stoppedBy: BOTH },
  'outbound_payments.ach': { needs: ['treasury', 'us_bank_account_ach_payments'], stoppedBy: OUTBOUND },
  'outbound_payments.us_domestic_wire': { needs: ['treasury'], stoppedBy: OUTBOUND },
  'outbound_transfers.ach': { needs: ['treasury', 'us_bank_account_ach_payments'], stoppedBy: OUTBOUND },
  'outbound_transfers.us_domestic_wire': { needs: ['treasury'], stoppedBy: OUTBOUND },
};

type Detail = Stripe.Treasury.FinancialAccountFeatures.CardIssuing.StatusDetail & { code: DetailCode };
type DetailCode =
  | 'activating'
  | 'capability_not_requested'
  | 'financial_account_closed'
  | 'rejected_other'
  | 'requirements_past_due'
  | 'requirements_pending_verification'
  | 'restricted_by_platform';

export interface FeatureStatus {
  requested: true;
  status: 'active' | 'pending' | 'restricted';
  status_details: Detail[];
}

/** What has become of a requested feature, with every reason why it is not active. */
export function featureStatus(
  world: World,
  tenant: Tenant,
  account: StoredFinancialAccount,
  name: FeatureName,
): FeatureStatus {
  const details = detailsOf(world, tenant, account, name);
  const waits = (detail: Detail) => detail.code === 'activating' || detail.code === 'requirements_pending_verification';
  const status = details.length === 0 ? 'active' : details.every(waits) ? 'pending' : 'restricted';
  return { requested: true, status, status_details: details };
}

function detailsOf(world: World, tenant: Tenant, account: StoredFinancialAccount, name: FeatureName): Detail[] {
  if (account.status === 'closed') return [{ code: 'financial_account_closed', resolution: null }];
  const rule = FEATURE_RULES[name];
  const details = rule.needs.flatMap((capability) => capabilityDetail(world, tenant, capability));
  for (const restriction of rule.stoppedBy) {
    if (account.platform_restrictions[restriction] === 'unrestricted') continue;
    details.push({ code: 'restricted_by_platform', resolution: 'remove_restriction', restriction });
  }
  const settingUp = name === 'financial_addresses.aba' && account.aba !== 'active' && details.length === 0;
  return settingUp ? [{ code: 'activating', resolution: null }] : details;
}

function capabilityDetail(world: World, tenant: Tenant, capability: CapabilityName): Detail[] {
  switch (capabilityStatus(world, tenant, capability)) {
    case 'active':
      return [];
    case 'pending':
      return [{ code: 'requirements_pending_verification', resolution: null }];
    case 'inactive':
      return accountOf(world, tenant)?.rejected
        ? [{ code: 'rejected_other', resolution: 'contact_stripe' }]
        : [{ code: 'requirements_past_due', resolution: 'provide_information' }];
    case 'unrequested':
      return [{ code: 'capability_not_requested', resolution: null }];
  }
}

/** Whether the feature was requested and is usable now. */
export function hasFeature(world: World, tenant: Tenant, account: StoredFinancialAccount, name: FeatureName): boolean {
  return account.features.includes(name) && featureStatus(world, tenant, account, name).status === 'active';
}

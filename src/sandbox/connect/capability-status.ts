import type { Known } from '../state/known.js';
import type { Tenant } from '../state/tenant.js';
import type { World } from '../state/world.js';
import type Stripe from 'stripe';
import { accountOf, type CapabilityName, type StoredAccount } from './account-state.js';
import { CAPABILITY_NAMES } from './capability-names.js';
import { capabilityNeeds, type Needs } from './account/requirements.js';

export type CapabilityStatus = Known<Stripe.Capability['status']>;

export function capabilityStatus(world: World, tenant: Tenant, name: CapabilityName): CapabilityStatus {
  const account = accountOf(world, tenant);
  if (account?.requested[name] === undefined) return 'unrequested';
  return statusFrom(capabilityNeeds(account, tenant, name));
}

export function statusFrom(needs: Needs): 'active' | 'inactive' | 'pending' {
  if (needs.rejected || needs.due.length > 0) return 'inactive';
  return needs.pending.length > 0 ? 'pending' : 'active';
}

/** The requested capabilities, in Stripe's order. */
export function requestedNames(account: StoredAccount): CapabilityName[] {
  return CAPABILITY_NAMES.filter((name) => account.requested[name] !== undefined);
}

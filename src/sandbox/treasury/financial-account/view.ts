import type Stripe from 'stripe';
import { accountOf } from '../../connect/account-state.js';
import { balanceOf } from '../../state/ledger.js';
import type { Tenant } from '../../state/tenant.js';
import type { World } from '../../state/world.js';
import { featureStatus } from '../feature-status.js';
import type { FeatureName, StoredFinancialAccount } from '../financial-account-state.js';

export const BANK_NAME = 'STRIPE TEST BANK';
export const ROUTING_NUMBER = '110000000';

export function renderFinancialAccount(
  world: World,
  tenant: Tenant,
  account: StoredFinancialAccount,
): Stripe.Treasury.FinancialAccount {
  const balance = balanceOf(tenant, account.id);
  const withStatus = (wanted: string) =>
    account.features.filter((name) => featureStatus(world, tenant, account, name).status === wanted);
  return {
    id: account.id,
    object: 'treasury.financial_account',
    active_features: withStatus('active'),
    balance: {
      cash: { usd: balance.cash },
      inbound_pending: { usd: balance.inbound_pending },
      outbound_pending: { usd: balance.outbound_pending },
    },
    country: 'US',
    created: account.created,
    financial_addresses: account.aba === 'active' ? [address(world, tenant, account)] : [],
    is_default: false,
    livemode: false,
    metadata: account.metadata,
    nickname: account.nickname,
    pending_features: withStatus('pending'),
    platform_restrictions: account.platform_restrictions,
    restricted_features: withStatus('restricted'),
    status: account.status,
    status_details: { closed: account.status === 'closed' ? { reasons: account.closed_reasons } : null },
    supported_currencies: ['usd'],
  };
}

function address(
  world: World,
  tenant: Tenant,
  account: StoredFinancialAccount,
): Stripe.Treasury.FinancialAccount.FinancialAddress {
  const owner = accountOf(world, tenant);
  return {
    aba: {
      account_holder_name: owner?.company.name ?? owner?.business_profile.name ?? 'Stripe Test Account',
      account_number_last4: account.account_number.slice(-4),
      bank_name: BANK_NAME,
      routing_number: ROUTING_NUMBER,
    },
    supported_networks: ['ach', 'us_domestic_wire'],
    type: 'aba',
  };
}

/** Features that were not requested are absent. */
export function renderFeatures(
  world: World,
  tenant: Tenant,
  account: StoredFinancialAccount,
): Stripe.Treasury.FinancialAccountFeatures {
  const toggle = (name: FeatureName) =>
    account.features.includes(name) ? featureStatus(world, tenant, account, name) : undefined;
  return {
    object: 'treasury.financial_account_features',
    card_issuing: toggle('card_issuing'),
    deposit_insurance: toggle('deposit_insurance'),
    financial_addresses: group({ aba: toggle('financial_addresses.aba') }),
    inbound_transfers: group({ ach: toggle('inbound_transfers.ach') }),
    intra_stripe_flows: toggle('intra_stripe_flows'),
    outbound_payments: group({
      ach: toggle('outbound_payments.ach'),
      us_domestic_wire: toggle('outbound_payments.us_domestic_wire'),
    }),
    outbound_transfers: group({
      ach: toggle('outbound_transfers.ach'),
      us_domestic_wire: toggle('outbound_transfers.us_domestic_wire'),
    }),
  };
}

function group<T extends object>(parts: T): T | undefined {
  return Object.values(parts).some((part) => part !== undefined) ? parts : undefined;
}

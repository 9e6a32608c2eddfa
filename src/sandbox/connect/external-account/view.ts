import type Stripe from 'stripe';
import { fingerprint } from '../../state/fingerprint.js';
import type { Tenant } from '../../state/tenant.js';
import { externalAccounts, type StoredBankAccount, type StoredDebitCard, type StoredExternalAccount } from './state.js';

const NOTHING_DUE = { currently_due: [], errors: [], past_due: [], pending_verification: [] };

export function renderExternalAccount(tenant: Tenant, stored: StoredExternalAccount): Stripe.ExternalAccount {
  const owned = {
    account: tenant.id,
    default_for_currency: stored.default_for_currency,
    metadata: stored.metadata,
  };
  if (stored.object === 'card')
    return { ...renderCard(stored), ...owned, available_payout_methods: ['standard', 'instant'] };
  return {
    ...renderBankAccount(stored),
    ...owned,
    available_payout_methods: ['standard'],
    future_requirements: NOTHING_DUE,
    requirements: NOTHING_DUE,
  };
}

/** As a token shows it: of nobody yet. */
export function renderBankAccount(stored: StoredBankAccount): Stripe.BankAccount {
  return {
    id: stored.id,
    object: 'bank_account',
    account_holder_name: stored.account_holder_name,
    account_holder_type: stored.account_holder_type,
    account_type: stored.account_type,
    bank_name: 'STRIPE TEST BANK',
    country: stored.country,
    currency: stored.currency,
    fingerprint: fingerprint(stored.routing_number + stored.number),
    last4: stored.number.slice(-4),
    routing_number: stored.routing_number,
    status: 'new',
  };
}

export function renderCard(stored: StoredDebitCard): Stripe.Card {
  const { address } = stored;
  return {
    id: stored.id,
    object: 'card',
    address_city: address.city,
    address_country: address.country,
    address_line1: address.line1,
    address_line1_check: null,
    address_line2: address.line2,
    address_state: address.state,
    address_zip: address.zip,
    address_zip_check: null,
    brand: stored.number.startsWith('5') ? 'MasterCard' : 'Visa',
    country: stored.country,
    currency: stored.currency,
    cvc_check: null,
    dynamic_last4: null,
    exp_month: stored.exp_month,
    exp_year: stored.exp_year,
    fingerprint: fingerprint(stored.number),
    funding: 'debit',
    last4: stored.number.slice(-4),
    metadata: stored.metadata,
    name: stored.name,
    regulated_status: null,
    tokenization_method: null,
  };
}

/** The list inside an account: defaults first, then in the order of creation. */
export function externalAccountList(tenant: Tenant): Stripe.ApiList<Stripe.ExternalAccount> {
  const stored = externalAccounts.in(tenant).all();
  const sorted = [...stored].sort((a, b) => Number(b.default_for_currency) - Number(a.default_for_currency));
  return {
    object: 'list',
    data: sorted.slice(0, 10).map((one) => renderExternalAccount(tenant, one)),
    has_more: sorted.length > 10,
    url: `/v1/accounts/${tenant.id}/external_accounts`,
  };
}

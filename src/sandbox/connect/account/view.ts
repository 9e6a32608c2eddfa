import type Stripe from 'stripe';
import type { Tenant } from '../../state/tenant.js';
import type { Turn } from '../../state/turn.js';
import type { World } from '../../state/world.js';
import {
  accountOf,
  persons,
  type CapabilityName,
  type StoredAccount,
  type StoredCompany,
  type Tos,
} from '../account-state.js';
import { externalAccountList } from '../external-account/view.js';
import { requestedNames, statusFrom } from '../capability-status.js';
import { renderDocument } from '../person/documents.js';
import { renderPerson } from '../person/view.js';
import { renderPaypay } from './further.js';
import { baseNeeds, capabilityNeeds, joined, type Needs } from './requirements.js';

const NONE_YET = {
  alternatives: [],
  current_deadline: null,
  currently_due: [],
  disabled_reason: null,
  errors: [],
  eventually_due: [],
  past_due: [],
  pending_verification: [],
};

export function renderAccount(world: World, tenant: Tenant): Stripe.Account {
  const account = accountOf(world, tenant);
  if (!account) throw new Error(`No account ${tenant.id}`);
  const base = baseNeeds(account, tenant);
  const names = requestedNames(account);
  const all = joined([base, ...names.map((name) => capabilityNeeds(account, tenant, name))]);
  const person = persons
    .in(tenant)
    .all()
    .find((one) => one.isIndividual);
  const needsOf = (name: CapabilityName) => capabilityNeeds(account, tenant, name);
  const status = (name: CapabilityName) => statusFrom(needsOf(name));
  return {
    id: account.id,
    object: 'account',
    business_profile: {
      minority_owned_business_designation: null,
      specified_commercial_transactions_act_url: null,
      ...account.business_profile,
    },
    business_type: account.business_type,
    capabilities: Object.fromEntries(names.map((name) => [name, status(name)])),
    charges_enabled: names.includes('card_payments') && status('card_payments') === 'active',
    ...(account.business_type === 'individual' ? {} : { company: renderCompany(account.company) }),
    controller: {
      ...account.controller,
      is_controller: true,
      type: 'application',
    },
    country: account.country,
    created: account.created,
    default_currency: account.default_currency,
    details_submitted: base.due.length === 0,
    email: account.email,
    external_accounts: externalAccountList(tenant),
    future_requirements: NONE_YET,
    ...(account.groups ? { groups: account.groups } : {}),
    ...(person ? { individual: renderPerson(tenant, person) } : {}),
    metadata: account.metadata,
    payouts_enabled: paysOut(account, names.includes('transfers') ? needsOf('transfers') : undefined),
    requirements: renderRequirements(all, account.rejected?.disabled_reason),
    settings: renderSettings(account),
    tos_acceptance: {
      date: account.tos_acceptance.date,
      ip: account.tos_acceptance.ip,
      ...(account.tos_acceptance.service_agreement
        ? { service_agreement: account.tos_acceptance.service_agreement }
        : {}),
      user_agent: account.tos_acceptance.user_agent,
    },
    type: account.type,
  };
}

/** For `expand[]=account`. */
export function loadAccount({ world }: Turn, id: string): Stripe.Account | undefined {
  const tenant = world.tenant(id);
  return tenant && !tenant.isPlatform ? renderAccount(world, tenant) : undefined;
}

export function renderCapability(world: World, tenant: Tenant, name: CapabilityName): Stripe.Capability {
  const account = accountOf(world, tenant);
  if (!account) throw new Error(`No account ${tenant.id}`);
  const requestedAt = account.requested[name];
  const needs: Needs =
    requestedAt === undefined ? { due: [], pending: [], errors: [] } : capabilityNeeds(account, tenant, name);
  return {
    id: name,
    object: 'capability',
    account: tenant.id,
    future_requirements: NONE_YET,
    requested: requestedAt !== undefined,
    requested_at: requestedAt ?? null,
    requirements: {
      ...listed(needs),
      disabled_reason: needs.rejected
        ? 'rejected.other'
        : needs.due.length > 0
          ? 'requirements.fields_needed'
          : needs.pending.length > 0
            ? 'pending.review'
            : null,
    },
    status: requestedAt === undefined ? 'unrequested' : statusFrom(needs),
  };
}

function renderRequirements(
  needs: Needs,
  rejection: NonNullable<StoredAccount['rejected']>['disabled_reason'] | undefined,
): Stripe.Account.Requirements {
  const reason =
    rejection ??
    (needs.due.length > 0
      ? 'requirements.past_due'
      : needs.pending.length > 0
        ? 'requirements.pending_verification'
        : null);
  return { ...listed(needs), disabled_reason: reason };
}

/** A rejection stops payouts too, unless the platform lets them go on. */
function paysOut(account: StoredAccount, needs: Needs | undefined): boolean {
  if (!needs || account.rejected?.payouts_paused) return false;
  return statusFrom({ ...needs, rejected: false }) === 'active';
}

function listed({ due, pending, errors }: Needs) {
  return {
    alternatives: [],
    current_deadline: null,
    currently_due: due,
    errors,
    eventually_due: due,
    past_due: due,
    pending_verification: pending,
  };
}

function renderCompany(company: StoredCompany): Stripe.Account.Company {
  const { tax_id: taxId, vat_id: vatId, structure, proof, verification: _, ...rest } = company;
  const { ownership_exemption_reason: exemption, registration_number: __, ...shown } = rest;
  return {
    ...shown,
    ...(exemption ? { ownership_exemption_reason: exemption } : {}),
    ...(structure ? { structure } : {}),
    tax_id_provided: taxId !== null,
    ...(vatId ? { vat_id_provided: true } : {}),
    verification: { document: renderDocument(proof?.document) },
  };
}

function renderSettings({ settings, business_profile: profile }: StoredAccount): Stripe.Account.Settings {
  const { further = {}, payouts } = settings;
  return {
    bacs_debit_payments: { display_name: further.bacs_debit_payments?.display_name ?? null, service_user_number: null },
    branding: settings.branding,
    card_issuing: { tos_acceptance: renderTos(settings.card_issuing) },
    card_payments: {
      statement_descriptor_prefix: null,
      statement_descriptor_prefix_kana: null,
      statement_descriptor_prefix_kanji: null,
      ...further.card_payments,
      decline_on: { avs_failure: false, cvc_failure: false, ...further.card_payments?.decline_on },
    },
    dashboard: { display_name: profile?.name ?? null, timezone: 'Etc/UTC' },
    invoices: { default_account_tax_ids: null, hosted_payment_method_save: null, ...further.invoices },
    payments: {
      statement_descriptor: settings.statement_descriptor,
      statement_descriptor_kana: further.statement_descriptor_kana ?? null,
      statement_descriptor_kanji: further.statement_descriptor_kanji ?? null,
      statement_descriptor_prefix_kana: null,
      statement_descriptor_prefix_kanji: null,
    },
    payouts: {
      debit_negative_balances: payouts.debit_negative_balances,
      schedule: { ...anchorsOf(payouts), delay_days: payouts.delay_days, interval: payouts.interval },
      statement_descriptor: payouts.statement_descriptor,
    },
    ...(further.paypay_payments ? { paypay_payments: renderPaypay(further.paypay_payments) } : {}),
    sepa_debit_payments: { ...further.sepa_debit_payments },
    treasury: { tos_acceptance: renderTos(settings.treasury) },
  };
}

/** The days of the interval that is in force. */
function anchorsOf({ anchors, interval }: StoredAccount['settings']['payouts']) {
  const { monthly_anchor, monthly_payout_days, weekly_anchor, weekly_payout_days } = anchors ?? {};
  if (interval === 'monthly') {
    return { ...(monthly_anchor ? { monthly_anchor } : {}), ...(monthly_payout_days ? { monthly_payout_days } : {}) };
  }
  if (interval !== 'weekly') return {};
  return { ...(weekly_anchor ? { weekly_anchor } : {}), ...(weekly_payout_days ? { weekly_payout_days } : {}) };
}

function renderTos(tos: Tos): { date: number | null; ip: string | null; user_agent?: string } {
  return { date: tos.date, ip: tos.ip, ...(tos.user_agent === null ? {} : { user_agent: tos.user_agent }) };
}

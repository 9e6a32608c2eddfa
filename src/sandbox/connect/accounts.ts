import type Stripe from 'stripe';
import type { Turn } from '../state/turn.js';
import { endpoint, listEndpoint, type Resource } from '../wire/endpoint.js';
import { invalid } from '../wire/error-body.js';
import { mergeMetadata } from '../wire/metadata.js';
import { inRange, range } from '../wire/param-kinds.js';
import { createShape, updateShape, type CreateValues, type UpdateValues } from './account/params.js';
import {
  accountOf,
  accounts,
  EMPTY_ADDRESS,
  NO_TOS,
  UNVERIFIED,
  type StoredAccount,
  type StoredCompany,
} from './account-state.js';
import { checkServed } from './account/configuration.js';
import { checkSaidByToken } from './access/accounts-v2.js';
import { isConnected } from './access/connection.js';
import { companyPlainly, delayOf, documentsOf, furtherOfCompany } from './account/further.js';
import { renderAccount } from './account/view.js';
import { changing, accountJobs } from './account/changes.js';
import { accountFromToken } from './external-account/tokens.js';
import { replaced } from './external-account/changes.js';
import { handedIn } from './person/documents.js';
import { loadFile } from './files.js';
import { setIndividual } from './account/individual.js';
import { checkAccepted } from './account/accepted.js';
import { checkNamed } from './account/named.js';

const PATH = '/v1/accounts/:account';

const create = endpoint({
  method: 'POST',
  path: '/v1/accounts',
  scope: 'platform',
  answers: 'account',
  params: createShape,
  run(turn, params) {
    if (params.type !== undefined && params.controller !== undefined) {
      throw invalid('You may only specify one of these parameters: type, controller.', {
        code: 'parameters_exclusive',
      });
    }
    const tenant = turn.world.openTenant(turn.world.ids.account());
    accounts.in(turn.world.platform).put(fresh(tenant.id, turn.now, params));
    return updated(turn.on(tenant), params);
  },
});

const retrieve = endpoint({
  method: 'GET',
  path: PATH,
  answers: 'account',
  run: (turn) => (turn.tenant.isPlatform ? platformAccount(turn) : renderAccount(turn.world, turn.tenant)),
});

/** The account of the key, or of Stripe-Account. */
const retrieveCurrent = endpoint({
  method: 'GET',
  path: '/v1/account',
  answers: 'account',
  run: (turn) => (turn.tenant.isPlatform ? platformAccount(turn) : renderAccount(turn.world, turn.tenant)),
});

const update = endpoint({
  method: 'POST',
  path: PATH,
  answers: 'account',
  params: updateShape,
  run: (turn, params) => updated(turn, params),
});

const list = listEndpoint({
  path: '/v1/accounts',
  scope: 'platform',
  answers: 'account',
  filters: { created: range() },
  source(turn, { created }) {
    const collection = accounts.in(turn.world.platform);
    return {
      rows: collection.rows(),
      find: (id) => collection.row(id),
      where: (account) => inRange(created, account.created) && isConnected(turn.world.platform, account.id),
      render(account) {
        const tenant = turn.world.tenant(account.id);
        if (!tenant) throw new Error(`No tenant ${account.id}`);
        return renderAccount(turn.world, tenant);
      },
      noun: 'account',
    };
  },
});

const del = endpoint({
  method: 'DELETE',
  path: PATH,
  answers: 'account',
  run(turn): Stripe.DeletedAccount {
    if (turn.tenant.isPlatform) throw invalid('You cannot delete your own account.');
    accounts.in(turn.world.platform).delete(turn.tenant.id);
    turn.world.closeTenant(turn.tenant);
    return { id: turn.tenant.id, object: 'account', deleted: true };
  },
});

function updated(turn: Turn, sent: UpdateValues): Stripe.Account {
  if (turn.tenant.isPlatform) throw invalid('You cannot update your own account with this call.');
  checkSaidByToken(turn, [sent.company, sent.individual, sent.tos_acceptance], 'account_token');
  const params = withToken(turn, sent);
  changing(turn, () => {
    const account = accountOf(turn.world, turn.tenant);
    if (!account) throw new Error(`No account ${turn.tenant.id}`);
    accounts.in(turn.world.platform).update(account.id, patched(turn, account, params));
    if (params.individual) setIndividual(turn, params.individual);
    if (params.external_account !== undefined) replaced(turn, params.external_account);
  });
  return renderAccount(turn.world, turn.tenant);
}

/** What the call itself says goes before what its token says. */
function withToken(turn: Turn, sent: UpdateValues): UpdateValues {
  if (sent.account_token === undefined) return sent;
  const { tos_shown_and_accepted: accepted, ...held } = accountFromToken(turn, sent.account_token);
  const tos = accepted ? { tos_acceptance: { date: turn.now, ip: '127.0.0.1' } } : {};
  return { ...held, ...tos, ...sent };
}

function patched(turn: Turn, account: StoredAccount, params: UpdateValues): Partial<StoredAccount> {
  const { business_profile: profile, tos_acceptance: tos } = params;
  checkAccepted(turn, params);
  checkNamed(turn, params);
  const requested = { ...account.requested };
  const named = { ...account, business_type: params.business_type ?? account.business_type };
  for (const capability of params.capabilities ?? []) {
    if (capability.requested) checkServed(named, capability.name, `capabilities[${capability.name}][requested]`);
    if (!capability.requested) delete requested[capability.name];
    else requested[capability.name] ??= turn.now;
  }
  if (requested.treasury !== undefined) checkServed(named, 'treasury', 'business_type');
  return {
    business_profile: { ...account.business_profile, ...profile, ...supportAddress(account, params) },
    ...(params.business_type === undefined ? {} : { business_type: params.business_type }),
    company: patchedCompany(turn, account.company, params.company),
    ...(params.default_currency === undefined ? {} : { default_currency: params.default_currency }),
    ...(params.documents ? { documents: documentsOf(turn, account.documents, params.documents) ?? {} } : {}),
    ...(params.groups?.payments_pricing === undefined
      ? {}
      : { groups: { payments_pricing: params.groups.payments_pricing } }),
    ...(params.email === undefined ? {} : { email: params.email }),
    metadata: mergeMetadata(account.metadata, params.metadata),
    requested,
    settings: patchedSettings(account.settings, params.settings),
    tos_acceptance: { ...account.tos_acceptance, ...tos },
  };
}

function patchedCompany(turn: Turn, old: StoredCompany, patch: UpdateValues['company']): StoredCompany {
  const { verification, ...values } = patch ?? {};
  const place = { purpose: 'additional_verification', param: 'company[verification]' } as const;
  return {
    ...old,
    ...companyPlainly(values),
    ...furtherOfCompany(old, values),
    address: { ...old.address, ...values.address },
    proof: handedIn(turn, old.proof, verification, place),
  };
}

function supportAddress(account: StoredAccount, { business_profile: profile }: UpdateValues) {
  const address = profile?.support_address;
  return { support_address: address ? { ...EMPTY_ADDRESS, ...address } : account.business_profile.support_address };
}

function patchedSettings(old: StoredAccount['settings'], patch: UpdateValues['settings']): StoredAccount['settings'] {
  const { interval: _, delay_days: delay, ...anchors } = patch?.payouts?.schedule ?? {};
  return {
    branding: { ...old.branding, ...patch?.branding },
    further: furtherOfSettings(old.further, patch),
    card_issuing: { ...old.card_issuing, ...patch?.card_issuing?.tos_acceptance },
    payouts: {
      debit_negative_balances: patch?.payouts?.debit_negative_balances ?? old.payouts.debit_negative_balances,
      anchors: { ...old.payouts.anchors, ...anchors },
      delay_days: delayOf(delay, old.payouts.delay_days),
      interval: patch?.payouts?.schedule?.interval ?? old.payouts.interval,
      statement_descriptor: patch?.payouts?.statement_descriptor ?? old.payouts.statement_descriptor,
    },
    statement_descriptor: patch?.payments?.statement_descriptor ?? old.statement_descriptor,
    treasury: { ...old.treasury, ...patch?.treasury?.tos_acceptance },
  };
}

function furtherOfSettings(
  old: StoredAccount['settings']['further'] = {},
  patch: UpdateValues['settings'] = {},
): NonNullable<StoredAccount['settings']['further']> {
  const { statement_descriptor: _, ...japanese } = patch.payments ?? {};
  const cards = patch.card_payments;
  return {
    ...old,
    ...japanese,
    bacs_debit_payments: { ...old.bacs_debit_payments, ...patch.bacs_debit_payments },
    card_payments: {
      ...old.card_payments,
      ...cards,
      decline_on: { ...old.card_payments?.decline_on, ...cards?.decline_on },
    },
    invoices: { ...old.invoices, ...patch.invoices },
    ...(patch.paypay_payments ? { paypay_payments: { ...old.paypay_payments, ...patch.paypay_payments } } : {}),
    sepa_debit_payments: { ...old.sepa_debit_payments, ...patch.sepa_debit_payments },
  };
}

function fresh(id: string, now: number, params: CreateValues): StoredAccount {
  const { controller: wanted, type } = params;
  const custom = type === 'custom';
  return {
    id,
    created: now,
    business_profile: {
      annual_revenue: null,
      estimated_worker_count: null,
      mcc: null,
      name: null,
      product_description: null,
      support_address: null,
      support_email: null,
      support_phone: null,
      support_url: null,
      url: null,
    },
    business_type: null,
    company: {
      address: { ...EMPTY_ADDRESS, country: 'US' },
      directors_provided: false,
      executives_provided: false,
      name: null,
      owners_provided: false,
      phone: null,
      structure: null,
      tax_id: null,
      vat_id: null,
      verification: UNVERIFIED,
    },
    controller: {
      fees: { payer: wanted?.fees?.payer ?? (custom ? 'application' : 'account') },
      losses: {
        payments: wanted?.losses?.payments ?? (type === 'standard' || type === undefined ? 'stripe' : 'application'),
      },
      requirement_collection: wanted?.requirement_collection ?? (custom ? 'application' : 'stripe'),
      stripe_dashboard: {
        type: wanted?.stripe_dashboard?.type ?? (custom ? 'none' : type === 'express' ? 'express' : 'full'),
      },
    },
    country: params.country ?? 'US',
    default_currency: 'usd',
    email: null,
    metadata: {},
    rejected: null,
    requested: {},
    settings: {
      branding: { icon: null, logo: null, primary_color: null, secondary_color: null },
      card_issuing: NO_TOS,
      payouts: { debit_negative_balances: false, delay_days: 2, interval: 'daily', statement_descriptor: null },
      statement_descriptor: null,
      treasury: NO_TOS,
    },
    tos_acceptance: { ...NO_TOS, service_agreement: null },
    type: type ?? (wanted ? 'none' : 'standard'),
  };
}

/** The platform's own account: enough to know it by. */
function platformAccount(turn: Turn): Stripe.Account {
  return {
    id: turn.tenant.id,
    object: 'account',
    business_type: 'company',
    capabilities: {},
    charges_enabled: true,
    controller: { type: 'account' },
    country: 'US',
    default_currency: 'usd',
    details_submitted: true,
    email: 'platform@example.com',
    metadata: {},
    payouts_enabled: true,
    type: 'standard',
  };
}

export const accountResource: Resource = {
  routes: [create, retrieve, retrieveCurrent, update, list, del],
  objects: [
    {
      object: 'account',
      expands: {
        'company.verification.document.back': loadFile,
        'company.verification.document.front': loadFile,
        'settings.branding.icon': loadFile,
        'settings.branding.logo': loadFile,
      },
      embeds: ['individual', 'external_accounts'],
    },
  ],
  jobs: accountJobs,
};

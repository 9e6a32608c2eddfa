import { invalid } from '../../wire/error-body.js';
import { metadata } from '../../wire/metadata.js';
import {
  amount,
  boolean,
  currency,
  dateOfBirth,
  email,
  integer,
  oneOf,
  string,
  timestamp,
} from '../../wire/param-kinds.js';
import { arrayOf, object, Param, type Values } from '../../wire/params.js';
import { country, ipAddress, merchantCategoryCode, webUrl } from '../../wire/value-kinds.js';
import { externalAccountParam } from '../external-account/params.js';
import { accountDocuments, furtherCompany, furtherSchedule, furtherSettings, japaneseDescriptors } from './further.js';
import { furtherIdentity, furtherPerson } from '../person/further.js';
import { documentParam } from '../person/documents.js';
import { CAPABILITY_NAMES } from '../capability-names.js';
import type { CapabilityName } from '../account-state.js';

const text = (max = 5000) => string({ max }).emptyable();

export const addressParam = object({
  city: text(100),
  country: country().emptyable(),
  line1: text(200),
  line2: text(200),
  postal_code: text(50),
  state: text(100),
});

export const tosShape = { date: timestamp().emptyable(), ip: ipAddress().emptyable(), user_agent: text(500) };

const businessProfile = object({
  annual_revenue: object({
    amount: amount({ min: 0 }).required(),
    currency: currency().required(),
    fiscal_year_end: string({ max: 10 }).required(),
  }),
  estimated_worker_count: integer({ min: 0 }),
  mcc: merchantCategoryCode(),
  minority_owned_business_designation: arrayOf(
    oneOf(
      'lgbtqi_owned_business',
      'minority_owned_business',
      'none_of_these_apply',
      'prefer_not_to_answer',
      'women_owned_business',
    ),
  ),
  monthly_estimated_revenue: object({
    amount: amount({ min: 0 }).required(),
    currency: currency().required(),
  }),
  name: text(),
  product_description: text(40_000),
  specified_commercial_transactions_act_url: webUrl().emptyable(),
  support_address: addressParam,
  support_email: email().emptyable(),
  support_phone: text(),
  support_url: webUrl().emptyable(),
  url: webUrl().emptyable(),
});

export const companyParam = object({
  ...furtherCompany,
  address: addressParam,
  directors_provided: boolean(),
  executives_provided: boolean(),
  name: text(100),
  owners_provided: boolean(),
  phone: text(),
  structure: oneOf(
    'free_zone_establishment',
    'free_zone_llc',
    'governmental_unit',
    'government_instrumentality',
    'incorporated_non_profit',
    'incorporated_partnership',
    'limited_liability_partnership',
    'llc',
    'multi_member_llc',
    'private_company',
    'private_corporation',
    'private_partnership',
    'public_company',
    'public_corporation',
    'public_partnership',
    'registered_charity',
    'single_member_llc',
    'sole_establishment',
    'sole_proprietorship',
    'tax_exempt_government_instrumentality',
    'unincorporated_association',
    'unincorporated_non_profit',
    'unincorporated_partnership',
  ).emptyable(),
  tax_id: string({ max: 100 }).refine((value, name) => digits(value, 9, name, 'tax_id_invalid')),
  vat_id: string({ max: 100 }),
  verification: object({ document: documentParam }),
});

const identity = {
  ...furtherIdentity,
  address: addressParam,
  dob: dateOfBirth().emptyable(),
  email: email().emptyable(),
  first_name: text(100),
  id_number: string({ max: 100 }).refine((value, name) => digits(value, 9, name)),
  last_name: text(100),
  maiden_name: text(100),
  metadata: metadata(),
  phone: text(),
  political_exposure: oneOf('none', 'existing'),
  ssn_last_4: string({ max: 4 }).refine((value, name) => digits(value, 4, name)),
  verification: object({ additional_document: documentParam, document: documentParam }),
};
const relationship = {
  director: boolean(),
  executive: boolean(),
  owner: boolean(),
  percent_ownership: integer({ min: 0, max: 100 }).emptyable(),
  title: text(),
};

export const individualParam = object({ ...identity, relationship: object(relationship) });
export const personShape = {
  ...identity,
  ...furtherPerson,
  nationality: country().emptyable(),
  relationship: object({
    ...relationship,
    authorizer: boolean(),
    legal_guardian: boolean(),
    representative: boolean(),
  }),
};
/** As a call of the persons' own API takes them; what a token holds is no token. */
export const personCallShape = { ...personShape, person_token: string() };

function digits(value: string, count: number, name: string, code?: string) {
  if (value.replaceAll('-', '').length === count && /^[\d-]+$/.test(value)) return undefined;
  return invalid(`Invalid ${name}: it must have ${count} digits`, { param: name, ...(code ? { code } : {}) });
}

const requestedHash = object({ requested: boolean().required() });

/** `capabilities[name][requested]`, as the list of those that are named. */
const capabilities = new Param<{ name: CapabilityName; requested: boolean }[]>(
  (value, name) => {
    if (typeof value === 'string') throw invalid('Invalid object', { param: name });
    return CAPABILITY_NAMES.flatMap((capability) => {
      const sent = value[capability];
      if (sent === undefined) return [];
      return [{ name: capability, ...requestedHash.read(sent, `${name}[${capability}]`) }];
    });
  },
  false,
  (value, name) => {
    if (typeof value === 'string') return [];
    const known = new Set<string>(CAPABILITY_NAMES);
    return Object.entries(value).flatMap(([key, inner]) =>
      known.has(key) ? requestedHash.unknownIn(inner, `${name}[${key}]`) : [`${name}[${key}]`],
    );
  },
);

const settings = object({
  ...furtherSettings,
  branding: object({ icon: text(), logo: text(), primary_color: text(7), secondary_color: text(7) }),
  card_issuing: object({ tos_acceptance: object(tosShape) }),
  payments: object({ ...japaneseDescriptors, statement_descriptor: text(22) }),
  payouts: object({
    debit_negative_balances: boolean(),
    schedule: object({ ...furtherSchedule, interval: oneOf('daily', 'manual', 'monthly', 'weekly') }),
    statement_descriptor: text(22),
  }),
  treasury: object({ tos_acceptance: object(tosShape) }),
});

export const updateShape = {
  account_token: string(),
  business_profile: businessProfile,
  business_type: oneOf('company', 'government_entity', 'individual', 'non_profit'),
  capabilities,
  company: companyParam,
  default_currency: currency(),
  documents: accountDocuments,
  email: email(),
  external_account: externalAccountParam,
  groups: object({ payments_pricing: text() }),
  individual: individualParam,
  metadata: metadata(),
  settings,
  tos_acceptance: object({ ...tosShape, service_agreement: string({ max: 20 }) }),
};

export const createShape = {
  ...updateShape,
  controller: object({
    fees: object({ payer: oneOf('account', 'application') }),
    losses: object({ payments: oneOf('application', 'stripe') }),
    requirement_collection: oneOf('application', 'stripe'),
    stripe_dashboard: object({ type: oneOf('none', 'express', 'full') }),
  }),
  country: country(),
  type: oneOf('express', 'custom', 'standard'),
};

export type UpdateValues = Values<typeof updateShape>;
export type CreateValues = Values<typeof createShape>;

import type Stripe from 'stripe';
import { defineCollection } from '../state/collection.js';
import type { Known } from '../state/known.js';
import type { Tenant } from '../state/tenant.js';
import type { Values } from '../wire/params.js';
import type { FurtherCompany, furtherSchedule, furtherSettings, japaneseDescriptors } from './account/further.js';
import type { Files, Further } from './person/further.js';
import type { Proof } from './person/documents.js';
import type { World } from '../state/world.js';

export type CapabilityName = keyof Stripe.Account.Capabilities;

export interface Tos {
  date: number | null;
  ip: string | null;
  user_agent: string | null;
}

export interface Dob {
  day: number;
  month: number;
  year: number;
}

/** How far the identity that `key` stands for has been checked. A change of the identity starts anew. */
export interface Verification {
  key: string | null;
  state: 'unverified' | 'pending' | 'verified' | 'failed';
}

export interface StoredCompany extends FurtherCompany {
  address: Stripe.Address;
  directors_provided: boolean;
  executives_provided: boolean;
  name: string | null;
  owners_provided: boolean;
  phone: string | null;
  structure: Known<Stripe.Account.Company.Structure> | null;
  /** The number itself is never shown. */
  tax_id: string | null;
  vat_id: string | null;
  proof?: Proof;
  verification: Verification;
}

export interface StoredAccount {
  id: string;
  created: number;
  business_profile: Omit<
    Stripe.Account.BusinessProfile,
    'minority_owned_business_designation' | 'specified_commercial_transactions_act_url'
  > & {
    minority_owned_business_designation?: Stripe.Account.BusinessProfile['minority_owned_business_designation'];
    specified_commercial_transactions_act_url?: string | null;
  };
  business_type: Known<NonNullable<Stripe.Account['business_type']>> | null;
  company: StoredCompany;
  controller: Required<Omit<Stripe.Account.Controller, 'type' | 'is_controller'>>;
  country: string;
  default_currency: string;
  /** Of each kind, the files. */
  documents?: Files;
  email: string | null;
  groups?: { payments_pricing: string | null };
  metadata: Record<string, string>;
  /** By the platform. */
  rejected: {
    disabled_reason: 'rejected.platform_fraud' | 'rejected.platform_other' | 'rejected.platform_terms_of_service';
    payouts_paused: boolean;
  } | null;
  /** When each capability was requested. */
  requested: Readonly<Partial<Record<CapabilityName, number>>>;
  settings: {
    card_issuing: Tos;
    treasury: Tos;
    branding: {
      icon: string | null;
      logo: string | null;
      primary_color: string | null;
      secondary_color: string | null;
    };
    statement_descriptor: string | null;
    /** Beside what Issuing and Treasury need: only what was given. */
    further?: Values<typeof furtherSettings & typeof japaneseDescriptors>;
    payouts: {
      debit_negative_balances: boolean;
      delay_days: number;
      interval: string;
      statement_descriptor: string | null;
      anchors?: Omit<Values<typeof furtherSchedule>, 'delay_days'>;
    };
  };
  tos_acceptance: Tos & { service_agreement: string | null };
  type: Known<Stripe.Account.Type>;
}

/** Of a company's people, or the one `individual` of an individual's account. */
export interface StoredPerson extends Further {
  id: string;
  created: number;
  address: Stripe.Address;
  dob: Dob | null;
  email: string | null;
  first_name: string | null;
  id_number: string | null;
  isIndividual: boolean;
  last_name: string | null;
  maiden_name: string | null;
  metadata: Record<string, string>;
  nationality: string | null;
  phone: string | null;
  political_exposure: Known<Stripe.Person.PoliticalExposure> | null;
  relationship: {
    authorizer: boolean;
    director: boolean;
    executive: boolean;
    legal_guardian: boolean;
    owner: boolean;
    percent_ownership: number | null;
    representative: boolean;
    title: string | null;
  };
  ssn_last_4: string | null;
  proof?: Proof;
  verification: Verification;
}

export const EMPTY_ADDRESS: Stripe.Address = {
  city: null,
  country: null,
  line1: null,
  line2: null,
  postal_code: null,
  state: null,
};
export const NO_TOS: Tos = { date: null, ip: null, user_agent: null };
export const UNVERIFIED: Verification = { key: null, state: 'unverified' };

/** All connected accounts, in the platform. */
export const accounts = defineCollection<StoredAccount>('accounts')({});
/** The people of one connected account. */
export const persons = defineCollection<StoredPerson>('persons')({});

/** The account that a tenant stands for; the platform itself has none. */
export function accountOf(world: World, tenant: Tenant): StoredAccount | undefined {
  return accounts.in(world.platform).get(tenant.id);
}

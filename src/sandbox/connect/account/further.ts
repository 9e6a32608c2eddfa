import type Stripe from 'stripe';
import type { Turn } from '../../state/turn.js';
import { invalid } from '../../wire/error-body.js';
import { boolean, integer, oneOf, string } from '../../wire/param-kinds.js';
import { arrayOf, object, Param, type Values } from '../../wire/params.js';
import {
  declarationParam,
  filesParam,
  japanAddressParam,
  knownFiles,
  merged,
  mergedJapan,
  NOT_DECLARED,
  plainAddressParam,
  type Files,
} from '../person/further.js';

/*
 * What may be said of an account beside what Issuing and Treasury in the US need. It is kept and shown; nothing is judged by it.
 */
const text = (max = 5000) => string({ max }).emptyable();

export const furtherCompany = {
  address_kana: japanAddressParam,
  address_kanji: japanAddressParam,
  administrative_address: plainAddressParam,
  directorship_declaration: declarationParam,
  export_license_id: string({ max: 5000 }),
  export_purpose_code: string({ max: 5000 }),
  name_kana: text(100),
  name_kanji: text(100),
  ownership_declaration: declarationParam,
  ownership_exemption_reason: oneOf(
    'qualified_entity_exceeds_ownership_threshold',
    'qualifies_as_financial_institution',
  ).emptyable(),
  physical_address: plainAddressParam,
  principal_place_of_business: plainAddressParam,
  registration_date: object({
    day: integer({ min: 1, max: 31 }).required(),
    month: integer({ min: 1, max: 12 }).required(),
    year: integer({ min: 1000, max: 9999 }).required(),
  }).emptyable(),
  registration_number: string({ max: 100 }),
  representative_declaration: declarationParam,
  tax_id_registrar: string({ max: 100 }),
};

export const accountDocuments = object({
  bank_account_ownership_verification: filesParam,
  company_license: filesParam,
  company_memorandum_of_association: filesParam,
  company_ministerial_decree: filesParam,
  company_registration_verification: filesParam,
  company_tax_id_verification: filesParam,
  proof_of_address: filesParam,
  proof_of_business_presence: filesParam,
  proof_of_ultimate_beneficial_ownership: object({
    files: arrayOf(string({ max: 500 })),
    signer: object({ person: string({ max: 500 }) }),
  }),
});

const delayDays = new Param<number | 'minimum'>(
  (value, name) => (value === 'minimum' ? value : integer({ min: 0, max: 31 }).read(value, name)),
  false,
);

export const furtherSchedule = {
  delay_days: delayDays,
  monthly_anchor: integer({ min: 1, max: 31 }),
  monthly_payout_days: arrayOf(integer({ min: 1, max: 31 })),
  weekly_anchor: oneOf('friday', 'monday', 'saturday', 'sunday', 'thursday', 'tuesday', 'wednesday'),
  weekly_payout_days: arrayOf(oneOf('friday', 'monday', 'thursday', 'tuesday', 'wednesday')),
};

export const furtherSettings = {
  bacs_debit_payments: object({ display_name: string() }),
  card_payments: object({
    decline_on: object({ avs_failure: boolean(), cvc_failure: boolean() }),
    statement_descriptor_prefix: text(10),
    statement_descriptor_prefix_kana: text(10),
    statement_descriptor_prefix_kanji: text(10),
  }),
  invoices: object({ hosted_payment_method_save: oneOf('always', 'never', 'offer') }),
  paypay_payments: object({
    additional_files: arrayOf(string({ max: 500 })),
    goods_type: oneOf('digital_content', 'other'),
    site: object({
      accessible: object({}),
      in_development: object({ password: string().required(), username: string() }),
      restricted: object({ payment_flow_file: string({ max: 500 }) }),
      type: oneOf('accessible', 'in_development', 'restricted'),
    }),
  }),
  sepa_debit_payments: object({ creditor_id: string({ max: 35 }) }),
};
export const japaneseDescriptors = { statement_descriptor_kana: text(22), statement_descriptor_kanji: text(17) };

type CompanySent = Values<typeof furtherCompany>;
type Declaration = typeof NOT_DECLARED;

/** Absent until it is given. */
export interface FurtherCompany {
  address_kana?: Stripe.Account.Company.AddressKana;
  address_kanji?: Stripe.Account.Company.AddressKanji;
  administrative_address?: Stripe.Address;
  directorship_declaration?: Declaration;
  export_license_id?: string;
  export_purpose_code?: string;
  name_kana?: string | null;
  name_kanji?: string | null;
  ownership_declaration?: Declaration;
  ownership_exemption_reason?: NonNullable<CompanySent['ownership_exemption_reason']> | null;
  physical_address?: Stripe.Address;
  principal_place_of_business?: Stripe.Address;
  registration_date?: Stripe.Account.Company.RegistrationDate;
  /** Stripe does not show it. */
  registration_number?: string;
  representative_declaration?: Declaration;
  tax_id_registrar?: string;
}

export function furtherOfCompany(old: FurtherCompany, sent: CompanySent): FurtherCompany {
  const { address_kana: kana, address_kanji: kanji, registration_date: registered } = sent;
  const { administrative_address: office, physical_address: place, principal_place_of_business: seat } = sent;
  const { directorship_declaration: directors, ownership_declaration: owners } = sent;
  const { representative_declaration: representative } = sent;
  const declared = (was: Declaration | undefined, said: Partial<Declaration>) => ({ ...NOT_DECLARED, ...was, ...said });
  return {
    ...(kana ? { address_kana: mergedJapan(old.address_kana, kana) } : {}),
    ...(kanji ? { address_kanji: mergedJapan(old.address_kanji, kanji) } : {}),
    ...(office ? { administrative_address: merged(old.administrative_address, office) } : {}),
    ...(place ? { physical_address: merged(old.physical_address, place) } : {}),
    ...(seat ? { principal_place_of_business: merged(old.principal_place_of_business, seat) } : {}),
    ...(directors ? { directorship_declaration: declared(old.directorship_declaration, directors) } : {}),
    ...(owners ? { ownership_declaration: declared(old.ownership_declaration, owners) } : {}),
    ...(representative ? { representative_declaration: declared(old.representative_declaration, representative) } : {}),
    ...(registered === undefined ? {} : { registration_date: registered ?? { day: null, month: null, year: null } }),
  };
}

/** What is kept as it is said, without that which `furtherOfCompany` lays over what is known. */
export function companyPlainly<T extends CompanySent>(sent: T) {
  const { address_kana: _a, address_kanji: _b, registration_date: _c, ...one } = sent;
  const { administrative_address: _d, physical_address: _e, principal_place_of_business: _f, ...two } = one;
  const { directorship_declaration: _g, ownership_declaration: _h, representative_declaration: _i, ...said } = two;
  return said;
}

/** The documents of an account with those that are new; none of them is ever shown. */
export function documentsOf(turn: Turn, old: Files | undefined, sent: Values<{ all: typeof accountDocuments }>['all']) {
  return sent ? { ...old, ...knownFiles(turn, sent, 'documents') } : old;
}

/** What is shown of PayPay: that a site has a password, not which. */
export function renderPaypay(
  sent: Values<typeof furtherSettings>['paypay_payments'],
): Stripe.Account.Settings.PaypayPayments {
  const { site, ...shown } = sent ?? {};
  if (!site) return shown;
  const { in_development: draft, restricted, ...plain } = site;
  return {
    ...shown,
    site: {
      ...plain,
      ...(draft ? { in_development: { password_provided: true, username: draft.username ?? null } } : {}),
      ...(restricted ? { restricted: { payment_flow_file: restricted.payment_flow_file ?? null } } : {}),
    },
  };
}

/** `minimum` is what a US account has from the start. */
export function delayOf(sent: number | 'minimum' | undefined, old: number): number {
  if (sent === undefined) return old;
  if (sent === 'minimum') return 2;
  if (sent < 2)
    throw invalid('Payouts cannot be made sooner than after 2 days.', {
      param: 'settings[payouts][schedule][delay_days]',
    });
  return sent;
}

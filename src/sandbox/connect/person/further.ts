import type Stripe from 'stripe';
import type { Turn } from '../../state/turn.js';
import { oneOf, string, timestamp } from '../../wire/param-kinds.js';
import { arrayOf, object, type Values } from '../../wire/params.js';
import { country, ipAddress } from '../../wire/value-kinds.js';
import { identityFile } from '../files.js';

/*
 * What may be said of a person or a company beside what a US account needs. It is kept and shown; nothing is judged by it.
 */
const text = (max = 5000) => string({ max }).emptyable();
export const plainAddress = {
  city: text(100),
  country: country().emptyable(),
  line1: text(200),
  line2: text(200),
  postal_code: text(50),
  state: text(100),
};
export const plainAddressParam = object(plainAddress);
export const japanAddressParam = object({ ...plainAddress, town: text(100) });
export const declarationParam = object({
  date: timestamp().emptyable(),
  ip: ipAddress().emptyable(),
  user_agent: text(500),
});
export const filesParam = object({ files: arrayOf(string({ max: 500 })) });

export const furtherIdentity = {
  address_kana: japanAddressParam,
  address_kanji: japanAddressParam,
  first_name_kana: text(100),
  first_name_kanji: text(100),
  full_name_aliases: arrayOf(string({ max: 300 })).emptyable(),
  gender: oneOf('female', 'male').emptyable(),
  id_number_secondary: string({ max: 100 }),
  last_name_kana: text(100),
  last_name_kanji: text(100),
  registered_address: plainAddressParam,
};

export const furtherPerson = {
  additional_tos_acceptances: object({ account: declarationParam }),
  documents: object({ company_authorization: filesParam, passport: filesParam, visa: filesParam }),
  us_cfpb_data: object({
    ethnicity_details: object({
      ethnicity: arrayOf(
        oneOf(
          'cuban',
          'hispanic_or_latino',
          'mexican',
          'not_hispanic_or_latino',
          'other_hispanic_or_latino',
          'prefer_not_to_answer',
          'puerto_rican',
        ),
      ),
      ethnicity_other: string(),
    }),
    race_details: object({
      race: arrayOf(
        oneOf(
          'african_american',
          'american_indian_or_alaska_native',
          'asian',
          'asian_indian',
          'black_or_african_american',
          'chinese',
          'ethiopian',
          'filipino',
          'guamanian_or_chamorro',
          'haitian',
          'jamaican',
          'japanese',
          'korean',
          'native_hawaiian',
          'native_hawaiian_or_other_pacific_islander',
          'nigerian',
          'other_asian',
          'other_black_or_african_american',
          'other_pacific_islander',
          'prefer_not_to_answer',
          'samoan',
          'somali',
          'vietnamese',
          'white',
        ),
      ),
      race_other: string(),
    }),
    self_identified_gender: string(),
  }),
};

type Sent = Values<typeof furtherIdentity & typeof furtherPerson>;
type Declaration = Stripe.Account.Company.OwnershipDeclaration;
export type Files = Readonly<Record<string, string[]>>;

/** Absent until it is given. */
export interface Further {
  additional_tos_acceptances?: { account: Declaration };
  address_kana?: Stripe.Person.AddressKana;
  address_kanji?: Stripe.Person.AddressKanji;
  documents?: Files;
  first_name_kana?: string | null;
  first_name_kanji?: string | null;
  full_name_aliases?: string[];
  gender?: 'female' | 'male' | null;
  id_number_secondary?: string;
  last_name_kana?: string | null;
  last_name_kanji?: string | null;
  registered_address?: Stripe.Address;
  us_cfpb_data?: Stripe.Person.UsCfpbData;
}

const NOWHERE: Stripe.Address = {
  city: null,
  country: null,
  line1: null,
  line2: null,
  postal_code: null,
  state: null,
};
export const NOT_DECLARED: Declaration = { date: null, ip: null, user_agent: null };

export const merged = (old: Stripe.Address | undefined, sent: Partial<Stripe.Address>) => ({
  ...NOWHERE,
  ...old,
  ...sent,
});
export const mergedJapan = (
  old: Stripe.Person.AddressKana | undefined,
  sent: Partial<Stripe.Person.AddressKana>,
): Stripe.Person.AddressKana => ({ ...NOWHERE, town: null, ...old, ...sent });

/** `param` is where the person stands in the call: '' or `individual`. */
export function furtherSaid(turn: Turn, old: Further, sent: Sent, param: string): Further {
  const { additional_tos_acceptances: tos, address_kana: kana, address_kanji: kanji, full_name_aliases } = sent;
  const { documents, registered_address: registered, us_cfpb_data: cfpb } = sent;
  const place = param === '' ? 'documents' : `${param}[documents]`;
  return {
    ...(tos?.account
      ? {
          additional_tos_acceptances: {
            account: { ...NOT_DECLARED, ...old.additional_tos_acceptances?.account, ...tos.account },
          },
        }
      : {}),
    ...(kana ? { address_kana: mergedJapan(old.address_kana, kana) } : {}),
    ...(kanji ? { address_kanji: mergedJapan(old.address_kanji, kanji) } : {}),
    ...(documents ? { documents: { ...old.documents, ...knownFiles(turn, documents, place) } } : {}),
    ...(full_name_aliases === undefined ? {} : { full_name_aliases: full_name_aliases ?? [] }),
    ...(registered ? { registered_address: merged(old.registered_address, registered) } : {}),
    ...(cfpb ? { us_cfpb_data: cfpbData(old.us_cfpb_data, cfpb) } : {}),
  };
}

/** What is kept as it is said, without that which `furtherSaid` lays over what is known. */
export function saidPlainly<T extends Sent>(sent: T) {
  const {
    additional_tos_acceptances: _,
    address_kana: __,
    address_kanji: ___,
    full_name_aliases: ____,
    ...rest
  } = sent;
  const { documents: _d, registered_address: _r, us_cfpb_data: _u, ...said } = rest;
  return said;
}

function cfpbData(
  old: Stripe.Person.UsCfpbData | undefined,
  sent: NonNullable<Sent['us_cfpb_data']>,
): Stripe.Person.UsCfpbData {
  const { ethnicity_details: ethnicity, race_details: race } = sent;
  return {
    ethnicity_details: ethnicity
      ? { ethnicity: null, ethnicity_other: null, ...old?.ethnicity_details, ...ethnicity }
      : (old?.ethnicity_details ?? null),
    race_details: race ? { race: null, race_other: null, ...old?.race_details, ...race } : (old?.race_details ?? null),
    self_identified_gender: sent.self_identified_gender ?? old?.self_identified_gender ?? null,
  };
}

/** The files of each kind of document, all of which must have been uploaded to meet a requirement. */
export function knownFiles(
  turn: Turn,
  documents: Readonly<Record<string, { files?: string[] } | undefined>>,
  param: string,
): Files {
  return Object.fromEntries(
    Object.entries(documents).map(([kind, sent]) => [
      kind,
      (sent?.files ?? []).map(
        (id, at) => identityFile(turn, id, 'account_requirement', `${param}[${kind}][files][${at}]`).id,
      ),
    ]),
  );
}

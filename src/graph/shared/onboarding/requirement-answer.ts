import { ACCOUNT_PLACES, PERSON_PLACES, SPEAKER_PLACES } from './account-places.js';

/** How what Stripe asks for is told it: a mutation, and where in its arguments. */
export interface Answer {
  readonly mutation: string;
  /** From `input` down. */
  readonly inputPath: readonly string[];
  /** Stripe's id of the person that the mutation is about. */
  readonly person: string | null;
}

const ADDRESS = ['line1', 'line2', 'city', 'state', 'postal_code', 'country'];
const TERMS = ['date', 'ip', 'user_agent'];
const under = (name: string, fields: readonly string[]) => [name, ...fields.map((field) => `${name}.${field}`)];

const ACCOUNT_FIELDS: ReadonlySet<string> = new Set([
  'business_type',
  'default_currency',
  'email',
  ...under('business_profile', ['mcc', 'name', 'product_description', 'url', 'estimated_worker_count']),
  ...under('business_profile', ['support_email', 'support_phone', 'support_url']),
  ...under('business_profile.support_address', ADDRESS),
  ...under('business_profile.annual_revenue', ['amount', 'currency', 'fiscal_year_end']),
  ...under('company', ['name', 'phone', 'tax_id', 'vat_id', 'structure', 'registration_number', 'registration_date']),
  ...under('company', ['directors_provided', 'executives_provided', 'owners_provided', 'ownership_exemption_reason']),
  ...under('company.address', ADDRESS),
  ...under('company.verification.document', ['front', 'back']),
  ...under('company.ownership_declaration', TERMS),
  ...under('company.directorship_declaration', TERMS),
  ...under('company.representative_declaration', TERMS),
  ...under('tos_acceptance', TERMS),
  ...under('settings.card_issuing.tos_acceptance', TERMS),
  ...under('settings.treasury.tos_acceptance', TERMS),
  'settings.payments.statement_descriptor',
  'settings.payouts.statement_descriptor',
  ...under('documents.bank_account_ownership_verification', ['files']),
  ...under('documents.company_license', ['files']),
  ...under('documents.company_memorandum_of_association', ['files']),
  ...under('documents.company_ministerial_decree', ['files']),
  ...under('documents.company_registration_verification', ['files']),
  ...under('documents.company_tax_id_verification', ['files']),
  ...under('documents.proof_of_address', ['files']),
  ...under('documents.proof_of_business_presence', ['files']),
  ...under('documents.proof_of_ultimate_beneficial_ownership', ['files']),
]);

/** Of anybody. */
const PERSON_FIELDS: readonly string[] = [
  ...['first_name', 'last_name', 'email', 'phone', 'id_number', 'ssn_last_4'],
  ...under('dob', ['day', 'month', 'year']),
  ...under('address', ADDRESS),
  ...under('verification.document', ['front', 'back']),
  ...under('verification.additional_document', ['front', 'back']),
  'relationship.title',
];
const RELATIONS = ['owner', 'director', 'executive', 'percent_ownership'];
const WHOLE_PERSON: ReadonlySet<string> = new Set([
  ...PERSON_FIELDS,
  ...['maiden_name', 'full_name_aliases', 'nationality', 'political_exposure'],
  ...under('registered_address', ADDRESS),
  ...under('relationship', [...RELATIONS, 'representative', 'authorizer', 'legal_guardian']),
  ...under('documents.company_authorization', ['files']),
  ...under('documents.passport', ['files']),
  ...under('documents.visa', ['files']),
]);
const INDIVIDUAL: ReadonlySet<string> = new Set(PERSON_FIELDS);
const REPRESENTATIVE: ReadonlySet<string> = new Set([
  ...PERSON_FIELDS,
  ...RELATIONS.map((relation) => `relationship.${relation}`),
]);

/** People that Stripe asks for before any of them is known. */
const NOT_YET_KNOWN = /^(?:owners|directors|executives|authorizer|legal_guardian)\.(.+)$/;

/** What answers a requirement, by Stripe's path to the field; null where no input here does. */
export function answerTo(field: string): Answer | null {
  const [head = '', ...below] = field.split('.');
  const rest = below.join('.');
  if (field === 'external_account') return answer('createExternalAccount', 'source');
  if (field === 'relationship.representative') return answer('updateConnectedAccount', 'representative');
  if (head.startsWith('person_')) return ofPerson('updatePerson', rest, head);
  if (head === 'relationship') return ofPerson('createPerson', field, null);
  if (head === 'individual') return ofSpeaker(head, rest, INDIVIDUAL);
  if (head === 'representative') return ofSpeaker(head, rest, REPRESENTATIVE);
  const unknown = NOT_YET_KNOWN.exec(field)?.[1];
  if (unknown !== undefined) return ofPerson('createPerson', unknown, null);
  return ACCOUNT_FIELDS.has(field) ? answer('updateConnectedAccount', placed(field, ACCOUNT_PLACES)) : null;
}

/** Every requirement that has an answer, for a person of this id where it is about one. */
export function answerable(person: string): string[] {
  return [
    ...ACCOUNT_FIELDS,
    'external_account',
    'relationship.representative',
    ...[...WHOLE_PERSON].map((field) => `${person}.${field}`),
    ...[...WHOLE_PERSON].filter((field) => field.startsWith('relationship.')),
    ...[...WHOLE_PERSON].map((field) => `owners.${field}`),
    ...[...INDIVIDUAL].map((field) => `individual.${field}`),
    ...[...REPRESENTATIVE].map((field) => `representative.${field}`),
  ];
}

function ofPerson(mutation: string, field: string, person: string | null): Answer | null {
  return WHOLE_PERSON.has(field) ? answer(mutation, placed(field, PERSON_PLACES), person) : null;
}

function ofSpeaker(who: string, field: string, known: ReadonlySet<string>): Answer | null {
  const places = [...SPEAKER_PLACES, ...PERSON_PLACES];
  return known.has(field) ? answer('updateConnectedAccount', `${who}.${placed(field, places)}`) : null;
}

function answer(mutation: string, path: string, person: string | null = null): Answer {
  return { mutation, inputPath: ['input', ...path.split('.')], person };
}

/** By the longest place that the field is, or stands below. */
function placed(field: string, places: readonly (readonly [stripe: string, ours: string])[]): string {
  const fitting = places.filter(([stripe]) => field === stripe || field.startsWith(`${stripe}.`));
  const longest = fitting.sort(([a], [b]) => b.length - a.length)[0];
  const moved = longest === undefined ? field : longest[1] + field.slice(longest[0].length);
  return moved.replace(/_+([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
}

import type { Dob, StoredAccount, StoredCompany, StoredPerson, Verification } from '../account-state.js';
import { documentFault, type Proof, type StoredDocument } from '../person/documents.js';

/*
 * Stripe's test values. What they say is decided as soon as the identity is complete: verified at once, refused at once,
 * or verified a little later.
 */
export type Outcome = 'at once' | 'later' | Failure;

export interface Failure {
  code: 'verification_failed_id_number_match' | 'verification_failed_tax_id_match' | FailureCode;
  reason: string;
  /** The field that must be given again, below the party's own name. */
  field: string;
}
type FailureCode =
  | 'verification_document_failed_test_mode'
  | 'verification_document_missing_front'
  | 'verification_failed_keyed_identity'
  | 'verification_failed_name_match'
  | 'verification_failed_tax_id_not_issued'
  | 'verification_failed_address_match';

export const VERIFICATION_SECONDS = 2;
const BAD_COMPANY_NAMES = ['mismatch_business_name', 'disallowed_name', 'match_name_only'];
const BAD_STREETS = ['address_no_match', 'address_line1_no_match'];

/** What the party has been judged by; null while something is missing. */
export function personKey(person: StoredPerson): string | null {
  const { first_name: first, last_name: last, dob, id_number: id, ssn_last_4: ssn, address } = person;
  if (!first || !last || !dob || !(id ?? ssn)) return null;
  return keyOf([first, last, dob, id, ssn, address.line1], keyedPerson(person), person.proof);
}

export function companyKey(company: StoredCompany): string | null {
  const { name, tax_id: taxId, address, proof } = company;
  return name && taxId ? keyOf([name, taxId, address.line1], keyedCompany(company), proof) : null;
}

/** A document counts only for what its keyed identity has failed to prove. */
function keyOf(keyed: readonly unknown[], outcome: Outcome, proof: Proof | undefined): string {
  const shown = typeof outcome === 'string' ? undefined : proving(outcome, proof);
  return JSON.stringify(shown ? [...keyed, shown] : keyed);
}

export function judgePerson(person: StoredPerson): Outcome {
  return withProof(keyedPerson(person), person.proof);
}

export function judgeCompany(company: StoredCompany): Outcome {
  return withProof(keyedCompany(company), company.proof);
}

function withProof(keyed: Outcome, proof: Proof | undefined): Outcome {
  if (typeof keyed === 'string') return keyed;
  const shown = proving(keyed, proof);
  if (!shown) return keyed;
  const fault = documentFault(shown);
  if (!fault) return shown.legibility === 'accepted' ? 'at once' : 'later';
  const name = shown === proof?.document ? 'document' : 'additional_document';
  return { code: fault.code, reason: fault.reason, field: `verification.${name}` };
}

/** An address of a person is proven by an additional document, all else by the document. */
function proving({ field }: Failure, proof: Proof | undefined): StoredDocument | undefined {
  return field === 'address.line1' ? (proof?.additional_document ?? proof?.document) : proof?.document;
}

function keyedPerson(person: StoredPerson): Outcome {
  const { dob, id_number: id, ssn_last_4: ssn, address } = person;
  if (id === '111111111') {
    return {
      code: 'verification_failed_id_number_match',
      reason: 'The person’s identity could not be verified: the ID number does not match.',
      field: 'id_number',
    };
  }
  const street = badStreet(address.line1);
  if (street) return street;
  if (born(dob, 1902) || id === '222222222') return 'at once';
  if (born(dob, 1901) || id === '000000000' || ssn === '0000') return 'later';
  return {
    code: 'verification_failed_keyed_identity',
    reason: 'The person’s keyed-in identity information could not be verified.',
    field: 'verification.document',
  };
}

function keyedCompany(company: StoredCompany): Outcome {
  const { name, tax_id: taxId } = company;
  if (taxId === '111111111' || taxId === '111111112') {
    const code = taxId === '111111111' ? 'verification_failed_tax_id_match' : 'verification_failed_tax_id_not_issued';
    return { code, reason: 'The company’s tax ID could not be verified.', field: 'tax_id' };
  }
  if (name !== null && BAD_COMPANY_NAMES.includes(name)) {
    return {
      code: 'verification_failed_name_match',
      reason: 'The company’s name could not be verified.',
      field: 'name',
    };
  }
  return badStreet(company.address.line1) ?? (taxId === '222222222' ? 'at once' : 'later');
}

function badStreet(line1: string | null): Failure | undefined {
  if (line1 === null || !BAD_STREETS.includes(line1)) return undefined;
  return {
    code: 'verification_failed_address_match',
    reason: 'The address could not be verified.',
    field: 'address.line1',
  };
}

function born(dob: Dob | null, year: number): boolean {
  return dob?.year === year && dob.month === 1 && dob.day === 1;
}

/** The state that follows from the identity as it is now; an identity that was judged before keeps its state. */
export function verificationAfter(key: string | null, old: Verification, judge: () => Outcome): Verification {
  if (key === old.key) return old;
  if (key === null) return { key, state: 'unverified' };
  const outcome = judge();
  if (outcome === 'at once') return { key, state: 'verified' };
  return { key, state: outcome === 'later' ? 'pending' : 'failed' };
}

export function failureOf(account: StoredAccount, person: StoredPerson | null): Failure | undefined {
  const outcome = person ? judgePerson(person) : judgeCompany(account.company);
  return typeof outcome === 'string' ? undefined : outcome;
}

import type Stripe from 'stripe';
import { type CapabilityName, persons, type StoredAccount, type StoredPerson, type Tos } from '../account-state.js';
import type { Tenant } from '../../state/tenant.js';
import { failureOf, judgePerson } from './verification.js';

export type RequirementError = Stripe.Capability.Requirements.Error;

/** What stands between an account and one capability. `external_account` is never among it. */
export interface Needs {
  due: string[];
  pending: string[];
  errors: RequirementError[];
  /** Nothing that could be given would help. */
  rejected?: boolean;
}

interface Check {
  field: string;
  given: unknown;
}

/** What every capability needs. */
export function baseNeeds(account: StoredAccount, tenant: Tenant): Needs {
  const people = persons.in(tenant).all();
  const parties = account.business_type === 'individual' ? individual(people) : company(account, people);
  const { business_profile: profile, tos_acceptance: tos } = account;
  const checks: Check[] = [
    { field: 'business_type', given: account.business_type },
    { field: 'business_profile.mcc', given: profile.mcc },
    { field: 'business_profile.url', given: profile.url ?? profile.product_description },
    ...tosChecks('tos_acceptance', tos),
  ];
  return joined([{ due: absent(checks), pending: [], errors: [] }, parties]);
}

/** What this capability needs, beside the base. */
export function capabilityNeeds(account: StoredAccount, tenant: Tenant, name: CapabilityName): Needs {
  const extra: Check[] = [];
  if (name === 'card_issuing') {
    extra.push(...tosChecks('settings.card_issuing.tos_acceptance', account.settings.card_issuing));
    if (account.business_type !== 'individual') extra.push(...sizeChecks(account));
  }
  if (name === 'treasury') extra.push(...tosChecks('settings.treasury.tos_acceptance', account.settings.treasury));
  const needs = joined([baseNeeds(account, tenant), { due: absent(extra), pending: [], errors: [] }]);
  return account.rejected ? { ...needs, rejected: true } : needs;
}

/** Each entry once, sorted, so that the same state always reads the same. */
export function joined(needs: readonly Needs[]): Needs {
  const unique = (names: string[]) => [...new Set(names)].sort();
  const errors = new Map(needs.flatMap((need) => need.errors).map((error) => [error.requirement, error]));
  return {
    due: unique(needs.flatMap((need) => need.due)),
    pending: unique(needs.flatMap((need) => need.pending)),
    errors: [...errors.values()],
  };
}

function sizeChecks(account: StoredAccount): Check[] {
  const { estimated_worker_count: workers, annual_revenue: revenue } = account.business_profile;
  return [
    { field: 'business_profile.estimated_worker_count', given: workers ?? null },
    { field: 'business_profile.annual_revenue.amount', given: revenue?.amount ?? null },
    { field: 'business_profile.annual_revenue.currency', given: revenue?.currency ?? null },
    { field: 'business_profile.annual_revenue.fiscal_year_end', given: revenue?.fiscal_year_end ?? null },
  ];
}

function tosChecks(name: string, tos: Tos): Check[] {
  return [
    { field: `${prefix(name)}date`, given: tos.date },
    { field: `${prefix(name)}ip`, given: tos.ip },
  ];
}

function company(account: StoredAccount, people: readonly StoredPerson[]): Needs {
  const { company: firm } = account;
  const checks: Check[] = [
    { field: 'company.name', given: firm.name },
    { field: 'company.phone', given: firm.phone },
    { field: 'company.tax_id', given: firm.tax_id },
    { field: 'company.owners_provided', given: firm.owners_provided },
    ...addressChecks('company', firm.address),
  ];
  const representative = people.find((person) => person.relationship.representative);
  if (!representative) checks.push({ field: 'relationship.representative', given: null });
  const judged = people.filter((person) => person.relationship.representative || person.relationship.owner);
  return joined([
    { due: absent(checks), pending: [], errors: [] },
    judgement('company', 'tax_id', firm.verification.state, () => failureOf(account, null)),
    ...judged.map((person) => personNeeds(person.id, person)),
  ]);
}

function individual(people: readonly StoredPerson[]): Needs {
  const person = people.find((one) => one.isIndividual);
  return person
    ? personNeeds('individual', person)
    : { due: absent(personChecks('individual', null)), pending: [], errors: [] };
}

/** `name` goes before each field: `person_…`, `individual`, or nothing for the person's own list. */
export function personNeeds(name: string, person: StoredPerson): Needs {
  return joined([
    { due: absent(personChecks(name, person)), pending: [], errors: [] },
    judgement(name, 'id_number', person.verification.state, () => judgedPerson(person)),
  ]);
}

function judgedPerson(person: StoredPerson) {
  const outcome = judgePerson(person);
  return typeof outcome === 'string' ? undefined : outcome;
}

function judgement(
  name: string,
  field: string,
  state: StoredPerson['verification']['state'],
  failure: () => { code: RequirementError['code']; reason: string; field: string } | undefined,
): Needs {
  if (state === 'pending') return { due: [], pending: [`${prefix(name)}${field}`], errors: [] };
  const failed = state === 'failed' ? failure() : undefined;
  if (!failed) return { due: [], pending: [], errors: [] };
  const requirement = `${prefix(name)}${failed.field}`;
  return { due: [requirement], pending: [], errors: [{ code: failed.code, reason: failed.reason, requirement }] };
}

function personChecks(name: string, person: StoredPerson | null): Check[] {
  const speaks = !person || person.isIndividual || person.relationship.representative;
  const contact: Check[] = [
    { field: `${prefix(name)}email`, given: person?.email },
    { field: `${prefix(name)}phone`, given: person?.phone },
  ];
  if (person?.relationship.representative && !person.isIndividual) {
    contact.push({ field: `${prefix(name)}relationship.title`, given: person.relationship.title });
  }
  return [
    { field: `${prefix(name)}first_name`, given: person?.first_name },
    { field: `${prefix(name)}last_name`, given: person?.last_name },
    ...['day', 'month', 'year'].map((part) => ({ field: `${prefix(name)}dob.${part}`, given: person?.dob })),
    ...addressChecks(name, person?.address ?? null),
    { field: `${prefix(name)}id_number`, given: person?.id_number ?? person?.ssn_last_4 },
    ...(speaks ? contact : []),
  ];
}

function addressChecks(name: string, address: Stripe.Address | null): Check[] {
  return [
    { field: `${prefix(name)}address.line1`, given: address?.line1 },
    { field: `${prefix(name)}address.city`, given: address?.city },
    { field: `${prefix(name)}address.state`, given: address?.state },
    { field: `${prefix(name)}address.postal_code`, given: address?.postal_code },
  ];
}

function absent(checks: readonly Check[]): string[] {
  return checks
    .filter(({ given }) => given === null || given === undefined || given === false || given === '')
    .map(({ field }) => field);
}

function prefix(name: string): string {
  return name === '' ? '' : `${name}.`;
}

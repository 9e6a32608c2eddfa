import type Stripe from 'stripe';
import type { Tenant } from '../../state/tenant.js';
import type { StoredPerson } from '../account-state.js';
import { NOT_DECLARED } from './further.js';
import { renderDocument } from './documents.js';
import { personNeeds } from '../account/requirements.js';

export function renderPerson(tenant: Tenant, person: StoredPerson): Stripe.Person {
  const needs = personNeeds('', person);
  const {
    id_number: idNumber,
    ssn_last_4: ssn,
    isIndividual: _,
    documents: __,
    id_number_secondary: second,
    proof,
    verification,
    ...shown
  } = person;
  const failed = needs.errors[0];
  return {
    ...shown,
    object: 'person',
    account: tenant.id,
    additional_tos_acceptances: person.additional_tos_acceptances ?? { account: NOT_DECLARED },
    dob: person.dob ?? { day: null, month: null, year: null },
    future_requirements: {
      alternatives: [],
      currently_due: [],
      errors: [],
      eventually_due: [],
      past_due: [],
      pending_verification: [],
    },
    id_number_provided: idNumber !== null,
    ...(second === undefined ? {} : { id_number_secondary_provided: true }),
    political_exposure: person.political_exposure ?? 'none',
    requirements: {
      alternatives: [],
      currently_due: needs.due,
      errors: needs.errors,
      eventually_due: needs.due,
      past_due: needs.due,
      pending_verification: needs.pending,
    },
    ssn_last_4_provided: (ssn ?? idNumber) !== null,
    verification: {
      additional_document: renderDocument(proof?.additional_document),
      details: failed?.reason ?? null,
      details_code: failed?.code ?? null,
      document: renderDocument(proof?.document),
      status: verification.state === 'failed' ? 'unverified' : verification.state,
    },
  };
}

import type Stripe from 'stripe';
import { pastDue, type StoredCardholder } from './state.js';

export function renderCardholder(cardholder: StoredCardholder): Stripe.Issuing.Cardholder {
  const { id, address, company, created, email, metadata, name, type } = cardholder;
  const missing = pastDue(cardholder);
  return {
    id,
    object: 'issuing.cardholder',
    billing: { address },
    company: type === 'company' ? { tax_id_provided: company.tax_id !== null } : null,
    created,
    email,
    individual: type === 'individual' ? individualOf(cardholder) : null,
    livemode: false,
    metadata,
    name,
    phone_number: cardholder.phone_number,
    preferred_locales: cardholder.preferred_locales,
    requirements: { disabled_reason: missing.length > 0 ? 'requirements.past_due' : null, past_due: missing },
    spending_controls: cardholder.spending_controls,
    status: cardholder.status,
    type,
  };
}

/** Terms that were never given leave no key. */
function individualOf({ individual }: StoredCardholder): Stripe.Issuing.Cardholder.Individual {
  const { dob, document, first_name, last_name, terms } = individual;
  return {
    ...(terms ? { card_issuing: { user_terms_acceptance: terms } } : {}),
    dob,
    first_name,
    last_name,
    verification: { document },
  };
}

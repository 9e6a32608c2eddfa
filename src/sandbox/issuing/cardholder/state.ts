import type Stripe from 'stripe';
import { defineCollection } from '../../state/collection.js';
import type { Known } from '../../state/known.js';
import type { SpendingControls } from '../spending/controls.js';

export type PastDue = Known<Stripe.Issuing.Cardholder.Requirements.PastDue>;

export interface StoredCardholder {
  id: string;
  created: number;
  address: Stripe.Address;
  company: { tax_id: string | null };
  email: string | null;
  individual: {
    dob: { day: number; month: number; year: number } | null;
    first_name: string | null;
    last_name: string | null;
    terms: Stripe.Issuing.Cardholder.Individual.CardIssuing.UserTermsAcceptance | null;
    document: { back: string | null; front: string | null };
  };
  metadata: Record<string, string>;
  name: string;
  phone_number: string | null;
  preferred_locales: ('de' | 'en' | 'es' | 'fr' | 'it')[];
  spending_controls: SpendingControls;
  status: Known<Stripe.Issuing.Cardholder.Status>;
  type: Known<Stripe.Issuing.Cardholder.Type>;
}

export const cardholders = defineCollection<StoredCardholder>('cardholders')({
  email: (cardholder) => cardholder.email,
});

export const CARDHOLDER_NOUN = 'issuing cardholder';

/** What is missing before the cardholder's cards can be used. Screening against watch lists takes no time here. */
export function pastDue({ type, company, individual }: StoredCardholder): PastDue[] {
  if (type === 'company') return company.tax_id === null ? ['company.tax_id'] : [];
  const missing: PastDue[] = [];
  if (individual.terms?.date == null) missing.push('individual.card_issuing.user_terms_acceptance.date');
  if (individual.terms?.ip == null) missing.push('individual.card_issuing.user_terms_acceptance.ip');
  if (individual.first_name === null) missing.push('individual.first_name');
  if (individual.last_name === null) missing.push('individual.last_name');
  return missing;
}

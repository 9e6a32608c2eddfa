import { defineCollection } from '../../state/collection.js';

interface Shared {
  id: string;
  currency: string;
  default_for_currency: boolean;
  metadata: Record<string, string>;
  country: string;
  /** The whole number, which is never shown. */
  number: string;
}

export interface StoredBankAccount extends Shared {
  object: 'bank_account';
  account_holder_name: string | null;
  account_holder_type: 'company' | 'individual' | null;
  account_type: 'checking' | 'futsu' | 'savings' | 'toza' | null;
  routing_number: string;
}

export interface StoredDebitCard extends Shared {
  object: 'card';
  address: CardAddress;
  exp_month: number;
  exp_year: number;
  name: string | null;
}

export interface CardAddress {
  city: string | null;
  country: string | null;
  line1: string | null;
  line2: string | null;
  state: string | null;
  zip: string | null;
}

/** Where an account's payouts go. */
export type StoredExternalAccount = StoredBankAccount | StoredDebitCard;

export const externalAccounts = defineCollection<StoredExternalAccount>('externalAccounts')({});

import { defineCollection } from '../../state/collection.js';
import { fingerprint } from '../../state/fingerprint.js';
import type { Turn } from '../../state/turn.js';
import { noSuch } from '../../wire/error-body.js';
import { BANK_NAME, ROUTING_NUMBER } from '../financial-account/view.js';

export interface BillingDetails {
  address: {
    city: string | null;
    country: string | null;
    line1: string | null;
    line2: string | null;
    postal_code: string | null;
    state: string | null;
  };
  email: string | null;
  name: string | null;
}

export const NO_ADDRESS: BillingDetails['address'] = {
  city: null,
  country: null,
  line1: null,
  line2: null,
  postal_code: null,
  state: null,
};

/** A bank account outside of the sandbox. Only the end of its number is ever shown. */
export interface BankAccount {
  account_holder_type: 'company' | 'individual' | null;
  account_number: string;
  account_type: 'checking' | 'savings' | null;
  billing_details: BillingDetails;
  routing_number: string;
}

interface PaymentMethod {
  id: string;
  bank: BankAccount;
}

const paymentMethods = defineCollection<PaymentMethod>('paymentMethods')({});

/** Stripe's test payment methods, by the bank account that each stands for. */
const TOKENS = new Map([
  ['pm_usBankAccount', '000123456789'],
  ['pm_usBankAccount_success', '000123456789'],
  ['pm_usBankAccount_processing', '000000000009'],
  ['pm_usBankAccount_expectedArrivalDateUpdated', '000123457890'],
  ['pm_usBankAccount_canceledByUser', '000000000123'],
  ['pm_usBankAccount_internalFailure', '000000000234'],
  ['pm_usBankAccount_accountClosed', '000111111113'],
  ['pm_usBankAccount_noAccount', '000111111116'],
  ['pm_usBankAccount_invalidAccountNumber', '000111111119'],
  ['pm_usBankAccount_insufficientFunds', '000222222227'],
  ['pm_usBankAccount_debitNotAuthorized', '000333333335'],
  ['pm_usBankAccount_dispute', '000555555559'],
]);

/** The payment method that a parameter names. A test token becomes a payment method of this account when it is used. */
export function paymentMethodIn(turn: Turn, id: string, param: string): PaymentMethod {
  const known = paymentMethods.in(turn.tenant).get(id);
  if (known) return known;
  const number = TOKENS.get(id);
  if (number === undefined) throw noSuch('PaymentMethod', id, param, 400);
  return paymentMethods.in(turn.tenant).put({
    id: turn.newId('pm'),
    bank: {
      account_holder_type: 'individual',
      account_number: number,
      account_type: 'checking',
      billing_details: {
        address: {
          city: 'San Francisco',
          country: 'US',
          line1: '510 Market Street',
          line2: null,
          postal_code: '94104',
          state: 'CA',
        },
        email: null,
        name: 'Jane Austen',
      },
      routing_number: ROUTING_NUMBER,
    },
  });
}

export function bankDetails<N extends 'ach' | 'us_domestic_wire'>(bank: BankAccount, network: N) {
  return {
    account_holder_type: bank.account_holder_type,
    account_type: bank.account_type,
    bank_name: BANK_NAME,
    fingerprint: fingerprint(bank.routing_number + bank.account_number),
    last4: bank.account_number.slice(-4),
    network,
    routing_number: bank.routing_number,
  };
}

import type { Turn } from '../../state/turn.js';
import { invalid } from '../../wire/error-body.js';
import type { BankValues, CardValues } from './params.js';
import type { StoredBankAccount, StoredDebitCard } from './state.js';

export function bankFrom(turn: Turn, sent: BankValues): StoredBankAccount {
  const country = sent.country.toUpperCase();
  if (country !== 'US') {
    throw invalid(`The sandbox knows bank accounts of the US only, not of ${country}.`, {
      code: 'country_unsupported',
      param: 'country',
    });
  }
  if (sent.routing_number === undefined) {
    throw invalid('Routing number is required for bank accounts in the US.', {
      code: 'routing_number_invalid',
      param: 'routing_number',
    });
  }
  return {
    id: turn.newId('ba'),
    object: 'bank_account',
    account_holder_name: sent.account_holder_name ?? null,
    account_holder_type: sent.account_holder_type ?? null,
    account_type: sent.account_type ?? null,
    country,
    currency: sent.currency ?? 'usd',
    default_for_currency: false,
    metadata: {},
    number: sent.account_number.replaceAll('-', ''),
    routing_number: sent.routing_number,
  };
}

export function cardFrom(turn: Turn, sent: CardValues): StoredDebitCard {
  return {
    id: turn.newId('card'),
    object: 'card',
    address: {
      city: sent.address_city ?? null,
      country: sent.address_country ?? null,
      line1: sent.address_line1 ?? null,
      line2: sent.address_line2 ?? null,
      state: sent.address_state ?? null,
      zip: sent.address_zip ?? null,
    },
    country: 'US',
    currency: sent.currency ?? 'usd',
    default_for_currency: false,
    exp_month: Number(sent.exp_month),
    exp_year: fullYear(sent.exp_year),
    metadata: {},
    name: sent.name ?? null,
    number: sent.number,
  };
}

export function fullYear(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

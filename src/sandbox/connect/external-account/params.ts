import { invalid } from '../../wire/error-body.js';
import { metadata } from '../../wire/metadata.js';
import { currency, oneOf, string } from '../../wire/param-kinds.js';
import { object, Param, type Infer, type Values } from '../../wire/params.js';
import { routingNumber } from '../../wire/value-kinds.js';

const text = () => string().emptyable();

const accountNumber = () =>
  string({ max: 34 }).refine((value, name) =>
    /^[A-Za-z0-9-]{4,34}$/.test(value)
      ? undefined
      : invalid(`Invalid account number: ${value}`, { code: 'account_number_invalid', param: name }),
  );

const cardNumber = () =>
  string({ max: 19 }).refine((value, name) =>
    /^\d{12,19}$/.test(value) && luhn(value)
      ? undefined
      : invalid('Your card number is incorrect.', { code: 'incorrect_number', param: name }),
  );

const year = () => intText(/^(20)?\d{2}$/, 'expiration year', 'invalid_expiry_year');
const month = () => intText(/^(0?[1-9]|1[0-2])$/, 'expiration month', 'invalid_expiry_month');

function intText(pattern: RegExp, words: string, code: string) {
  return string({ max: 4 }).refine((value, name) =>
    pattern.test(value) ? undefined : invalid(`Your card's ${words} is invalid.`, { code, param: name }),
  );
}

function luhn(number: string): boolean {
  const digits = [...number].reverse().map(Number);
  const total = digits.reduce((sum, digit, at) => sum + (at % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0)), 0);
  return total % 10 === 0;
}

export const bankShape = {
  account_holder_name: string(),
  account_holder_type: oneOf('company', 'individual'),
  account_number: accountNumber().required(),
  account_type: oneOf('checking', 'futsu', 'savings', 'toza'),
  country: string({ max: 2 }).required(),
  currency: currency(),
  routing_number: routingNumber(),
};

export const cardShape = {
  address_city: text(),
  address_country: text(),
  address_line1: text(),
  address_line2: text(),
  address_state: text(),
  address_zip: text(),
  currency: currency(),
  cvc: string({ max: 4 }),
  exp_month: month().required(),
  exp_year: year().required(),
  name: text(),
  number: cardNumber().required(),
};

export type BankValues = Values<typeof bankShape>;
export type CardValues = Values<typeof cardShape>;

const rawBank = object({ ...bankShape, object: oneOf('bank_account').required() });
const rawCard = object({ ...cardShape, object: oneOf('card').required() });
const raw = object({ object: oneOf('bank_account', 'card').required() });

export type ExternalAccountValue = string | Infer<typeof rawBank> | Infer<typeof rawCard>;

/** The id of a token, or the account itself. */
export const externalAccountParam = new Param<ExternalAccountValue>(
  (value, name) => {
    if (typeof value === 'string') return string().read(value, name);
    const { object: kind } = raw.read(value, name);
    return kind === 'card' ? rawCard.read(value, name) : rawBank.read(value, name);
  },
  false,
  (value, name) => {
    if (typeof value === 'string') return [];
    return (value['object'] === 'card' ? rawCard : rawBank).unknownIn(value, name);
  },
);

export const updateShape = {
  account_holder_name: text(),
  account_holder_type: oneOf('company', 'individual').emptyable(),
  account_type: oneOf('checking', 'futsu', 'savings', 'toza'),
  address_city: text(),
  address_country: text(),
  address_line1: text(),
  address_line2: text(),
  address_state: text(),
  address_zip: text(),
  default_for_currency: new Param<boolean>((value, name) => {
    if (value === 'true') return true;
    throw invalid('default_for_currency can only be set to true: make another account the default instead.', {
      param: name,
    });
  }, false),
  documents: object({ bank_account_ownership_verification: object({ files: fileIds() }) }),
  exp_month: month(),
  exp_year: year(),
  metadata: metadata(),
  name: text(),
};

export type UpdateValues = Values<typeof updateShape>;

function fileIds(): Param<string[]> {
  return new Param<string[]>((value, name) => {
    if (typeof value === 'string') throw invalid('Invalid array', { param: name });
    return Object.entries(value).map(([key, inner]) => string().read(inner, `${name}[${key}]`));
  }, false);
}

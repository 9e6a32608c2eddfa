import type Stripe from 'stripe';
import { Field, ID, InputType, Int } from 'type-graphql';
import { AddressInput } from '../../shared/values/address.js';
import { BankAccountHolderTypeInput, BankAccountTypeInput } from '../../shared/onboarding/bank-account.input.js';
import { MetadataInput, metadataParams } from '../../shared/values/metadata.js';
import { checkFiles } from '../../shared/onboarding/document.input.js';
import type { InputFaults } from '../../shared/writing/input-faults.js';
import { MutationInput } from '../../shared/writing/mutation-payload.js';

export const EXTERNAL_ACCOUNT_PREFIXES = ['ba_', 'card_'];

@InputType({ description: 'A bank account that payouts shall go to.' })
export class ExternalBankAccountInput {
  @Field(() => String, { description: 'Up to 34 letters and digits. Never shown again but for the last four.' })
  accountNumber!: string;

  @Field(() => String, { nullable: true, description: 'Routing number of the bank; needed in the US: nine digits.' })
  routingNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'Country, ISO 3166-1 alpha-2; US if nothing is said.' })
  country?: string | null;

  @Field(() => String, { nullable: true, description: "ISO 4217 code; the country's if nothing is said." })
  currency?: string | null;

  @Field(() => String, { nullable: true, description: 'Who holds it.' })
  accountHolderName?: string | null;

  @Field(() => BankAccountHolderTypeInput, { nullable: true, description: 'Whose it is.' })
  accountHolderType?: 'company' | 'individual' | null;
}

@InputType({ description: 'What payouts shall go to: exactly one of them.' })
export class ExternalAccountSourceInput {
  @Field(() => String, {
    nullable: true,
    description:
      'A token that Stripe.js made of a bank account (`btok_…`) or a debit card (`tok_…`). A card comes by token only.',
  })
  token?: string;

  @Field(() => ExternalBankAccountInput, { nullable: true, description: 'A bank account, by its number.' })
  bankAccount?: ExternalBankAccountInput;
}

@InputType({ description: 'A bank account or debit card to be added to an account.' })
export class CreateExternalAccountInput extends MutationInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The account; needed unless the credential or the request names it.',
  })
  accountId?: string | null;

  @Field(() => ExternalAccountSourceInput, { description: 'What payouts shall go to.' })
  source!: ExternalAccountSourceInput;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether payouts in its currency go to it. Those of the first of a currency do in any case.',
  })
  defaultForCurrency?: boolean | null;

  @Field(() => [MetadataInput], { nullable: true, description: 'Your own entries.' })
  metadata?: MetadataInput[] | null;
}

@InputType({ description: 'Changes of an external account. What is not named stays; its number cannot be changed.' })
export class UpdateExternalAccountInput extends MutationInput {
  @Field(() => ID, { description: 'The external account.' })
  externalAccountId!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: payouts in its currency go to it. To take that from it, give it to another.',
  })
  defaultForCurrency?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Who holds it; of a bank account.' })
  accountHolderName?: string | null;

  @Field(() => BankAccountHolderTypeInput, { nullable: true, description: 'Whose it is; of a bank account.' })
  accountHolderType?: 'company' | 'individual' | null;

  @Field(() => BankAccountTypeInput, { nullable: true, description: 'What kind it is; of a bank account.' })
  accountType?: 'checking' | 'savings' | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Ids of files that show whose it is, uploaded as ACCOUNT_REQUIREMENT; of a bank account. Stripe: `documents[bank_account_ownership_verification]`.',
  })
  ownershipFileIds?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'The month that it expires in; of a debit card.' })
  expMonth?: number | null;

  @Field(() => Int, { nullable: true, description: 'The year that it expires in; of a debit card.' })
  expYear?: number | null;

  @Field(() => String, { nullable: true, description: 'The name on it; of a debit card.' })
  cardName?: string | null;

  @Field(() => AddressInput, { nullable: true, description: 'Billing address, whole; of a debit card.' })
  cardAddress?: AddressInput | null;

  @Field(() => [MetadataInput], { nullable: true, description: 'Your own entries.' })
  metadata?: MetadataInput[] | null;
}

@InputType({ description: 'What payouts shall no longer go to.' })
export class DeleteExternalAccountInput extends MutationInput {
  @Field(() => ID, { description: 'The external account. The default of the default currency cannot be removed.' })
  externalAccountId!: string;
}

export function checkNewExternalAccount(faults: InputFaults, input: CreateExternalAccountInput): void {
  const { token, bankAccount: bank } = input.source;
  if (token != null && !/^b?tok_\w{1,250}$/.test(token)) faults.add('source.token', 'is not a token: btok_… or tok_….');
  faults.metadata('metadata', input.metadata);
  if (!bank) return;
  const at = 'source.bankAccount';
  if (!/^[A-Za-z0-9-]{4,34}$/.test(bank.accountNumber))
    faults.add(`${at}.accountNumber`, 'must have 4 to 34 letters and digits.');
  faults.country(`${at}.country`, bank.country);
  faults.currency(`${at}.currency`, bank.currency);
  faults.text(`${at}.accountHolderName`, bank.accountHolderName, 5000);
  const { routingNumber, country } = bank;
  if ((country ?? 'US').toUpperCase() === 'US' && !/^\d{9}$/.test(routingNumber ?? ''))
    faults.add(`${at}.routingNumber`, 'must have nine digits in the US.');
  else faults.text(`${at}.routingNumber`, routingNumber, 50);
}

const OF_BANK_ACCOUNTS = ['accountHolderName', 'accountHolderType', 'accountType', 'ownershipFileIds'] as const;
const OF_CARDS = ['expMonth', 'expYear', 'cardName', 'cardAddress'] as const;

/** `id` tells by its prefix which of the two it is. */
export function checkExternalAccountChange(faults: InputFaults, id: string, input: UpdateExternalAccountInput): void {
  const foreign = id.startsWith('card_') ? OF_BANK_ACCOUNTS : id.startsWith('ba_') ? OF_CARDS : [];
  const what = id.startsWith('card_') ? 'is of bank accounts only.' : 'is of debit cards only.';
  for (const name of foreign) if (input[name] != null) faults.add(name, what);
  if (input.defaultForCurrency === false)
    faults.add('defaultForCurrency', 'cannot be taken away: give it to another external account.');
  faults.text('accountHolderName', input.accountHolderName, 5000);
  faults.text('cardName', input.cardName, 5000);
  const { expMonth: month, expYear: year } = input;
  if (month != null && (month < 1 || month > 12)) faults.add('expMonth', 'must be between 1 and 12.');
  if (year != null && (year < 2000 || year > 2099)) faults.add('expYear', 'must have four digits, such as 2030.');
  faults.address('cardAddress', input.cardAddress);
  checkFiles(faults, 'ownershipFileIds', input.ownershipFileIds);
  faults.metadata('metadata', input.metadata);
}

export function newExternalAccountParams(input: CreateExternalAccountInput): Stripe.AccountCreateExternalAccountParams {
  const { source, defaultForCurrency } = input;
  return {
    external_account: source.bankAccount ? bankAccountParams(source.bankAccount) : (source.token ?? ''),
    ...(defaultForCurrency == null ? {} : { default_for_currency: defaultForCurrency }),
    ...metadataParams(input.metadata),
  };
}

function bankAccountParams(bank: ExternalBankAccountInput): Stripe.AccountCreateExternalAccountParams.BankAccount {
  return {
    object: 'bank_account',
    account_number: bank.accountNumber,
    country: bank.country ?? 'US',
    ...(bank.routingNumber ? { routing_number: bank.routingNumber } : {}),
    ...(bank.currency ? { currency: bank.currency.toLowerCase() } : {}),
    ...(bank.accountHolderName ? { account_holder_name: bank.accountHolderName } : {}),
    ...(bank.accountHolderType ? { account_holder_type: bank.accountHolderType } : {}),
  };
}

export function externalAccountParams(input: UpdateExternalAccountInput): Stripe.AccountUpdateExternalAccountParams {
  const { cardAddress: address, ownershipFileIds: files } = input;
  return {
    ...(input.defaultForCurrency ? { default_for_currency: true } : {}),
    ...(input.accountHolderName ? { account_holder_name: input.accountHolderName } : {}),
    ...(input.accountHolderType ? { account_holder_type: input.accountHolderType } : {}),
    ...(input.accountType ? { account_type: input.accountType } : {}),
    ...(files ? { documents: { bank_account_ownership_verification: { files } } } : {}),
    ...(input.expMonth == null ? {} : { exp_month: String(input.expMonth) }),
    ...(input.expYear == null ? {} : { exp_year: String(input.expYear) }),
    ...(input.cardName ? { name: input.cardName } : {}),
    ...(address ? addressParams(address) : {}),
    ...metadataParams(input.metadata),
  };
}

function addressParams(address: AddressInput): Stripe.AccountUpdateExternalAccountParams {
  return {
    address_line1: address.line1 ?? '',
    address_line2: address.line2 ?? '',
    address_city: address.city ?? '',
    address_state: address.state ?? '',
    address_zip: address.postalCode ?? '',
    address_country: address.country ?? '',
  };
}

import type Stripe from 'stripe';
import { Field, InputType, Int } from 'type-graphql';
import { AddressInput, addressParams } from '../values/address.js';
import { MetadataInput, metadataParams } from '../values/metadata.js';
import { DateTime } from '../values/scalars.js';
import {
  SpendingControlsInput,
  checkSpendingControls,
  spendingControlsParams,
} from '../values/spending-controls.input.js';
import { inputEnum } from '../values/stripe-enum.js';
import type { InputFaults } from './input-faults.js';

export const NewCardholderType = inputEnum<'individual' | 'company'>('NewCardholderType', 'Who a card is issued to.', {
  individual: 'A person.',
  company: 'A business.',
});

export const CardholderStatusInput = inputEnum<'active' | 'inactive'>(
  'CardholderStatusInput',
  'Whether its cards can be used.',
  {
    active: 'They can.',
    inactive: 'All its cards decline.',
  },
);

export const CardholderLocaleInput = inputEnum<'de' | 'en' | 'es' | 'fr' | 'it'>(
  'CardholderLocaleInput',
  'A language that a cardholder is written to in.',
  { de: 'German.', en: 'English.', es: 'Spanish.', fr: 'French.', it: 'Italian.' },
);

@InputType({ description: 'A date of birth.' })
export class DateOfBirthInput {
  @Field(() => Int, { description: 'Day of the month, 1 to 31.' })
  day!: number;

  @Field(() => Int, { description: 'Month, 1 to 12.' })
  month!: number;

  @Field(() => Int, { description: 'Year, four digits.' })
  year!: number;
}

@InputType({
  description:
    "The cardholder's acceptance of the card user terms, which US individuals must give before their cards work.",
})
export class UserTermsAcceptanceInput {
  @Field(() => DateTime, { description: 'When the terms were accepted.' })
  acceptedAt!: Date;

  @Field(() => String, { description: 'The IP address that they were accepted from.' })
  ip!: string;

  @Field(() => String, { nullable: true, description: 'The browser that they were accepted with.' })
  userAgent?: string | null;
}

@InputType({ description: 'A person.' })
export class CardholderIndividualInput {
  @Field(() => String, { nullable: true, description: 'First name, without numbers.' })
  firstName?: string | null;

  @Field(() => String, { nullable: true, description: 'Last name, without numbers.' })
  lastName?: string | null;

  @Field(() => DateOfBirthInput, { nullable: true, description: 'Date of birth.' })
  dateOfBirth?: DateOfBirthInput | null;

  @Field(() => UserTermsAcceptanceInput, { nullable: true, description: 'Acceptance of the card user terms.' })
  userTermsAcceptance?: UserTermsAcceptanceInput | null;
}

@InputType()
export abstract class CardholderFields {
  @Field(() => String, { nullable: true, description: 'E-mail address; needed for mobile wallets.' })
  email?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Phone number in E.164 form, such as +14155550100; needed for 3-D Secure and wallets.',
  })
  phoneNumber?: string | null;

  @Field(() => CardholderIndividualInput, { nullable: true, description: 'More of a person; only for an individual.' })
  individual?: CardholderIndividualInput | null;

  @Field(() => String, { nullable: true, description: 'Tax id of a company. It cannot be read back.' })
  companyTaxId?: string | null;

  @Field(() => [CardholderLocaleInput], {
    nullable: true,
    description: 'Languages that the cardholder is written to in, best first.',
  })
  preferredLocales?: ('de' | 'en' | 'es' | 'fr' | 'it')[] | null;

  @Field(() => SpendingControlsInput, { nullable: true, description: 'Rules for all its cards together.' })
  spendingControls?: SpendingControlsInput | null;

  @Field(() => CardholderStatusInput, { nullable: true, description: 'ACTIVE if nothing is said.' })
  status?: 'active' | 'inactive' | null;

  @Field(() => [MetadataInput], { nullable: true, description: 'Your own entries.' })
  metadata?: MetadataInput[] | null;
}

@InputType({ description: 'A cardholder to be made.' })
export class NewCardholderInput extends CardholderFields {
  @Field(() => String, { description: 'The name as printed on the card, at most 24 characters.' })
  name!: string;

  @Field(() => AddressInput, { description: 'Billing address.' })
  billing!: AddressInput;

  @Field(() => NewCardholderType, { nullable: true, description: 'INDIVIDUAL if nothing is said.' })
  type?: 'individual' | 'company' | null;
}

export function checkCardholderFields(faults: InputFaults, path: string, fields: CardholderFields): void {
  faults.email(`${path}email`, fields.email);
  faults.phone(`${path}phoneNumber`, fields.phoneNumber);
  faults.text(`${path}companyTaxId`, fields.companyTaxId, 100);
  faults.text(`${path}individual.firstName`, fields.individual?.firstName, 100);
  faults.text(`${path}individual.lastName`, fields.individual?.lastName, 100);
  faults.date(`${path}individual.dateOfBirth`, fields.individual?.dateOfBirth);
  faults.metadata(`${path}metadata`, fields.metadata);
  checkSpendingControls(faults, `${path}spendingControls`, fields.spendingControls);
}

export function checkNewCardholder(faults: InputFaults, path: string, cardholder: NewCardholderInput): void {
  faults.text(`${path}name`, cardholder.name, 24);
  faults.address(`${path}billing`, cardholder.billing);
  if (cardholder.type === 'company' && cardholder.individual)
    faults.add(`${path}individual`, 'is for individuals only.');
  if (cardholder.type !== 'company' && cardholder.companyTaxId)
    faults.add(`${path}companyTaxId`, 'is for companies only.');
  checkCardholderFields(faults, path, cardholder);
}

export function newCardholderParams(cardholder: NewCardholderInput): Stripe.Issuing.CardholderCreateParams {
  return {
    name: cardholder.name,
    billing: { address: addressParams(cardholder.billing) },
    type: cardholder.type ?? 'individual',
    ...cardholderFieldsParams(cardholder),
  };
}

type FieldsParams = Omit<Stripe.Issuing.CardholderCreateParams, 'billing' | 'name' | 'type'>;

export function cardholderFieldsParams(fields: CardholderFields): FieldsParams {
  return {
    ...(fields.email ? { email: fields.email } : {}),
    ...(fields.phoneNumber ? { phone_number: fields.phoneNumber } : {}),
    ...(fields.status ? { status: fields.status } : {}),
    ...(fields.companyTaxId ? { company: { tax_id: fields.companyTaxId } } : {}),
    ...(fields.preferredLocales ? { preferred_locales: fields.preferredLocales } : {}),
    ...(fields.individual ? { individual: individualParams(fields.individual) } : {}),
    ...spendingControlsParams(fields.spendingControls),
    ...metadataParams(fields.metadata),
  };
}

function individualParams(individual: CardholderIndividualInput): Stripe.Issuing.CardholderCreateParams.Individual {
  const { firstName, lastName, dateOfBirth, userTermsAcceptance: terms } = individual;
  return {
    ...(firstName ? { first_name: firstName } : {}),
    ...(lastName ? { last_name: lastName } : {}),
    ...(dateOfBirth ? { dob: { day: dateOfBirth.day, month: dateOfBirth.month, year: dateOfBirth.year } } : {}),
    ...(terms
      ? {
          card_issuing: {
            user_terms_acceptance: {
              date: Math.floor(terms.acceptedAt.getTime() / 1000),
              ip: terms.ip,
              ...(terms.userAgent ? { user_agent: terms.userAgent } : {}),
            },
          },
        }
      : {}),
  };
}

import type Stripe from 'stripe';
import { Field, ID, InputType } from 'type-graphql';
import { MetadataInput, metadataParams } from '../../shared/values/metadata.js';
import { inputEnum } from '../../shared/values/stripe-enum.js';
import type { FeatureName } from '../../shared/writing/financial-account-features.input.js';
import { RequestableFeature } from '../../shared/writing/financial-account-features.input.js';
import type { InputFaults } from '../../shared/writing/input-faults.js';
import { MutationInput } from '../../shared/writing/mutation-payload.js';
import { CapabilityName } from '../capability/account-capability.type.js';
import { BusinessProfileInput, businessProfileParams, checkBusinessProfile } from './account-business.input.js';
import { CompanyInput, checkCompany, companyParams } from './account-company.input.js';
import { AccountDocumentsInput, checkDocuments, documentsParams } from './account-documents.input.js';
import {
  AccountIndividualInput,
  AccountSettingsInput,
  RepresentativeInput,
  TermsAcceptanceInput,
  checkRepresentative,
  checkSettings,
  checkTerms,
  individualParams,
  settingsParams,
  termsParams,
} from './account-person.input.js';
import { checkPerson } from '../../shared/onboarding/person-fields.input.js';

export type NewBusinessType = 'company' | 'individual' | 'non_profit' | 'government_entity';

export const BusinessTypeInput = inputEnum<NewBusinessType>('BusinessTypeInput', 'Who an account belongs to.', {
  company: 'A company.',
  individual: 'A person.',
  non_profit: 'A non-profit organization.',
  government_entity: 'A government entity, in the US only; it cannot have financial accounts.',
});

@InputType()
export abstract class AccountFields extends MutationInput {
  @Field(() => String, { nullable: true, description: 'E-mail address of the account holder.' })
  email?: string | null;

  @Field(() => BusinessTypeInput, { nullable: true, description: 'Who it belongs to.' })
  businessType?: NewBusinessType | null;

  @Field(() => BusinessProfileInput, { nullable: true, description: 'What the business does.' })
  businessProfile?: BusinessProfileInput | null;

  @Field(() => CompanyInput, { nullable: true, description: 'The company; not for an individual.' })
  company?: CompanyInput | null;

  @Field(() => AccountIndividualInput, { nullable: true, description: 'The person; only for an individual.' })
  individual?: AccountIndividualInput | null;

  @Field(() => RepresentativeInput, {
    nullable: true,
    description: 'Who speaks for the company. Stripe: a person with `relationship[representative]`.',
  })
  representative?: RepresentativeInput | null;

  @Field(() => String, {
    nullable: true,
    description:
      'A token that Stripe.js made of the company or the individual (`ct_…`), in place of the fields: an account made with Accounts v2 may need it.',
  })
  accountToken?: string | null;

  @Field(() => AccountDocumentsInput, { nullable: true, description: 'Documents about the business.' })
  documents?: AccountDocumentsInput | null;

  @Field(() => TermsAcceptanceInput, { nullable: true, description: 'The Stripe services agreement.' })
  tosAcceptance?: TermsAcceptanceInput | null;

  @Field(() => AccountSettingsInput, { nullable: true, description: 'How it works with Stripe.' })
  settings?: AccountSettingsInput | null;

  @Field(() => String, { nullable: true, description: 'ISO 4217 code of the currency of its payouts.' })
  defaultCurrency?: string | null;

  @Field(() => [MetadataInput], { nullable: true, description: 'Your own entries.' })
  metadata?: MetadataInput[] | null;
}

@InputType()
export abstract class NewAccountFields extends AccountFields {
  @Field(() => String, { nullable: true, description: 'Country, ISO 3166-1 alpha-2; US if nothing is said.' })
  country?: string | null;
}

@InputType({
  description:
    'A connected account to be made. The platform pays its fees, bears its losses and asks its holder for information: the only configuration that can issue cards.',
})
export class CreateConnectedAccountInput extends NewAccountFields {
  @Field(() => [CapabilityName], { nullable: true, description: 'What it shall be enabled for.' })
  capabilities?: string[] | null;
}

@InputType({ description: 'Changes to a connected account. What is not named stays.' })
export class UpdateConnectedAccountInput extends AccountFields {
  @Field(() => ID, {
    nullable: true,
    description: 'The account; needed unless the credential or the request names it.',
  })
  accountId?: string | null;
}

@InputType({ description: 'Capabilities to be requested for an account.' })
export class RequestCapabilitiesInput extends MutationInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The account; needed unless the credential or the request names it.',
  })
  accountId?: string | null;

  @Field(() => [CapabilityName], { description: 'What it shall be enabled for, beside what it is.' })
  capabilities!: string[];
}

@InputType({ description: 'An account, its capabilities, a financial account and its features.' })
export class OnboardConnectedAccountInput extends NewAccountFields {
  @Field(() => [CapabilityName], {
    nullable: true,
    description: 'What it shall be enabled for beside `transfers`, `card_issuing` and `treasury`.',
  })
  capabilities?: string[] | null;

  @Field(() => [RequestableFeature], {
    nullable: true,
    description:
      'What the financial account shall be used for; CARD_ISSUING, DEPOSIT_INSURANCE, FINANCIAL_ADDRESSES_ABA and INTRA_STRIPE_FLOWS if nothing is said.',
  })
  features?: FeatureName[] | null;

  @Field(() => String, { nullable: true, description: 'Your name for the financial account.' })
  financialAccountNickname?: string | null;
}

export function checkAccountFields(faults: InputFaults, input: AccountFields): void {
  faults.text('accountToken', input.accountToken, 255);
  faults.email('email', input.email);
  faults.currency('defaultCurrency', input.defaultCurrency);
  faults.metadata('metadata', input.metadata);
  checkBusinessProfile(faults, input.businessProfile);
  checkCompany(faults, input.company);
  checkDocuments(faults, input.documents);
  checkPerson(faults, 'individual', input.individual);
  checkRepresentative(faults, input.representative);
  checkTerms(faults, 'tosAcceptance', input.tosAcceptance);
  checkSettings(faults, input.settings);
  const company = input.businessType != null && input.businessType !== 'individual';
  if (company && input.individual) faults.add('individual', 'is for individuals only: use representative.');
  if (input.businessType === 'individual' && input.representative)
    faults.add('representative', 'is not for individuals, who speak for themselves.');
}

export function checkNewAccount(
  faults: InputFaults,
  input: NewAccountFields & { capabilities?: string[] | null },
): void {
  faults.country('country', input.country);
  checkCapabilities(faults, input.capabilities);
  checkAccountFields(faults, input);
}

export function checkCapabilities(faults: InputFaults, capabilities: readonly string[] | null | undefined): void {
  if (capabilities?.includes('unrecognized')) faults.add('capabilities', 'cannot be UNRECOGNIZED.');
}

type AccountParams = Pick<
  Stripe.AccountCreateParams & Stripe.AccountUpdateParams,
  | 'account_token'
  | 'email'
  | 'business_type'
  | 'business_profile'
  | 'company'
  | 'individual'
  | 'documents'
  | 'tos_acceptance'
  | 'settings'
  | 'default_currency'
> & { metadata?: Record<string, string> };

export function accountParams(input: AccountFields): AccountParams {
  return {
    ...(input.accountToken ? { account_token: input.accountToken } : {}),
    ...(input.email ? { email: input.email } : {}),
    ...(input.businessType ? { business_type: input.businessType } : {}),
    ...(input.businessProfile ? { business_profile: businessProfileParams(input.businessProfile) } : {}),
    ...(input.company ? { company: companyParams(input.company) } : {}),
    ...(input.documents ? { documents: documentsParams(input.documents) } : {}),
    ...(input.individual ? { individual: individualParams(input.individual) } : {}),
    ...(input.tosAcceptance ? { tos_acceptance: termsParams(input.tosAcceptance) } : {}),
    ...(input.settings ? { settings: settingsParams(input.settings) } : {}),
    ...(input.defaultCurrency ? { default_currency: input.defaultCurrency.toLowerCase() } : {}),
    ...metadataParams(input.metadata),
  };
}

/** Stripe lets no other configuration issue cards and hold money. */
export function newAccountParams(input: NewAccountFields, capabilities: readonly string[]): Stripe.AccountCreateParams {
  return {
    ...accountParams(input),
    country: input.country ?? 'US',
    controller: {
      fees: { payer: 'application' },
      losses: { payments: 'application' },
      requirement_collection: 'application',
      stripe_dashboard: { type: 'none' },
    },
    ...(capabilities.length > 0 ? { capabilities: capabilitiesParams(capabilities) } : {}),
  };
}

export function capabilitiesParams(capabilities: readonly string[]): Record<string, { requested: true }> {
  return Object.fromEntries(capabilities.map((name) => [name, { requested: true }]));
}

import type Stripe from 'stripe';
import { Field, ID, InputType, Int } from 'type-graphql';
import { AddressInput, addressParams } from '../../shared/values/address.js';
import { MetadataInput, metadataParams } from '../../shared/values/metadata.js';
import { inputEnum } from '../../shared/values/stripe-enum.js';
import { checkFiles } from '../../shared/onboarding/document.input.js';
import type { InputFaults } from '../../shared/writing/input-faults.js';
import { IdempotencyKey, MutationInput } from '../../shared/writing/mutation-payload.js';
import { PersonFields, checkPerson, personParams } from '../../shared/onboarding/person-fields.input.js';

export const PoliticalExposureInput = inputEnum<'existing' | 'none'>(
  'PoliticalExposureInput',
  'Whether somebody is, or is close to, a holder of a public office.',
  { existing: 'They are.', none: 'They are not.' },
);

@InputType({ description: 'What somebody is to the business. What is not named stays.' })
export class PersonRelationshipInput {
  @Field(() => Boolean, {
    nullable: true,
    description: 'Speaks for the business towards Stripe. An account has one representative.',
  })
  representative?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Owns at least a quarter of it.' })
  owner?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'How much of it they own, in percent.' })
  percentOwnership?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Has a large responsibility for its operations.' })
  executive?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Is a member of its board.' })
  director?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Authorizes its representative.' })
  authorizer?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "Is the representative's legal guardian." })
  legalGuardian?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Job title.' })
  title?: string | null;
}

@InputType({
  description:
    'Documents about somebody, each by the ids of files uploaded as ACCOUNT_REQUIREMENT. They replace those told.',
})
export class PersonDocumentsInput {
  @Field(() => [String], { nullable: true, description: 'Shows that they may act for the company.' })
  companyAuthorization?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Passport.' })
  passport?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Visa.' })
  visa?: string[] | null;
}

@InputType()
abstract class PersonFieldsOfTheirOwn extends PersonFields {
  @IdempotencyKey()
  idempotencyKey!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'A token that Stripe.js made of the person (`cpt_…`), in place of the fields: an account made with Accounts v2 may need it.',
  })
  personToken?: string | null;

  @Field(() => String, { nullable: true, description: 'Name before marriage.' })
  maidenName?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Other names that they are known by; they replace those told.',
  })
  fullNameAliases?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Country of citizenship, ISO 3166-1 alpha-2.' })
  nationality?: string | null;

  @Field(() => PoliticalExposureInput, { nullable: true, description: 'Whether they hold a public office.' })
  politicalExposure?: 'existing' | 'none' | null;

  @Field(() => AddressInput, { nullable: true, description: 'Registered address, where it is not the home address.' })
  registeredAddress?: AddressInput | null;

  @Field(() => PersonDocumentsInput, { nullable: true, description: 'Documents about them.' })
  documents?: PersonDocumentsInput | null;

  @Field(() => PersonRelationshipInput, { nullable: true, description: 'What they are to the business.' })
  relationship?: PersonRelationshipInput | null;

  @Field(() => [MetadataInput], { nullable: true, description: 'Your own entries; they cannot be found by them.' })
  metadata?: MetadataInput[] | null;
}

@InputType({ description: 'A new person behind an account.' })
export class CreatePersonInput extends PersonFieldsOfTheirOwn {
  @Field(() => ID, {
    nullable: true,
    description: 'The account; needed unless the credential or the request names it.',
  })
  accountId?: string | null;
}

@InputType({ description: 'Changes of a person. What is not named stays.' })
export class UpdatePersonInput extends PersonFieldsOfTheirOwn {
  @Field(() => ID, { description: 'The person.' })
  personId!: string;
}

@InputType({ description: 'Whom to remove.' })
export class DeletePersonInput extends MutationInput {
  @Field(() => ID, { description: 'The person.' })
  personId!: string;
}

export function checkPersonInput(faults: InputFaults, input: PersonFieldsOfTheirOwn): void {
  checkPerson(faults, '', input);
  faults.text('personToken', input.personToken, 255);
  faults.text('maidenName', input.maidenName, 100);
  for (const [index, alias] of (input.fullNameAliases ?? []).entries())
    faults.text(`fullNameAliases.${index}`, alias, 300);
  faults.country('nationality', input.nationality);
  faults.address('registeredAddress', input.registeredAddress);
  for (const kind of ['companyAuthorization', 'passport', 'visa'] as const)
    checkFiles(faults, `documents.${kind}`, input.documents?.[kind]);
  faults.text('relationship.title', input.relationship?.title, 5000);
  const percent = input.relationship?.percentOwnership;
  if (percent != null && (percent < 0 || percent > 100))
    faults.add('relationship.percentOwnership', 'must be between 0 and 100.');
  faults.metadata('metadata', input.metadata);
}

export function personInputParams(input: PersonFieldsOfTheirOwn): Stripe.AccountCreatePersonParams {
  return {
    ...personParams(input),
    ...(input.personToken ? { person_token: input.personToken } : {}),
    ...(input.maidenName ? { maiden_name: input.maidenName } : {}),
    ...(input.fullNameAliases ? { full_name_aliases: input.fullNameAliases } : {}),
    ...(input.nationality ? { nationality: input.nationality } : {}),
    ...(input.politicalExposure ? { political_exposure: input.politicalExposure } : {}),
    ...(input.registeredAddress ? { registered_address: addressParams(input.registeredAddress) } : {}),
    ...(input.documents ? { documents: documentsParams(input.documents) } : {}),
    ...(input.relationship ? { relationship: relationshipParams(input.relationship) } : {}),
    ...metadataParams(input.metadata),
  };
}

function documentsParams(sent: PersonDocumentsInput): Stripe.AccountCreatePersonParams.Documents {
  const { companyAuthorization, passport, visa } = sent;
  return {
    ...(companyAuthorization ? { company_authorization: { files: companyAuthorization } } : {}),
    ...(passport ? { passport: { files: passport } } : {}),
    ...(visa ? { visa: { files: visa } } : {}),
  };
}

function relationshipParams(said: PersonRelationshipInput): Stripe.AccountCreatePersonParams.Relationship {
  return {
    ...(said.representative == null ? {} : { representative: said.representative }),
    ...(said.owner == null ? {} : { owner: said.owner }),
    ...(said.percentOwnership == null ? {} : { percent_ownership: said.percentOwnership }),
    ...(said.executive == null ? {} : { executive: said.executive }),
    ...(said.director == null ? {} : { director: said.director }),
    ...(said.authorizer == null ? {} : { authorizer: said.authorizer }),
    ...(said.legalGuardian == null ? {} : { legal_guardian: said.legalGuardian }),
    ...(said.title ? { title: said.title } : {}),
  };
}

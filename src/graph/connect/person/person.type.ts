import type Stripe from 'stripe';
import { Field, ObjectType } from 'type-graphql';
import { PartOfItsOwner, Requires } from '../../shared/permission.js';
import { connectionOf } from '../../shared/reading/connection.js';
import { STRIPE_OBJECT, View } from '../../shared/reading/view.js';
import { Sensitive } from '../../shared/sensitive.js';
import { Address } from '../../shared/values/address.js';
import { MetadataEntry, metadataEntries } from '../../shared/values/metadata.js';
import { PartialDate } from './partial-date.type.js';
import { DateTime, dateTime } from '../../shared/values/scalars.js';
import { known } from '../../shared/values/stripe-enum.js';
import { PersonRelationship, PersonVerification, PoliticalExposure } from '../account/account-individual.type.js';
import { RequirementAlternative, RequirementError } from '../requirement/requirement-error.type.js';
import { RequirementItem, requirementItems } from '../requirement/requirement-item.type.js';

@ObjectType({
  description: 'What Stripe needs to know of a person. Fields are named by Stripe field path, as `dob.day`.',
  simpleResolvers: true,
})
@PartOfItsOwner()
export class PersonRequirements {
  constructor(
    private readonly account: string,
    private readonly person: string,
    private readonly source: Stripe.Person.Requirements | Stripe.Person.FutureRequirements,
  ) {}

  @Field(() => [RequirementItem], {
    description: 'The same one by one, the most urgent first: each with the input that answers it. No Stripe call.',
  })
  get items(): RequirementItem[] {
    return requirementItems(this.account, this.source, this.person);
  }

  @Field(() => [String], { description: "Needed by the account's deadline." })
  get currentlyDue(): readonly string[] {
    return this.source.currently_due;
  }

  @Field(() => [String], { description: 'Needed once volume thresholds are reached; includes what is currently due.' })
  get eventuallyDue(): readonly string[] {
    return this.source.eventually_due;
  }

  @Field(() => [String], { description: 'Not told by the deadline.' })
  get pastDue(): readonly string[] {
    return this.source.past_due;
  }

  @Field(() => [String], { description: 'Told, and being verified.' })
  get pendingVerification(): readonly string[] {
    return this.source.pending_verification;
  }

  @Field(() => [RequirementError], { description: 'What was told and not accepted.' })
  get errors(): RequirementError[] {
    return this.source.errors.map((error) => new RequirementError(error));
  }

  @Field(() => [RequirementAlternative], { description: 'Other ways to meet requirements.' })
  get alternatives(): RequirementAlternative[] {
    return (this.source.alternatives ?? []).map((alternative) => new RequirementAlternative(alternative));
  }
}

@ObjectType({
  description:
    'Somebody behind the business of an account. Stripe: `person`. Numbers that identify them cannot be read back.',
  implements: STRIPE_OBJECT,
  simpleResolvers: true,
})
@Requires('accounts:read')
export class Person extends View<Stripe.Person> {
  @Field(() => String, { nullable: true, description: 'First name.' })
  get firstName(): string | null {
    return this.source.first_name ?? null;
  }

  @Field(() => String, { nullable: true, description: 'Last name.' })
  get lastName(): string | null {
    return this.source.last_name ?? null;
  }

  @Field(() => String, { nullable: true, description: 'Name before marriage.' })
  get maidenName(): string | null {
    return this.source.maiden_name ?? null;
  }

  @Field(() => [String], { description: 'Other names that they are known by.' })
  get fullNameAliases(): readonly string[] {
    return this.source.full_name_aliases ?? [];
  }

  @Field(() => PartialDate, { nullable: true, description: 'Date of birth. Stripe: `dob`.' })
  @Sensitive('identity:read')
  get dob(): PartialDate | null {
    return PartialDate.of(this.source.dob);
  }

  @Field(() => Boolean, { description: 'Whether their date of birth was told.' })
  get dobProvided(): boolean {
    return this.source.dob?.year != null;
  }

  @Field(() => Address, { nullable: true, description: 'Home address.' })
  get address(): Address | null {
    return this.source.address ? new Address(this.source.address) : null;
  }

  @Field(() => Address, { nullable: true, description: 'Registered address.' })
  get registeredAddress(): Address | null {
    return this.source.registered_address ? new Address(this.source.registered_address) : null;
  }

  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  get email(): string | null {
    return this.source.email ?? null;
  }

  @Field(() => String, { nullable: true, description: 'Phone number.' })
  get phone(): string | null {
    return this.source.phone ?? null;
  }

  @Field(() => String, { nullable: true, description: 'Gender, where the law asks for it.' })
  get gender(): string | null {
    return this.source.gender ?? null;
  }

  @Field(() => String, { nullable: true, description: 'Country of citizenship, ISO 3166-1 alpha-2.' })
  get nationality(): string | null {
    return this.source.nationality ?? null;
  }

  @Field(() => PoliticalExposure, { nullable: true, description: 'Whether they hold a public office.' })
  get politicalExposure(): string | null {
    return known(PoliticalExposure, this.source.political_exposure);
  }

  @Field(() => Boolean, { description: 'Whether their identity number was told.' })
  get idNumberProvided(): boolean {
    return this.source.id_number_provided ?? false;
  }

  @Field(() => Boolean, { description: 'Whether their second identity number was told.' })
  get idNumberSecondaryProvided(): boolean {
    return this.source.id_number_secondary_provided ?? false;
  }

  @Field(() => Boolean, { description: 'Whether the last four digits of their social security number were told.' })
  get ssnLast4Provided(): boolean {
    return this.source.ssn_last_4_provided ?? false;
  }

  @Field(() => PersonRelationship, { nullable: true, description: 'What they are to the business.' })
  get relationship(): PersonRelationship | null {
    return this.source.relationship ? new PersonRelationship(this.source.relationship) : null;
  }

  @Field(() => PersonVerification, { nullable: true, description: 'Whether Stripe could verify who they are.' })
  get verification(): PersonVerification | null {
    return this.source.verification ? new PersonVerification(this.source.verification) : null;
  }

  @Field(() => PersonRequirements, { nullable: true, description: 'What Stripe needs to know of them.' })
  get requirements(): PersonRequirements | null {
    return this.source.requirements
      ? new PersonRequirements(this.accountId, this.stripeId, this.source.requirements)
      : null;
  }

  @Field(() => PersonRequirements, {
    nullable: true,
    description: 'What Stripe will need to know of them, by rules to come.',
  })
  get futureRequirements(): PersonRequirements | null {
    return this.source.future_requirements
      ? new PersonRequirements(this.accountId, this.stripeId, this.source.future_requirements)
      : null;
  }

  @Field(() => DateTime, { description: 'When Stripe was first told of them.' })
  get createdAt(): Date {
    return dateTime(this.source.created);
  }

  @Field(() => [MetadataEntry], { description: 'Your own entries.' })
  get metadata(): MetadataEntry[] {
    return metadataEntries(this.source.metadata);
  }
}

export const PersonConnection = connectionOf(Person, 'Person', 'accounts:read');
export type PersonConnection = InstanceType<typeof PersonConnection>;

import type Stripe from 'stripe';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { Sensitive } from '../../shared/sensitive.js';
import { Address } from '../../shared/values/address.js';
import { MetadataEntry, metadataEntries } from '../../shared/values/metadata.js';
import { VerificationDocument } from './account-company.type.js';
import { PartialDate } from '../person/partial-date.type.js';
import { DateTime, dateTime } from '../../shared/values/scalars.js';
import { known, stripeEnum } from '../../shared/values/stripe-enum.js';

export const PoliticalExposure = stripeEnum<Stripe.Person.PoliticalExposure>(
  'PoliticalExposure',
  'Whether somebody is, or is close to, a holder of a public office.',
  { existing: 'They are.', none: 'They are not.' },
);

@ObjectType({ description: 'What somebody is to the business of an account.', simpleResolvers: true })
@PartOfItsOwner()
export class PersonRelationship {
  constructor(private readonly source: Stripe.Person.Relationship) {}

  @Field(() => String, { nullable: true, description: 'Job title.' })
  get title(): string | null {
    return this.source.title;
  }

  @Field(() => Boolean, { description: 'Speaks for the business towards Stripe.' })
  get representative(): boolean {
    return this.source.representative ?? false;
  }

  @Field(() => Boolean, { description: 'Owns at least a quarter of it.' })
  get owner(): boolean {
    return this.source.owner ?? false;
  }

  @Field(() => Int, { nullable: true, description: 'How much of it they own, in percent.' })
  get percentOwnership(): number | null {
    return this.source.percent_ownership;
  }

  @Field(() => Boolean, { description: 'Has a large responsibility for its operations.' })
  get executive(): boolean {
    return this.source.executive ?? false;
  }

  @Field(() => Boolean, { description: 'Is a member of its board.' })
  get director(): boolean {
    return this.source.director ?? false;
  }

  @Field(() => Boolean, { description: 'Authorizes its representative.' })
  get authorizer(): boolean {
    return this.source.authorizer ?? false;
  }

  @Field(() => Boolean, { description: "Is the representative's legal guardian." })
  get legalGuardian(): boolean {
    return this.source.legal_guardian ?? false;
  }
}

@ObjectType({ description: 'Whether Stripe could verify who somebody is.', simpleResolvers: true })
@PartOfItsOwner()
export class PersonVerification {
  constructor(private readonly source: Stripe.Person.Verification) {}

  @Field(() => String, { description: '`unverified`, `pending` or `verified`.' })
  get status(): string {
    return this.source.status;
  }

  @Field(() => String, { nullable: true, description: 'Why not, in words which can be shown to them.' })
  get details(): string | null {
    return this.source.details ?? null;
  }

  @Field(() => String, { nullable: true, description: "Why not, by Stripe's code." })
  get detailsCode(): string | null {
    return this.source.details_code ?? null;
  }

  @Field(() => VerificationDocument, { nullable: true, description: 'What tells who they are.' })
  get document(): VerificationDocument | null {
    return this.source.document ? new VerificationDocument(this.source.document) : null;
  }

  @Field(() => VerificationDocument, {
    nullable: true,
    description: 'What tells where they live, if Stripe asked for it.',
  })
  get additionalDocument(): VerificationDocument | null {
    return this.source.additional_document ? new VerificationDocument(this.source.additional_document) : null;
  }
}

@ObjectType({
  description: 'The person behind an account. Numbers that identify a person cannot be read back.',
  simpleResolvers: true,
})
@PartOfItsOwner()
export class AccountIndividual {
  constructor(
    readonly accountId: string,
    private readonly source: Stripe.Person,
  ) {}

  @Field(() => ID, { description: "Stripe's id of the person." })
  get stripeId(): string {
    return this.source.id;
  }

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

  @Field(() => DateTime, { description: 'When Stripe was first told of them.' })
  get createdAt(): Date {
    return dateTime(this.source.created);
  }

  @Field(() => [MetadataEntry], { description: 'Your own entries.' })
  get metadata(): MetadataEntry[] {
    return metadataEntries(this.source.metadata);
  }
}

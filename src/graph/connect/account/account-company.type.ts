import type Stripe from 'stripe';
import { Field, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { Address } from '../../shared/values/address.js';
import { PartialDate } from '../person/partial-date.type.js';
import { known } from '../../shared/values/stripe-enum.js';
import { CompanyDeclaration, CompanyStructure, OwnershipExemptionReason } from './account-business.type.js';

@ObjectType({ description: 'What Stripe makes of a document.', simpleResolvers: true })
@PartOfItsOwner()
export class VerificationDocument {
  constructor(
    private readonly source: Stripe.Account.Company.Verification.Document | Stripe.Person.Verification.Document,
  ) {}

  @Field(() => String, { nullable: true, description: 'What is wrong with it, in words; null if nothing is.' })
  get details(): string | null {
    return this.source.details;
  }

  @Field(() => String, { nullable: true, description: "What is wrong with it, by Stripe's code; null if nothing is." })
  get detailsCode(): string | null {
    return this.source.details_code;
  }

  @Field(() => Boolean, { description: 'Whether its front was uploaded.' })
  get frontProvided(): boolean {
    return this.source.front !== null;
  }

  @Field(() => Boolean, { description: 'Whether its back was uploaded.' })
  get backProvided(): boolean {
    return this.source.back !== null;
  }
}

@ObjectType({ description: 'The company behind an account. Its tax id cannot be read back.', simpleResolvers: true })
@PartOfItsOwner()
export class Company {
  constructor(private readonly source: Stripe.Account.Company) {}

  @Field(() => String, { nullable: true, description: 'Legal name.' })
  get name(): string | null {
    return this.source.name ?? null;
  }

  @Field(() => String, { nullable: true, description: 'Phone number.' })
  get phone(): string | null {
    return this.source.phone ?? null;
  }

  @Field(() => Address, { nullable: true, description: 'Primary address.' })
  get address(): Address | null {
    return this.source.address ? new Address(this.source.address) : null;
  }

  @Field(() => Address, { nullable: true, description: 'Where it is administered.' })
  get administrativeAddress(): Address | null {
    return this.source.administrative_address ? new Address(this.source.administrative_address) : null;
  }

  @Field(() => Address, { nullable: true, description: 'Where it can be found.' })
  get physicalAddress(): Address | null {
    return this.source.physical_address ? new Address(this.source.physical_address) : null;
  }

  @Field(() => Address, { nullable: true, description: 'Where it does its business.' })
  get principalPlaceOfBusiness(): Address | null {
    return this.source.principal_place_of_business ? new Address(this.source.principal_place_of_business) : null;
  }

  @Field(() => CompanyStructure, { nullable: true, description: 'Legal form; null if not told.' })
  get structure(): string | null {
    return known(CompanyStructure, this.source.structure);
  }

  @Field(() => PartialDate, { nullable: true, description: 'When it was registered.' })
  get registrationDate(): PartialDate | null {
    return PartialDate.of(this.source.registration_date);
  }

  @Field(() => Boolean, { description: 'Whether its tax id was told.' })
  get taxIdProvided(): boolean {
    return this.source.tax_id_provided ?? false;
  }

  @Field(() => String, { nullable: true, description: 'Who gave it its tax id, where that matters.' })
  get taxIdRegistrar(): string | null {
    return this.source.tax_id_registrar ?? null;
  }

  @Field(() => Boolean, { description: 'Whether its VAT id was told.' })
  get vatIdProvided(): boolean {
    return this.source.vat_id_provided ?? false;
  }

  @Field(() => Boolean, { description: 'Whether all its directors were told.' })
  get directorsProvided(): boolean {
    return this.source.directors_provided ?? false;
  }

  @Field(() => Boolean, { description: 'Whether all its executives were told.' })
  get executivesProvided(): boolean {
    return this.source.executives_provided ?? false;
  }

  @Field(() => Boolean, { description: 'Whether all its owners were told.' })
  get ownersProvided(): boolean {
    return this.source.owners_provided ?? false;
  }

  @Field(() => OwnershipExemptionReason, { nullable: true, description: 'Why its owners need not be told.' })
  get ownershipExemptionReason(): string | null {
    return known(OwnershipExemptionReason, this.source.ownership_exemption_reason);
  }

  @Field(() => CompanyDeclaration, { nullable: true, description: 'That the directors are all.' })
  get directorshipDeclaration(): CompanyDeclaration | null {
    return this.source.directorship_declaration ? new CompanyDeclaration(this.source.directorship_declaration) : null;
  }

  @Field(() => CompanyDeclaration, { nullable: true, description: 'That the owners are all.' })
  get ownershipDeclaration(): CompanyDeclaration | null {
    return this.source.ownership_declaration ? new CompanyDeclaration(this.source.ownership_declaration) : null;
  }

  @Field(() => CompanyDeclaration, { nullable: true, description: 'That the representative may speak for it.' })
  get representativeDeclaration(): CompanyDeclaration | null {
    return this.source.representative_declaration
      ? new CompanyDeclaration(this.source.representative_declaration)
      : null;
  }

  @Field(() => String, { nullable: true, description: 'Export licence, in India.' })
  get exportLicenseId(): string | null {
    return this.source.export_license_id ?? null;
  }

  @Field(() => String, { nullable: true, description: 'Purpose code of exports, in India.' })
  get exportPurposeCode(): string | null {
    return this.source.export_purpose_code ?? null;
  }

  @Field(() => VerificationDocument, { nullable: true, description: 'What Stripe makes of its document.' })
  get verification(): VerificationDocument | null {
    return this.source.verification ? new VerificationDocument(this.source.verification.document) : null;
  }
}

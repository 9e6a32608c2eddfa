import type Stripe from 'stripe';
import { Field, InputType } from 'type-graphql';
import { AddressInput, addressParams } from '../../shared/values/address.js';
import { DocumentSidesInput, checkSides, sidesParams } from '../../shared/onboarding/document.input.js';
import type { InputFaults } from '../../shared/writing/input-faults.js';
import { DateOfBirthInput } from '../../shared/writing/new-cardholder.input.js';
import { CompanyStructure, OwnershipExemptionReason } from './account-business.type.js';
import { TermsAcceptanceInput, checkTerms, termsParams } from './account-person.input.js';

@InputType({ description: 'The company behind an account. What is not named stays.' })
export class CompanyInput {
  @Field(() => String, { nullable: true, description: 'Legal name.' })
  name?: string | null;

  @Field(() => AddressInput, { nullable: true, description: 'Primary address; no post office box.' })
  address?: AddressInput | null;

  @Field(() => String, { nullable: true, description: 'Phone number, E.164.' })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'Tax id, in the US the EIN. It cannot be read back.' })
  taxId?: string | null;

  @Field(() => String, { nullable: true, description: 'VAT id. It cannot be read back.' })
  vatId?: string | null;

  @Field(() => CompanyStructure, { nullable: true, description: 'Legal form.' })
  structure?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether all its directors have been told.' })
  directorsProvided?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether all its executives have been told.' })
  executivesProvided?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether all its owners have been told.' })
  ownersProvided?: boolean | null;

  @Field(() => String, { nullable: true, description: "Number in its country's register of companies." })
  registrationNumber?: string | null;

  @Field(() => DateOfBirthInput, { nullable: true, description: 'When it was founded.' })
  registrationDate?: DateOfBirthInput | null;

  @Field(() => OwnershipExemptionReason, { nullable: true, description: 'Why it need not name its owners.' })
  ownershipExemptionReason?: string | null;

  @Field(() => TermsAcceptanceInput, { nullable: true, description: 'That all who were told of as owners are right.' })
  ownershipDeclaration?: TermsAcceptanceInput | null;

  @Field(() => TermsAcceptanceInput, {
    nullable: true,
    description: 'That all who were told of as directors are right.',
  })
  directorshipDeclaration?: TermsAcceptanceInput | null;

  @Field(() => TermsAcceptanceInput, { nullable: true, description: 'That the representative may speak for it.' })
  representativeDeclaration?: TermsAcceptanceInput | null;

  @Field(() => DocumentSidesInput, {
    nullable: true,
    description: 'What shows that it exists, uploaded as ADDITIONAL_VERIFICATION. Stripe: `verification[document]`.',
  })
  verificationDocument?: DocumentSidesInput | null;
}

export function checkCompany(faults: InputFaults, company: CompanyInput | null | undefined): void {
  if (company == null) return;
  faults.text('company.name', company.name, 100);
  faults.address('company.address', company.address);
  faults.phone('company.phone', company.phone);
  faults.text('company.taxId', company.taxId, 100);
  faults.text('company.vatId', company.vatId, 100);
  if (company.structure === 'unrecognized') faults.add('company.structure', 'cannot be UNRECOGNIZED.');
  faults.text('company.registrationNumber', company.registrationNumber, 100);
  faults.date('company.registrationDate', company.registrationDate);
  if (company.ownershipExemptionReason === 'unrecognized')
    faults.add('company.ownershipExemptionReason', 'cannot be UNRECOGNIZED.');
  for (const name of ['ownershipDeclaration', 'directorshipDeclaration', 'representativeDeclaration'] as const)
    checkTerms(faults, `company.${name}`, company[name]);
  checkSides(faults, 'company.verificationDocument', company.verificationDocument);
}

export function companyParams(company: CompanyInput): Stripe.AccountUpdateParams.Company {
  const { registrationDate: founded, verificationDocument: document } = company;
  return {
    ...(company.name ? { name: company.name } : {}),
    ...(company.address ? { address: addressParams(company.address) } : {}),
    ...(company.phone ? { phone: company.phone } : {}),
    ...(company.taxId ? { tax_id: company.taxId } : {}),
    ...(company.vatId ? { vat_id: company.vatId } : {}),
    ...(company.structure ? { structure: company.structure } : {}),
    ...(company.directorsProvided == null ? {} : { directors_provided: company.directorsProvided }),
    ...(company.executivesProvided == null ? {} : { executives_provided: company.executivesProvided }),
    ...(company.ownersProvided == null ? {} : { owners_provided: company.ownersProvided }),
    ...(company.registrationNumber ? { registration_number: company.registrationNumber } : {}),
    ...(founded ? { registration_date: { day: founded.day, month: founded.month, year: founded.year } } : {}),
    ...(company.ownershipExemptionReason ? { ownership_exemption_reason: company.ownershipExemptionReason } : {}),
    ...(company.ownershipDeclaration ? { ownership_declaration: termsParams(company.ownershipDeclaration) } : {}),
    ...(company.directorshipDeclaration
      ? { directorship_declaration: termsParams(company.directorshipDeclaration) }
      : {}),
    ...(company.representativeDeclaration
      ? { representative_declaration: termsParams(company.representativeDeclaration) }
      : {}),
    ...(document ? { verification: { document: sidesParams(document) } } : {}),
  };
}

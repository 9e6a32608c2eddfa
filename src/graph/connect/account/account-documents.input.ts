import type Stripe from 'stripe';
import { Field, InputType } from 'type-graphql';
import { checkFiles } from '../../shared/onboarding/document.input.js';
import type { InputFaults } from '../../shared/writing/input-faults.js';

/** Each kind of document, by the name of its input field and Stripe's. */
const KINDS = {
  bankAccountOwnershipVerification: 'bank_account_ownership_verification',
  companyLicense: 'company_license',
  companyMemorandumOfAssociation: 'company_memorandum_of_association',
  companyMinisterialDecree: 'company_ministerial_decree',
  companyRegistrationVerification: 'company_registration_verification',
  companyTaxIdVerification: 'company_tax_id_verification',
  proofOfAddress: 'proof_of_address',
  proofOfBusinessPresence: 'proof_of_business_presence',
  proofOfUltimateBeneficialOwnership: 'proof_of_ultimate_beneficial_ownership',
} as const;

type Kind = keyof typeof KINDS;

const Files = (description: string) => Field(() => [String], { nullable: true, description });

@InputType({
  description:
    'Documents about the business, each by the ids of files uploaded as ACCOUNT_REQUIREMENT. They replace those told.',
})
export class AccountDocumentsInput implements Partial<Record<Kind, string[] | null>> {
  @Files('Shows whose the bank account is.')
  bankAccountOwnershipVerification?: string[] | null;

  @Files('Licence to do business.')
  companyLicense?: string[] | null;

  @Files('Memorandum of association.')
  companyMemorandumOfAssociation?: string[] | null;

  @Files('Ministerial decree, where companies are founded by one.')
  companyMinisterialDecree?: string[] | null;

  @Files('Shows that the company is registered.')
  companyRegistrationVerification?: string[] | null;

  @Files('Shows the tax id of the company.')
  companyTaxIdVerification?: string[] | null;

  @Files('Shows the address of the business.')
  proofOfAddress?: string[] | null;

  @Files('Shows that the business is where it says.')
  proofOfBusinessPresence?: string[] | null;

  @Files('Shows who owns it in the end.')
  proofOfUltimateBeneficialOwnership?: string[] | null;
}

const kinds = (documents: AccountDocumentsInput) =>
  Object.entries(KINDS).flatMap(([name, stripe]) => {
    const files: unknown = Reflect.get(documents, name);
    return isTexts(files) ? [{ name, stripe, files }] : [];
  });

export function checkDocuments(faults: InputFaults, documents: AccountDocumentsInput | null | undefined): void {
  for (const { name, files } of kinds(documents ?? {})) checkFiles(faults, `documents.${name}`, files);
}

export function documentsParams(documents: AccountDocumentsInput): Stripe.AccountUpdateParams.Documents {
  return Object.fromEntries(kinds(documents).map(({ stripe, files }) => [stripe, { files }]));
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value);
}

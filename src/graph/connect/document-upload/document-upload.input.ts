import { Field, ID, InputType } from 'type-graphql';
import type { UploadPurpose } from '../../shared/onboarding/upload-rules.js';
import { inputEnum } from '../../shared/values/stripe-enum.js';
import { MutationInput } from '../../shared/writing/mutation-payload.js';

export const DocumentPurpose = inputEnum<UploadPurpose>('DocumentPurpose', 'What a file is uploaded for.', {
  account_requirement:
    'A document about a business, a person or a bank account, for `documents` and `ownershipFileIds`.',
  additional_verification: 'What shows an address, or that a company exists.',
  identity_document: 'An identity document of a person.',
  dispute_evidence: 'Evidence in a dispute.',
  business_icon: 'The icon of a business.',
  business_logo: 'The logo of a business.',
  issuing_logo: 'The picture on a card.',
});

@InputType({ description: 'Where a file shall go, and what for.' })
export class CreateDocumentUploadInput extends MutationInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The account; needed unless the credential or the request names it.',
  })
  accountId?: string | null;

  @Field(() => DocumentPurpose, { description: 'What it is uploaded for: Stripe takes it for nothing else.' })
  purpose!: UploadPurpose;
}

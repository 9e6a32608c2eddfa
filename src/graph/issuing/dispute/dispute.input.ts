import { Field, ID, InputType } from 'type-graphql';
import { MetadataInput } from '../../shared/values/metadata.js';
import { MinorUnits } from '../../shared/values/scalars.js';
import { MutationInput } from '../../shared/writing/mutation-payload.js';
import { DisputeEvidenceInput } from './dispute-evidence.input.js';

@InputType({ description: 'A purchase that the cardholder does not accept, and why.' })
export class CreateDisputeInput extends MutationInput {
  @Field(() => ID, { description: 'The purchase.' })
  issuingTransactionId!: string;

  @Field(() => MinorUnits, {
    nullable: true,
    description: 'Minor units, positive; all that was not refunded if nothing is said.',
  })
  amount?: number | null;

  @Field(() => DisputeEvidenceInput, { description: 'Why, and what supports it; it can be completed on submission.' })
  evidence!: DisputeEvidenceInput;

  @Field(() => [MetadataInput], { nullable: true, description: 'Your own entries.' })
  metadata?: MetadataInput[] | null;
}

@InputType({ description: 'What of a dispute is to be changed.' })
export class UpdateDisputeInput extends MutationInput {
  @Field(() => ID, { description: 'The dispute. Its amount and evidence can be changed until it is submitted.' })
  disputeId!: string;

  @Field(() => MinorUnits, { nullable: true, description: 'Minor units, positive, at most what was not refunded.' })
  amount?: number | null;

  @Field(() => DisputeEvidenceInput, {
    nullable: true,
    description: 'Evidence: of the same reason it adds, and null clears a field; of another it replaces.',
  })
  evidence?: DisputeEvidenceInput | null;

  @Field(() => [MetadataInput], { nullable: true, description: 'Your own entries.' })
  metadata?: MetadataInput[] | null;
}

@InputType({ description: 'Which dispute, and what its evidence still lacks.' })
export class SubmitDisputeInput extends MutationInput {
  @Field(() => ID, { description: 'The dispute.' })
  disputeId!: string;

  @Field(() => DisputeEvidenceInput, {
    nullable: true,
    description: 'Evidence to set first: of the same reason it adds, and null clears a field; of another it replaces.',
  })
  evidence?: DisputeEvidenceInput | null;
}

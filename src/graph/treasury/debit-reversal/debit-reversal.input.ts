import { Field, ID, InputType } from 'type-graphql';
import { MetadataInput } from '../../shared/values/metadata.js';
import { MutationInput } from '../../shared/writing/mutation-payload.js';

@InputType({ description: 'A received debit to be reversed, whole.' })
export class CreateDebitReversalInput extends MutationInput {
  @Field(() => ID, { description: 'The received debit.' })
  receivedDebitId!: string;

  @Field(() => [MetadataInput], { nullable: true, description: 'Your own entries.' })
  metadata?: MetadataInput[] | null;
}

import { Field, ID, InputType } from 'type-graphql';
import { MutationInput } from '../../shared/writing/mutation-payload.js';

@InputType({ description: 'Which event is to be tried again.' })
export class ReplayInboxEntryInput extends MutationInput {
  @Field(() => ID, { description: 'The entry, in quarantine.' })
  inboxEntryId!: string;
}

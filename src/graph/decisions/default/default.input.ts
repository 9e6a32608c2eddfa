import { Field, ID, InputType } from 'type-graphql';
import { MutationInput } from '../../shared/writing/mutation-payload.js';
import { DefaultDecisionKind } from './default.type.js';

@InputType({ description: 'What is decided where no rule and no partner decides.' })
export class SetDefaultDecisionInput extends MutationInput {
  @Field(() => ID, { description: 'The card, the cardholder or the account that it is for.' })
  objectId!: string;

  @Field(() => DefaultDecisionKind, { nullable: true, description: 'What is decided; null takes the default away.' })
  decision?: 'approve' | 'decline' | null;
}

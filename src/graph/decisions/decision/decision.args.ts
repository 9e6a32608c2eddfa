import { ArgsType, Field, ID } from 'type-graphql';
import { PageArgs } from '../../shared/reading/page.args.js';

@ArgsType()
export class DecisionArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Only on purchases with this card.' })
  cardId?: string | null;

  @Field(() => ID, { nullable: true, description: "Only on purchases with this cardholder's cards." })
  cardholderId?: string | null;
}

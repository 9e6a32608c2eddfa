import { ArgsType, Field, ID } from 'type-graphql';
import { PageArgs } from '../../shared/reading/page.args.js';
import { type InboxEntryFacts, InboxEntryState } from './inbox-entry.type.js';

@ArgsType()
export class InboxEntryArgs extends PageArgs {
  @Field(() => [InboxEntryState], {
    nullable: true,
    description: 'Only those of which one of these became; all if nothing is said.',
  })
  states?: InboxEntryFacts['state'][] | null;

  @Field(() => ID, { nullable: true, description: 'Of this account only.' })
  account?: string | null;
}

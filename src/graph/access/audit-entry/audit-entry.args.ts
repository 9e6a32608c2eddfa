import { ArgsType, Field, ID } from 'type-graphql';
import { PageArgs } from '../../shared/reading/page.args.js';
import { DateTime } from '../../shared/values/scalars.js';

@ArgsType()
export class AuditEntryArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Of this account only.' })
  account?: string | null;

  @Field(() => String, { nullable: true, description: 'Of this principal only.' })
  principal?: string | null;

  @Field(() => String, { nullable: true, description: 'Of this mutation only, such as `issueCard`.' })
  mutation?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only readings, or with false only mutations.' })
  readings?: boolean | null;

  @Field(() => DateTime, { nullable: true, description: 'At or after.' })
  from?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Before.' })
  to?: Date | null;
}

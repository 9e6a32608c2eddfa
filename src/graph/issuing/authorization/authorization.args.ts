import { ArgsType, Field } from 'type-graphql';
import type { ListFilters } from '../../../stripe/index.js';
import { ListArgs } from '../../shared/reading/object-loader.js';
import { TimeRange, stripeRange } from '../../shared/reading/page.args.js';

@ArgsType()
export class AuthorizationListArgs extends ListArgs<'issuing.authorization'> {
  @Field(() => TimeRange, { nullable: true, description: 'Only those created in this range.' })
  created?: TimeRange | null;

  filters(): ListFilters['issuing.authorization'] {
    const created = stripeRange(this.created);
    return { ...(created ? { created } : {}) };
  }
}

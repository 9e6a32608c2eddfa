import { ArgsType, Field } from 'type-graphql';
import type { ListFilters } from '../../../stripe/index.js';
import { ListArgs } from '../../shared/reading/object-loader.js';
import { TimeRange, stripeRange } from '../../shared/reading/page.args.js';

@ArgsType()
export class ConnectedAccountListArgs extends ListArgs<'account'> {
  @Field(() => TimeRange, { nullable: true, description: 'Only those created in this range.' })
  created?: TimeRange | null;

  filters(): ListFilters['account'] {
    const created = stripeRange(this.created);
    return { ...(created ? { created } : {}) };
  }

  /** The same filter where Stripe does not list, and so cannot apply it. */
  admits(created: number | undefined): boolean {
    const { gt, gte, lt, lte } = stripeRange(this.created) ?? {};
    if (created === undefined) return false;
    if (gt !== undefined && created <= gt) return false;
    if (gte !== undefined && created < gte) return false;
    if (lt !== undefined && created >= lt) return false;
    return lte === undefined || created <= lte;
  }
}

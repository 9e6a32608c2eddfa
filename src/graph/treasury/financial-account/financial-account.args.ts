import { ArgsType, Field } from 'type-graphql';
import type { ListFilters } from '../../../stripe/index.js';
import { ListArgs } from '../../shared/reading/object-loader.js';
import { TimeRange, stripeRange } from '../../shared/reading/page.args.js';
import { FinancialAccountStatus } from './financial-account.type.js';

@ArgsType()
export class FinancialAccountListArgs extends ListArgs<'treasury.financial_account'> {
  @Field(() => FinancialAccountStatus, { nullable: true, description: 'Only open or only closed ones.' })
  status?: string | null;

  @Field(() => TimeRange, { nullable: true, description: 'Only those opened in this range.' })
  created?: TimeRange | null;

  filters(): ListFilters['treasury.financial_account'] {
    const created = stripeRange(this.created);
    return { ...(this.status ? { status: this.status } : {}), ...(created ? { created } : {}) };
  }
}

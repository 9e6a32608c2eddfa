import { ArgsType, Field } from 'type-graphql';
import type { ListFilters } from '../../../stripe/index.js';
import { ListArgs } from '../../shared/reading/object-loader.js';
import { TimeRange, stripeRange } from '../../shared/reading/page.args.js';
import { WalletTokenStatus } from './wallet-token.type.js';

@ArgsType()
export class WalletTokenListArgs extends ListArgs<'issuing.token'> {
  @Field(() => WalletTokenStatus, { nullable: true, description: 'Only tokens with this status.' })
  status?: string | null;

  @Field(() => TimeRange, { nullable: true, description: 'Only tokens made in this range.' })
  created?: TimeRange | null;

  filters(): ListFilters['issuing.token'] {
    const created = stripeRange(this.created);
    return { ...(this.status ? { status: this.status } : {}), ...(created ? { created } : {}) };
  }
}

import { ArgsType, Field, Int } from 'type-graphql';
import type { ListFilters } from '../../../stripe/index.js';
import { ListArgs } from '../../shared/reading/object-loader.js';
import { TimeRange, stripeRange } from '../../shared/reading/page.args.js';
import { CardStatus, CardType } from './card.type.js';

@ArgsType()
export class CardListArgs extends ListArgs<'issuing.card'> {
  @Field(() => CardStatus, { nullable: true, description: 'Only cards with this status.' })
  status?: string | null;

  @Field(() => CardType, { nullable: true, description: 'Only virtual or only physical cards.' })
  type?: string | null;

  @Field(() => String, { nullable: true, description: 'Only cards whose number ends so.' })
  last4?: string | null;

  @Field(() => Int, { nullable: true, description: 'Only cards that expire in this month, 1 to 12.' })
  expMonth?: number | null;

  @Field(() => Int, { nullable: true, description: 'Only cards that expire in this year, four digits.' })
  expYear?: number | null;

  @Field(() => TimeRange, { nullable: true, description: 'Only cards created in this range.' })
  created?: TimeRange | null;

  filters(): ListFilters['issuing.card'] {
    const created = stripeRange(this.created);
    return {
      ...(this.status ? { status: this.status } : {}),
      ...(this.type ? { type: this.type } : {}),
      ...(this.last4 ? { last4: this.last4 } : {}),
      ...(this.expMonth ? { exp_month: this.expMonth } : {}),
      ...(this.expYear ? { exp_year: this.expYear } : {}),
      ...(created ? { created } : {}),
    };
  }
}

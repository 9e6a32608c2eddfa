import { ArgsType, Field, ID, Int } from 'type-graphql';
import type { ListFilters } from '../../../stripe/index.js';
import { idWithin } from '../../shared/reading/id-argument.js';
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

  @Field(() => ID, { nullable: true, description: 'Only physical cards of this design.' })
  personalizationDesignId?: string | null;

  filters(account: string): ListFilters['issuing.card'] {
    const created = stripeRange(this.created);
    const design = this.personalizationDesignId;
    return {
      ...(this.status ? { status: this.status } : {}),
      ...(this.type ? { type: this.type } : {}),
      ...(this.last4 ? { last4: this.last4 } : {}),
      ...(this.expMonth ? { exp_month: this.expMonth } : {}),
      ...(this.expYear ? { exp_year: this.expYear } : {}),
      ...(design ? { personalization_design: idWithin(account, design, 'personalizationDesignId') } : {}),
      ...(created ? { created } : {}),
    };
  }
}

@ArgsType()
export class AccountCardListArgs extends CardListArgs {
  @Field(() => ID, { nullable: true, description: 'Only cards of this cardholder.' })
  cardholderId?: string | null;

  override filters(account: string): ListFilters['issuing.card'] {
    return {
      ...super.filters(account),
      ...(this.cardholderId ? { cardholder: idWithin(account, this.cardholderId, 'cardholderId') } : {}),
    };
  }
}

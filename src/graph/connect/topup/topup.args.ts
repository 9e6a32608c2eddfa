import { ArgsType, Field, InputType } from 'type-graphql';
import type { ListFilters } from '../../../stripe/index.js';
import { ListArgs } from '../../shared/reading/object-loader.js';
import { TimeRange, stripeRange } from '../../shared/reading/page.args.js';
import { MinorUnits } from '../../shared/values/scalars.js';
import { inputEnum } from '../../shared/values/stripe-enum.js';

/** The statuses that Stripe lists by: `reversed` is not among them. */
const TopupListStatus = inputEnum<'canceled' | 'failed' | 'pending' | 'succeeded'>(
  'TopupListStatus',
  'What top-ups are listed by.',
  {
    canceled: 'Called off.',
    failed: 'Not given by the bank.',
    pending: 'On their way.',
    succeeded: 'Arrived.',
  },
);

@InputType({ description: 'A range of amounts in minor units, each bound optional.' })
export class AmountRange {
  @Field(() => MinorUnits, { nullable: true, description: 'This or more.' })
  gte?: number | null;

  @Field(() => MinorUnits, { nullable: true, description: 'This or less.' })
  lte?: number | null;
}

@ArgsType()
export class TopupListArgs extends ListArgs<'topup'> {
  @Field(() => TopupListStatus, { nullable: true, description: 'Only those with this status.' })
  status?: 'canceled' | 'failed' | 'pending' | 'succeeded' | null;

  @Field(() => TimeRange, { nullable: true, description: 'Only those that began in this range.' })
  created?: TimeRange | null;

  @Field(() => AmountRange, { nullable: true, description: 'Only those of such amounts.' })
  amount?: AmountRange | null;

  filters(): ListFilters['topup'] {
    const created = stripeRange(this.created);
    const { gte, lte } = this.amount ?? {};
    const amount = { ...(gte == null ? {} : { gte }), ...(lte == null ? {} : { lte }) };
    return {
      ...(this.status ? { status: this.status } : {}),
      ...(created ? { created } : {}),
      ...(Object.keys(amount).length > 0 ? { amount } : {}),
    };
  }
}

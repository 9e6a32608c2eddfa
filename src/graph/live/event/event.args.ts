import { ArgsType, Field } from 'type-graphql';
import type { ListFilters } from '../../../stripe/index.js';
import { badArgument } from '../../shared/errors.js';
import { ListArgs } from '../../shared/reading/object-loader.js';
import { TimeRange, stripeRange } from '../../shared/reading/page.args.js';

/** As many as Stripe takes. */
const MOST_TYPES = 20;
const TYPE = /^[a-z_]+(\.[a-z_]+)*\.([a-z_]+|\*)$/;

@ArgsType()
export class EventListArgs extends ListArgs<'event'> {
  @Field(() => [String], {
    nullable: true,
    description:
      "Only events of these types, at most 20, by Stripe's names; `issuing_card.*` is all that happens to cards.",
  })
  types?: string[] | null;

  @Field(() => TimeRange, { nullable: true, description: 'Only events that happened in this range.' })
  created?: TimeRange | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Only events that all of the platform's webhook endpoints took, or only those that one did not.",
  })
  deliverySuccess?: boolean | null;

  filters(_account: string): ListFilters['event'] {
    const { types, deliverySuccess } = this;
    const created = stripeRange(this.created);
    if (types != null && (types.length === 0 || types.length > MOST_TYPES))
      throw badArgument('types', `must be 1 to ${MOST_TYPES}, not ${types.length}.`);
    if (types?.some((type) => !TYPE.test(type))) throw badArgument('types', 'holds what is no name of an event type.');
    return {
      ...(types == null ? {} : { types }),
      ...(created ? { created } : {}),
      ...(deliverySuccess == null ? {} : { delivery_success: deliverySuccess }),
    };
  }
}

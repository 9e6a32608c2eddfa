import { Field, Int, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { DateTime } from '../../shared/values/scalars.js';
import { MutationPayload } from '../../shared/writing/mutation-payload.js';
import { Delivery } from './delivery.type.js';

@ObjectType({ description: 'Answer of `replayDelivery`.', implements: MutationPayload, simpleResolvers: true })
@PartOfItsOwner()
export class ReplayDeliveryPayload extends MutationPayload {
  @Field(() => Delivery, { nullable: true, description: 'The delivery; null if it was refused.' })
  delivery: Delivery | null = null;
}

@ObjectType({ description: 'Answer of `replayDeliveries`.', implements: MutationPayload, simpleResolvers: true })
@PartOfItsOwner()
export class ReplayDeliveriesPayload extends MutationPayload {
  @Field(() => Int, {
    nullable: true,
    description: 'So many deliveries were put on their way by this call; null if it was refused.',
  })
  queued: number | null = null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Where more than 10,000 events have happened: what to ask for next as `since`. Null: that was all.',
  })
  continueSince: Date | null = null;
}

@ObjectType({ description: 'Answer of `sendTestDelivery`.', implements: MutationPayload, simpleResolvers: true })
@PartOfItsOwner()
export class SendTestDeliveryPayload extends MutationPayload {
  @Field(() => Delivery, {
    nullable: true,
    description: 'The delivery, to be looked at by its id; null if it was refused.',
  })
  delivery: Delivery | null = null;
}

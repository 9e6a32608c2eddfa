import { Field, ID, InputType } from 'type-graphql';
import { DateTime } from '../../shared/values/scalars.js';
import { MutationInput } from '../../shared/writing/mutation-payload.js';

@InputType({ description: 'Which delivery is to be sent again.' })
export class ReplayDeliveryInput extends MutationInput {
  @Field(() => ID, { description: 'The delivery.' })
  deliveryId!: string;
}

@InputType({ description: 'What is to be sent again.' })
export class ReplayDeliveriesInput extends MutationInput {
  @Field(() => ID, { description: 'The endpoint.' })
  webhookEndpointId!: string;

  @Field(() => DateTime, { description: 'What happened then or later; not in the future.' })
  since!: Date;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True to send what was delivered, too. If nothing is said: what failed, and what was never sent.',
  })
  includeDelivered?: boolean | null;
}

@InputType({ description: 'Which endpoint is to get a test.' })
export class SendTestDeliveryInput extends MutationInput {
  @Field(() => ID, { description: 'The endpoint.' })
  webhookEndpointId!: string;
}

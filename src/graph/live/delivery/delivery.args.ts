import { ArgsType, Field, ID } from 'type-graphql';
import { PageArgs } from '../../shared/reading/page.args.js';
import { DeliveryState } from './delivery.type.js';
import type { DeliveryStateValue } from './delivery.type.js';

@ArgsType()
export class DeliveryListArgs extends PageArgs {
  @Field(() => ID, { description: 'To this endpoint.' })
  webhookEndpointId!: string;

  @Field(() => DeliveryState, { nullable: true, description: 'Only those that are so far.' })
  state?: DeliveryStateValue | null;
}

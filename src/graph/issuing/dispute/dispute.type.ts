import type Stripe from 'stripe';
import { ObjectType } from 'type-graphql';
import { Requires } from '../../shared/permission.js';
import { connectionOf } from '../../shared/reading/connection.js';
import { STRIPE_OBJECT, View } from '../../shared/reading/view.js';

@ObjectType({ description: 'Stripe: `issuing.dispute`.', implements: STRIPE_OBJECT, simpleResolvers: true })
@Requires('disputes:read')
export class Dispute extends View<Stripe.Issuing.Dispute> {}

export const DisputeConnection = connectionOf(Dispute, 'Dispute', 'disputes:read');
export type DisputeConnection = InstanceType<typeof DisputeConnection>;

import type Stripe from 'stripe';
import { ObjectType } from 'type-graphql';
import { Requires } from '../../shared/permission.js';
import { connectionOf } from '../../shared/reading/connection.js';
import { STRIPE_OBJECT, View } from '../../shared/reading/view.js';

@ObjectType({ description: 'Stripe: `issuing.cardholder`.', implements: STRIPE_OBJECT, simpleResolvers: true })
@Requires('cardholders:read')
export class Cardholder extends View<Stripe.Issuing.Cardholder> {}

export const CardholderConnection = connectionOf(Cardholder, 'Cardholder', 'cardholders:read');
export type CardholderConnection = InstanceType<typeof CardholderConnection>;

import type Stripe from 'stripe';
import { ObjectType } from 'type-graphql';
import { Requires } from '../../shared/permission.js';
import { connectionOf } from '../../shared/reading/connection.js';
import { STRIPE_OBJECT, View } from '../../shared/reading/view.js';

@ObjectType({ description: 'Stripe: `issuing.authorization`.', implements: STRIPE_OBJECT, simpleResolvers: true })
@Requires('authorizations:read')
export class Authorization extends View<Stripe.Issuing.Authorization> {}

export const AuthorizationConnection = connectionOf(Authorization, 'Authorization', 'authorizations:read');
export type AuthorizationConnection = InstanceType<typeof AuthorizationConnection>;

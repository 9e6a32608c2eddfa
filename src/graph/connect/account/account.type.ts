import type Stripe from 'stripe';
import { ObjectType } from 'type-graphql';
import { Requires } from '../../shared/permission.js';
import { connectionOf } from '../../shared/reading/connection.js';
import { Node, View } from '../../shared/reading/view.js';

@ObjectType({ description: 'Stripe: `account`.', implements: Node, simpleResolvers: true })
@Requires('accounts:read')
export class ConnectedAccount extends View<Stripe.Account> {}

export const ConnectedAccountConnection = connectionOf(ConnectedAccount, 'ConnectedAccount', 'accounts:read');
export type ConnectedAccountConnection = InstanceType<typeof ConnectedAccountConnection>;

import type Stripe from 'stripe';
import { ObjectType } from 'type-graphql';
import { Requires } from '../../shared/permission.js';
import { connectionOf } from '../../shared/reading/connection.js';
import { STRIPE_OBJECT, View } from '../../shared/reading/view.js';

@ObjectType({ description: 'Stripe: `issuing.transaction`.', implements: STRIPE_OBJECT, simpleResolvers: true })
@Requires('transactions:read')
export class IssuingTransaction extends View<Stripe.Issuing.Transaction> {}

export const IssuingTransactionConnection = connectionOf(IssuingTransaction, 'IssuingTransaction', 'transactions:read');
export type IssuingTransactionConnection = InstanceType<typeof IssuingTransactionConnection>;

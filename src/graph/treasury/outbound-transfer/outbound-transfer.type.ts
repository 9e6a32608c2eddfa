import type Stripe from 'stripe';
import { ObjectType } from 'type-graphql';
import { Requires } from '../../shared/permission.js';
import { connectionOf } from '../../shared/reading/connection.js';
import { STRIPE_OBJECT } from '../../shared/reading/view.js';
import { MoneyMovement } from '../money-movement/money-movement.type.js';
import { OutboundMovement } from '../money-movement/outbound.type.js';

@ObjectType({
  description:
    'Money that a financial account sends to a bank account, or another financial account, of the same owner. Stripe: `treasury.outbound_transfer`.',
  implements: [...STRIPE_OBJECT, MoneyMovement, OutboundMovement],
  simpleResolvers: true,
})
@Requires('money_movements:read')
export class OutboundTransfer extends OutboundMovement<Stripe.Treasury.OutboundTransfer> {}

export const OutboundTransferConnection = connectionOf(OutboundTransfer, 'OutboundTransfer', 'money_movements:read');
export type OutboundTransferConnection = InstanceType<typeof OutboundTransferConnection>;

import type Stripe from 'stripe';
import { Field, ID, ObjectType } from 'type-graphql';
import { PartOfItsOwner, Requires } from '../../shared/permission.js';
import { connectionOf } from '../../shared/reading/connection.js';
import { STRIPE_OBJECT } from '../../shared/reading/view.js';
import { MoneyMovement } from '../money-movement/money-movement.type.js';
import { OutboundMovement } from '../money-movement/outbound.type.js';

@ObjectType({ description: 'Whether the owner of the money asked for a payment.', simpleResolvers: true })
@PartOfItsOwner()
export class OutboundPaymentEndUser {
  constructor(private readonly source: Stripe.Treasury.OutboundPayment.EndUserDetails) {}

  @Field(() => Boolean, { description: 'Whether they were there.' })
  get present(): boolean {
    return this.source.present;
  }

  @Field(() => String, { nullable: true, description: 'Their IP address; null if they were not there.' })
  get ipAddress(): string | null {
    return this.source.ip_address;
  }
}

@ObjectType({
  description: 'Money that a financial account sends to somebody else. Stripe: `treasury.outbound_payment`.',
  implements: [...STRIPE_OBJECT, MoneyMovement, OutboundMovement],
  simpleResolvers: true,
})
@Requires('money_movements:read')
export class OutboundPayment extends OutboundMovement<Stripe.Treasury.OutboundPayment> {
  @Field(() => ID, { nullable: true, description: "Stripe's id of the customer who is paid; null if none was named." })
  get customerId(): string | null {
    return this.source.customer;
  }

  @Field(() => OutboundPaymentEndUser, { nullable: true, description: 'Who asked for it; null if nothing was said.' })
  get endUser(): OutboundPaymentEndUser | null {
    const { end_user_details: details } = this.source;
    return details && new OutboundPaymentEndUser(details);
  }
}

export const OutboundPaymentConnection = connectionOf(OutboundPayment, 'OutboundPayment', 'money_movements:read');
export type OutboundPaymentConnection = InstanceType<typeof OutboundPaymentConnection>;

import type Stripe from 'stripe';
import { Field, ID, ObjectType } from 'type-graphql';
import { globalId } from '../../shared/ids.js';
import { Requires } from '../../shared/permission.js';
import { connectionOf } from '../../shared/reading/connection.js';
import { STRIPE_OBJECT } from '../../shared/reading/view.js';
import { MetadataEntry, metadataEntries } from '../../shared/values/metadata.js';
import { known, stripeEnum } from '../../shared/values/stripe-enum.js';
import { MoneyMovement, MoneyMovementStep } from '../money-movement/money-movement.type.js';
import { MoneyMovementNetwork } from '../money-movement/payment-method-details.type.js';

export const CreditReversalStatus = stripeEnum<Stripe.Treasury.CreditReversal.Status>(
  'CreditReversalStatus',
  'How far a reversal is.',
  { canceled: 'It was called off.', posted: 'The money is back where it came from.', processing: 'It is on its way.' },
);

@ObjectType({
  description: 'Money that came into a financial account and is given back. Stripe: `treasury.credit_reversal`.',
  implements: [...STRIPE_OBJECT, MoneyMovement],
  simpleResolvers: true,
})
@Requires('money_movements:read')
export class CreditReversal extends MoneyMovement<Stripe.Treasury.CreditReversal> {
  protected readonly flows = 'out';

  @Field(() => CreditReversalStatus, { description: 'How far it is.' })
  get status(): string {
    return known(CreditReversalStatus, this.source.status);
  }

  @Field(() => MoneyMovementNetwork, { description: 'The rails used.' })
  get network(): string {
    return known(MoneyMovementNetwork, this.source.network);
  }

  @Field(() => ID, { description: 'Global id of the ReceivedCredit that it reverses.' })
  get receivedCreditId(): string {
    return globalId(this.accountId, this.source.received_credit);
  }

  @Field(() => [MetadataEntry], { description: 'Your own entries.' })
  get metadata(): MetadataEntry[] {
    return metadataEntries(this.source.metadata);
  }

  protected stripeStatus(): string {
    return this.source.status;
  }

  protected steps(): MoneyMovementStep[] {
    const { created, status_transitions: at } = this.source;
    return [new MoneyMovementStep('processing', created), new MoneyMovementStep('completed', at.posted_at)];
  }
}

export const CreditReversalConnection = connectionOf(CreditReversal, 'CreditReversal', 'money_movements:read');
export type CreditReversalConnection = InstanceType<typeof CreditReversalConnection>;

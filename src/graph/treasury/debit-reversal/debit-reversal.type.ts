import type Stripe from 'stripe';
import { Field, ID, ObjectType } from 'type-graphql';
import { globalId, globalIdOf } from '../../shared/ids.js';
import { Requires } from '../../shared/permission.js';
import { connectionOf } from '../../shared/reading/connection.js';
import { STRIPE_OBJECT } from '../../shared/reading/view.js';
import { MetadataEntry, metadataEntries } from '../../shared/values/metadata.js';
import { known, stripeEnum } from '../../shared/values/stripe-enum.js';
import { MoneyMovement, MoneyMovementStep } from '../money-movement/money-movement.type.js';
import { MoneyMovementNetwork } from '../money-movement/payment-method-details.type.js';

export const DebitReversalStatus = stripeEnum<Stripe.Treasury.DebitReversal.Status>(
  'DebitReversalStatus',
  'How far a reversal is.',
  {
    failed: 'The money was taken again.',
    processing: 'The money is here, not for good yet.',
    succeeded: 'The money is back.',
  },
);

@ObjectType({
  description: 'Money that was taken from a financial account and comes back. Stripe: `treasury.debit_reversal`.',
  implements: [...STRIPE_OBJECT, MoneyMovement],
  simpleResolvers: true,
})
@Requires('money_movements:read')
export class DebitReversal extends MoneyMovement<Stripe.Treasury.DebitReversal> {
  protected readonly flows = 'in';

  @Field(() => DebitReversalStatus, { description: 'How far it is.' })
  get status(): string {
    return known(DebitReversalStatus, this.source.status);
  }

  @Field(() => MoneyMovementNetwork, { description: 'The rails used.' })
  get network(): string {
    return known(MoneyMovementNetwork, this.source.network);
  }

  @Field(() => ID, { description: 'Global id of the ReceivedDebit that it reverses.' })
  get receivedDebitId(): string {
    return globalId(this.accountId, this.source.received_debit);
  }

  @Field(() => ID, { nullable: true, description: 'Global id of the dispute that was won; null if it is no dispute.' })
  get disputeId(): string | null {
    return globalIdOf(this.accountId, this.source.linked_flows?.issuing_dispute);
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
    return [new MoneyMovementStep('processing', created), new MoneyMovementStep('completed', at.completed_at)];
  }
}

export const DebitReversalConnection = connectionOf(DebitReversal, 'DebitReversal', 'money_movements:read');
export type DebitReversalConnection = InstanceType<typeof DebitReversalConnection>;

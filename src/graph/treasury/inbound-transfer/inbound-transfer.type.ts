import type Stripe from 'stripe';
import { Field, ID, ObjectType } from 'type-graphql';
import { globalIdOf } from '../../shared/ids.js';
import { Requires } from '../../shared/permission.js';
import { connectionOf } from '../../shared/reading/connection.js';
import { STRIPE_OBJECT } from '../../shared/reading/view.js';
import { MetadataEntry, metadataEntries } from '../../shared/values/metadata.js';
import { known, stripeEnum } from '../../shared/values/stripe-enum.js';
import { MoneyMovement, MoneyMovementStep } from '../money-movement/money-movement.type.js';
import { MoneyMovementParty } from '../money-movement/payment-method-details.type.js';

export const InboundTransferStatus = stripeEnum<Stripe.Treasury.InboundTransfer.Status>(
  'InboundTransferStatus',
  'How far money is that is fetched.',
  {
    canceled: 'It was called off.',
    failed: 'The bank did not give it.',
    processing: 'It is on its way.',
    succeeded: 'It came, though the bank may have taken it back: see `returned`.',
  },
);

export const InboundTransferFailureCode = stripeEnum<Stripe.Treasury.InboundTransfer.FailureDetails.Code>(
  'InboundTransferFailureCode',
  'Why a bank did not give money.',
  {
    account_closed: 'The bank account is closed.',
    account_frozen: 'The bank account is frozen.',
    bank_account_restricted: 'The bank account may not be debited.',
    bank_ownership_changed: "The bank account is somebody else's now.",
    debit_not_authorized: 'The owner did not allow it.',
    incorrect_account_holder_address: 'The address is wrong.',
    incorrect_account_holder_name: 'The name is wrong.',
    incorrect_account_holder_tax_id: 'The tax id is wrong.',
    insufficient_funds: 'The money was not there.',
    invalid_account_number: 'The number is wrong.',
    invalid_currency: 'The bank account is in another currency.',
    no_account: 'There is no such bank account.',
    other: 'Another reason.',
  },
);

@ObjectType({
  description:
    'Money that a financial account fetches from a bank account of the same owner. Stripe: `treasury.inbound_transfer`.',
  implements: [...STRIPE_OBJECT, MoneyMovement],
  simpleResolvers: true,
})
@Requires('money_movements:read')
export class InboundTransfer extends MoneyMovement<Stripe.Treasury.InboundTransfer> {
  protected readonly flows = 'in';

  @Field(() => InboundTransferStatus, { description: 'How far it is.' })
  get status(): string {
    return known(InboundTransferStatus, this.source.status);
  }

  @Field(() => Boolean, { description: 'Whether the bank took it back.' })
  get returned(): boolean {
    return this.source.returned ?? false;
  }

  @Field(() => ID, {
    nullable: true,
    description: 'Global id of the ReceivedDebit by which the bank took it back; null unless it did.',
  })
  get receivedDebitId(): string | null {
    return globalIdOf(this.accountId, this.source.linked_flows.received_debit);
  }

  @Field(() => InboundTransferFailureCode, { nullable: true, description: 'Why it failed; null unless it did.' })
  get failureCode(): string | null {
    return known(InboundTransferFailureCode, this.source.failure_details?.code);
  }

  @Field(() => Boolean, { description: 'Whether it can still be called off.' })
  get cancelable(): boolean {
    return this.source.cancelable;
  }

  @Field(() => String, { nullable: true, description: 'What it is for, in words; null if nothing was said.' })
  get description(): string | null {
    return this.source.description;
  }

  @Field(() => String, { description: 'What the statement of the bank account says.' })
  get statementDescriptor(): string {
    return this.source.statement_descriptor;
  }

  @Field(() => ID, { nullable: true, description: "Stripe's id of the payment method that it is fetched from." })
  get paymentMethodId(): string | null {
    return this.source.origin_payment_method;
  }

  @Field(() => MoneyMovementParty, {
    nullable: true,
    description: 'What it is fetched from. Stripe: `origin_payment_method_details`.',
  })
  get sender(): MoneyMovementParty | null {
    const { origin_payment_method_details: details } = this.source;
    return details && new MoneyMovementParty(this.accountId, details);
  }

  @Field(() => [MetadataEntry], { description: 'Your own entries.' })
  get metadata(): MetadataEntry[] {
    return metadataEntries(this.source.metadata);
  }

  protected stripeStatus(): string {
    return this.source.returned ? 'returned' : this.source.status;
  }

  protected steps(): MoneyMovementStep[] {
    const { created, status_transitions: at } = this.source;
    return [
      new MoneyMovementStep('processing', created),
      new MoneyMovementStep('completed', at.succeeded_at),
      new MoneyMovementStep('failed', at.failed_at),
      new MoneyMovementStep('canceled', at.canceled_at),
    ];
  }
}

export const InboundTransferConnection = connectionOf(InboundTransfer, 'InboundTransfer', 'money_movements:read');
export type InboundTransferConnection = InstanceType<typeof InboundTransferConnection>;

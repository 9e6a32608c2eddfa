import type Stripe from 'stripe';
import { Field, ID, ObjectType } from 'type-graphql';
import { globalIdOf } from '../../shared/ids.js';
import { PartOfItsOwner, Requires } from '../../shared/permission.js';
import { connectionOf } from '../../shared/reading/connection.js';
import { STRIPE_OBJECT } from '../../shared/reading/view.js';
import { known, stripeEnum } from '../../shared/values/stripe-enum.js';
import { MoneyMovement, MoneyMovementStep } from '../money-movement/money-movement.type.js';
import { MoneyMovementNetwork, MoneyMovementParty } from '../money-movement/payment-method-details.type.js';
import { ReversalDetails } from '../money-movement/reversal-details.type.js';

export const ReceivedDebitStatus = stripeEnum<Stripe.Treasury.ReceivedDebit.Status>(
  'ReceivedDebitStatus',
  'Whether money was taken.',
  { failed: 'It was refused.', succeeded: 'It was.' },
);

export const ReceivedDebitFailureCode = stripeEnum<Stripe.Treasury.ReceivedDebit.FailureCode>(
  'ReceivedDebitFailureCode',
  'Why money was not taken.',
  {
    account_closed: 'The financial account is closed.',
    account_frozen: 'Money may not leave it.',
    insufficient_funds: 'The money was not there.',
    international_transaction: 'It was asked for from abroad.',
    other: 'Another reason.',
  },
);

@ObjectType({ description: 'What a received debit belongs to.', simpleResolvers: true })
@PartOfItsOwner()
export class ReceivedDebitLinkedFlows {
  constructor(
    private readonly accountId: string,
    private readonly source: Stripe.Treasury.ReceivedDebit.LinkedFlows,
  ) {}

  @Field(() => ID, { nullable: true, description: 'Global id of the reversal that brought it back; null if none did.' })
  get debitReversalId(): string | null {
    return globalIdOf(this.accountId, this.source.debit_reversal);
  }

  @Field(() => ID, { nullable: true, description: 'Global id of the inbound transfer that it takes back, if it does.' })
  get inboundTransferId(): string | null {
    return globalIdOf(this.accountId, this.source.inbound_transfer);
  }

  @Field(() => ID, { nullable: true, description: "Global id of the card's authorization; null if it is no card's." })
  get authorizationId(): string | null {
    return globalIdOf(this.accountId, this.source.issuing_authorization);
  }

  @Field(() => ID, { nullable: true, description: "Global id of the card's transaction; null if it is no card's." })
  get issuingTransactionId(): string | null {
    return globalIdOf(this.accountId, this.source.issuing_transaction);
  }

  @Field(() => ID, { nullable: true, description: 'Global id of the payout that it takes back, if it does.' })
  get payoutId(): string | null {
    return globalIdOf(this.accountId, this.source.payout);
  }

  @Field(() => ID, { nullable: true, description: 'Global id of the top-up that it pays for, if it does.' })
  get topupId(): string | null {
    return globalIdOf(this.accountId, this.source.topup);
  }
}

@ObjectType({
  description: 'Money that somebody took from a financial account. Stripe: `treasury.received_debit`.',
  implements: [...STRIPE_OBJECT, MoneyMovement],
  simpleResolvers: true,
})
@Requires('money_movements:read')
export class ReceivedDebit extends MoneyMovement<Stripe.Treasury.ReceivedDebit> {
  protected readonly flows = 'out';

  @Field(() => ReceivedDebitStatus, { description: 'Whether it was taken.' })
  get status(): string {
    return known(ReceivedDebitStatus, this.source.status);
  }

  @Field(() => ReceivedDebitFailureCode, { nullable: true, description: 'Why it was not taken; null if it was.' })
  get failureCode(): string | null {
    return known(ReceivedDebitFailureCode, this.source.failure_code);
  }

  @Field(() => String, { description: 'What it is for, in words.' })
  get description(): string {
    return this.source.description;
  }

  @Field(() => MoneyMovementNetwork, { description: 'The rails that it went on.' })
  get network(): string {
    return known(MoneyMovementNetwork, this.source.network);
  }

  @Field(() => MoneyMovementParty, {
    nullable: true,
    description: 'Who took it; null if Stripe does not tell. Stripe: `initiating_payment_method_details`.',
  })
  get receiver(): MoneyMovementParty | null {
    const { initiating_payment_method_details: details } = this.source;
    return details ? new MoneyMovementParty(this.accountId, details) : null;
  }

  @Field(() => ReceivedDebitLinkedFlows, { description: 'What it belongs to.' })
  get linkedFlows(): ReceivedDebitLinkedFlows {
    return new ReceivedDebitLinkedFlows(this.accountId, this.source.linked_flows);
  }

  @Field(() => ReversalDetails, { nullable: true, description: 'Whether it can be brought back.' })
  get reversalDetails(): ReversalDetails | null {
    const { reversal_details: details } = this.source;
    return details && new ReversalDetails(details);
  }

  protected stripeStatus(): string {
    return this.source.status;
  }

  protected steps(): MoneyMovementStep[] {
    return [new MoneyMovementStep(this.state, this.source.created)];
  }
}

export const ReceivedDebitConnection = connectionOf(ReceivedDebit, 'ReceivedDebit', 'money_movements:read');
export type ReceivedDebitConnection = InstanceType<typeof ReceivedDebitConnection>;

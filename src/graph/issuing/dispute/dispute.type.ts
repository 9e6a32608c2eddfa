import type Stripe from 'stripe';
import { Field, ID, ObjectType } from 'type-graphql';
import { globalIdOf } from '../../shared/ids.js';
import { PartOfItsOwner, Requires } from '../../shared/permission.js';
import { connectionOf } from '../../shared/reading/connection.js';
import { STRIPE_OBJECT, View } from '../../shared/reading/view.js';
import { MetadataEntry, metadataEntries } from '../../shared/values/metadata.js';
import { Money } from '../../shared/values/money.js';
import { DateTime, dateTime } from '../../shared/values/scalars.js';
import { known, stripeEnum } from '../../shared/values/stripe-enum.js';
import { DisputeEvidence } from './dispute-evidence.type.js';

export const DisputeStatus = stripeEnum<Stripe.Issuing.Dispute.Status>('DisputeStatus', 'How far a dispute is.', {
  unsubmitted: 'It is being prepared; evidence can be added.',
  submitted: 'The card network is deciding.',
  won: 'The money came back.',
  lost: 'The money stays with the seller: see `lossReason`.',
  expired: 'It was not submitted in time.',
});

export const DisputeLossReason = stripeEnum<Stripe.Issuing.Dispute.LossReason>(
  'DisputeLossReason',
  'Why a dispute was lost.',
  {
    cardholder_authentication_issuer_liability: 'The cardholder was authenticated, so the issuer is liable.',
    eci5_token_transaction_with_tavv: 'It was made with an authenticated wallet token.',
    excess_disputes_in_timeframe: 'The card has too many disputes in the period.',
    has_not_met_the_minimum_dispute_amount_requirements: 'The amount is too small to be disputed.',
    invalid_duplicate_dispute: 'It repeats another dispute.',
    invalid_incorrect_amount_dispute: 'The amount was not wrong.',
    invalid_no_authorization: 'There was an authorization.',
    invalid_use_of_disputes: 'The network does not accept such disputes.',
    merchandise_delivered_or_shipped: 'The goods were delivered or shipped.',
    merchandise_or_service_as_described: 'The goods or service are what was sold.',
    not_cancelled: 'It was not canceled.',
    other: 'Any other reason.',
    refund_issued: 'The seller had refunded it.',
    submitted_beyond_allowable_time_limit: 'It was submitted too late.',
    transaction_3ds_required: 'The purchase needed 3-D Secure.',
    transaction_approved_after_prior_fraud_dispute: 'It was approved after an earlier dispute for fraud.',
    transaction_authorized: 'The purchase was authorized.',
    transaction_electronically_read: 'The card was read electronically.',
    transaction_qualifies_for_visa_easy_payment_service: 'It falls under Visa Easy Payment Service.',
    transaction_unattended: 'It was made at an unattended terminal.',
  },
);

@ObjectType({ description: 'What moves in the financial account that the card spends from.', simpleResolvers: true })
@PartOfItsOwner()
export class DisputeTreasury {
  constructor(
    private readonly accountId: string,
    private readonly source: Stripe.Issuing.Dispute.Treasury,
  ) {}

  @Field(() => ID, { nullable: true, description: 'What brings the money back; null until it is submitted.' })
  get debitReversalId(): string | null {
    return globalIdOf(this.accountId, this.source.debit_reversal);
  }

  @Field(() => ID, { nullable: true, description: 'What the disputed purchase took.' })
  get receivedDebitId(): string | null {
    return globalIdOf(this.accountId, this.source.received_debit);
  }
}

@ObjectType({
  description: 'A purchase that the cardholder does not accept. Stripe: `issuing.dispute`.',
  implements: STRIPE_OBJECT,
  simpleResolvers: true,
})
@Requires('disputes:read')
export class Dispute extends View<Stripe.Issuing.Dispute> {
  @Field(() => DisputeStatus, { description: 'How far it is.' })
  get status(): string {
    return known(DisputeStatus, this.source.status);
  }

  @Field(() => Money, { description: 'What is disputed, positive: all of the purchase, or a part of it.' })
  get amount(): Money {
    return new Money(this.source.amount, this.source.currency);
  }

  @Field(() => DisputeEvidence, { description: 'Why, and what supports it.' })
  get evidence(): DisputeEvidence {
    return new DisputeEvidence(this.accountId, this.source.evidence);
  }

  @Field(() => DisputeLossReason, { nullable: true, description: 'Why it was lost; null unless it was.' })
  get lossReason(): string | null {
    return known(DisputeLossReason, this.source.loss_reason);
  }

  @Field(() => DisputeTreasury, {
    nullable: true,
    description: 'What moves in the financial account; null for a card that spends from the Issuing balance.',
  })
  get treasury(): DisputeTreasury | null {
    return this.source.treasury ? new DisputeTreasury(this.accountId, this.source.treasury) : null;
  }

  @Field(() => [MetadataEntry], { description: 'Your own entries.' })
  get metadata(): MetadataEntry[] {
    return metadataEntries(this.source.metadata);
  }

  @Field(() => DateTime, { description: 'When it was created.' })
  get createdAt(): Date {
    return dateTime(this.source.created);
  }

  @Field(() => Boolean, { description: 'False in test mode.' })
  get livemode(): boolean {
    return this.source.livemode;
  }
}

export const DisputeConnection = connectionOf(Dispute, 'Dispute', 'disputes:read');
export type DisputeConnection = InstanceType<typeof DisputeConnection>;

import type Stripe from 'stripe';
import { Field, Int, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { AmountDetails, amountDetails } from '../../shared/values/amount-details.js';
import { Money } from '../../shared/values/money.js';
import { DateTime, dateTime } from '../../shared/values/scalars.js';
import { known, stripeEnum } from '../../shared/values/stripe-enum.js';

export const AuthorizationReason = stripeEnum<Stripe.Issuing.Authorization.RequestHistory.Reason>(
  'AuthorizationReason',
  'Why a request for money was approved or declined.',
  {
    card_active: 'Approved by Stripe: nothing spoke against it and nobody was asked.',
    webhook_approved: 'Approved by the platform, which was asked in time.',
    webhook_declined: 'Declined by the platform, which was asked in time.',
    webhook_timeout: "The platform did not answer in time; the account's default decided.",
    webhook_error: "The platform's answer could not be understood; `reasonMessage` says why.",
    account_disabled: 'Declined: the account or its card issuing is disabled.',
    card_inactive: 'Declined: the card is inactive.',
    card_canceled: 'Declined: the card is canceled.',
    card_expired: 'Declined: the card is past its expiry.',
    cardholder_inactive: 'Declined: the cardholder is inactive.',
    cardholder_blocked: 'Declined: Stripe has blocked the cardholder.',
    cardholder_verification_required: 'Declined: Stripe needs to know more of the cardholder.',
    insufficient_funds: 'Declined: the balance that the card spends from is too low.',
    spending_controls: 'Declined: a spending control of the card or the cardholder forbids it.',
    not_allowed:
      'Declined: spending of this kind is not permitted, as when outbound flows of the financial account are restricted.',
    insecure_authorization_method: 'Declined: the card was read in a way that is not secure enough.',
    verification_failed: 'Declined: what was typed, such as the CVC, did not match the card.',
    pin_blocked: 'Declined: a wrong PIN was typed too often.',
    suspected_fraud: 'Declined: Stripe suspects fraud.',
    network_fallback: 'Decided by the card network while Stripe could not be reached.',
    stripe_internal_error: 'Declined: an error at Stripe.',
  },
);

@ObjectType({ description: 'A request for money that was decided.', simpleResolvers: true })
@PartOfItsOwner()
export class AuthorizationRequest {
  constructor(private readonly source: Stripe.Issuing.Authorization.RequestHistory) {}

  @Field(() => Boolean, { description: 'Whether it was approved.' })
  get approved(): boolean {
    return this.source.approved;
  }

  @Field(() => AuthorizationReason, { description: 'Why.' })
  get reason(): string {
    return known(AuthorizationReason, this.source.reason);
  }

  @Field(() => String, { nullable: true, description: 'More on the reason, when the platform was at fault.' })
  get reasonMessage(): string | null {
    return this.source.reason_message;
  }

  @Field(() => Money, { description: "What was asked for, in the card's currency." })
  get amount(): Money {
    return new Money(this.source.amount, this.source.currency);
  }

  @Field(() => AmountDetails, { nullable: true, description: 'Parts of the amount that are not the purchase.' })
  get amountDetails(): AmountDetails | null {
    return amountDetails(this.source.amount_details, this.source.currency);
  }

  @Field(() => Money, { description: "What was asked for, in the seller's currency." })
  get merchantAmount(): Money {
    return new Money(this.source.merchant_amount, this.source.merchant_currency);
  }

  @Field(() => String, { nullable: true, description: 'The code given to the seller; null if it was declined.' })
  get authorizationCode(): string | null {
    return this.source.authorization_code;
  }

  @Field(() => Int, {
    nullable: true,
    description: "The network's view of the risk of fraud, 0 to 99; higher is worse.",
  })
  get networkRiskScore(): number | null {
    return this.source.network_risk_score;
  }

  @Field(() => DateTime, { nullable: true, description: 'When the network received it.' })
  get requestedAt(): Date | null {
    return dateTime(this.source.requested_at);
  }

  @Field(() => DateTime, { description: 'When it was decided.' })
  get createdAt(): Date {
    return dateTime(this.source.created);
  }
}

@ObjectType({ description: 'A request for money that waits to be decided.', simpleResolvers: true })
@PartOfItsOwner()
export class PendingAuthorizationRequest {
  constructor(private readonly source: Stripe.Issuing.Authorization.PendingRequest) {}

  @Field(() => Money, { description: "What is asked for, in the card's currency; an increment only is what it adds." })
  get amount(): Money {
    return new Money(this.source.amount, this.source.currency);
  }

  @Field(() => AmountDetails, { nullable: true, description: 'Parts of the amount that are not the purchase.' })
  get amountDetails(): AmountDetails | null {
    return amountDetails(this.source.amount_details, this.source.currency);
  }

  @Field(() => Money, { description: "What is asked for, in the seller's currency." })
  get merchantAmount(): Money {
    return new Money(this.source.merchant_amount, this.source.merchant_currency);
  }

  @Field(() => Boolean, { description: 'Whether less than the amount may be approved.' })
  get isAmountControllable(): boolean {
    return this.source.is_amount_controllable;
  }

  @Field(() => Int, {
    nullable: true,
    description: "The network's view of the risk of fraud, 0 to 99; higher is worse.",
  })
  get networkRiskScore(): number | null {
    return this.source.network_risk_score;
  }
}

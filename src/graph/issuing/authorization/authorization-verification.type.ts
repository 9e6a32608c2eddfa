import type Stripe from 'stripe';
import { Field, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { known, stripeEnum } from '../../shared/values/stripe-enum.js';

type Data = Stripe.Issuing.Authorization.VerificationData;

export const VerificationCheck = stripeEnum<Stripe.Issuing.Authorization.VerificationData.CvcCheck>(
  'VerificationCheck',
  'How what the buyer gave compares with what is known.',
  { match: 'It is the same.', mismatch: 'It differs.', not_provided: 'The buyer gave nothing.' },
);

export const ThreeDSecureResult = stripeEnum<Stripe.Issuing.Authorization.VerificationData.ThreeDSecure.Result>(
  'ThreeDSecureResult',
  'How 3-D Secure went.',
  {
    authenticated: 'The cardholder was authenticated.',
    attempt_acknowledged: 'The seller tried; the card does not take part.',
    failed: 'The cardholder was not authenticated.',
    required: 'It was not tried, and is needed.',
  },
);

export const ExemptionClaimant =
  stripeEnum<Stripe.Issuing.Authorization.VerificationData.AuthenticationExemption.ClaimedBy>(
    'ExemptionClaimant',
    'Who claims that authentication is not needed.',
    { acquirer: "The seller's bank.", issuer: 'The issuer of the card.' },
  );

export const ExemptionType = stripeEnum<Stripe.Issuing.Authorization.VerificationData.AuthenticationExemption.Type>(
  'ExemptionType',
  'Why authentication is not needed.',
  {
    low_value_transaction: 'The amount is small.',
    transaction_risk_analysis: 'The risk was found to be low.',
    unknown: 'No reason was given.',
  },
);

@ObjectType({ description: 'A claim that strong customer authentication is not needed.', simpleResolvers: true })
@PartOfItsOwner()
export class AuthenticationExemption {
  constructor(private readonly source: Stripe.Issuing.Authorization.VerificationData.AuthenticationExemption) {}

  @Field(() => ExemptionClaimant, { description: 'Who claims it.' })
  get claimedBy(): string {
    return known(ExemptionClaimant, this.source.claimed_by);
  }

  @Field(() => ExemptionType, { description: 'Why.' })
  get type(): string {
    return known(ExemptionType, this.source.type);
  }
}

@ObjectType({ description: 'What was checked of the buyer. It informs; it does not decide.', simpleResolvers: true })
@PartOfItsOwner()
export class VerificationData {
  constructor(private readonly source: Data) {}

  @Field(() => VerificationCheck, { description: "The first line of the cardholder's billing address." })
  get addressLine1Check(): string {
    return known(VerificationCheck, this.source.address_line1_check);
  }

  @Field(() => VerificationCheck, { description: "The postal code of the cardholder's billing address." })
  get addressPostalCodeCheck(): string {
    return known(VerificationCheck, this.source.address_postal_code_check);
  }

  @Field(() => VerificationCheck, { description: "The card's CVC." })
  get cvcCheck(): string {
    return known(VerificationCheck, this.source.cvc_check);
  }

  @Field(() => VerificationCheck, { description: "The card's expiry." })
  get expiryCheck(): string {
    return known(VerificationCheck, this.source.expiry_check);
  }

  @Field(() => String, { nullable: true, description: 'The postal code that the buyer gave.' })
  get postalCode(): string | null {
    return this.source.postal_code;
  }

  @Field(() => ThreeDSecureResult, { nullable: true, description: 'How 3-D Secure went; null if it was not tried.' })
  get threeDSecureResult(): string | null {
    return known(ThreeDSecureResult, this.source.three_d_secure?.result);
  }

  @Field(() => AuthenticationExemption, { nullable: true, description: 'A claim that authentication is not needed.' })
  get authenticationExemption(): AuthenticationExemption | null {
    const exemption = this.source.authentication_exemption;
    return exemption && new AuthenticationExemption(exemption);
  }
}

export const FraudChallengeStatus = stripeEnum<Stripe.Issuing.Authorization.FraudChallenge.Status>(
  'FraudChallengeStatus',
  'How a question to the cardholder went.',
  {
    pending: 'It waits for an answer.',
    verified: 'The cardholder made the purchase.',
    rejected: 'The cardholder did not make the purchase.',
    expired: 'No answer came in time.',
    undeliverable: 'It could not be sent.',
  },
);

export const FraudChallengeUndeliverableReason =
  stripeEnum<Stripe.Issuing.Authorization.FraudChallenge.UndeliverableReason>(
    'FraudChallengeUndeliverableReason',
    'Why a question to the cardholder could not be sent.',
    {
      no_phone_number: 'The cardholder has no phone number.',
      unsupported_phone_number: 'The phone number cannot receive text messages.',
    },
  );

@ObjectType({
  description: 'A question to the cardholder, by text message, whether a purchase is theirs.',
  simpleResolvers: true,
})
@PartOfItsOwner()
export class FraudChallenge {
  constructor(private readonly source: Stripe.Issuing.Authorization.FraudChallenge) {}

  @Field(() => FraudChallengeStatus, { description: 'How it went.' })
  get status(): string {
    return known(FraudChallengeStatus, this.source.status);
  }

  @Field(() => String, { description: 'How it was sent: `sms`.' })
  get channel(): string {
    return this.source.channel;
  }

  @Field(() => FraudChallengeUndeliverableReason, {
    nullable: true,
    description: 'Why it could not be sent; null if it was.',
  })
  get undeliverableReason(): string | null {
    return known(FraudChallengeUndeliverableReason, this.source.undeliverable_reason);
  }
}

import type Stripe from 'stripe';
import { Field, ID, ObjectType } from 'type-graphql';
import { globalIdOf } from '../../shared/ids.js';
import { PartOfItsOwner } from '../../shared/permission.js';
import { DateTime, dateTime } from '../../shared/values/scalars.js';
import { known, stripeEnum } from '../../shared/values/stripe-enum.js';

type Evidence = Stripe.Issuing.Dispute.Evidence;
type Given<K extends keyof Evidence> = NonNullable<Evidence[K]>;

export const DisputeReason = stripeEnum<Stripe.Issuing.Dispute.Evidence.Reason>(
  'DisputeReason',
  'Why a purchase is disputed.',
  {
    fraudulent: 'The cardholder did not make it.',
    no_valid_authorization: 'More was taken than was approved.',
    duplicate: 'It was charged twice, or paid in another way.',
    not_received: 'Nothing arrived.',
    merchandise_not_as_described: 'What arrived is not what was sold, or is broken.',
    service_not_as_described: 'The service was not what was sold.',
    canceled: 'It was canceled or returned, and not refunded.',
    other: 'Anything else.',
  },
);

export const DisputedProductType = stripeEnum<Stripe.Issuing.Dispute.Evidence.Other.ProductType>(
  'DisputedProductType',
  'What was bought.',
  { merchandise: 'Goods.', service: 'A service.' },
);

export const DisputedReturnStatus = stripeEnum<Stripe.Issuing.Dispute.Evidence.Canceled.ReturnStatus>(
  'DisputedReturnStatus',
  'What came of a return.',
  { successful: 'The goods went back.', merchant_rejected: 'The seller did not take them back.' },
);

interface AnyEvidence {
  readonly explanation: string | null;
  readonly additional_documentation: string | { readonly id: string } | null;
}

@ObjectType()
abstract class EvidenceOf<T extends AnyEvidence> {
  constructor(
    protected readonly accountId: string,
    protected readonly source: T,
  ) {}

  @Field(() => String, { nullable: true, description: 'What happened, in words.' })
  get explanation(): string | null {
    return this.source.explanation;
  }

  @Field(() => ID, { nullable: true, description: 'A file that supports it. Stripe: `additional_documentation`.' })
  get additionalDocumentationId(): string | null {
    return globalIdOf(this.accountId, this.source.additional_documentation);
  }
}

@ObjectType({ description: 'Evidence that the cardholder did not make the purchase.', simpleResolvers: true })
@PartOfItsOwner()
export class FraudulentEvidence extends EvidenceOf<Given<'fraudulent'>> {}

@ObjectType({ description: 'Evidence that more was taken than was approved.', simpleResolvers: true })
@PartOfItsOwner()
export class NoValidAuthorizationEvidence extends EvidenceOf<Given<'no_valid_authorization'>> {}

@ObjectType({ description: 'Evidence that the purchase was charged twice, or paid otherwise.', simpleResolvers: true })
@PartOfItsOwner()
export class DuplicateEvidence extends EvidenceOf<Given<'duplicate'>> {
  @Field(() => ID, { nullable: true, description: 'The transaction that this one repeats.' })
  get originalTransactionId(): string | null {
    return globalIdOf(this.accountId, this.source.original_transaction);
  }

  @Field(() => ID, { nullable: true, description: 'A file: the statement of the card that paid.' })
  get cardStatementId(): string | null {
    return globalIdOf(this.accountId, this.source.card_statement);
  }

  @Field(() => ID, { nullable: true, description: 'A file: the receipt of a payment in cash.' })
  get cashReceiptId(): string | null {
    return globalIdOf(this.accountId, this.source.cash_receipt);
  }

  @Field(() => ID, { nullable: true, description: 'A file: front or back of the check that paid.' })
  get checkImageId(): string | null {
    return globalIdOf(this.accountId, this.source.check_image);
  }
}

@ObjectType({ description: 'Evidence that nothing arrived.', simpleResolvers: true })
@PartOfItsOwner()
export class NotReceivedEvidence extends EvidenceOf<Given<'not_received'>> {
  @Field(() => DateTime, { nullable: true, description: 'When it should have arrived.' })
  get expectedAt(): Date | null {
    return dateTime(this.source.expected_at);
  }

  @Field(() => DisputedProductType, { nullable: true, description: 'Goods or a service.' })
  get productType(): string | null {
    return known(DisputedProductType, this.source.product_type);
  }

  @Field(() => String, { nullable: true, description: 'What was bought.' })
  get productDescription(): string | null {
    return this.source.product_description;
  }
}

@ObjectType({ description: 'Evidence that the goods are not what was sold.', simpleResolvers: true })
@PartOfItsOwner()
export class MerchandiseNotAsDescribedEvidence extends EvidenceOf<Given<'merchandise_not_as_described'>> {
  @Field(() => DateTime, { nullable: true, description: 'When they arrived.' })
  get receivedAt(): Date | null {
    return dateTime(this.source.received_at);
  }

  @Field(() => DisputedReturnStatus, { nullable: true, description: 'What came of the return.' })
  get returnStatus(): string | null {
    return known(DisputedReturnStatus, this.source.return_status);
  }

  @Field(() => DateTime, { nullable: true, description: 'When they were returned, or a return was tried.' })
  get returnedAt(): Date | null {
    return dateTime(this.source.returned_at);
  }

  @Field(() => String, { nullable: true, description: 'How the cardholder tried to return them.' })
  get returnDescription(): string | null {
    return this.source.return_description;
  }
}

@ObjectType({ description: 'Evidence that the service was not what was sold.', simpleResolvers: true })
@PartOfItsOwner()
export class ServiceNotAsDescribedEvidence extends EvidenceOf<Given<'service_not_as_described'>> {
  @Field(() => DateTime, { nullable: true, description: 'When the service was given.' })
  get receivedAt(): Date | null {
    return dateTime(this.source.received_at);
  }

  @Field(() => DateTime, { nullable: true, description: 'When it was canceled.' })
  get canceledAt(): Date | null {
    return dateTime(this.source.canceled_at);
  }

  @Field(() => String, { nullable: true, description: 'Why it was canceled.' })
  get cancellationReason(): string | null {
    return this.source.cancellation_reason;
  }
}

@ObjectType({ description: 'Evidence that the purchase was canceled or returned.', simpleResolvers: true })
@PartOfItsOwner()
export class CanceledEvidence extends EvidenceOf<Given<'canceled'>> {
  @Field(() => DateTime, { nullable: true, description: 'When it was canceled.' })
  get canceledAt(): Date | null {
    return dateTime(this.source.canceled_at);
  }

  @Field(() => Boolean, { nullable: true, description: 'Whether the buyer was told the rules of cancellation.' })
  get cancellationPolicyProvided(): boolean | null {
    return this.source.cancellation_policy_provided;
  }

  @Field(() => String, { nullable: true, description: 'Why it was canceled.' })
  get cancellationReason(): string | null {
    return this.source.cancellation_reason;
  }

  @Field(() => DateTime, { nullable: true, description: 'When it should have arrived.' })
  get expectedAt(): Date | null {
    return dateTime(this.source.expected_at);
  }

  @Field(() => DisputedProductType, { nullable: true, description: 'Goods or a service.' })
  get productType(): string | null {
    return known(DisputedProductType, this.source.product_type);
  }

  @Field(() => String, { nullable: true, description: 'What was bought.' })
  get productDescription(): string | null {
    return this.source.product_description;
  }

  @Field(() => DisputedReturnStatus, { nullable: true, description: 'What came of the return.' })
  get returnStatus(): string | null {
    return known(DisputedReturnStatus, this.source.return_status);
  }

  @Field(() => DateTime, { nullable: true, description: 'When the goods were returned, or a return was tried.' })
  get returnedAt(): Date | null {
    return dateTime(this.source.returned_at);
  }
}

@ObjectType({ description: 'Evidence of anything else.', simpleResolvers: true })
@PartOfItsOwner()
export class OtherEvidence extends EvidenceOf<Given<'other'>> {
  @Field(() => DisputedProductType, { nullable: true, description: 'Goods or a service.' })
  get productType(): string | null {
    return known(DisputedProductType, this.source.product_type);
  }

  @Field(() => String, { nullable: true, description: 'What was bought.' })
  get productDescription(): string | null {
    return this.source.product_description;
  }
}

@ObjectType({
  description: 'Why a purchase is disputed: only what belongs to the reason is there.',
  simpleResolvers: true,
})
@PartOfItsOwner()
export class DisputeEvidence {
  constructor(
    private readonly accountId: string,
    private readonly source: Evidence,
  ) {}

  @Field(() => DisputeReason, { description: 'Why.' })
  get reason(): string {
    return known(DisputeReason, this.source.reason);
  }

  @Field(() => FraudulentEvidence, { nullable: true, description: 'For FRAUDULENT.' })
  get fraudulent(): FraudulentEvidence | null {
    return this.source.fraudulent ? new FraudulentEvidence(this.accountId, this.source.fraudulent) : null;
  }

  @Field(() => NoValidAuthorizationEvidence, { nullable: true, description: 'For NO_VALID_AUTHORIZATION.' })
  get noValidAuthorization(): NoValidAuthorizationEvidence | null {
    const given = this.source.no_valid_authorization;
    return given ? new NoValidAuthorizationEvidence(this.accountId, given) : null;
  }

  @Field(() => DuplicateEvidence, { nullable: true, description: 'For DUPLICATE.' })
  get duplicate(): DuplicateEvidence | null {
    return this.source.duplicate ? new DuplicateEvidence(this.accountId, this.source.duplicate) : null;
  }

  @Field(() => NotReceivedEvidence, { nullable: true, description: 'For NOT_RECEIVED.' })
  get notReceived(): NotReceivedEvidence | null {
    return this.source.not_received ? new NotReceivedEvidence(this.accountId, this.source.not_received) : null;
  }

  @Field(() => MerchandiseNotAsDescribedEvidence, { nullable: true, description: 'For MERCHANDISE_NOT_AS_DESCRIBED.' })
  get merchandiseNotAsDescribed(): MerchandiseNotAsDescribedEvidence | null {
    const given = this.source.merchandise_not_as_described;
    return given ? new MerchandiseNotAsDescribedEvidence(this.accountId, given) : null;
  }

  @Field(() => ServiceNotAsDescribedEvidence, { nullable: true, description: 'For SERVICE_NOT_AS_DESCRIBED.' })
  get serviceNotAsDescribed(): ServiceNotAsDescribedEvidence | null {
    const given = this.source.service_not_as_described;
    return given ? new ServiceNotAsDescribedEvidence(this.accountId, given) : null;
  }

  @Field(() => CanceledEvidence, { nullable: true, description: 'For CANCELED.' })
  get canceled(): CanceledEvidence | null {
    return this.source.canceled ? new CanceledEvidence(this.accountId, this.source.canceled) : null;
  }

  @Field(() => OtherEvidence, { nullable: true, description: 'For OTHER.' })
  get other(): OtherEvidence | null {
    return this.source.other ? new OtherEvidence(this.accountId, this.source.other) : null;
  }
}

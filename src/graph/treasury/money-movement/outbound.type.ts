import type Stripe from 'stripe';
import { Field, ID, InterfaceType, ObjectType } from 'type-graphql';
import { globalIdOf } from '../../shared/ids.js';
import { PartOfItsOwner, Requires } from '../../shared/permission.js';
import { STRIPE_OBJECT } from '../../shared/reading/view.js';
import { MetadataEntry, metadataEntries } from '../../shared/values/metadata.js';
import { DateTime, dateTime } from '../../shared/values/scalars.js';
import { known, stripeEnum } from '../../shared/values/stripe-enum.js';
import { MoneyMovement, MoneyMovementStep } from './money-movement.type.js';
import { MoneyMovementParty } from './payment-method-details.type.js';

type Payment = Stripe.Treasury.OutboundPayment;

export const OutboundStatus = stripeEnum<Stripe.Treasury.OutboundPayment.Status>(
  'OutboundStatus',
  'How far money on its way out is.',
  {
    canceled: 'It was called off.',
    failed: 'It did not leave.',
    posted: 'It left.',
    processing: 'It is on its way and reserved.',
    returned: 'It left, and came back.',
  },
);

export const OutboundReturnCode = stripeEnum<Stripe.Treasury.OutboundPayment.ReturnedDetails.Code>(
  'OutboundReturnCode',
  'Why money came back.',
  {
    account_closed: 'The bank account is closed.',
    account_frozen: 'The bank account is frozen.',
    bank_account_restricted: 'The bank account may not receive it.',
    bank_ownership_changed: "The bank account is somebody else's now.",
    declined: 'The bank declined it.',
    incorrect_account_holder_name: 'The name is wrong.',
    invalid_account_number: 'The number is wrong.',
    invalid_currency: 'The bank account is in another currency.',
    no_account: 'There is no such bank account.',
    other: 'Another reason.',
  },
);

@ObjectType({ description: 'Why money came back.', simpleResolvers: true })
@PartOfItsOwner()
export class OutboundReturnedDetails {
  constructor(
    private readonly accountId: string,
    private readonly source: Stripe.Treasury.OutboundPayment.ReturnedDetails,
  ) {}

  @Field(() => OutboundReturnCode, { description: 'The reason.' })
  get code(): string {
    return known(OutboundReturnCode, this.source.code);
  }

  @Field(() => ID, { nullable: true, description: 'Global id of the TreasuryTransaction that brought it back.' })
  get transactionId(): string | null {
    return globalIdOf(this.accountId, this.source.transaction);
  }
}

@ObjectType({
  description: 'What the receiving bank is asked with where the money does not arrive.',
  simpleResolvers: true,
})
@PartOfItsOwner()
export class OutboundTrackingDetails {
  constructor(private readonly source: Stripe.Treasury.OutboundPayment.TrackingDetails) {}

  @Field(() => String, { nullable: true, description: 'ACH: the trace id.' })
  get traceId(): string | null {
    return this.source.ach?.trace_id ?? null;
  }

  @Field(() => String, { nullable: true, description: 'Wire: the CHIPS number.' })
  get chips(): string | null {
    return this.source.us_domestic_wire?.chips ?? null;
  }

  @Field(() => String, { nullable: true, description: 'Wire: the IMAD.' })
  get imad(): string | null {
    return this.source.us_domestic_wire?.imad ?? null;
  }

  @Field(() => String, { nullable: true, description: 'Wire: the OMAD.' })
  get omad(): string | null {
    return this.source.us_domestic_wire?.omad ?? null;
  }
}

@InterfaceType('OutboundMovement', {
  description: 'Money that a financial account sends.',
  implements: [...STRIPE_OBJECT, MoneyMovement],
})
@Requires('money_movements:read')
export abstract class OutboundMovement<
  T extends Omit<Payment, 'object' | 'customer' | 'end_user_details'> = Payment,
> extends MoneyMovement<T> {
  protected readonly flows = 'out';

  @Field(() => OutboundStatus, { description: 'How far it is.' })
  get status(): string {
    return known(OutboundStatus, this.source.status);
  }

  @Field(() => Boolean, { description: 'Whether it can still be called off.' })
  get cancelable(): boolean {
    return this.source.cancelable;
  }

  @Field(() => String, { nullable: true, description: 'What it is for, in words; null if nothing was said.' })
  get description(): string | null {
    return this.source.description;
  }

  @Field(() => String, { description: 'What the receiver reads on the statement.' })
  get statementDescriptor(): string {
    return this.source.statement_descriptor;
  }

  @Field(() => ID, { nullable: true, description: "Stripe's id of the payment method; null if none was named." })
  get paymentMethodId(): string | null {
    return this.source.destination_payment_method;
  }

  @Field(() => MoneyMovementParty, {
    nullable: true,
    description: 'Who receives it. Stripe: `destination_payment_method_details`.',
  })
  get receiver(): MoneyMovementParty | null {
    const { destination_payment_method_details: details } = this.source;
    return details && new MoneyMovementParty(this.accountId, details);
  }

  @Field(() => DateTime, { description: 'When it is expected to arrive.' })
  get expectedArrivalAt(): Date {
    return dateTime(this.source.expected_arrival_date);
  }

  @Field(() => OutboundReturnedDetails, { nullable: true, description: 'Why it came back; null unless it did.' })
  get returnedDetails(): OutboundReturnedDetails | null {
    const { returned_details: details } = this.source;
    return details && new OutboundReturnedDetails(this.accountId, details);
  }

  @Field(() => OutboundTrackingDetails, { nullable: true, description: 'How to trace it; null until known.' })
  get trackingDetails(): OutboundTrackingDetails | null {
    const { tracking_details: details } = this.source;
    return details && new OutboundTrackingDetails(details);
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
    return [
      new MoneyMovementStep('processing', created),
      new MoneyMovementStep('completed', at.posted_at),
      new MoneyMovementStep('failed', at.failed_at),
      new MoneyMovementStep('canceled', at.canceled_at),
      new MoneyMovementStep('returned', at.returned_at),
    ];
  }
}

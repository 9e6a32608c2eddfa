import type Stripe from 'stripe';
import { Field, ID, ObjectType } from 'type-graphql';
import { Requires } from '../../shared/permission.js';
import { connectionOf } from '../../shared/reading/connection.js';
import { STRIPE_OBJECT, View } from '../../shared/reading/view.js';
import { MetadataEntry, metadataEntries } from '../../shared/values/metadata.js';
import { Money } from '../../shared/values/money.js';
import { DateTime, dateTime } from '../../shared/values/scalars.js';
import { known, stripeEnum } from '../../shared/values/stripe-enum.js';

export const TopupStatus = stripeEnum<Stripe.Topup.Status>('TopupStatus', 'How far a top-up is.', {
  canceled: 'It was called off.',
  failed: 'The bank did not give the money.',
  pending: 'On its way: it can be called off.',
  reversed: 'The money came, and the bank took it back.',
  succeeded: 'The money is there.',
});

export const TopupInitiator = stripeEnum<Stripe.Topup.InitiatedBy>('TopupInitiator', 'Who began a top-up.', {
  stripe: 'Stripe.',
  user: 'Who owns the account, or acts for it.',
});

@ObjectType({
  description: "Money that comes from a bank into an account's Stripe balance. Stripe: `topup`.",
  implements: STRIPE_OBJECT,
  simpleResolvers: true,
})
@Requires('money_movements:read')
export class Topup extends View<Stripe.Topup> {
  @Field(() => TopupStatus, { description: 'How far it is.' })
  get status(): string {
    return known(TopupStatus, this.source.status);
  }

  @Field(() => Money, { description: 'How much.' })
  get amount(): Money {
    return new Money(this.source.amount, this.source.currency);
  }

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the money is expected; null where Stripe does not tell. Stripe: `expected_availability_date`.',
  })
  get expectedAvailabilityAt(): Date | null {
    return dateTime(this.source.expected_availability_date);
  }

  @Field(() => TopupInitiator, { nullable: true, description: 'Who began it; null if not known.' })
  get initiatedBy(): string | null {
    return known(TopupInitiator, this.source.initiated_by);
  }

  @Field(() => String, { nullable: true, description: 'What it is for, in words; null if nothing was said.' })
  get description(): string | null {
    return this.source.description;
  }

  @Field(() => String, { nullable: true, description: "What the bank's statement says; null if nothing was said." })
  get statementDescriptor(): string | null {
    return this.source.statement_descriptor;
  }

  @Field(() => String, { nullable: true, description: "Stripe's code of why it failed; null unless it did." })
  get failureCode(): string | null {
    return this.source.failure_code;
  }

  @Field(() => String, { nullable: true, description: 'Why it failed, in words; null unless it did.' })
  get failureMessage(): string | null {
    return this.source.failure_message;
  }

  @Field(() => ID, {
    nullable: true,
    description: "Stripe's id of the payment method that it is fetched by; null if none was named.",
  })
  get paymentMethodId(): string | null {
    const { payment_method: method } = this.source;
    return typeof method === 'object' ? (method?.id ?? null) : (method ?? null);
  }

  @Field(() => ID, {
    nullable: true,
    description: "Stripe's id of the source that it is fetched by; null if none was named.",
  })
  get sourceId(): string | null {
    return this.source.source?.id ?? null;
  }

  @Field(() => String, { nullable: true, description: 'Names the group that it belongs to; null if none was named.' })
  get transferGroup(): string | null {
    return this.source.transfer_group;
  }

  @Field(() => [MetadataEntry], { description: 'Your own entries.' })
  get metadata(): MetadataEntry[] {
    return metadataEntries(this.source.metadata);
  }

  @Field(() => DateTime, { description: 'When it began.' })
  get createdAt(): Date {
    return dateTime(this.source.created);
  }

  @Field(() => Boolean, { description: 'False in test mode.' })
  get livemode(): boolean {
    return this.source.livemode;
  }
}

export const TopupConnection = connectionOf(Topup, 'Topup', 'money_movements:read');
export type TopupConnection = InstanceType<typeof TopupConnection>;

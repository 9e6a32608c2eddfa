import type Stripe from 'stripe';
import { Field, ObjectType } from 'type-graphql';
import { PartOfItsOwner, Requires } from '../../shared/permission.js';
import { connectionOf } from '../../shared/reading/connection.js';
import { STRIPE_OBJECT, View } from '../../shared/reading/view.js';
import { MetadataEntry, metadataEntries } from '../../shared/values/metadata.js';
import { Money } from '../../shared/values/money.js';
import { DateTime, dateTime } from '../../shared/values/scalars.js';
import { known, stripeEnum } from '../../shared/values/stripe-enum.js';
import { PayoutMethod } from '../external-account/external-account.type.js';

type Status = 'canceled' | 'failed' | 'in_transit' | 'paid' | 'pending';

export const PayoutStatus = stripeEnum<Status>('PayoutStatus', 'How far a payout is.', {
  canceled: 'It was called off.',
  failed: 'The bank did not take it. A payout that was paid can still come to this.',
  in_transit: 'It was given to the bank.',
  paid: 'It arrived.',
  pending: 'Not yet given to the bank: it can be called off, unless it is automatic.',
});

export const PayoutDestinationType = stripeEnum<Stripe.Payout.Type>('PayoutDestinationType', 'Where a payout goes.', {
  bank_account: 'To a bank account.',
  card: 'To a debit card.',
});

export const PayoutReconciliationStatus = stripeEnum<Stripe.Payout.ReconciliationStatus>(
  'PayoutReconciliationStatus',
  'Whether Stripe tells what a payout consists of.',
  {
    completed: 'It does: see `balanceTransactions`.',
    in_progress: 'Not yet.',
    not_applicable: 'It does not: the payout is not automatic.',
  },
);

export const BalanceSourceType = stripeEnum<'bank_account' | 'card' | 'fpx'>(
  'BalanceSourceType',
  'Which part of a balance: where its money came from.',
  { bank_account: 'From bank payments.', card: 'From card payments.', fpx: 'From FPX payments.' },
);

export const PayoutTraceStatus = stripeEnum<'pending' | 'supported' | 'unsupported'>(
  'PayoutTraceStatus',
  'Whether a payout can be traced.',
  {
    pending: 'Not known yet.',
    supported: 'It can: the bank can be asked with its trace id.',
    unsupported: 'The bank has no trace ids.',
  },
);

@ObjectType({ description: 'What the bank is asked with where a payout does not arrive.', simpleResolvers: true })
@PartOfItsOwner()
export class PayoutTrace {
  constructor(private readonly source: Stripe.Payout.TraceId) {}

  @Field(() => PayoutTraceStatus, { description: 'Whether there is such an id.' })
  get status(): string {
    return known(PayoutTraceStatus, this.source.status);
  }

  @Field(() => String, { nullable: true, description: 'The trace id; null if there is none, or none yet.' })
  get value(): string | null {
    return this.source.value;
  }
}

@ObjectType({
  description:
    "Money that leaves an account's Stripe balance for its bank account, debit card, or financial account. Stripe: `payout`.",
  implements: STRIPE_OBJECT,
  simpleResolvers: true,
})
@Requires('money_movements:read')
export class Payout extends View<Stripe.Payout> {
  @Field(() => PayoutStatus, { description: 'How far it is.' })
  get status(): string {
    return known(PayoutStatus, this.source.status);
  }

  @Field(() => Money, { description: 'How much; negative for a reversal, which brings it back.' })
  get amount(): Money {
    return new Money(this.source.amount, this.source.currency);
  }

  @Field(() => Money, { nullable: true, description: 'The fee that the platform takes; null if it takes none.' })
  get applicationFee(): Money | null {
    const { application_fee_amount: fee, currency } = this.source;
    return fee === null ? null : new Money(fee, currency);
  }

  @Field(() => DateTime, { description: 'When it is expected to arrive, weekends and holidays counted in.' })
  get arrivalAt(): Date {
    return dateTime(this.source.arrival_date);
  }

  @Field(() => Boolean, { description: 'Whether the payout schedule made it.' })
  get automatic(): boolean {
    return this.source.automatic;
  }

  @Field(() => PayoutMethod, { description: 'How fast it is.' })
  get method(): string {
    return known(PayoutMethod, this.source.method);
  }

  @Field(() => PayoutDestinationType, { description: 'What it goes to. Stripe: `type`.' })
  get destinationType(): string {
    return known(PayoutDestinationType, this.source.type);
  }

  @Field(() => BalanceSourceType, { description: 'Which part of the balance it takes. Stripe: `source_type`.' })
  get sourceType(): string {
    return known(BalanceSourceType, this.source.source_type);
  }

  @Field(() => PayoutReconciliationStatus, { description: 'Whether Stripe tells what it consists of.' })
  get reconciliationStatus(): string {
    return known(PayoutReconciliationStatus, this.source.reconciliation_status);
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

  @Field(() => PayoutTrace, { nullable: true, description: 'How to trace it; null if Stripe does not tell.' })
  get trace(): PayoutTrace | null {
    const { trace_id: trace } = this.source;
    return trace && new PayoutTrace(trace);
  }

  @Field(() => [MetadataEntry], { description: 'Your own entries.' })
  get metadata(): MetadataEntry[] {
    return metadataEntries(this.source.metadata);
  }

  @Field(() => DateTime, { description: 'When it was made.' })
  get createdAt(): Date {
    return dateTime(this.source.created);
  }

  @Field(() => Boolean, { description: 'False in test mode.' })
  get livemode(): boolean {
    return this.source.livemode;
  }
}

export const PayoutConnection = connectionOf(Payout, 'Payout', 'money_movements:read');
export type PayoutConnection = InstanceType<typeof PayoutConnection>;

import type Stripe from 'stripe';
import { Field, ID, ObjectType } from 'type-graphql';
import { globalIdOf } from '../../shared/ids.js';
import { PartOfItsOwner, Requires } from '../../shared/permission.js';
import { connectionOf } from '../../shared/reading/connection.js';
import { STRIPE_OBJECT, View } from '../../shared/reading/view.js';
import { Money } from '../../shared/values/money.js';
import { DateTime, dateTime } from '../../shared/values/scalars.js';
import { known, stripeEnum } from '../../shared/values/stripe-enum.js';

export const TreasuryTransactionStatus = stripeEnum<Stripe.Treasury.Transaction.Status>(
  'TreasuryTransactionStatus',
  'How far a movement of a financial account is.',
  {
    open: 'Money is held, or on its way.',
    posted: 'The money moved.',
    void: 'Nothing moved in the end; what was held is free again.',
  },
);

export const TreasuryFlowType = stripeEnum<Stripe.Treasury.Transaction.FlowType>(
  'TreasuryFlowType',
  'What kind of object moves money in a financial account.',
  {
    credit_reversal: 'Gives back a received credit.',
    debit_reversal: 'Brings back a received debit, such as a disputed purchase.',
    inbound_transfer: 'Fetches money from a bank account of the same owner.',
    issuing_authorization: 'Holds money for a purchase by card.',
    other: 'Anything else.',
    outbound_payment: 'Sends money to somebody else.',
    outbound_transfer: 'Sends money to a bank account of the same owner.',
    received_credit: 'Money that somebody sent, or the refund of a card.',
    received_debit: 'Money that somebody took, such as the capture of a card.',
  },
);

@ObjectType({ description: 'The object that moved the money.', simpleResolvers: true })
@PartOfItsOwner()
export class TreasuryFlow {
  constructor(
    private readonly accountId: string,
    private readonly source: { readonly flow: string | null; readonly flow_type: string },
  ) {}

  @Field(() => ID, { nullable: true, description: 'Its global id; null if Stripe names none. Stripe: `flow`.' })
  get id(): string | null {
    return globalIdOf(this.accountId, this.source.flow);
  }

  @Field(() => TreasuryFlowType, { description: 'What it is. Stripe: `flow_type`.' })
  get type(): string {
    return known(TreasuryFlowType, this.source.flow_type);
  }
}

@ObjectType({
  description: 'What a financial account changed by: positive for more, negative for less.',
  simpleResolvers: true,
})
@PartOfItsOwner()
export class TreasuryBalanceImpact {
  constructor(
    private readonly source: Stripe.Treasury.Transaction.BalanceImpact,
    private readonly currency: string,
  ) {}

  @Field(() => Money, { description: 'Can be spent now.' })
  get cash(): Money {
    return new Money(this.source.cash, this.currency);
  }

  @Field(() => Money, { description: 'Coming in, not spendable yet.' })
  get inboundPending(): Money {
    return new Money(this.source.inbound_pending, this.currency);
  }

  @Field(() => Money, { description: 'Held for authorizations and payments on their way out.' })
  get outboundPending(): Money {
    return new Money(this.source.outbound_pending, this.currency);
  }
}

@ObjectType({ description: 'When a movement of a financial account ended.', simpleResolvers: true })
@PartOfItsOwner()
export class TreasuryTransactionStatusTransitions {
  constructor(private readonly source: Stripe.Treasury.Transaction.StatusTransitions) {}

  @Field(() => DateTime, { nullable: true, description: 'When the money moved; null unless it did.' })
  get postedAt(): Date | null {
    return dateTime(this.source.posted_at);
  }

  @Field(() => DateTime, { nullable: true, description: 'When it became void; null unless it did.' })
  get voidAt(): Date | null {
    return dateTime(this.source.void_at);
  }
}

@ObjectType({
  description:
    'A movement of money in a financial account, from its start to its end. Each step is an entry. Stripe: `treasury.transaction`.',
  implements: STRIPE_OBJECT,
  simpleResolvers: true,
})
@Requires('transactions:read')
export class TreasuryTransaction extends View<Stripe.Treasury.Transaction> {
  @Field(() => TreasuryTransactionStatus, { description: 'How far it is.' })
  get status(): string {
    return known(TreasuryTransactionStatus, this.source.status);
  }

  @Field(() => TreasuryTransactionStatusTransitions, { description: 'When it ended.' })
  get statusTransitions(): TreasuryTransactionStatusTransitions {
    return new TreasuryTransactionStatusTransitions(this.source.status_transitions);
  }

  @Field(() => Money, {
    description:
      'What moves, negative when it leaves: what is expected while open, what moved once posted, zero if void.',
  })
  get amount(): Money {
    return new Money(this.source.amount, this.source.currency);
  }

  @Field(() => TreasuryBalanceImpact, { description: 'What the balance changed by so far: the sum of the entries.' })
  get balanceImpact(): TreasuryBalanceImpact {
    return new TreasuryBalanceImpact(this.source.balance_impact, this.source.currency);
  }

  @Field(() => String, { description: 'What happened, in words.' })
  get description(): string {
    return this.source.description;
  }

  @Field(() => TreasuryFlow, { description: 'What moved the money.' })
  get flow(): TreasuryFlow {
    return new TreasuryFlow(this.accountId, this.source);
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

export const TreasuryTransactionConnection = connectionOf(
  TreasuryTransaction,
  'TreasuryTransaction',
  'transactions:read',
);
export type TreasuryTransactionConnection = InstanceType<typeof TreasuryTransactionConnection>;

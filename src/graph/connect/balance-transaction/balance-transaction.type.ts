import type Stripe from 'stripe';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import { globalId } from '../../shared/ids.js';
import { PartOfItsOwner, Requires } from '../../shared/permission.js';
import { connectionOf } from '../../shared/reading/connection.js';
import { STRIPE_OBJECT, View } from '../../shared/reading/view.js';
import { Money } from '../../shared/values/money.js';
import { DateTime, dateTime } from '../../shared/values/scalars.js';
import { known, stripeEnum } from '../../shared/values/stripe-enum.js';
import { BalanceTransactionType } from './balance-transaction-kind.type.js';

export const BalanceTransactionStatus = stripeEnum<'available' | 'pending'>(
  'BalanceTransactionStatus',
  'Whether the money of a movement can be used.',
  { available: 'It can.', pending: 'Not yet.' },
);

export const BalanceType = stripeEnum<Stripe.BalanceTransaction.BalanceType>(
  'BalanceType',
  "Which of an account's Stripe balances.",
  {
    issuing: 'The one that cards without a financial account spend from.',
    payments: 'The one that top-ups fill and payouts empty.',
    refund_and_dispute_prefunding: 'Set aside for refunds and disputes.',
    risk_reserved: 'Kept back by Stripe against risk.',
  },
);

type FeeType = 'application_fee' | 'payment_method_passthrough_fee' | 'stripe_fee' | 'tax' | 'withheld_tax';

export const BalanceFeeType = stripeEnum<FeeType>('BalanceFeeType', 'Who takes a fee, or for what.', {
  application_fee: 'The platform.',
  payment_method_passthrough_fee: 'The payment method, whose fee Stripe passes on.',
  stripe_fee: 'Stripe.',
  tax: 'Tax on fees.',
  withheld_tax: 'Tax that is withheld.',
});

type SourceType = Extract<
  Exclude<Stripe.BalanceTransaction['source'], string | null>['object'],
  'issuing.authorization' | 'issuing.dispute' | 'issuing.transaction' | 'payout' | 'topup'
>;

export const BalanceTransactionSourceType = stripeEnum<SourceType>(
  'BalanceTransactionSourceType',
  "What moved an account's Stripe balance.",
  {
    'issuing.authorization': 'An authorization, which holds money or gives it back.',
    'issuing.dispute': 'A dispute.',
    'issuing.transaction': 'A card transaction.',
    payout: 'A payout to a bank account.',
    topup: 'A top-up from a bank account.',
  },
);

/** Unless it is expanded, only its id says what a source is. */
const SOURCE_TYPES: Readonly<Record<string, SourceType>> = {
  iauth: 'issuing.authorization',
  idp: 'issuing.dispute',
  ipi: 'issuing.transaction',
  po: 'payout',
  tu: 'topup',
};

@ObjectType({ description: 'The object that moved the balance.', simpleResolvers: true })
@PartOfItsOwner()
export class BalanceTransactionSource {
  constructor(
    private readonly accountId: string,
    private readonly stripeId: string,
  ) {}

  @Field(() => ID, { description: 'Its global id.' })
  get id(): string {
    return globalId(this.accountId, this.stripeId);
  }

  @Field(() => BalanceTransactionSourceType, {
    description: 'What it is; UNRECOGNIZED for what neither cards nor bank transfers cause, such as a charge.',
  })
  get type(): string {
    return SOURCE_TYPES[this.stripeId.split('_', 1)[0]!] ?? BalanceTransactionSourceType.UNRECOGNIZED;
  }
}

@ObjectType({ description: 'A part of the fees of a movement.', simpleResolvers: true })
@PartOfItsOwner()
export class BalanceFee {
  constructor(private readonly source: Stripe.BalanceTransaction.FeeDetail) {}

  @Field(() => Money, { description: 'How much.' })
  get amount(): Money {
    return new Money(this.source.amount, this.source.currency);
  }

  @Field(() => BalanceFeeType, { description: 'Who takes it, or for what.' })
  get type(): string {
    return known(BalanceFeeType, this.source.type);
  }

  @Field(() => String, { nullable: true, description: 'What it is for, in words.' })
  get description(): string | null {
    return this.source.description;
  }

  @Field(() => String, {
    nullable: true,
    description: "Stripe's id of the Connect application that earned it; null if none did.",
  })
  get applicationId(): string | null {
    return this.source.application;
  }
}

@ObjectType({
  description:
    "A movement of an account's Stripe balance. Money in financial accounts moves by TreasuryTransaction instead. Stripe: `balance_transaction`.",
  implements: STRIPE_OBJECT,
  simpleResolvers: true,
})
@Requires('balances:read')
export class BalanceTransaction extends View<Stripe.BalanceTransaction> {
  @Field(() => BalanceTransactionType, { description: 'What kind of movement it is.' })
  get type(): string {
    return known(BalanceTransactionType, this.source.type);
  }

  @Field(() => BalanceTransactionStatus, { description: 'Whether the money can be used.' })
  get status(): string {
    return known(BalanceTransactionStatus, this.source.status);
  }

  @Field(() => BalanceType, { description: 'Which balance moved.' })
  get balanceType(): string {
    return known(BalanceType, this.source.balance_type);
  }

  @Field(() => Money, { description: 'What moved, before fees; negative when it left the balance.' })
  get amount(): Money {
    return new Money(this.source.amount, this.source.currency);
  }

  @Field(() => Money, { description: 'Fees that were taken, positive.' })
  get fee(): Money {
    return new Money(this.source.fee, this.source.currency);
  }

  @Field(() => [BalanceFee], { description: 'The fees one by one; empty if there were none.' })
  get feeDetails(): BalanceFee[] {
    return this.source.fee_details.map((fee) => new BalanceFee(fee));
  }

  @Field(() => Money, { description: 'The amount less the fees: what the balance changed by.' })
  get net(): Money {
    return new Money(this.source.net, this.source.currency);
  }

  @Field(() => Float, {
    nullable: true,
    description: 'What the original amount was multiplied by to give this one; null without conversion.',
  })
  get exchangeRate(): number | null {
    return this.source.exchange_rate;
  }

  @Field(() => String, { nullable: true, description: 'What happened, in words.' })
  get description(): string | null {
    return this.source.description;
  }

  @Field(() => String, { description: "Stripe's name of the column in its reports that it counts in." })
  get reportingCategory(): string {
    return this.source.reporting_category;
  }

  @Field(() => DateTime, { description: 'When the money can be used. Stripe: `available_on`.' })
  get availableAt(): Date {
    return dateTime(this.source.available_on);
  }

  @Field(() => DateTime, { description: 'When it was booked.' })
  get createdAt(): Date {
    return dateTime(this.source.created);
  }
}

export const BalanceTransactionConnection = connectionOf(BalanceTransaction, 'BalanceTransaction', 'balances:read');
export type BalanceTransactionConnection = InstanceType<typeof BalanceTransactionConnection>;

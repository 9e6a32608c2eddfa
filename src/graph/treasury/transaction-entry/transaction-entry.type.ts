import type Stripe from 'stripe';
import { Field, ObjectType } from 'type-graphql';
import { Requires } from '../../shared/permission.js';
import { connectionOf } from '../../shared/reading/connection.js';
import { STRIPE_OBJECT, View } from '../../shared/reading/view.js';
import { DateTime, dateTime } from '../../shared/values/scalars.js';
import { known, stripeEnum } from '../../shared/values/stripe-enum.js';
import { TreasuryBalanceImpact, TreasuryFlow } from '../transaction/transaction.type.js';

export const TreasuryTransactionEntryType = stripeEnum<Stripe.Treasury.TransactionEntry.Type>(
  'TreasuryTransactionEntryType',
  'What step of a movement of a financial account.',
  {
    credit_reversal: 'Money is held to be given back.',
    credit_reversal_posting: 'Money that was held to be given back has left.',
    debit_reversal: 'Money that was taken came back.',
    inbound_transfer: 'Money was fetched from a bank account.',
    inbound_transfer_return: 'Money that was fetched from a bank account went back.',
    issuing_authorization_hold: 'An authorization holds money.',
    issuing_authorization_release: 'An authorization gives back what it held.',
    other: 'Anything else.',
    outbound_payment: 'Money is held for a payment.',
    outbound_payment_cancellation: 'A payment was canceled: what it held is free again.',
    outbound_payment_failure: 'A payment failed: what it held is free again.',
    outbound_payment_posting: 'The money of a payment has left.',
    outbound_payment_return: 'A payment was returned: its money came back.',
    outbound_transfer: 'Money is held for a transfer.',
    outbound_transfer_cancellation: 'A transfer was canceled: what it held is free again.',
    outbound_transfer_failure: 'A transfer failed: what it held is free again.',
    outbound_transfer_posting: 'The money of a transfer has left.',
    outbound_transfer_return: 'A transfer was returned: its money came back.',
    received_credit: 'Money came in.',
    received_debit: 'Money was taken.',
  },
);

@ObjectType({
  description:
    "A step of a TreasuryTransaction, which changes the financial account's balance. Stripe: `treasury.transaction_entry`.",
  implements: STRIPE_OBJECT,
  simpleResolvers: true,
})
@Requires('transactions:read')
export class TreasuryTransactionEntry extends View<Stripe.Treasury.TransactionEntry> {
  @Field(() => TreasuryTransactionEntryType, { description: 'What step it is.' })
  get type(): string {
    return known(TreasuryTransactionEntryType, this.source.type);
  }

  @Field(() => TreasuryBalanceImpact, { description: 'What the balance changes by.' })
  get balanceImpact(): TreasuryBalanceImpact {
    return new TreasuryBalanceImpact(this.source.balance_impact, this.source.currency);
  }

  @Field(() => TreasuryFlow, { description: 'What moved the money.' })
  get flow(): TreasuryFlow {
    return new TreasuryFlow(this.accountId, this.source);
  }

  @Field(() => DateTime, { description: 'When it changes the balance.' })
  get effectiveAt(): Date {
    return dateTime(this.source.effective_at);
  }

  @Field(() => DateTime, { description: 'When it was booked.' })
  get createdAt(): Date {
    return dateTime(this.source.created);
  }

  @Field(() => Boolean, { description: 'False in test mode.' })
  get livemode(): boolean {
    return this.source.livemode;
  }
}

export const TreasuryTransactionEntryConnection = connectionOf(
  TreasuryTransactionEntry,
  'TreasuryTransactionEntry',
  'transactions:read',
);
export type TreasuryTransactionEntryConnection = InstanceType<typeof TreasuryTransactionEntryConnection>;

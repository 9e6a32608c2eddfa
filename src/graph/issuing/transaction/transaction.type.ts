import type Stripe from 'stripe';
import { Field, ID, ObjectType } from 'type-graphql';
import { globalIdOf } from '../../shared/ids.js';
import { PartOfItsOwner, Requires } from '../../shared/permission.js';
import { connectionOf } from '../../shared/reading/connection.js';
import { STRIPE_OBJECT, View } from '../../shared/reading/view.js';
import { AmountDetails, amountDetails } from '../../shared/values/amount-details.js';
import { DigitalWallet } from '../../shared/values/digital-wallet.js';
import { MerchantData } from '../../shared/values/merchant-data.js';
import { MetadataEntry, metadataEntries } from '../../shared/values/metadata.js';
import { Money } from '../../shared/values/money.js';
import { DateTime, dateTime } from '../../shared/values/scalars.js';
import { known, stripeEnum } from '../../shared/values/stripe-enum.js';

export const IssuingTransactionType = stripeEnum<Stripe.Issuing.Transaction.Type>(
  'IssuingTransactionType',
  'Which way money went.',
  {
    capture: 'A seller took money; the amount is negative.',
    refund: 'A seller gave money back; the amount is positive.',
  },
);

@ObjectType({ description: 'What the card network says of a transaction.', simpleResolvers: true })
@PartOfItsOwner()
export class IssuingTransactionNetworkData {
  constructor(private readonly source: Stripe.Issuing.Transaction.NetworkData) {}

  @Field(() => String, { nullable: true, description: 'The code that the seller was given with the authorization.' })
  get authorizationCode(): string | null {
    return this.source.authorization_code;
  }

  @Field(() => String, { nullable: true, description: 'The day on which the network processed it, YYYY-MM-DD.' })
  get processingDate(): string | null {
    return this.source.processing_date;
  }

  @Field(() => String, {
    nullable: true,
    description: "The network's id of the purchase, shared with its authorization.",
  })
  get transactionId(): string | null {
    return this.source.transaction_id;
  }
}

@ObjectType({ description: 'What moved in the financial account that the card spends from.', simpleResolvers: true })
@PartOfItsOwner()
export class IssuingTransactionTreasury {
  constructor(
    private readonly accountId: string,
    private readonly source: Stripe.Issuing.Transaction.Treasury,
  ) {}

  @Field(() => ID, { nullable: true, description: 'What a refund brought; null for a capture.' })
  get receivedCreditId(): string | null {
    return globalIdOf(this.accountId, this.source.received_credit);
  }

  @Field(() => ID, { nullable: true, description: 'What a capture took, which a dispute names; null for a refund.' })
  get receivedDebitId(): string | null {
    return globalIdOf(this.accountId, this.source.received_debit);
  }
}

@ObjectType({
  description: 'Money that a card moved: a purchase or a refund. Stripe: `issuing.transaction`.',
  implements: STRIPE_OBJECT,
  simpleResolvers: true,
})
@Requires('transactions:read')
export class IssuingTransaction extends View<Stripe.Issuing.Transaction> {
  @Field(() => IssuingTransactionType, { description: 'Which way money went.' })
  get type(): string {
    return known(IssuingTransactionType, this.source.type);
  }

  @Field(() => Money, { description: "What moved, in the card's currency: negative for a purchase." })
  get amount(): Money {
    return new Money(this.source.amount, this.source.currency);
  }

  @Field(() => AmountDetails, { nullable: true, description: 'Parts of the amount that are not the purchase.' })
  get amountDetails(): AmountDetails | null {
    return amountDetails(this.source.amount_details, this.source.currency);
  }

  @Field(() => Money, { description: "What moved, in the seller's currency: negative for a purchase." })
  get merchantAmount(): Money {
    return new Money(this.source.merchant_amount, this.source.merchant_currency);
  }

  @Field(() => MerchantData, { description: 'Where the card was used.' })
  get merchantData(): MerchantData {
    return new MerchantData(this.source.merchant_data);
  }

  @Field(() => DigitalWallet, { nullable: true, description: 'The wallet that was used; null for the card itself.' })
  get wallet(): string | null {
    return known(DigitalWallet, this.source.wallet);
  }

  @Field(() => ID, { nullable: true, description: 'The token of the card in a wallet or at a seller.' })
  get tokenId(): string | null {
    return globalIdOf(this.accountId, this.source.token);
  }

  @Field(() => IssuingTransactionNetworkData, { nullable: true, description: 'What the card network says.' })
  get networkData(): IssuingTransactionNetworkData | null {
    return this.source.network_data && new IssuingTransactionNetworkData(this.source.network_data);
  }

  @Field(() => IssuingTransactionTreasury, {
    nullable: true,
    description: 'What moved in the financial account; null for a card that spends from the Issuing balance.',
  })
  get treasury(): IssuingTransactionTreasury | null {
    return this.source.treasury ? new IssuingTransactionTreasury(this.accountId, this.source.treasury) : null;
  }

  @Field(() => [MetadataEntry], { description: 'Your own entries.' })
  get metadata(): MetadataEntry[] {
    return metadataEntries(this.source.metadata);
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

export const IssuingTransactionConnection = connectionOf(IssuingTransaction, 'IssuingTransaction', 'transactions:read');
export type IssuingTransactionConnection = InstanceType<typeof IssuingTransactionConnection>;

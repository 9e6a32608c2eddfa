import type Stripe from 'stripe';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { globalId } from '../../shared/ids.js';
import { PartOfItsOwner, Requires } from '../../shared/permission.js';
import { connectionOf } from '../../shared/reading/connection.js';
import { STRIPE_OBJECT, View } from '../../shared/reading/view.js';
import { MetadataEntry, metadataEntries } from '../../shared/values/metadata.js';
import { Currency, DateTime, dateTime } from '../../shared/values/scalars.js';
import { SpendingControls } from '../../shared/values/spending-controls.js';
import { known, stripeEnum } from '../../shared/values/stripe-enum.js';
import { EffectiveControls } from './card-controls.type.js';
import { CardShipping } from './card-shipping.type.js';

export const CardStatus = stripeEnum<Stripe.Issuing.Card.Status>('CardStatus', 'Whether a card can be used.', {
  active: 'Authorizations may be approved.',
  inactive: 'Authorizations are declined; the card can be activated.',
  canceled: 'Authorizations are declined for good.',
});

export const CardType = stripeEnum<Stripe.Issuing.Card.Type>('CardType', 'What a card is made of.', {
  virtual: 'Exists only as a number.',
  physical: 'Printed and shipped.',
});

export const CardCancellationReason = stripeEnum<Stripe.Issuing.Card.CancellationReason>(
  'CardCancellationReason',
  'Why a card was canceled.',
  {
    lost: 'The cardholder lost it.',
    stolen: 'It was stolen.',
    design_rejected: 'Its design was rejected; set by Stripe.',
    fulfillment_error: 'It could not be printed or shipped; set by Stripe.',
  },
);

export const CardReplacementReason = stripeEnum<Stripe.Issuing.Card.ReplacementReason>(
  'CardReplacementReason',
  'Why a card replaces another.',
  {
    damaged: 'The other is damaged; the number stays.',
    expired: 'The other has expired or soon will; the number stays.',
    lost: 'The other was lost and is canceled; the number is new.',
    stolen: 'The other was stolen and is canceled; the number is new.',
    fulfillment_error: 'The other could not be printed or shipped; set by Stripe.',
  },
);

export const FraudWarningType = stripeEnum<Stripe.Issuing.Card.LatestFraudWarning.Type>(
  'CardFraudWarningType',
  'Why Stripe warns of fraud.',
  {
    card_testing_exposure: 'The number was tried out by somebody who guesses numbers.',
    fraud_dispute_filed: 'A transaction was disputed as fraudulent.',
    third_party_reported: 'A third party reported the number as exposed.',
    user_indicated_fraud: 'The cardholder said that a purchase was not theirs.',
  },
);

export const WalletIneligibleReason = stripeEnum<Stripe.Issuing.Card.Wallets.ApplePay.IneligibleReason>(
  'CardWalletIneligibleReason',
  'Why a card cannot be added to a wallet.',
  {
    missing_agreement: 'The platform lacks the agreement with the wallet.',
    missing_cardholder_contact: 'The cardholder has no e-mail address or phone number.',
    unsupported_region: 'The wallet is not supported where the card is issued.',
  },
);

@ObjectType({ description: 'Whether the card can be added to a wallet.', simpleResolvers: true })
@PartOfItsOwner()
export class CardWalletEligibility {
  constructor(private readonly source: Stripe.Issuing.Card.Wallets.ApplePay | Stripe.Issuing.Card.Wallets.GooglePay) {}

  @Field(() => Boolean, { description: 'Whether it can be added.' })
  get eligible(): boolean {
    return this.source.eligible;
  }

  @Field(() => WalletIneligibleReason, { nullable: true, description: 'Why not; null if it can.' })
  get ineligibleReason(): string | null {
    return known(WalletIneligibleReason, this.source.ineligible_reason);
  }
}

@ObjectType({ description: 'The card in mobile wallets.', simpleResolvers: true })
@PartOfItsOwner()
export class CardWallets {
  constructor(private readonly source: Stripe.Issuing.Card.Wallets) {}

  @Field(() => CardWalletEligibility, { description: 'Apple Pay.' })
  get applePay(): CardWalletEligibility {
    return new CardWalletEligibility(this.source.apple_pay);
  }

  @Field(() => CardWalletEligibility, { description: 'Google Pay.' })
  get googlePay(): CardWalletEligibility {
    return new CardWalletEligibility(this.source.google_pay);
  }

  @Field(() => String, {
    nullable: true,
    description: 'How a wallet on a phone recognises the card. Stripe: `primary_account_identifier`.',
  })
  get primaryAccountIdentifier(): string | null {
    return this.source.primary_account_identifier;
  }
}

@ObjectType({ description: "Stripe's last warning that the card may be used by somebody else.", simpleResolvers: true })
@PartOfItsOwner()
export class CardFraudWarning {
  constructor(private readonly source: Stripe.Issuing.Card.LatestFraudWarning) {}

  @Field(() => FraudWarningType, { nullable: true, description: 'What happened.' })
  get type(): string | null {
    return known(FraudWarningType, this.source.type);
  }

  @Field(() => DateTime, { nullable: true, description: 'When it was noticed.' })
  get startedAt(): Date | null {
    return dateTime(this.source.started_at);
  }
}

@ObjectType({
  description:
    'A card that was issued to a cardholder. Stripe: `issuing.card`. Number and CVC are never part of the graph.',
  implements: STRIPE_OBJECT,
  simpleResolvers: true,
})
@Requires('cards:read')
export class Card extends View<Stripe.Issuing.Card> {
  @Field(() => CardStatus, { description: 'Whether it can be used.' })
  get status(): string {
    return known(CardStatus, this.source.status);
  }

  @Field(() => CardType, { description: 'Virtual or physical.' })
  get type(): string {
    return known(CardType, this.source.type);
  }

  @Field(() => String, { description: 'The network, such as `Visa`.' })
  get brand(): string {
    return this.source.brand;
  }

  @Field(() => String, { description: 'The last four digits of the number.' })
  get last4(): string {
    return this.source.last4;
  }

  @Field(() => Int, { description: 'Month of expiry, 1 to 12.' })
  get expMonth(): number {
    return this.source.exp_month;
  }

  @Field(() => Int, { description: 'Year of expiry, four digits.' })
  get expYear(): number {
    return this.source.exp_year;
  }

  @Field(() => Currency, { description: 'The currency that it spends in.' })
  get currency(): string {
    return this.source.currency.toUpperCase();
  }

  @Field(() => DateTime, { description: 'When it was created.' })
  get createdAt(): Date {
    return dateTime(this.source.created);
  }

  @Field(() => CardCancellationReason, {
    nullable: true,
    description: 'Why it was canceled; null unless a reason was given.',
  })
  get cancellationReason(): string | null {
    return known(CardCancellationReason, this.source.cancellation_reason);
  }

  @Field(() => CardReplacementReason, {
    nullable: true,
    description: 'Why it replaces another card; null if it replaces none.',
  })
  get replacementReason(): string | null {
    return known(CardReplacementReason, this.source.replacement_reason);
  }

  @Field(() => SpendingControls, {
    description: 'Rules that decline its authorizations, beside those of the cardholder.',
  })
  get spendingControls(): SpendingControls {
    return new SpendingControls(this.source.spending_controls, this.source.currency);
  }

  @Field(() => EffectiveControls, {
    description: 'Its rules, those of its cardholder and those of Stripe as one, each with its origin. No Stripe call.',
  })
  get effectiveControls(): EffectiveControls {
    return new EffectiveControls(this.source);
  }

  @Field(() => Int, {
    nullable: true,
    description: 'Payments after which it cancels itself. Stripe: `lifecycle_controls.cancel_after.payment_count`.',
  })
  get cancelAfterPayments(): number | null {
    return this.source.lifecycle_controls?.cancel_after.payment_count ?? null;
  }

  @Field(() => CardShipping, {
    nullable: true,
    description: 'Where a physical card goes and how far it is; null for a virtual one.',
  })
  get shipping(): CardShipping | null {
    return this.source.shipping && new CardShipping(this.source.shipping);
  }

  @Field(() => CardWallets, { nullable: true, description: 'The card in mobile wallets.' })
  get wallets(): CardWallets | null {
    return this.source.wallets && new CardWallets(this.source.wallets);
  }

  @Field(() => CardFraudWarning, { nullable: true, description: 'Cancel the card and issue another if there is one.' })
  get latestFraudWarning(): CardFraudWarning | null {
    return this.source.latest_fraud_warning && new CardFraudWarning(this.source.latest_fraud_warning);
  }

  @Field(() => ID, { nullable: true, description: 'The design of a physical card. Stripe: `personalization_design`.' })
  get personalizationDesignId(): string | null {
    const design = this.source.personalization_design;
    if (design === null) return null;
    return globalId(this.accountId, typeof design === 'string' ? design : design.id);
  }

  @Field(() => String, { nullable: true, description: 'A second line printed on it, below the name.' })
  get secondLine(): string | null {
    return this.source.second_line;
  }

  @Field(() => [MetadataEntry], { description: 'Your own entries.' })
  get metadata(): MetadataEntry[] {
    return metadataEntries(this.source.metadata);
  }

  @Field(() => Boolean, { description: 'False in test mode.' })
  get livemode(): boolean {
    return this.source.livemode;
  }
}

export const CardConnection = connectionOf(Card, 'Card', 'cards:read');
export type CardConnection = InstanceType<typeof CardConnection>;

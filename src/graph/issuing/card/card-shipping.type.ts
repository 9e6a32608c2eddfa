import type Stripe from 'stripe';
import { Field, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { Address } from '../../shared/values/address.js';
import { DateTime, Url, dateTime } from '../../shared/values/scalars.js';
import { known, stripeEnum } from '../../shared/values/stripe-enum.js';

type Shipping = Stripe.Issuing.Card.Shipping;

export const CardShippingStatus = stripeEnum<Stripe.Issuing.Card.Shipping.Status>(
  'CardShippingStatus',
  'How far a physical card is.',
  {
    pending: 'Not printed yet.',
    submitted: 'Handed to the printer.',
    shipped: 'On its way.',
    delivered: 'Arrived.',
    failure: 'Could not be delivered.',
    returned: 'Came back to the sender.',
    canceled: 'Canceled before it was shipped.',
  },
);

export const CardShippingService = stripeEnum<Stripe.Issuing.Card.Shipping.Service>(
  'CardShippingService',
  'How fast it travels.',
  {
    standard: 'The slowest.',
    priority: 'Faster.',
    express: 'The fastest, with tracking.',
  },
);

export const CardShippingType = stripeEnum<Stripe.Issuing.Card.Shipping.Type>(
  'CardShippingType',
  'How cards are packed.',
  {
    individual: 'Each in its own envelope.',
    bulk: 'Several in one parcel.',
  },
);

export const CardCarrier = stripeEnum<Stripe.Issuing.Card.Shipping.Carrier>('CardCarrier', 'Who carries it.', {
  correos: 'Correos.',
  dhl: 'DHL.',
  fedex: 'FedEx.',
  royal_mail: 'Royal Mail.',
  usps: 'United States Postal Service.',
});

export const AddressValidationMode = stripeEnum<Stripe.Issuing.Card.Shipping.AddressValidation.Mode>(
  'AddressValidationMode',
  'What Stripe does with the address.',
  {
    disabled: 'Takes it as it is.',
    normalization_only: 'Puts it into the form of the post.',
    validation_and_normalization: 'Also refuses one that cannot be delivered to.',
  },
);

export const AddressValidationResult = stripeEnum<Stripe.Issuing.Card.Shipping.AddressValidation.Result>(
  'AddressValidationResult',
  'Whether a letter would arrive.',
  {
    indeterminate: 'Not known.',
    likely_deliverable: 'Probably.',
    likely_undeliverable: 'Probably not.',
  },
);

@ObjectType({ description: 'What Stripe made of the shipping address.', simpleResolvers: true })
@PartOfItsOwner()
export class AddressValidation {
  constructor(private readonly source: Stripe.Issuing.Card.Shipping.AddressValidation) {}

  @Field(() => AddressValidationMode, { description: 'What was asked for.' })
  get mode(): string {
    return known(AddressValidationMode, this.source.mode);
  }

  @Field(() => Address, { nullable: true, description: 'The address in the form of the post.' })
  get normalizedAddress(): Address | null {
    return this.source.normalized_address && new Address(this.source.normalized_address);
  }

  @Field(() => AddressValidationResult, { nullable: true, description: 'Whether a letter would arrive.' })
  get result(): string | null {
    return known(AddressValidationResult, this.source.result);
  }
}

@ObjectType({ description: 'The journey of a physical card.', simpleResolvers: true })
@PartOfItsOwner()
export class CardShipping {
  constructor(private readonly source: Shipping) {}

  @Field(() => CardShippingStatus, { nullable: true, description: 'How far it is.' })
  get status(): string | null {
    return known(CardShippingStatus, this.source.status);
  }

  @Field(() => Address, { description: 'Where it goes.' })
  get address(): Address {
    return new Address(this.source.address);
  }

  @Field(() => AddressValidation, { nullable: true, description: 'What Stripe made of the address.' })
  get addressValidation(): AddressValidation | null {
    return this.source.address_validation && new AddressValidation(this.source.address_validation);
  }

  @Field(() => String, { description: 'Recipient.' })
  get name(): string {
    return this.source.name;
  }

  @Field(() => String, { nullable: true, description: "Recipient's business." })
  get businessName(): string | null {
    return this.source.business_name;
  }

  @Field(() => String, { nullable: true, description: "Recipient's phone number, E.164." })
  get phoneNumber(): string | null {
    return this.source.phone_number;
  }

  @Field(() => CardShippingService, { description: 'How fast it travels.' })
  get service(): string {
    return known(CardShippingService, this.source.service);
  }

  @Field(() => CardShippingType, { description: 'How it is packed.' })
  get type(): string {
    return known(CardShippingType, this.source.type);
  }

  @Field(() => CardCarrier, { nullable: true, description: 'Who carries it; null until it is shipped.' })
  get carrier(): string | null {
    return known(CardCarrier, this.source.carrier);
  }

  @Field(() => String, { nullable: true, description: "The carrier's number; null until it is shipped." })
  get trackingNumber(): string | null {
    return this.source.tracking_number;
  }

  @Field(() => Url, { nullable: true, description: "The carrier's tracking page; null until it is shipped." })
  get trackingUrl(): string | null {
    return this.source.tracking_url;
  }

  @Field(() => Boolean, { nullable: true, description: 'Whether the recipient must sign.' })
  get requireSignature(): boolean | null {
    return this.source.require_signature;
  }

  @Field(() => String, { nullable: true, description: 'EORI number for customs.' })
  get eoriNumber(): string | null {
    return this.source.customs?.eori_number ?? null;
  }

  @Field(() => DateTime, { nullable: true, description: 'When it should arrive. Stripe: `eta`.' })
  get expectedAt(): Date | null {
    return dateTime(this.source.eta);
  }

  @Field(() => DateTime, { nullable: true, description: 'When it was shipped.' })
  get shippedAt(): Date | null {
    return dateTime(this.source.shipped_at);
  }

  @Field(() => DateTime, { nullable: true, description: 'When it arrived.' })
  get deliveredAt(): Date | null {
    return dateTime(this.source.delivered_at);
  }
}

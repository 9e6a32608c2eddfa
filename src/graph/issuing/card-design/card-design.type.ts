import type Stripe from 'stripe';
import { Field, ObjectType } from 'type-graphql';
import { PartOfItsOwner, Requires } from '../../shared/permission.js';
import { connectionOf } from '../../shared/reading/connection.js';
import { STRIPE_OBJECT, View } from '../../shared/reading/view.js';
import { MetadataEntry, metadataEntries } from '../../shared/values/metadata.js';
import { DateTime, dateTime } from '../../shared/values/scalars.js';
import { known, stripeEnum } from '../../shared/values/stripe-enum.js';

export const PersonalizationDesignStatus = stripeEnum<Stripe.Issuing.PersonalizationDesign.Status>(
  'PersonalizationDesignStatus',
  'Whether cards can be printed with a design.',
  {
    review: 'Stripe looks at it.',
    active: 'Cards can be printed with it.',
    rejected: 'Cards cannot be printed with it.',
    inactive: 'It is not used any more.',
  },
);

export const CardLogoRejection = stripeEnum<Stripe.Issuing.PersonalizationDesign.RejectionReasons.CardLogo>(
  'CardLogoRejection',
  'Why a logo is not printed.',
  {
    non_binary_image: 'It has more than black and white.',
    geographic_location: 'It shows a place that cannot be shown.',
    inappropriate: 'It is not appropriate.',
    network_name: 'It names a card network.',
    non_fiat_currency: 'It shows a currency that is no legal tender.',
    other: 'Another reason.',
    other_entity: 'It names somebody else.',
    promotional_material: 'It is an advertisement.',
  },
);

export const CarrierTextRejection = stripeEnum<Stripe.Issuing.PersonalizationDesign.RejectionReasons.CarrierText>(
  'CarrierTextRejection',
  'Why a text is not printed.',
  {
    geographic_location: 'It shows a place that cannot be shown.',
    inappropriate: 'It is not appropriate.',
    network_name: 'It names a card network.',
    non_fiat_currency: 'It shows a currency that is no legal tender.',
    other: 'Another reason.',
    other_entity: 'It names somebody else.',
    promotional_material: 'It is an advertisement.',
  },
);

export const PhysicalBundleStatus = stripeEnum<Stripe.Issuing.PhysicalBundle.Status>(
  'PhysicalBundleStatus',
  'Whether designs can be made for a bundle.',
  { active: 'They can.', inactive: 'They cannot.', review: 'Stripe looks at it.' },
);

export const PhysicalBundleType = stripeEnum<Stripe.Issuing.PhysicalBundle.Type>(
  'PhysicalBundleType',
  'Whose a bundle is.',
  { custom: 'Made for the platform.', standard: "Stripe's, for everybody." },
);

export const PhysicalBundleFeature = stripeEnum<Stripe.Issuing.PhysicalBundle.Features.CardLogo>(
  'PhysicalBundleFeature',
  'Whether a part can be printed.',
  { optional: 'It can be.', required: 'It must be.', unsupported: 'It cannot be.' },
);

@ObjectType({
  description: 'What Stripe prints on: a card, its carrier and its envelope. Stripe: `issuing.physical_bundle`.',
  implements: STRIPE_OBJECT,
  simpleResolvers: true,
})
@Requires('cards:read')
export class PhysicalBundle extends View<Stripe.Issuing.PhysicalBundle> {
  @Field(() => String, { description: 'What it is called.' })
  get name(): string {
    return this.source.name;
  }

  @Field(() => PhysicalBundleStatus, { description: 'Whether designs can be made for it.' })
  get status(): string {
    return known(PhysicalBundleStatus, this.source.status);
  }

  @Field(() => PhysicalBundleType, { description: 'Whose it is.' })
  get type(): string {
    return known(PhysicalBundleType, this.source.type);
  }

  @Field(() => PhysicalBundleFeature, { description: 'Whether it takes a logo. Stripe: `features.card_logo`.' })
  get cardLogo(): string {
    return known(PhysicalBundleFeature, this.source.features.card_logo);
  }

  @Field(() => PhysicalBundleFeature, {
    description: 'Whether its carrier takes a text. Stripe: `features.carrier_text`.',
  })
  get carrierText(): string {
    return known(PhysicalBundleFeature, this.source.features.carrier_text);
  }

  @Field(() => PhysicalBundleFeature, {
    description: 'Whether it takes a second line below the name. Stripe: `features.second_line`.',
  })
  get secondLine(): string {
    return known(PhysicalBundleFeature, this.source.features.second_line);
  }

  @Field(() => Boolean, { description: 'False in test mode.' })
  get livemode(): boolean {
    return this.source.livemode;
  }
}

@ObjectType({ description: 'What is printed on the letter that a card comes with.', simpleResolvers: true })
@PartOfItsOwner()
export class CarrierText {
  constructor(private readonly source: Stripe.Issuing.PersonalizationDesign.CarrierText) {}

  @Field(() => String, { nullable: true, description: 'Title above the card.' })
  get headerTitle(): string | null {
    return this.source.header_title;
  }

  @Field(() => String, { nullable: true, description: 'Text above the card.' })
  get headerBody(): string | null {
    return this.source.header_body;
  }

  @Field(() => String, { nullable: true, description: 'Title below the card.' })
  get footerTitle(): string | null {
    return this.source.footer_title;
  }

  @Field(() => String, { nullable: true, description: 'Text below the card.' })
  get footerBody(): string | null {
    return this.source.footer_body;
  }
}

@ObjectType({
  description: 'How physical cards look. Stripe: `issuing.personalization_design`.',
  implements: STRIPE_OBJECT,
  simpleResolvers: true,
})
@Requires('cards:read')
export class PersonalizationDesign extends View<Stripe.Issuing.PersonalizationDesign> {
  @Field(() => String, { nullable: true, description: 'What you call it.' })
  get name(): string | null {
    return this.source.name;
  }

  @Field(() => PersonalizationDesignStatus, { description: 'Whether cards can be printed with it.' })
  get status(): string {
    return known(PersonalizationDesignStatus, this.source.status);
  }

  @Field(() => String, { nullable: true, description: 'Your own key, by which it is found.' })
  get lookupKey(): string | null {
    return this.source.lookup_key;
  }

  @Field(() => CarrierText, { nullable: true, description: 'What the letter says; null if nothing.' })
  get carrierText(): CarrierText | null {
    return this.source.carrier_text && new CarrierText(this.source.carrier_text);
  }

  @Field(() => String, {
    nullable: true,
    description: "Stripe's id of the file with its logo; null without one. Stripe: `card_logo`.",
  })
  get cardLogoFileId(): string | null {
    return typeof this.source.card_logo === 'string' ? this.source.card_logo : (this.source.card_logo?.id ?? null);
  }

  @Field(() => Boolean, { description: 'Whether cards have it that name none. Stripe: `preferences.is_default`.' })
  get isDefault(): boolean {
    return this.source.preferences.is_default;
  }

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether it is the platform's default for its accounts; null where that cannot be.",
  })
  get isPlatformDefault(): boolean | null {
    return this.source.preferences.is_platform_default;
  }

  @Field(() => [CardLogoRejection], { description: 'Why its logo was rejected.' })
  get cardLogoRejections(): string[] {
    return (this.source.rejection_reasons.card_logo ?? []).map((reason) => known(CardLogoRejection, reason));
  }

  @Field(() => [CarrierTextRejection], { description: 'Why its text was rejected.' })
  get carrierTextRejections(): string[] {
    return (this.source.rejection_reasons.carrier_text ?? []).map((reason) => known(CarrierTextRejection, reason));
  }

  @Field(() => DateTime, { description: 'When it was made.' })
  get createdAt(): Date {
    return dateTime(this.source.created);
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

export const PhysicalBundleConnection = connectionOf(PhysicalBundle, 'PhysicalBundle', 'cards:read');
export type PhysicalBundleConnection = InstanceType<typeof PhysicalBundleConnection>;

export const PersonalizationDesignConnection = connectionOf(
  PersonalizationDesign,
  'PersonalizationDesign',
  'cards:read',
);
export type PersonalizationDesignConnection = InstanceType<typeof PersonalizationDesignConnection>;

import type Stripe from 'stripe';
import { Field, ObjectType } from 'type-graphql';
import { PartOfItsOwner, Requires } from '../../shared/permission.js';
import { connectionOf } from '../../shared/reading/connection.js';
import { STRIPE_OBJECT, View } from '../../shared/reading/view.js';
import { Address } from '../../shared/values/address.js';
import { MetadataEntry, metadataEntries } from '../../shared/values/metadata.js';
import { DateTime, dateTime } from '../../shared/values/scalars.js';
import { SpendingControls } from '../../shared/values/spending-controls.js';
import { known, stripeEnum } from '../../shared/values/stripe-enum.js';
import { CardholderIndividual } from './cardholder-individual.type.js';

export const CardholderStatus = stripeEnum<Stripe.Issuing.Cardholder.Status>(
  'CardholderStatus',
  'Whether the cards of a cardholder can be used.',
  {
    active: 'They can, if nothing is required of the cardholder.',
    inactive: 'All of them decline; the platform can undo it.',
    blocked: 'All of them decline for good; set by Stripe.',
  },
);

export const CardholderType = stripeEnum<Stripe.Issuing.Cardholder.Type>('CardholderType', 'Who a card is issued to.', {
  individual: 'A person.',
  company: 'A business.',
});

export const CardholderLocale = stripeEnum<Stripe.Issuing.Cardholder.PreferredLocale>(
  'CardholderLocale',
  'A language that a cardholder is written to in.',
  { de: 'German.', en: 'English.', es: 'Spanish.', fr: 'French.', it: 'Italian.' },
);

export const CardholderDisabledReason = stripeEnum<Stripe.Issuing.Cardholder.Requirements.DisabledReason>(
  'CardholderDisabledReason',
  'Why all cards of a cardholder decline, though its status is active.',
  {
    listed: 'The name matches a list of sanctioned persons; more information decides.',
    'rejected.listed': 'The cardholder is a sanctioned person. This is final.',
    'requirements.past_due': 'Information is missing: see `pastDue`.',
    under_review: 'Stripe is looking at the cardholder; this takes seconds after creation.',
  },
);

@ObjectType({ description: 'What is known of a cardholder that is a business.', simpleResolvers: true })
@PartOfItsOwner()
export class CardholderCompany {
  constructor(private readonly source: Stripe.Issuing.Cardholder.Company) {}

  @Field(() => Boolean, { description: 'Whether its tax id was given. The tax id itself cannot be read.' })
  get taxIdProvided(): boolean {
    return this.source.tax_id_provided;
  }
}

@ObjectType({ description: 'What Stripe needs of a cardholder before its cards work.', simpleResolvers: true })
@PartOfItsOwner()
export class CardholderRequirements {
  constructor(private readonly source: Stripe.Issuing.Cardholder.Requirements) {}

  @Field(() => CardholderDisabledReason, {
    nullable: true,
    description: 'Why all its cards decline with CARDHOLDER_VERIFICATION_REQUIRED; null if they do not.',
  })
  get disabledReason(): string | null {
    return known(CardholderDisabledReason, this.source.disabled_reason);
  }

  @Field(() => [String], {
    description: 'What is missing, by Stripe field path, such as `individual.last_name`; empty if nothing is.',
  })
  get pastDue(): readonly string[] {
    return this.source.past_due ?? [];
  }
}

@ObjectType({
  description: 'A person or business that cards are issued to. Stripe: `issuing.cardholder`.',
  implements: STRIPE_OBJECT,
  simpleResolvers: true,
})
@Requires('cardholders:read')
export class Cardholder extends View<Stripe.Issuing.Cardholder> {
  @Field(() => String, { description: 'The name as printed on cards. It cannot be changed.' })
  get name(): string {
    return this.source.name;
  }

  @Field(() => CardholderType, { description: 'A person or a business. It cannot be changed.' })
  get type(): string {
    return known(CardholderType, this.source.type);
  }

  @Field(() => CardholderStatus, { description: 'Whether its cards can be used.' })
  get status(): string {
    return known(CardholderStatus, this.source.status);
  }

  @Field(() => CardholderRequirements, { description: 'What Stripe needs before its cards work.' })
  get requirements(): CardholderRequirements {
    return new CardholderRequirements(this.source.requirements);
  }

  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  get email(): string | null {
    return this.source.email;
  }

  @Field(() => String, { nullable: true, description: 'Phone number, E.164.' })
  get phoneNumber(): string | null {
    return this.source.phone_number;
  }

  @Field(() => Address, { description: 'Billing address. Stripe: `billing.address`.' })
  get billing(): Address {
    return new Address(this.source.billing.address);
  }

  @Field(() => CardholderIndividual, { nullable: true, description: 'More of a person; null for a business.' })
  get individual(): CardholderIndividual | null {
    return this.source.individual && new CardholderIndividual(this.accountId, this.stripeId, this.source.individual);
  }

  @Field(() => CardholderCompany, { nullable: true, description: 'More of a business; null for a person.' })
  get company(): CardholderCompany | null {
    return this.source.company && new CardholderCompany(this.source.company);
  }

  @Field(() => [CardholderLocale], { description: 'Languages that the cardholder is written to in, best first.' })
  get preferredLocales(): string[] {
    return (this.source.preferred_locales ?? []).map((locale) => known(CardholderLocale, locale));
  }

  @Field(() => SpendingControls, {
    nullable: true,
    description: 'Rules that decline authorizations of all its cards together, beside those of each card.',
  })
  get spendingControls(): SpendingControls | null {
    const controls = this.source.spending_controls;
    return controls && new SpendingControls(controls, controls.spending_limits_currency ?? 'usd');
  }

  @Field(() => [MetadataEntry], { description: 'Your own entries.' })
  get metadata(): MetadataEntry[] {
    return metadataEntries(this.source.metadata);
  }

  @Field(() => DateTime, { description: 'When it was created.' })
  get createdAt(): Date {
    return dateTime(this.source.created);
  }

  @Field(() => Boolean, { description: 'False in test mode.' })
  get livemode(): boolean {
    return this.source.livemode;
  }
}

export const CardholderConnection = connectionOf(Cardholder, 'Cardholder', 'cardholders:read');
export type CardholderConnection = InstanceType<typeof CardholderConnection>;

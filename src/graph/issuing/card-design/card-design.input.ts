import type Stripe from 'stripe';
import { Field, ID, InputType } from 'type-graphql';
import { MetadataInput, metadataParams } from '../../shared/values/metadata.js';
import type { Known } from '../../shared/values/stripe-enum.js';
import { inputEnum } from '../../shared/values/stripe-enum.js';
import type { InputFaults } from '../../shared/writing/input-faults.js';
import { MutationInput } from '../../shared/writing/mutation-payload.js';

type TextFlaw = Known<Stripe.Issuing.PersonalizationDesign.RejectionReasons.CarrierText>;
type LogoFlaw = Known<Stripe.Issuing.PersonalizationDesign.RejectionReasons.CardLogo>;

const TEXT_FLAWS: { readonly [F in TextFlaw]: string } = {
  geographic_location: 'It shows a place that cannot be shown.',
  inappropriate: 'It is not appropriate.',
  network_name: 'It names a card network.',
  non_fiat_currency: 'It shows a currency that is no legal tender.',
  other: 'Another reason.',
  other_entity: 'It names somebody else.',
  promotional_material: 'It is an advertisement.',
};

export const SimulatedCarrierTextRejection = inputEnum<TextFlaw>(
  'SimulatedCarrierTextRejection',
  'Why a text shall be rejected.',
  TEXT_FLAWS,
);

export const SimulatedCardLogoRejection = inputEnum<LogoFlaw>(
  'SimulatedCardLogoRejection',
  'Why a logo shall be rejected.',
  { ...TEXT_FLAWS, non_binary_image: 'It has more than black and white.' },
);

@InputType({ description: 'What is printed on the letter that a card comes with. An empty text removes a line.' })
export class CarrierTextInput {
  @Field(() => String, { nullable: true, description: 'Title above the card.' })
  headerTitle?: string | null;

  @Field(() => String, { nullable: true, description: 'Text above the card.' })
  headerBody?: string | null;

  @Field(() => String, { nullable: true, description: 'Title below the card.' })
  footerTitle?: string | null;

  @Field(() => String, { nullable: true, description: 'Text below the card.' })
  footerBody?: string | null;
}

@InputType()
abstract class DesignFields extends MutationInput {
  @Field(() => CarrierTextInput, { nullable: true, description: 'What the letter says, if the bundle takes a text.' })
  carrierText?: CarrierTextInput | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The file with its logo, uploaded as `issuing_logo`, if the bundle takes one. Stripe: `card_logo`.',
  })
  cardLogoFileId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether cards have it that name none; the default before it is one no more.',
  })
  isDefault?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Take the key from the design that has it. Stripe: `transfer_lookup_key`.',
  })
  transferLookupKey?: boolean | null;

  @Field(() => [MetadataInput], { nullable: true, description: 'Your own entries.' })
  metadata?: MetadataInput[] | null;
}

@InputType({ description: 'A design of physical cards.' })
export class CreatePersonalizationDesignInput extends DesignFields {
  @Field(() => ID, { description: 'What it is printed on.' })
  physicalBundleId!: string;

  @Field(() => String, { nullable: true, description: 'What you call it, at most 200 characters.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Your own key, by which it is found; of one design only.' })
  lookupKey?: string | null;
}

@InputType({ description: 'Changes to a design. What is not named stays; what is printed is reviewed again.' })
export class UpdatePersonalizationDesignInput extends DesignFields {
  @Field(() => ID, { description: 'The design.' })
  personalizationDesignId!: string;

  @Field(() => ID, { nullable: true, description: 'What it is printed on.' })
  physicalBundleId?: string | null;

  @Field(() => String, { nullable: true, description: 'What you call it; an empty text removes it.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Your own key; an empty text removes it.' })
  lookupKey?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Take the whole text away.' })
  removeCarrierText?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Take the logo away.' })
  removeCardLogo?: boolean | null;
}

@InputType()
export abstract class DesignStepInput extends MutationInput {
  @Field(() => ID, { description: 'The design.' })
  personalizationDesignId!: string;
}

@InputType({ description: 'Which design.' })
export class SimulatePersonalizationDesignActivationInput extends DesignStepInput {}

@InputType({ description: 'Which design.' })
export class SimulatePersonalizationDesignDeactivationInput extends DesignStepInput {}

@InputType({ description: 'Which design, and why.' })
export class SimulatePersonalizationDesignRejectionInput extends DesignStepInput {
  @Field(() => [SimulatedCardLogoRejection], { nullable: true, description: 'What is wrong with its logo.' })
  cardLogoRejections?: LogoFlaw[] | null;

  @Field(() => [SimulatedCarrierTextRejection], { nullable: true, description: 'What is wrong with its text.' })
  carrierTextRejections?: TextFlaw[] | null;
}

/** Stripe's ids of what a design refers to. */
export interface DesignLinks {
  readonly bundle: string | undefined;
  readonly logo: string | undefined;
}

type Written = CreatePersonalizationDesignInput | UpdatePersonalizationDesignInput;

export function designLinks(faults: InputFaults, { physicalBundleId, cardLogoFileId }: Written): DesignLinks {
  return {
    bundle: faults.optionalId('physicalBundleId', physicalBundleId, 'ics_', 'physical bundle'),
    logo: faults.optionalId('cardLogoFileId', cardLogoFileId, 'file_', 'file'),
  };
}

export function checkDesign(faults: InputFaults, input: Written): void {
  for (const field of ['name', 'lookupKey'] as const) {
    if (input[field] !== '') faults.text(field, input[field], 200);
  }
  faults.metadata('metadata', input.metadata);
}

export function checkDesignChange(faults: InputFaults, input: UpdatePersonalizationDesignInput): void {
  checkDesign(faults, input);
  if (input.removeCarrierText && input.carrierText) faults.add('removeCarrierText', 'contradicts carrierText.');
  if (input.removeCardLogo && input.cardLogoFileId) faults.add('removeCardLogo', 'contradicts cardLogoFileId.');
}

/** What creating and changing have in common. */
export function designParams(input: Written, { logo }: DesignLinks) {
  const { carrierText: text, name, lookupKey, isDefault, transferLookupKey } = input;
  return {
    ...(logo === undefined ? {} : { card_logo: logo }),
    ...(text == null ? {} : { carrier_text: carrierTextParams(text) }),
    ...(name == null ? {} : { name }),
    ...(lookupKey == null ? {} : { lookup_key: lookupKey }),
    ...(isDefault == null ? {} : { preferences: { is_default: isDefault } }),
    ...(transferLookupKey == null ? {} : { transfer_lookup_key: transferLookupKey }),
    ...metadataParams(input.metadata),
  };
}

export function designChangeParams(
  input: UpdatePersonalizationDesignInput,
  links: DesignLinks,
): Stripe.Issuing.PersonalizationDesignUpdateParams {
  return {
    ...designParams(input, links),
    ...(links.bundle === undefined ? {} : { physical_bundle: links.bundle }),
    ...(input.removeCarrierText ? { carrier_text: '' } : {}),
    ...(input.removeCardLogo ? { card_logo: '' } : {}),
  };
}

function carrierTextParams({ headerTitle, headerBody, footerTitle, footerBody }: CarrierTextInput) {
  return {
    ...(headerTitle == null ? {} : { header_title: headerTitle }),
    ...(headerBody == null ? {} : { header_body: headerBody }),
    ...(footerTitle == null ? {} : { footer_title: footerTitle }),
    ...(footerBody == null ? {} : { footer_body: footerBody }),
  };
}

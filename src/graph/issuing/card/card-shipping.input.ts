import type Stripe from 'stripe';
import { Field, ID, InputType } from 'type-graphql';
import { AddressInput, addressParams } from '../../shared/values/address.js';
import { inputEnum } from '../../shared/values/stripe-enum.js';
import type { InputFaults } from '../../shared/writing/input-faults.js';
import { MutationInput } from '../../shared/writing/mutation-payload.js';
import { CardShippingService, CardShippingType } from './card-shipping.type.js';

type Mode = 'disabled' | 'normalization_only' | 'validation_and_normalization';

export const NewAddressValidation = inputEnum<Mode>('NewAddressValidation', 'What Stripe shall do with an address.', {
  disabled: 'Take it as it is.',
  normalization_only: 'Put it into the form of the post.',
  validation_and_normalization: 'Also refuse one that cannot be delivered to.',
});

@InputType({ description: 'Where to send a physical card.' })
export class CardShippingInput {
  @Field(() => String, { description: 'Recipient.' })
  name!: string;

  @Field(() => AddressInput, { description: 'Where it goes.' })
  address!: AddressInput;

  @Field(() => NewAddressValidation, { nullable: true, description: 'NORMALIZATION_ONLY if nothing is said.' })
  addressValidation?: Mode | null;

  @Field(() => String, { nullable: true, description: "Recipient's business, for a card that goes to a workplace." })
  businessName?: string | null;

  @Field(() => CardShippingService, { nullable: true, description: 'STANDARD if nothing is said.' })
  service?: string | null;

  @Field(() => CardShippingType, { nullable: true, description: 'INDIVIDUAL if nothing is said.' })
  type?: string | null;

  @Field(() => String, { nullable: true, description: "Recipient's phone number, E.164." })
  phoneNumber?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the recipient must sign.' })
  requireSignature?: boolean | null;

  @Field(() => String, { nullable: true, description: 'EORI number for customs, in Europe.' })
  eoriNumber?: string | null;
}

@InputType()
export abstract class CardShippingStepInput extends MutationInput {
  @Field(() => ID, { description: 'The physical card.' })
  cardId!: string;
}

@InputType({ description: 'Which card.' })
export class SimulateCardSubmissionInput extends CardShippingStepInput {}

@InputType({ description: 'Which card.' })
export class SimulateCardShipmentInput extends CardShippingStepInput {}

@InputType({ description: 'Which card.' })
export class SimulateCardDeliveryInput extends CardShippingStepInput {}

@InputType({ description: 'Which card.' })
export class SimulateCardShippingFailureInput extends CardShippingStepInput {}

@InputType({ description: 'Which card.' })
export class SimulateCardReturnInput extends CardShippingStepInput {}

export function checkShipping(faults: InputFaults, shipping: CardShippingInput | null | undefined, at = ''): void {
  faults.address(`${at}shipping.address`, shipping?.address);
  faults.text(`${at}shipping.name`, shipping?.name, 100);
  faults.text(`${at}shipping.businessName`, shipping?.businessName, 100);
  faults.text(`${at}shipping.eoriNumber`, shipping?.eoriNumber, 100);
  faults.phone(`${at}shipping.phoneNumber`, shipping?.phoneNumber);
}

interface ShippingParams {
  shipping?: Stripe.Issuing.CardCreateParams.Shipping;
}

export function shippingParams(shipping: CardShippingInput | null | undefined): ShippingParams {
  if (shipping == null) return {};
  const { name, address, addressValidation, businessName, service, type, phoneNumber, requireSignature } = shipping;
  return {
    shipping: {
      name,
      address: addressParams(address),
      ...(addressValidation ? { address_validation: { mode: addressValidation } } : {}),
      ...(businessName ? { business_name: businessName } : {}),
      ...(service ? { service } : {}),
      ...(type ? { type } : {}),
      ...(phoneNumber ? { phone_number: phoneNumber } : {}),
      ...(requireSignature == null ? {} : { require_signature: requireSignature }),
      ...(shipping.eoriNumber ? { customs: { eori_number: shipping.eoriNumber } } : {}),
    },
  };
}

/** Sent once more to where it was sent before. */
export function sameShipping(shipping: Stripe.Issuing.Card.Shipping | null): ShippingParams {
  if (shipping === null) return {};
  const { line1, line2, city, state, postal_code, country } = shipping.address;
  const { address_validation, business_name, customs, name, phone_number, require_signature, service, type } = shipping;
  return {
    shipping: {
      name,
      service,
      type,
      address: {
        line1: line1 ?? '',
        city: city ?? '',
        postal_code: postal_code ?? '',
        country: country ?? '',
        ...(line2 ? { line2 } : {}),
        ...(state ? { state } : {}),
      },
      ...(address_validation ? { address_validation: { mode: address_validation.mode } } : {}),
      ...(business_name ? { business_name } : {}),
      ...(phone_number ? { phone_number } : {}),
      ...(require_signature === null ? {} : { require_signature }),
      ...(customs?.eori_number ? { customs: { eori_number: customs.eori_number } } : {}),
    },
  };
}

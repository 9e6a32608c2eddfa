import type Stripe from 'stripe';
import { Field, ID, InputType, Int } from 'type-graphql';
import { AddressInput, addressParams } from '../../shared/values/address.js';
import { MetadataInput, metadataParams } from '../../shared/values/metadata.js';
import {
  SpendingControlsInput,
  checkSpendingControls,
  spendingControlsParams,
} from '../../shared/values/spending-controls.input.js';
import { inputEnum } from '../../shared/values/stripe-enum.js';
import type { InputFaults } from '../../shared/writing/input-faults.js';
import { MutationInput } from '../../shared/writing/mutation-payload.js';
import { NewCardholderInput } from '../../shared/writing/new-cardholder.input.js';
import { CardShippingService, CardShippingType } from './card-shipping.type.js';
import { CardType } from './card.type.js';

export const NewCardStatus = inputEnum<'active' | 'inactive'>('NewCardStatus', 'What a card starts as.', {
  active: 'Usable at once.',
  inactive: 'To be activated, as a physical card on receipt.',
});

export const CardLossReason = inputEnum<'lost' | 'stolen'>('CardLossReason', 'Why a card is canceled.', {
  lost: 'The cardholder lost it.',
  stolen: 'It was stolen.',
});

export const ReplaceCardReason = inputEnum<'damaged' | 'expired' | 'lost' | 'stolen'>(
  'ReplaceCardReason',
  'Why a card is replaced.',
  {
    damaged: 'The number stays; the old card is canceled when the new one is activated.',
    expired: 'The number stays; the old card is canceled when the new one is activated.',
    lost: 'The old card is canceled first; the number is new.',
    stolen: 'The old card is canceled first; the number is new.',
  },
);

@InputType({ description: 'Where to send a physical card.' })
export class CardShippingInput {
  @Field(() => String, { description: 'Recipient.' })
  name!: string;

  @Field(() => AddressInput, { description: 'Where it goes.' })
  address!: AddressInput;

  @Field(() => CardShippingService, { nullable: true, description: 'STANDARD if nothing is said.' })
  service?: string | null;

  @Field(() => CardShippingType, { nullable: true, description: 'INDIVIDUAL if nothing is said.' })
  type?: string | null;

  @Field(() => String, { nullable: true, description: "Recipient's phone number, E.164." })
  phoneNumber?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the recipient must sign.' })
  requireSignature?: boolean | null;
}

@InputType()
export abstract class NewCardFields extends MutationInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The financial account that it spends from; none means the Issuing balance.',
  })
  financialAccountId?: string | null;

  @Field(() => String, { description: 'ISO 4217 code, such as USD.' })
  currency!: string;

  @Field(() => CardType, { description: 'Virtual or physical.' })
  type!: string;

  @Field(() => NewCardStatus, { nullable: true, description: 'INACTIVE if nothing is said.' })
  status?: 'active' | 'inactive' | null;

  @Field(() => SpendingControlsInput, {
    nullable: true,
    description: 'Rules; without limits Stripe sets 500 USD a day.',
  })
  spendingControls?: SpendingControlsInput | null;

  @Field(() => CardShippingInput, { nullable: true, description: 'Where to send a physical card, which needs it.' })
  shipping?: CardShippingInput | null;

  @Field(() => Int, { nullable: true, description: 'Payments after which it cancels itself.' })
  cancelAfterPayments?: number | null;

  @Field(() => String, { nullable: true, description: 'A second line printed on it, below the name.' })
  secondLine?: string | null;

  @Field(() => [MetadataInput], { nullable: true, description: 'Your own entries.' })
  metadata?: MetadataInput[] | null;
}

@InputType({ description: 'A card for a cardholder who exists.' })
export class CreateCardInput extends NewCardFields {
  @Field(() => ID, { description: 'Whose card it is.' })
  cardholderId!: string;
}

@InputType({ description: 'Whose card it is: one who exists, or a new one.' })
export class IssueCardCardholderInput {
  @Field(() => ID, { nullable: true, description: 'A cardholder who exists.' })
  id?: string;

  @Field(() => NewCardholderInput, { nullable: true, description: 'A cardholder to be made with the card.' })
  new?: NewCardholderInput;
}

@InputType({ description: 'A card, and its cardholder if need be.' })
export class IssueCardInput extends NewCardFields {
  @Field(() => ID, {
    nullable: true,
    description: 'The connected account; needed only if no other id of the input names it.',
  })
  accountId?: string | null;

  @Field(() => IssueCardCardholderInput, { description: 'Whose card it is.' })
  cardholder!: IssueCardCardholderInput;
}

@InputType({ description: 'Changes to a card. What is not named stays.' })
export class UpdateCardInput extends MutationInput {
  @Field(() => ID, { description: 'The card.' })
  cardId!: string;

  @Field(() => ID, { nullable: true, description: 'The financial account that it spends from.' })
  financialAccountId?: string | null;

  @Field(() => SpendingControlsInput, { nullable: true, description: 'Rules that replace those of the same name.' })
  spendingControls?: SpendingControlsInput | null;

  @Field(() => CardShippingInput, { nullable: true, description: 'Where to send it, while it is not printed yet.' })
  shipping?: CardShippingInput | null;

  @Field(() => [MetadataInput], { nullable: true, description: 'Entries to set or, with an empty value, remove.' })
  metadata?: MetadataInput[] | null;
}

@InputType()
abstract class CardInput extends MutationInput {
  @Field(() => ID, { description: 'The card.' })
  cardId!: string;
}

@InputType({ description: 'Which card.' })
export class ActivateCardInput extends CardInput {}

@InputType({ description: 'Which card.' })
export class FreezeCardInput extends CardInput {}

@InputType({ description: 'Which card, and why.' })
export class CancelCardInput extends CardInput {
  @Field(() => CardLossReason, { nullable: true, description: 'Why, if it was lost or stolen.' })
  reason?: 'lost' | 'stolen' | null;
}

@InputType({ description: 'Which card, why, and where the new one goes.' })
export class ReplaceCardInput extends CardInput {
  @Field(() => ReplaceCardReason, { description: 'Why; it decides whether the number stays.' })
  reason!: 'damaged' | 'expired' | 'lost' | 'stolen';

  @Field(() => NewCardStatus, {
    nullable: true,
    description: 'What the new card starts as; INACTIVE if nothing is said.',
  })
  status?: 'active' | 'inactive' | null;

  @Field(() => CardShippingInput, {
    nullable: true,
    description: 'Where to send a physical card; as before if nothing is said.',
  })
  shipping?: CardShippingInput | null;
}

export function checkNewCard(faults: InputFaults, input: NewCardFields): void {
  faults.currency('currency', input.currency);
  checkSpendingControls(faults, 'spendingControls', input.spendingControls);
  checkShipping(faults, input.shipping);
  faults.metadata('metadata', input.metadata);
  faults.amount('cancelAfterPayments', input.cancelAfterPayments);
  if (input.type === 'physical' && !input.shipping) faults.add('shipping', 'is needed for a physical card.');
  if (input.type === 'virtual' && input.shipping) faults.add('shipping', 'is for physical cards only.');
}

export function checkShipping(faults: InputFaults, shipping: CardShippingInput | null | undefined): void {
  faults.address('shipping.address', shipping?.address);
  faults.text('shipping.name', shipping?.name, 100);
  faults.phone('shipping.phoneNumber', shipping?.phoneNumber);
}

export function newCardParams(
  input: NewCardFields,
  financialAccount: string | undefined,
): Stripe.Issuing.CardCreateParams {
  return {
    currency: input.currency.toLowerCase(),
    type: input.type,
    status: input.status ?? 'inactive',
    ...(financialAccount === undefined ? {} : { financial_account: financialAccount }),
    ...spendingControlsParams(input.spendingControls),
    ...shippingParams(input.shipping),
    ...(input.cancelAfterPayments
      ? { lifecycle_controls: { cancel_after: { payment_count: input.cancelAfterPayments } } }
      : {}),
    ...(input.secondLine ? { second_line: input.secondLine } : {}),
    ...metadataParams(input.metadata),
  };
}

export function shippingParams(shipping: CardShippingInput | null | undefined): {
  shipping?: Stripe.Issuing.CardCreateParams.Shipping;
} {
  if (shipping == null) return {};
  const { name, address, service, type, phoneNumber, requireSignature } = shipping;
  return {
    shipping: {
      name,
      address: addressParams(address),
      ...(service ? { service } : {}),
      ...(type ? { type } : {}),
      ...(phoneNumber ? { phone_number: phoneNumber } : {}),
      ...(requireSignature == null ? {} : { require_signature: requireSignature }),
    },
  };
}

/** A replacement is the same card again: cardholder, currency, kind, funds and, for a physical card, its address. */
export function replacementParams(
  input: ReplaceCardInput,
  original: Stripe.Issuing.Card,
): Stripe.Issuing.CardCreateParams {
  return {
    cardholder: original.cardholder.id,
    currency: original.currency,
    type: original.type,
    status: input.status ?? 'inactive',
    replacement_for: original.id,
    replacement_reason: input.reason,
    ...(original.financial_account ? { financial_account: original.financial_account } : {}),
    ...(input.shipping ? shippingParams(input.shipping) : sameShipping(original.shipping)),
  };
}

function sameShipping(shipping: Stripe.Issuing.Card.Shipping | null): {
  shipping?: Stripe.Issuing.CardCreateParams.Shipping;
} {
  if (shipping === null) return {};
  const { line1, line2, city, state, postal_code, country } = shipping.address;
  return {
    shipping: {
      name: shipping.name,
      service: shipping.service,
      type: shipping.type,
      address: {
        line1: line1 ?? '',
        city: city ?? '',
        postal_code: postal_code ?? '',
        country: country ?? '',
        ...(line2 ? { line2 } : {}),
        ...(state ? { state } : {}),
      },
    },
  };
}

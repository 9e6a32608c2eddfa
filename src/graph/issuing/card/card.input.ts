import type Stripe from 'stripe';
import { Field, ID, InputType, Int } from 'type-graphql';
import { MetadataInput, metadataParams } from '../../shared/values/metadata.js';
import {
  SpendingControlsInput,
  checkSpendingControls,
  spendingControlsParams,
} from '../../shared/values/spending-controls.input.js';
import { inputEnum } from '../../shared/values/stripe-enum.js';
import type { InputFaults } from '../../shared/writing/input-faults.js';
import { IdempotencyKey, MutationInput } from '../../shared/writing/mutation-payload.js';
import { NewCardholderInput } from '../../shared/writing/new-cardholder.input.js';
import { CardShippingInput, checkShipping, sameShipping, shippingParams } from './card-shipping.input.js';
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

const MOST_OF_A_PIN = 5000;
/** Header, wrapped key, nonce, cipher text, tag. */
const JWE = /^([\w-]+)\.[\w-]+\.[\w-]+\.[\w-]+\.[\w-]+$/;

@InputType()
export abstract class NewCardFields {
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

  @Field(() => ID, {
    nullable: true,
    description: "The design of a physical card; the account's default if nothing is said.",
  })
  personalizationDesignId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'A second line printed on it, below the name, at most 24 characters.',
  })
  secondLine?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Month of expiry, 1 to 12, together with the year; Stripe chooses if nothing is said.',
  })
  expMonth?: number | null;

  @Field(() => Int, { nullable: true, description: 'Year of expiry, four digits.' })
  expYear?: number | null;

  @Field(() => [MetadataInput], { nullable: true, description: 'Your own entries.' })
  metadata?: MetadataInput[] | null;
}

@InputType({ description: 'A card for a cardholder who exists.' })
export class CreateCardInput extends NewCardFields {
  @IdempotencyKey()
  idempotencyKey!: string;

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
  @IdempotencyKey()
  idempotencyKey!: string;

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

  @Field(() => ID, { nullable: true, description: 'The design of a physical card, while it is not printed yet.' })
  personalizationDesignId?: string | null;

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

@InputType({ description: 'Which card, and its new PIN as nobody but Stripe can read it.' })
export class SetCardPinInput extends CardInput {
  @Field(() => String, {
    description:
      "The PIN, encrypted on the client for Stripe's public key: a JWE in compact form, RSA-OAEP with A128CBC-HS256. A PIN in plain digits is refused. Stripe: `pin[encrypted_number]`.",
  })
  encryptedPin!: string;
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

/** `at` is where the card stands in the input, with a point behind it. */
export function checkNewCard(faults: InputFaults, input: NewCardFields, at = ''): void {
  faults.currency(`${at}currency`, input.currency);
  checkSpendingControls(faults, `${at}spendingControls`, input.spendingControls);
  checkShipping(faults, input.shipping, at);
  faults.metadata(`${at}metadata`, input.metadata);
  faults.amount(`${at}cancelAfterPayments`, input.cancelAfterPayments);
  if (input.type === 'physical' && !input.shipping) faults.add(`${at}shipping`, 'is needed for a physical card.');
  if (input.type === 'virtual' && input.shipping) faults.add(`${at}shipping`, 'is for physical cards only.');
  if (input.type === 'virtual' && input.personalizationDesignId != null)
    faults.add(`${at}personalizationDesignId`, 'is for physical cards only.');
  faults.text(`${at}secondLine`, input.secondLine, 24);
  checkExpiry(faults, input, at);
}

function checkExpiry(faults: InputFaults, { expMonth, expYear }: NewCardFields, at: string): void {
  if (expMonth != null && (expMonth < 1 || expMonth > 12)) faults.add(`${at}expMonth`, 'must be from 1 to 12.');
  if (expYear != null && (expYear < 2000 || expYear > 9999)) faults.add(`${at}expYear`, 'must have four digits.');
  if (expMonth == null && expYear != null) faults.add(`${at}expMonth`, 'is needed with expYear.');
  if (expYear == null && expMonth != null) faults.add(`${at}expYear`, 'is needed with expMonth.');
}

/** Stripe's ids of what a new card refers to. */
export interface NewCardLinks {
  readonly financialAccount: string | undefined;
  readonly design: string | undefined;
}

export function newCardLinks(faults: InputFaults, input: NewCardFields, at = ''): NewCardLinks {
  const { financialAccountId, personalizationDesignId } = input;
  return {
    financialAccount: faults.optionalId(`${at}financialAccountId`, financialAccountId, 'fa_', 'financial account'),
    design: faults.optionalId(`${at}personalizationDesignId`, personalizationDesignId, 'ipcd_', 'design'),
  };
}

export function newCardParams(
  input: NewCardFields,
  { financialAccount, design }: NewCardLinks,
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
    ...(design === undefined ? {} : { personalization_design: design }),
    ...(input.secondLine ? { second_line: input.secondLine } : {}),
    ...(input.expMonth == null ? {} : { exp_month: input.expMonth }),
    ...(input.expYear == null ? {} : { exp_year: input.expYear }),
    ...metadataParams(input.metadata),
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

/** What is not encrypted goes no further than this: neither to Stripe nor into the record of writes. */
export function checkEncryptedPin(faults: InputFaults, encrypted: string): void {
  const header = encrypted.length > MOST_OF_A_PIN ? undefined : JWE.exec(encrypted)?.[1];
  if (header === undefined || !isHeader(header))
    faults.add('encryptedPin', "is not encrypted: a PIN is sent as a JWE for Stripe's public key, never as it is.");
}

function isHeader(part: string): boolean {
  try {
    const header: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof header === 'object' && header !== null && 'alg' in header && 'enc' in header;
  } catch {
    return false;
  }
}

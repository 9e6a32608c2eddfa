import { Field, ID, InputType } from 'type-graphql';
import { MetadataInput, metadataParams } from '../../values/metadata.js';
import { MinorUnits } from '../../values/scalars.js';
import { inputEnum } from '../../values/stripe-enum.js';
import type { InputFaults } from '../input-faults.js';
import { MutationInput } from '../mutation-payload.js';

export const OutboundNetwork = inputEnum<'ach' | 'us_domestic_wire'>('OutboundNetwork', 'How money goes to a bank.', {
  ach: 'ACH: a day or two, and it can be called off for a while.',
  us_domestic_wire: 'Wire within the US: the same day, for good. Needs the name and the address of the receiver.',
});

/** What money travels on, and how much of its statement descriptor the receiver's statement can show. */
const LONGEST_DESCRIPTOR = { ach: 10, us_domestic_wire: 140, stripe: 500 };

@InputType()
export abstract class OutboundMovementInput extends MutationInput {
  @Field(() => ID, { description: 'The financial account that pays.' })
  financialAccountId!: string;

  @Field(() => MinorUnits, { description: 'How much, in minor units.' })
  amount!: number;

  @Field(() => String, { nullable: true, description: 'ISO 4217 code; USD if nothing is said.' })
  currency?: string | null;

  @Field(() => OutboundNetwork, { nullable: true, description: 'How it goes to a bank; ACH if nothing is said.' })
  network?: 'ach' | 'us_domestic_wire' | null;

  @Field(() => String, { nullable: true, description: 'What it is for, at most 350 characters.' })
  description?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What the receiver reads: at most 10 characters by ACH, 140 by wire, 500 within Stripe; `payment` or `transfer` if nothing is said.',
  })
  statementDescriptor?: string | null;

  @Field(() => [MetadataInput], { nullable: true, description: 'Your own entries.' })
  metadata?: MetadataInput[] | null;
}

type ReturnCode =
  | 'account_closed'
  | 'account_frozen'
  | 'bank_account_restricted'
  | 'bank_ownership_changed'
  | 'declined'
  | 'incorrect_account_holder_name'
  | 'invalid_account_number'
  | 'invalid_currency'
  | 'no_account'
  | 'other';

const OutboundReturnCodeInput = inputEnum<ReturnCode>('OutboundReturnCodeInput', 'Why money comes back.', {
  account_closed: 'The bank account is closed.',
  account_frozen: 'The bank account is frozen.',
  bank_account_restricted: 'The bank account may not receive it.',
  bank_ownership_changed: "The bank account is somebody else's now.",
  declined: 'The bank declines it.',
  incorrect_account_holder_name: 'The name is wrong.',
  invalid_account_number: 'The number is wrong.',
  invalid_currency: 'The bank account is in another currency.',
  no_account: 'There is no such bank account.',
  other: 'Another reason.',
});

/** On the input of a return. */
export const ReturnCodeField = () =>
  Field(() => OutboundReturnCodeInput, { nullable: true, description: 'Why; DECLINED if nothing is said.' });

export interface Returning {
  readonly code?: ReturnCode | null;
}

export const returnParams = ({ code }: Returning) => (code ? { returned_details: { code } } : {});

@InputType({ description: 'How a wire is traced.' })
export class WireTrackingInput {
  @Field(() => String, { nullable: true, description: 'The CHIPS number.' })
  chips?: string | null;

  @Field(() => String, { nullable: true, description: 'The IMAD.' })
  imad?: string | null;

  @Field(() => String, { nullable: true, description: 'The OMAD.' })
  omad?: string | null;
}

@InputType({ description: 'How money that left is traced: exactly one of them, by the network that it left on.' })
export class OutboundTrackingInput {
  @Field(() => String, { nullable: true, description: 'ACH: the trace id.' })
  traceId?: string;

  @Field(() => WireTrackingInput, { nullable: true, description: 'Wire: its numbers.' })
  wire?: WireTrackingInput;
}

export function checkTracking(faults: InputFaults, { traceId, wire }: OutboundTrackingInput): void {
  faults.text('tracking.traceId', traceId, 500);
  if (wire === undefined) return;
  const { chips, imad, omad } = wire;
  if (chips == null && imad == null && omad == null) faults.add('tracking.wire', 'needs one of its numbers.');
  for (const [name, number] of Object.entries({ chips, imad, omad })) faults.text(`tracking.wire.${name}`, number, 500);
}

export function trackingParams({ traceId, wire }: OutboundTrackingInput) {
  if (traceId !== undefined) return { tracking_details: { type: 'ach' as const, ach: { trace_id: traceId } } };
  const { chips, imad, omad } = wire ?? {};
  const numbers = { ...(chips ? { chips } : {}), ...(imad ? { imad } : {}), ...(omad ? { omad } : {}) };
  return { tracking_details: { type: 'us_domestic_wire' as const, us_domestic_wire: numbers } };
}

/** `withinStripe`: it goes to a financial account, on no bank's network. */
export function checkOutbound(faults: InputFaults, input: OutboundMovementInput, withinStripe: boolean): void {
  const longest = LONGEST_DESCRIPTOR[withinStripe ? 'stripe' : (input.network ?? 'ach')];
  faults.amount('amount', input.amount);
  faults.currency('currency', input.currency);
  faults.text('description', input.description, 350);
  faults.text('statementDescriptor', input.statementDescriptor, longest);
  faults.metadata('metadata', input.metadata);
}

export function outboundParams(input: OutboundMovementInput, from: string) {
  const { network, description, statementDescriptor } = input;
  return {
    financial_account: from,
    amount: input.amount,
    currency: (input.currency ?? 'usd').toLowerCase(),
    ...(network ? { destination_payment_method_options: { us_bank_account: { network } } } : {}),
    ...(description ? { description } : {}),
    ...(statementDescriptor ? { statement_descriptor: statementDescriptor } : {}),
    ...metadataParams(input.metadata),
  };
}

import type Stripe from 'stripe';
import { Field, ID, InputType } from 'type-graphql';
import { MetadataInput, metadataParams } from '../../shared/values/metadata.js';
import { MinorUnits } from '../../shared/values/scalars.js';
import { inputEnum } from '../../shared/values/stripe-enum.js';
import type { InputFaults } from '../../shared/writing/input-faults.js';
import { MutationInput } from '../../shared/writing/mutation-payload.js';

@InputType({ description: 'Money that a financial account fetches from a bank account of the same owner.' })
export class CreateInboundTransferInput extends MutationInput {
  @Field(() => ID, { description: 'The financial account that receives it.' })
  financialAccountId!: string;

  @Field(() => MinorUnits, { description: 'How much, in minor units.' })
  amount!: number;

  @Field(() => String, { nullable: true, description: 'ISO 4217 code; USD if nothing is said.' })
  currency?: string | null;

  @Field(() => String, {
    description:
      "The bank account, by Stripe's id `pm_…` of the payment method, which is verified and whose owner has agreed.",
  })
  paymentMethodId!: string;

  @Field(() => String, { nullable: true, description: 'What it is for, at most 350 characters.' })
  description?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the statement of the bank account says, at most 10 characters; `transfer` if nothing is said.',
  })
  statementDescriptor?: string | null;

  @Field(() => [MetadataInput], { nullable: true, description: 'Your own entries.' })
  metadata?: MetadataInput[] | null;
}

@InputType()
abstract class NamedInboundTransfer extends MutationInput {
  @Field(() => ID, { description: 'The transfer.' })
  inboundTransferId!: string;
}

@InputType({ description: 'A transfer to be called off.' })
export class CancelInboundTransferInput extends NamedInboundTransfer {}

@InputType({ description: 'A transfer that succeeds.' })
export class SimulateInboundTransferSuccessInput extends NamedInboundTransfer {}

@InputType({ description: 'A transfer that the bank takes back.' })
export class SimulateInboundTransferReturnInput extends NamedInboundTransfer {}

type FailureCode =
  | 'account_closed'
  | 'account_frozen'
  | 'bank_account_restricted'
  | 'bank_ownership_changed'
  | 'debit_not_authorized'
  | 'incorrect_account_holder_address'
  | 'incorrect_account_holder_name'
  | 'incorrect_account_holder_tax_id'
  | 'insufficient_funds'
  | 'invalid_account_number'
  | 'invalid_currency'
  | 'no_account'
  | 'other';

const InboundFailureCodeInput = inputEnum<FailureCode>('InboundFailureCodeInput', 'Why a bank does not give money.', {
  account_closed: 'The bank account is closed.',
  account_frozen: 'The bank account is frozen.',
  bank_account_restricted: 'The bank account may not be debited.',
  bank_ownership_changed: "The bank account is somebody else's now.",
  debit_not_authorized: 'The owner did not allow it.',
  incorrect_account_holder_address: 'The address is wrong.',
  incorrect_account_holder_name: 'The name is wrong.',
  incorrect_account_holder_tax_id: 'The tax id is wrong.',
  insufficient_funds: 'The money is not there.',
  invalid_account_number: 'The number is wrong.',
  invalid_currency: 'The bank account is in another currency.',
  no_account: 'There is no such bank account.',
  other: 'Another reason.',
});

@InputType({ description: 'A transfer that fails.' })
export class SimulateInboundTransferFailureInput extends NamedInboundTransfer {
  @Field(() => InboundFailureCodeInput, { nullable: true, description: 'Why; OTHER if nothing is said.' })
  code?: FailureCode | null;
}

export function checkInboundTransfer(faults: InputFaults, input: CreateInboundTransferInput): void {
  faults.amount('amount', input.amount);
  faults.currency('currency', input.currency);
  faults.stripeId('paymentMethodId', input.paymentMethodId, 'pm_', 'payment method');
  faults.text('description', input.description, 350);
  faults.text('statementDescriptor', input.statementDescriptor, 10);
  faults.metadata('metadata', input.metadata);
}

export function inboundTransferParams(
  input: CreateInboundTransferInput,
  to: string,
): Stripe.Treasury.InboundTransferCreateParams {
  const { description, statementDescriptor } = input;
  return {
    financial_account: to,
    amount: input.amount,
    currency: (input.currency ?? 'usd').toLowerCase(),
    origin_payment_method: input.paymentMethodId,
    ...(description ? { description } : {}),
    ...(statementDescriptor ? { statement_descriptor: statementDescriptor } : {}),
    ...metadataParams(input.metadata),
  };
}

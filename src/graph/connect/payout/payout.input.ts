import { Field, ID, InputType } from 'type-graphql';
import type { BalanceKind } from '../../shared/values/balance-kind.input.js';
import { BalanceKindInput } from '../../shared/values/balance-kind.input.js';
import { MetadataInput, metadataParams } from '../../shared/values/metadata.js';
import { MinorUnits } from '../../shared/values/scalars.js';
import { inputEnum } from '../../shared/values/stripe-enum.js';
import type { InputFaults } from '../../shared/writing/input-faults.js';
import { MutationInput } from '../../shared/writing/mutation-payload.js';

const PayoutMethodInput = inputEnum<'instant' | 'standard'>('PayoutMethodInput', 'How fast a payout is to be.', {
  instant: 'Within minutes, to some debit cards.',
  standard: 'Within days.',
});

type SourceType = 'bank_account' | 'card' | 'fpx';

const BalanceSourceTypeInput = inputEnum<SourceType>('BalanceSourceTypeInput', 'Which part of a balance is taken.', {
  bank_account: 'What came from bank payments.',
  card: 'What came from card payments.',
  fpx: 'What came from FPX payments.',
});

@InputType({ description: "Money that leaves an account's Stripe balance." })
export class CreatePayoutInput extends MutationInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The account; not needed with another id of it, or with a credential or request bound to one.',
  })
  accountId?: string | null;

  @Field(() => MinorUnits, { description: 'How much, in minor units.' })
  amount!: number;

  @Field(() => String, { nullable: true, description: 'ISO 4217 code; USD if nothing is said.' })
  currency?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "The external account that it goes to; the currency's default one if nothing is said.",
  })
  destinationId?: string | null;

  @Field(() => PayoutMethodInput, { nullable: true, description: 'How fast; STANDARD if nothing is said.' })
  method?: 'instant' | 'standard' | null;

  @Field(() => BalanceKindInput, {
    nullable: true,
    description: 'Which balance it leaves; PAYMENTS if nothing is said.',
  })
  fromBalance?: BalanceKind | null;

  @Field(() => BalanceSourceTypeInput, { nullable: true, description: 'Which part of it; CARD if nothing is said.' })
  sourceType?: SourceType | null;

  @Field(() => String, { nullable: true, description: 'What it is for, at most 350 characters.' })
  description?: string | null;

  @Field(() => String, { nullable: true, description: "What the bank's statement says, at most 22 characters." })
  statementDescriptor?: string | null;

  @Field(() => [MetadataInput], { nullable: true, description: 'Your own entries.' })
  metadata?: MetadataInput[] | null;
}

@InputType()
abstract class NamedPayout extends MutationInput {
  @Field(() => ID, { description: 'The payout.' })
  payoutId!: string;
}

@InputType({ description: 'What is changed of a payout.' })
export class UpdatePayoutInput extends NamedPayout {
  @Field(() => [MetadataInput], { description: 'Your own entries.' })
  metadata!: MetadataInput[];
}

@InputType({ description: 'A payout to be called off.' })
export class CancelPayoutInput extends NamedPayout {}

@InputType({ description: 'A payout to be brought back.' })
export class ReversePayoutInput extends NamedPayout {
  @Field(() => [MetadataInput], { nullable: true, description: "The reversal's own entries." })
  metadata?: MetadataInput[] | null;
}

export function checkPayout(faults: InputFaults, input: CreatePayoutInput): void {
  faults.amount('amount', input.amount);
  faults.currency('currency', input.currency);
  faults.text('description', input.description, 350);
  faults.text('statementDescriptor', input.statementDescriptor, 22);
  faults.metadata('metadata', input.metadata);
}

/** Stripe takes `source_balance`, which its SDK does not declare. */
export function payoutParams(input: CreatePayoutInput, destination: string | undefined) {
  const { method, fromBalance, sourceType, description, statementDescriptor } = input;
  return {
    amount: input.amount,
    currency: (input.currency ?? 'usd').toLowerCase(),
    ...(destination ? { destination } : {}),
    ...(method ? { method } : {}),
    ...(fromBalance ? { source_balance: fromBalance } : {}),
    ...(sourceType ? { source_type: sourceType } : {}),
    ...(description ? { description } : {}),
    ...(statementDescriptor ? { statement_descriptor: statementDescriptor } : {}),
    ...metadataParams(input.metadata),
  };
}

import { Field, ID, InputType } from 'type-graphql';
import type { BalanceKind } from '../../shared/values/balance-kind.input.js';
import { BalanceKindInput } from '../../shared/values/balance-kind.input.js';
import { MetadataInput, metadataParams } from '../../shared/values/metadata.js';
import { MinorUnits } from '../../shared/values/scalars.js';
import type { InputFaults } from '../../shared/writing/input-faults.js';
import { MutationInput } from '../../shared/writing/mutation-payload.js';

@InputType({ description: "Money that is fetched into an account's Stripe balance." })
export class CreateTopupInput extends MutationInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The account; not needed with a credential or request bound to one.',
  })
  accountId?: string | null;

  @Field(() => MinorUnits, { description: 'How much, in minor units.' })
  amount!: number;

  @Field(() => String, { nullable: true, description: 'ISO 4217 code; USD if nothing is said.' })
  currency?: string | null;

  @Field(() => BalanceKindInput, {
    nullable: true,
    description: 'Which balance it comes into; PAYMENTS if nothing is said.',
  })
  toBalance?: BalanceKind | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Where it comes from, by Stripe's id `src_…`, or a test token such as `btok_us_verified`; the bank account set up at Stripe if neither this nor a payment method is named.",
  })
  sourceId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Where it comes from, by Stripe's id `pm_…` of a payment method for a US bank account.",
  })
  paymentMethodId?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is for, at most 350 characters.' })
  description?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "What the bank's statement says, at most 15 ASCII characters, a letter among them.",
  })
  statementDescriptor?: string | null;

  @Field(() => String, { nullable: true, description: 'Names the group that it belongs to.' })
  transferGroup?: string | null;

  @Field(() => [MetadataInput], { nullable: true, description: 'Your own entries.' })
  metadata?: MetadataInput[] | null;
}

@InputType()
abstract class NamedTopup extends MutationInput {
  @Field(() => ID, { description: 'The top-up.' })
  topupId!: string;
}

@InputType({ description: 'What is changed of a top-up.' })
export class UpdateTopupInput extends NamedTopup {
  @Field(() => String, { nullable: true, description: 'What it is for, at most 350 characters.' })
  description?: string | null;

  @Field(() => [MetadataInput], { nullable: true, description: 'Your own entries.' })
  metadata?: MetadataInput[] | null;
}

@InputType({ description: 'A top-up to be called off.' })
export class CancelTopupInput extends NamedTopup {}

const SOURCE = /^(src|tok|btok|ba)_\w{1,100}$/;

export function checkTopup(faults: InputFaults, input: CreateTopupInput): void {
  const { sourceId, paymentMethodId, statementDescriptor } = input;
  faults.amount('amount', input.amount);
  faults.currency('currency', input.currency);
  if (sourceId != null && !SOURCE.test(sourceId)) faults.add('sourceId', 'is not the id of a source.');
  faults.stripeId('paymentMethodId', paymentMethodId, 'pm_', 'payment method');
  if (sourceId != null && paymentMethodId != null) faults.add('paymentMethodId', 'cannot be named beside a source.');
  faults.text('statementDescriptor', statementDescriptor, 15);
  if (statementDescriptor?.trim() && !/^(?=.*[A-Za-z])[\x20-\x7e]*$/.test(statementDescriptor))
    faults.add('statementDescriptor', 'must be of ASCII characters, a letter among them.');
  faults.text('transferGroup', input.transferGroup, 255);
  checkTopupFields(faults, input);
}

export function checkTopupFields(faults: InputFaults, input: Pick<UpdateTopupInput, 'description' | 'metadata'>): void {
  faults.text('description', input.description, 350);
  faults.metadata('metadata', input.metadata);
}

/** Stripe takes `destination_balance`, which its SDK does not declare. */
export function topupParams(input: CreateTopupInput) {
  const { toBalance, sourceId, paymentMethodId, statementDescriptor, transferGroup } = input;
  return {
    amount: input.amount,
    currency: (input.currency ?? 'usd').toLowerCase(),
    ...(toBalance ? { destination_balance: toBalance } : {}),
    ...(sourceId ? { source: sourceId } : {}),
    ...(paymentMethodId ? { payment_method: paymentMethodId } : {}),
    ...(statementDescriptor ? { statement_descriptor: statementDescriptor } : {}),
    ...(transferGroup ? { transfer_group: transferGroup } : {}),
    ...topupFieldsParams(input),
  };
}

export function topupFieldsParams({ description, metadata }: Pick<UpdateTopupInput, 'description' | 'metadata'>) {
  return { ...(description ? { description } : {}), ...metadataParams(metadata) };
}

import type Stripe from 'stripe';
import { Field, ID, InputType } from 'type-graphql';
import { MetadataInput, metadataParams } from '../../shared/values/metadata.js';
import { inputEnum } from '../../shared/values/stripe-enum.js';
import type { FeatureName } from '../../shared/writing/financial-account-features.input.js';
import { RequestableFeature } from '../../shared/writing/financial-account-features.input.js';
import type { InputFaults } from '../../shared/writing/input-faults.js';
import { MutationInput } from '../../shared/writing/mutation-payload.js';

export const FlowRestrictionInput = inputEnum<'restricted' | 'unrestricted'>(
  'FlowRestrictionInput',
  'Whether the platform lets money flow.',
  { restricted: 'It does not.', unrestricted: 'It does.' },
);

@InputType({ description: 'What the platform restricts on a financial account. What is not named stays.' })
export class PlatformRestrictionsInput {
  @Field(() => FlowRestrictionInput, { nullable: true, description: 'All money coming in.' })
  inboundFlows?: string | null;

  @Field(() => FlowRestrictionInput, {
    nullable: true,
    description: 'All money going out: while it is restricted every authorization of its cards is declined.',
  })
  outboundFlows?: string | null;
}

@InputType()
export abstract class FinancialAccountFields extends MutationInput {
  @Field(() => String, { nullable: true, description: 'Your name for it, at most 249 characters; empty removes it.' })
  nickname?: string | null;

  @Field(() => PlatformRestrictionsInput, { nullable: true, description: 'What the platform restricts.' })
  platformRestrictions?: PlatformRestrictionsInput | null;

  @Field(() => [MetadataInput], { nullable: true, description: 'Your own entries.' })
  metadata?: MetadataInput[] | null;
}

@InputType({ description: 'A financial account to be opened.' })
export class OpenFinancialAccountInput extends FinancialAccountFields {
  @Field(() => ID, {
    nullable: true,
    description: 'The connected account; needed unless the credential or the request names one.',
  })
  accountId?: string | null;

  @Field(() => [RequestableFeature], { nullable: true, description: 'What it shall be used for; none if not said.' })
  features?: FeatureName[] | null;
}

@InputType({ description: 'Changes to a financial account. What is not named stays.' })
export class UpdateFinancialAccountInput extends FinancialAccountFields {
  @Field(() => ID, { description: 'The financial account.' })
  financialAccountId!: string;
}

@InputType({ description: 'Features of a financial account to be requested and given up.' })
export class RequestFinancialAccountFeaturesInput extends MutationInput {
  @Field(() => ID, { description: 'The financial account.' })
  financialAccountId!: string;

  @Field(() => [RequestableFeature], { nullable: true, description: 'What it shall be used for, beside what it is.' })
  request?: FeatureName[] | null;

  @Field(() => [RequestableFeature], { nullable: true, description: 'What it shall no longer be used for.' })
  withdraw?: FeatureName[] | null;
}

@InputType({ description: 'Where money goes that comes for a closed financial account: exactly one of the two.' })
export class ForwardFundsInput {
  @Field(() => ID, { nullable: true, description: 'Another financial account of the same connected account.' })
  financialAccountId?: string;

  @Field(() => String, { nullable: true, description: "Stripe's id of a bank account as payment method, `pm_…`." })
  paymentMethodId?: string;
}

@InputType({ description: 'Which financial account, and where its money goes.' })
export class CloseFinancialAccountInput extends MutationInput {
  @Field(() => ID, { description: 'The financial account.' })
  financialAccountId!: string;

  @Field(() => ForwardFundsInput, {
    nullable: true,
    description: 'Where money that comes later goes. Without it nothing may have moved for 75 days.',
  })
  forwardTo?: ForwardFundsInput | null;
}

export function checkFinancialAccountFields(faults: InputFaults, fields: FinancialAccountFields): void {
  if (fields.nickname) faults.text('nickname', fields.nickname, 249);
  faults.metadata('metadata', fields.metadata);
}

export function checkFeatures(faults: InputFaults, input: RequestFinancialAccountFeaturesInput): void {
  const { request, withdraw } = input;
  if (!request?.length && !withdraw?.length) faults.add('request', 'names no feature, and neither does withdraw.');
  const both = (request ?? []).filter((name) => withdraw?.includes(name));
  if (both.length > 0) faults.add('withdraw', `names what is also requested: ${both.join(', ')}`);
}

export function financialAccountFieldsParams(
  fields: FinancialAccountFields,
): Pick<Stripe.Treasury.FinancialAccountUpdateParams, 'nickname' | 'platform_restrictions' | 'metadata'> {
  const { inboundFlows, outboundFlows } = fields.platformRestrictions ?? {};
  const restrictions = {
    ...(inboundFlows ? { inbound_flows: inboundFlows } : {}),
    ...(outboundFlows ? { outbound_flows: outboundFlows } : {}),
  };
  return {
    ...(fields.nickname == null ? {} : { nickname: fields.nickname }),
    ...(Object.keys(restrictions).length > 0 ? { platform_restrictions: restrictions } : {}),
    ...metadataParams(fields.metadata),
  };
}

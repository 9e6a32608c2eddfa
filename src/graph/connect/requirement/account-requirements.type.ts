import type Stripe from 'stripe';
import { Field, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { DateTime, dateTime } from '../../shared/values/scalars.js';
import { known, stripeEnum } from '../../shared/values/stripe-enum.js';
import { RequirementAlternative, RequirementError } from './requirement-error.type.js';
import { RequirementItem, requirementItems } from './requirement-item.type.js';

export const AccountDisabledReason = stripeEnum<Stripe.Account.Requirements.DisabledReason>(
  'AccountDisabledReason',
  'Why an account is disabled.',
  {
    'action_required.requested_capabilities': 'More capabilities must be requested.',
    listed: 'The account may be on a list of prohibited persons; Stripe looks into it.',
    other: 'Another reason.',
    platform_paused: 'The platform paused the account.',
    'rejected.fraud': 'Rejected for suspected fraud.',
    'rejected.incomplete_verification': 'Rejected because it could not be verified in time.',
    'rejected.listed': 'Rejected because it is on a list of prohibited persons.',
    'rejected.other': 'Rejected for another reason.',
    'rejected.platform_fraud': 'Rejected by the platform for suspected fraud.',
    'rejected.platform_other': 'Rejected by the platform for another reason.',
    'rejected.platform_terms_of_service': 'Rejected by the platform for a breach of its terms.',
    'rejected.terms_of_service': 'Rejected for a breach of the terms of service.',
    'requirements.past_due': 'Information is missing.',
    'requirements.pending_verification': 'Stripe verifies what it was told.',
    under_review: 'Stripe reviews the account.',
  },
);

@ObjectType({
  description: 'What Stripe needs to know of an account. Fields are named by Stripe field path.',
  simpleResolvers: true,
})
@PartOfItsOwner()
export class AccountRequirements {
  constructor(
    private readonly account: string,
    private readonly source: Stripe.Account.Requirements | Stripe.Account.FutureRequirements,
  ) {}

  @Field(() => [RequirementItem], {
    description: 'The same one by one, the most urgent first: each with the input that answers it. No Stripe call.',
  })
  get items(): RequirementItem[] {
    return requirementItems(this.account, this.source);
  }

  @Field(() => [String], { description: 'Needed by `currentDeadline` to keep the account enabled.' })
  get currentlyDue(): readonly string[] {
    return this.source.currently_due ?? [];
  }

  @Field(() => [String], { description: 'Needed once volume thresholds are reached; includes what is currently due.' })
  get eventuallyDue(): readonly string[] {
    return this.source.eventually_due ?? [];
  }

  @Field(() => [String], { description: 'Not told by the deadline: capabilities are disabled until it is.' })
  get pastDue(): readonly string[] {
    return this.source.past_due ?? [];
  }

  @Field(() => [String], { description: 'Told, and being verified.' })
  get pendingVerification(): readonly string[] {
    return this.source.pending_verification ?? [];
  }

  @Field(() => DateTime, { nullable: true, description: 'When what is currently due must be told; null without one.' })
  get currentDeadline(): Date | null {
    return dateTime(this.source.current_deadline);
  }

  @Field(() => AccountDisabledReason, {
    nullable: true,
    description: 'Why the account is disabled; null if it is not.',
  })
  get disabledReason(): string | null {
    return known(AccountDisabledReason, this.source.disabled_reason);
  }

  @Field(() => [RequirementError], { description: 'What was told and not accepted.' })
  get errors(): RequirementError[] {
    return (this.source.errors ?? []).map((error) => new RequirementError(error));
  }

  @Field(() => [RequirementAlternative], { description: 'Other ways to meet requirements.' })
  get alternatives(): RequirementAlternative[] {
    return (this.source.alternatives ?? []).map((alternative) => new RequirementAlternative(alternative));
  }
}

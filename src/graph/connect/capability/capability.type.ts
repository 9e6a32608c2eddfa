import type Stripe from 'stripe';
import { Field, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { DateTime, dateTime } from '../../shared/values/scalars.js';
import type { Known } from '../../shared/values/stripe-enum.js';
import { known, stripeEnum } from '../../shared/values/stripe-enum.js';
import { CapabilityName } from './account-capability.type.js';
import { RequirementItem, requirementItems } from '../requirement/requirement-item.type.js';

export const CapabilityState = stripeEnum<Stripe.Capability.Status>(
  'CapabilityState',
  'Whether a capability can be used.',
  {
    active: 'It can.',
    inactive: 'It cannot: information is missing, or Stripe or the platform disabled it.',
    pending: 'Not yet: Stripe verifies what it was told.',
    unrequested: 'It was not requested.',
  },
);

interface Cause {
  readonly why: string;
  readonly whatToDo: string;
}

type Reason = Known<Stripe.Capability.Requirements.DisabledReason>;

/** What each cause means to who has to do with it. */
const CAUSES: Readonly<Record<Reason, Cause>> = {
  other: {
    why: 'Stripe disabled it for a reason that it does not tell.',
    whatToDo: "Ask Stripe's support.",
  },
  'paused.inactivity': {
    why: 'Stripe paused it because it was not used.',
    whatToDo: 'Request it again with `requestCapabilities`.',
  },
  'pending.onboarding': {
    why: 'The account holder has not finished the onboarding.',
    whatToDo: 'Let them finish it: `createAccountLink` makes the page.',
  },
  'pending.review': {
    why: 'Stripe reviews what it was told.',
    whatToDo: 'Nothing: wait for the review.',
  },
  platform_disabled: {
    why: 'The platform disabled it.',
    whatToDo: 'Enable it in the Stripe dashboard of the platform.',
  },
  platform_paused: {
    why: 'The platform paused it.',
    whatToDo: 'Resume it in the Stripe dashboard of the platform.',
  },
  'rejected.inactivity': {
    why: 'Stripe took it away because it was not used for long.',
    whatToDo: 'Request it again with `requestCapabilities`.',
  },
  'rejected.other': {
    why: 'The account was rejected.',
    whatToDo: "Nothing that could be told changes it; ask Stripe's support.",
  },
  'rejected.unsupported_business': {
    why: 'Stripe does not serve this kind of business with it.',
    whatToDo: "Correct `businessProfile` if it is wrong, else ask Stripe's support.",
  },
  'requirements.fields_needed': {
    why: 'Stripe needs to know more.',
    whatToDo: 'Answer the requirements.',
  },
};

export const CapabilityDisabledReason = stripeEnum<Reason>(
  'CapabilityDisabledReason',
  'Why a capability cannot be used.',
  {
    other: CAUSES.other.why,
    'paused.inactivity': CAUSES['paused.inactivity'].why,
    'pending.onboarding': CAUSES['pending.onboarding'].why,
    'pending.review': CAUSES['pending.review'].why,
    platform_disabled: CAUSES.platform_disabled.why,
    platform_paused: CAUSES.platform_paused.why,
    'rejected.inactivity': CAUSES['rejected.inactivity'].why,
    'rejected.other': CAUSES['rejected.other'].why,
    'rejected.unsupported_business': CAUSES['rejected.unsupported_business'].why,
    'requirements.fields_needed': CAUSES['requirements.fields_needed'].why,
  },
);

const PENDING: Cause = CAUSES['pending.review'];
const UNREQUESTED: Cause = {
  why: 'It was not requested.',
  whatToDo: 'Request it with `requestCapabilities`.',
};

@ObjectType({
  description: 'Something that an account is or is not enabled for, and why. Stripe: `capability`.',
  simpleResolvers: true,
})
@PartOfItsOwner()
export class CapabilityDetails {
  constructor(
    private readonly account: string,
    private readonly source: Stripe.Capability,
  ) {}

  @Field(() => CapabilityName, { description: 'What it is. Stripe: `id`.' })
  get name(): string {
    return known(CapabilityName, this.source.id);
  }

  @Field(() => CapabilityState, { description: 'Whether it can be used.' })
  get status(): string {
    return known(CapabilityState, this.source.status);
  }

  @Field(() => Boolean, { description: 'Whether it was requested.' })
  get requested(): boolean {
    return this.source.requested;
  }

  @Field(() => DateTime, { nullable: true, description: 'When it was requested; null if it was not.' })
  get requestedAt(): Date | null {
    return dateTime(this.source.requested_at);
  }

  @Field(() => CapabilityDisabledReason, { nullable: true, description: 'Why it cannot be used; null if it can.' })
  get disabledReason(): string | null {
    return known(CapabilityDisabledReason, this.source.requirements?.disabled_reason);
  }

  @Field(() => String, { nullable: true, description: 'Why it cannot be used, in words; null if it can.' })
  get why(): string | null {
    return this.cause?.why ?? null;
  }

  @Field(() => String, { nullable: true, description: 'What helps, in words; null if it can be used.' })
  get whatToDo(): string | null {
    return this.cause?.whatToDo ?? null;
  }

  @Field(() => DateTime, { nullable: true, description: 'When what is currently due must be told; null without one.' })
  get currentDeadline(): Date | null {
    return dateTime(this.source.requirements?.current_deadline);
  }

  @Field(() => [RequirementItem], { description: 'What Stripe needs to know for it, the most urgent first.' })
  get requirements(): RequirementItem[] {
    const { requirements } = this.source;
    return requirements ? requirementItems(this.account, requirements) : [];
  }

  @Field(() => [RequirementItem], { description: 'What Stripe will need to know for it, by rules to come.' })
  get futureRequirements(): RequirementItem[] {
    const { future_requirements: requirements } = this.source;
    return requirements ? requirementItems(this.account, requirements) : [];
  }

  private get cause(): Cause | null {
    const { status, requirements } = this.source;
    if (status === 'active') return null;
    const reason = requirements?.disabled_reason;
    if (reason != null) return isReason(reason) ? CAUSES[reason] : CAUSES.other;
    if (status === 'unrequested') return UNREQUESTED;
    return status === 'pending' ? PENDING : CAUSES.other;
  }
}

function isReason(reason: string): reason is Reason {
  return Object.hasOwn(CAUSES, reason);
}

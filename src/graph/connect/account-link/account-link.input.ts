import type Stripe from 'stripe';
import { Field, ID, InputType } from 'type-graphql';
import { inputEnum } from '../../shared/values/stripe-enum.js';
import type { InputFaults } from '../../shared/writing/input-faults.js';
import { MutationInput } from '../../shared/writing/mutation-payload.js';

export const AccountLinkType = inputEnum<'account_onboarding' | 'account_update'>(
  'AccountLinkType',
  'What a page is for.',
  {
    account_onboarding: 'To tell what is missing.',
    account_update: 'To change what was told.',
  },
);

export const RequirementsToCollect = inputEnum<'currently_due' | 'eventually_due'>(
  'RequirementsToCollect',
  'What a page asks for.',
  { currently_due: 'What is needed now.', eventually_due: 'Also what will be needed.' },
);

@InputType({ description: 'For whom a page is, and where it leads back to.' })
export class CreateAccountLinkInput extends MutationInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The account; needed unless the credential or the request names it.',
  })
  accountId?: string | null;

  @Field(() => AccountLinkType, { nullable: true, description: 'ACCOUNT_ONBOARDING if nothing is said.' })
  type?: string | null;

  @Field(() => String, {
    description: 'Where the account holder goes when the page no longer opens: make a new one there. HTTPS.',
  })
  refreshUrl!: string;

  @Field(() => String, {
    description: 'Where the account holder goes afterwards, which does not mean that all was told. HTTPS.',
  })
  returnUrl!: string;

  @Field(() => RequirementsToCollect, { nullable: true, description: 'CURRENTLY_DUE if nothing is said.' })
  collect?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether to ask for what future rules need, too.' })
  includeFutureRequirements?: boolean | null;
}

/** A page that leads to plain HTTP leaks the visit; a developer's own machine in test mode is the exception. */
export function checkReturn(faults: InputFaults, path: string, raw: string, mode: 'test' | 'live'): void {
  const url = URL.canParse(raw) ? new URL(raw) : null;
  const own = mode === 'test' && url?.protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  if (url?.protocol !== 'https:' && !own) faults.add(path, 'must be a URL that starts with https://.');
}

export function accountLinkParams(account: string, input: CreateAccountLinkInput): Stripe.AccountLinkCreateParams {
  const collection = {
    ...(input.collect ? { fields: input.collect } : {}),
    ...(input.includeFutureRequirements ? { future_requirements: 'include' as const } : {}),
  };
  return {
    account,
    type: input.type ?? 'account_onboarding',
    refresh_url: input.refreshUrl,
    return_url: input.returnUrl,
    ...(Object.keys(collection).length > 0 ? { collection_options: collection } : {}),
  };
}

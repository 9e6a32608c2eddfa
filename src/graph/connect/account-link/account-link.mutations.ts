import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { Requires } from '../../shared/permission.js';
import { below, selection } from '../../shared/reading/selection.js';
import { InputFaults } from '../../shared/writing/input-faults.js';
import { afterwards, mutate } from '../../shared/writing/mutation-payload.js';
import { CreateAccountLinkPayload } from './account-link-payload.type.js';
import { CreateAccountLinkInput, accountLinkParams, checkReturn } from './account-link.input.js';
import { AccountLink } from './account-link.type.js';

@Resolver()
class AccountLinkMutations {
  @Mutation(() => CreateAccountLinkPayload, {
    description:
      'Makes a page of Stripe on which the account holder tells what Stripe needs to know. Stripe: `POST /v1/account_links`.',
  })
  @Requires('accounts:write')
  createAccountLink(
    @Arg('input', () => CreateAccountLinkInput, { description: 'For whom, and where it leads back to.' })
    input: CreateAccountLinkInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    faults.accountId('accountId', input.accountId);
    faults.needsAccount('accountId');
    checkReturn(faults, 'refreshUrl', input.refreshUrl, context.mode);
    checkReturn(faults, 'returnUrl', input.returnUrl, context.mode);
    return mutate(context, CreateAccountLinkPayload, {
      name: 'createAccountLink',
      input,
      faults,
      work: async (step) => {
        const { stripe, loaders } = context.platform;
        const params = accountLinkParams(faults.owner, input);
        const link = await step('account-link', (options) => stripe.accountLinks.create(params, options));
        const account = await afterwards(loaders.account.of(faults.owner, below(selection(info), 'account')));
        return { accountLink: new AccountLink(link), account };
      },
    });
  }
}

export const accountLinkMutations = [AccountLinkMutations] as const;

import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { Requires } from '../../shared/permission.js';
import { below, selection } from '../../shared/reading/selection.js';
import { InputFaults } from '../../shared/writing/input-faults.js';
import { afterwards, mutate } from '../../shared/writing/mutation-payload.js';
import { CreateAccountSessionPayload } from './account-session-payload.type.js';
import { CreateAccountSessionInput, accountSessionParams } from './account-session.input.js';
import { AccountSession } from './account-session.type.js';

@Resolver()
class AccountSessionMutations {
  @Mutation(() => CreateAccountSessionPayload, {
    description:
      "Opens some of Stripe's embedded components to who acts for an account. Stripe: `POST /v1/account_sessions`.",
  })
  @Requires('accounts:write')
  createAccountSession(
    @Arg('input', () => CreateAccountSessionInput, { description: 'For whom, and what it opens.' })
    input: CreateAccountSessionInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    faults.accountId('accountId', input.accountId);
    faults.needsAccount('accountId');
    if (input.components.length === 0) faults.add('components', 'names none.');
    return mutate(context, CreateAccountSessionPayload, {
      name: 'createAccountSession',
      input,
      faults,
      work: async (step) => {
        const { stripe, loaders } = context.platform;
        const params = accountSessionParams(faults.owner, input);
        const made = await step('account-session', (options) => stripe.accountSessions.create(params, options));
        const account = await afterwards(loaders.account.of(faults.owner, below(selection(info), 'account')));
        return { accountSession: new AccountSession(made), account };
      },
    });
  }
}

export const accountSessionMutations = [AccountSessionMutations] as const;

import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { globalId } from '../../shared/ids.js';
import { Requires } from '../../shared/permission.js';
import { below, selection } from '../../shared/reading/selection.js';
import { InputFaults } from '../../shared/writing/input-faults.js';
import { afterwards, mutate } from '../../shared/writing/mutation-payload.js';
import { isAboutState } from '../../shared/writing/stripe-refusal.js';
import { InvalidState } from '../../shared/writing/user-errors.js';
import type { StripeFailure } from '../../../stripe/index.js';
import {
  CreateExternalAccountPayload,
  DeleteExternalAccountPayload,
  UpdateExternalAccountPayload,
} from './external-account-payload.type.js';
import {
  CreateExternalAccountInput,
  DeleteExternalAccountInput,
  EXTERNAL_ACCOUNT_PREFIXES,
  UpdateExternalAccountInput,
  checkExternalAccountChange,
  checkNewExternalAccount,
  externalAccountParams,
  newExternalAccountParams,
} from './external-account.input.js';

const WHAT = 'external account';

@Resolver()
class ExternalAccountMutations {
  @Mutation(() => CreateExternalAccountPayload, {
    description:
      'Adds a bank account or debit card that payouts go to. Stripe: `POST /v1/accounts/:account/external_accounts`.',
  })
  @Requires('accounts:write')
  createExternalAccount(
    @Arg('input', () => CreateExternalAccountInput, { description: 'What payouts shall go to.' })
    input: CreateExternalAccountInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    faults.accountId('accountId', input.accountId);
    faults.needsAccount('accountId');
    checkNewExternalAccount(faults, input);
    return mutate(context, CreateExternalAccountPayload, {
      name: 'createExternalAccount',
      input,
      faults,
      work: async (step) => {
        const { accounts } = context.platform.stripe;
        const params = newExternalAccountParams(input);
        const made = await step('external-account', (options) =>
          accounts.createExternalAccount(faults.owner, params, options),
        );
        const externalAccount = context.account(faults.owner).loaders.externalAccount.wrote(made);
        return { externalAccount, account: await accountOf(context, faults.owner, info) };
      },
    });
  }

  @Mutation(() => UpdateExternalAccountPayload, {
    description:
      'Changes who holds a bank account or how a debit card is told, or makes either the default of its currency. Stripe: `POST /v1/accounts/:account/external_accounts/:id`.',
  })
  @Requires('accounts:write')
  updateExternalAccount(
    @Arg('input', () => UpdateExternalAccountInput, { description: 'The changes.' })
    input: UpdateExternalAccountInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    const id = faults.id('externalAccountId', input.externalAccountId, EXTERNAL_ACCOUNT_PREFIXES, WHAT);
    checkExternalAccountChange(faults, id, input);
    return mutate(context, UpdateExternalAccountPayload, {
      name: 'updateExternalAccount',
      input,
      faults,
      work: async (step) => {
        const { accounts } = context.platform.stripe;
        const params = externalAccountParams(input);
        const changed = await step('external-account', (options) =>
          accounts.updateExternalAccount(faults.owner, id, params, options),
        );
        const externalAccount = context.account(faults.owner).loaders.externalAccount.wrote(changed);
        return { externalAccount, account: await accountOf(context, faults.owner, info) };
      },
    });
  }

  @Mutation(() => DeleteExternalAccountPayload, {
    description:
      'Removes a bank account or debit card from those that payouts go to. Stripe: `DELETE /v1/accounts/:account/external_accounts/:id`.',
  })
  @Requires('accounts:write')
  deleteExternalAccount(
    @Arg('input', () => DeleteExternalAccountInput, { description: 'What payouts shall no longer go to.' })
    input: DeleteExternalAccountInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    const id = faults.id('externalAccountId', input.externalAccountId, EXTERNAL_ACCOUNT_PREFIXES, WHAT);
    return mutate(context, DeleteExternalAccountPayload, {
      name: 'deleteExternalAccount',
      input,
      faults,
      explain: (failure) => explainDeletion(context, faults.owner, id, failure),
      work: async (step) => {
        const { accounts } = context.platform.stripe;
        const gone = await step('external-account', (options) =>
          accounts.deleteExternalAccount(faults.owner, id, {}, options),
        );
        const deletedExternalAccountId = globalId(faults.owner, gone.id);
        return { deletedExternalAccountId, account: await accountOf(context, faults.owner, info) };
      },
    });
  }
}

/** What Stripe needs to know of the account moves with what it is paid out to. */
function accountOf(context: Context, account: string, info: GraphQLResolveInfo) {
  return afterwards(context.platform.loaders.account.of(account, below(selection(info), 'account')));
}

/** Payouts in the default currency must be able to go somewhere. */
async function explainDeletion(context: Context, account: string, id: string, failure: StripeFailure) {
  if (!isAboutState(failure)) return null;
  const there = await context.account(account).reads.of('external_account').byId(id, []);
  if (!there?.default_for_currency) return null;
  const message = 'It is the default of its currency: give that to another external account first.';
  const more = { stripeRequestId: failure.facts.requestId };
  return new InvalidState('externalAccountId', 'default_for_currency', message, more);
}

export const externalAccountMutations = [ExternalAccountMutations] as const;

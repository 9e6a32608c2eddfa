import type { GraphQLResolveInfo } from 'graphql';
import type Stripe from 'stripe';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { StripeCalls } from '../../shared/stripe-calls.js';
import { Requires } from '../../shared/permission.js';
import { below, selection } from '../../shared/reading/selection.js';
import { explainClosing, explainFinancialAccountChange } from '../../shared/writing/financial-account-refusals.js';
import { explainNewFinancialAccount } from '../../shared/writing/financial-account-refusals.js';
import { featuresParams } from '../../shared/writing/financial-account-features.input.js';
import { InputFaults } from '../../shared/writing/input-faults.js';
import { afterwards, mutate } from '../../shared/writing/mutation-payload.js';
import {
  CloseFinancialAccountPayload,
  OpenFinancialAccountPayload,
  RequestFinancialAccountFeaturesPayload,
  UpdateFinancialAccountPayload,
} from './financial-account-payload.type.js';
import {
  CloseFinancialAccountInput,
  OpenFinancialAccountInput,
  RequestFinancialAccountFeaturesInput,
  UpdateFinancialAccountInput,
  checkFeatures,
  checkFinancialAccountFields,
  financialAccountFieldsParams,
} from './financial-account.input.js';

/** Features are not part of Stripe's answer unless they are asked for. */
const WITH_FEATURES = { expand: ['features'] };

@Resolver()
class FinancialAccountMutations {
  @Mutation(() => OpenFinancialAccountPayload, {
    description:
      'Opens a financial account in US dollars; an account can have three. Stripe: `POST /v1/treasury/financial_accounts`.',
  })
  @Requires('financial_accounts:write')
  openFinancialAccount(
    @Arg('input', () => OpenFinancialAccountInput, { description: 'The financial account.' })
    input: OpenFinancialAccountInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    faults.accountId('accountId', input.accountId);
    faults.needsAccount('accountId');
    checkFinancialAccountFields(faults, input);
    return mutate(context, OpenFinancialAccountPayload, {
      name: 'openFinancialAccount',
      input,
      faults,
      explain: (failure) => explainNewFinancialAccount(context, faults.owner, failure),
      work: async (step) => {
        const { stripe, loaders } = context.account(faults.owner);
        const features = input.features?.length ? { features: featuresParams(input.features) } : {};
        const fields = financialAccountFieldsParams(input);
        const params = { supported_currencies: ['usd'], ...fields, ...features, ...WITH_FEATURES };
        const made = await step('financial-account', (options) =>
          stripe.treasury.financialAccounts.create(params, options),
        );
        const account = await afterwards(loaders.account.of(faults.owner, below(selection(info), 'account')));
        return { financialAccount: loaders.financialAccount.wrote(made), account };
      },
    });
  }

  @Mutation(() => UpdateFinancialAccountPayload, {
    description: 'Changes the name, the metadata or the restrictions of a financial account.',
  })
  @Requires('financial_accounts:write')
  updateFinancialAccount(
    @Arg('input', () => UpdateFinancialAccountInput, { description: 'The changes.' })
    input: UpdateFinancialAccountInput,
    @Ctx() context: Context,
  ) {
    const faults = new InputFaults(context);
    const id = faults.id('financialAccountId', input.financialAccountId, 'fa_', 'financial account');
    checkFinancialAccountFields(faults, input);
    return mutate(context, UpdateFinancialAccountPayload, {
      name: 'updateFinancialAccount',
      input,
      faults,
      explain: (failure) => explainFinancialAccountChange(context, faults.owner, id, failure),
      work: async (step) => {
        const { stripe, loaders } = context.account(faults.owner);
        const params = { ...financialAccountFieldsParams(input), ...WITH_FEATURES };
        const changed = await step('financial-account', (options) =>
          stripe.treasury.financialAccounts.update(id, params, options),
        );
        return { financialAccount: loaders.financialAccount.wrote(changed) };
      },
    });
  }

  @Mutation(() => RequestFinancialAccountFeaturesPayload, {
    description: 'Requests features for a financial account, or gives them up. Some take a while to become active.',
  })
  @Requires('financial_accounts:write')
  @StripeCalls(1, { readsAgain: true })
  requestFinancialAccountFeatures(
    @Arg('input', () => RequestFinancialAccountFeaturesInput, { description: 'The features.' })
    input: RequestFinancialAccountFeaturesInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    const id = faults.id('financialAccountId', input.financialAccountId, 'fa_', 'financial account');
    checkFeatures(faults, input);
    return mutate(context, RequestFinancialAccountFeaturesPayload, {
      name: 'requestFinancialAccountFeatures',
      input,
      faults,
      explain: (failure) => explainFinancialAccountChange(context, faults.owner, id, failure),
      work: async (step) => {
        const params = featuresParams(input.request ?? [], input.withdraw ?? []);
        await step('features', (options) =>
          context.account(faults.owner).stripe.treasury.financialAccounts.updateFeatures(id, params, options),
        );
        return { financialAccount: await reread(context, faults.owner, id, info) };
      },
    });
  }

  @Mutation(() => CloseFinancialAccountPayload, {
    description: 'Closes a financial account for good. Before that it must be empty, and its cards must be canceled.',
  })
  @Requires('financial_accounts:write')
  closeFinancialAccount(
    @Arg('input', () => CloseFinancialAccountInput, { description: 'The financial account.' })
    input: CloseFinancialAccountInput,
    @Ctx() context: Context,
  ) {
    const faults = new InputFaults(context);
    const id = faults.id('financialAccountId', input.financialAccountId, 'fa_', 'financial account');
    const forwarding = forwardingParams(faults, input);
    return mutate(context, CloseFinancialAccountPayload, {
      name: 'closeFinancialAccount',
      input,
      faults,
      explain: (failure) => explainClosing(context, faults.owner, id, failure),
      work: async (step) => {
        const { stripe, loaders } = context.account(faults.owner);
        const closed = await step('close', (options) =>
          stripe.treasury.financialAccounts.close(id, { ...forwarding, ...WITH_FEATURES }, options),
        );
        return { financialAccount: loaders.financialAccount.wrote(closed) };
      },
    });
  }
}

function reread(context: Context, account: string, id: string, info: GraphQLResolveInfo) {
  const { loaders } = context.account(account);
  return afterwards(loaders.financialAccount.byId(id, below(selection(info), 'financialAccount')));
}

function forwardingParams(
  faults: InputFaults,
  { forwardTo }: CloseFinancialAccountInput,
): Stripe.Treasury.FinancialAccountCloseParams {
  if (!forwardTo) return {};
  const { financialAccountId, paymentMethodId } = forwardTo;
  const to = faults.optionalId('forwardTo.financialAccountId', financialAccountId, 'fa_', 'financial account');
  if (to !== undefined) return { forwarding_settings: { type: 'financial_account', financial_account: to } };
  if (!paymentMethodId?.startsWith('pm_'))
    faults.add('forwardTo.paymentMethodId', 'is not the id of a payment method.');
  return { forwarding_settings: { type: 'payment_method', payment_method: paymentMethodId ?? '' } };
}

export const financialAccountMutations = [FinancialAccountMutations] as const;

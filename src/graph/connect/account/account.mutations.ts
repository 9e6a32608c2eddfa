import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { StripeFailure } from '../../../stripe/index.js';
import type { Step } from '../../../writes/index.js';
import type { Context } from '../../context.js';
import { StripeCalls } from '../../shared/stripe-calls.js';
import { explainTokenRequired } from '../../shared/onboarding/accounts-v2.js';
import { Requires } from '../../shared/permission.js';
import { below, selection } from '../../shared/reading/selection.js';
import { pendingCapability } from '../../shared/writing/capability-pending.js';
import type { FeatureName } from '../../shared/writing/financial-account-features.input.js';
import { featuresParams } from '../../shared/writing/financial-account-features.input.js';
import { explainNewFinancialAccount } from '../../shared/writing/financial-account-refusals.js';
import { InputFaults } from '../../shared/writing/input-faults.js';
import { Refusal, afterwards, mutate } from '../../shared/writing/mutation-payload.js';
import {
  CreateConnectedAccountPayload,
  OnboardConnectedAccountPayload,
  RequestCapabilitiesPayload,
  UpdateConnectedAccountPayload,
} from './account-payload.type.js';
import type { RepresentativeInput } from './account-person.input.js';
import { representativeParams } from './account-person.input.js';
import type { NewAccountFields } from './account.input.js';
import {
  CreateConnectedAccountInput,
  OnboardConnectedAccountInput,
  RequestCapabilitiesInput,
  UpdateConnectedAccountInput,
  accountParams,
  capabilitiesParams,
  checkAccountFields,
  checkCapabilities,
  checkNewAccount,
  newAccountParams,
} from './account.input.js';
import { ConnectedAccount } from './account.type.js';

/** What cards on a financial account need. */
const NEEDED = ['transfers', 'card_issuing', 'treasury'] as const;

const FEATURES: readonly FeatureName[] = [
  'card_issuing',
  'deposit_insurance',
  'financial_addresses_aba',
  'intra_stripe_flows',
];

@Resolver()
class ConnectedAccountMutations {
  @Mutation(() => CreateConnectedAccountPayload, {
    description:
      'Makes a connected account, which is among those of the viewer from then on. Stripe: `POST /v1/accounts`.',
  })
  @Requires('accounts:write')
  @StripeCalls(({ representative }) => (representative ? 3 : 1))
  createConnectedAccount(
    @Arg('input', () => CreateConnectedAccountInput, { description: 'The account.' })
    input: CreateConnectedAccountInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    checkNewAccount(faults, input);
    let account: ConnectedAccount | null = null;
    return mutate(context, CreateConnectedAccountPayload, {
      name: 'createConnectedAccount',
      input,
      faults,
      soFar: () => ({ account }),
      work: async (step) => {
        account = await makeAccount(context, step, input, input.capabilities ?? []);
        if (!input.representative) return { account };
        await makeRepresentative(context, step, account.stripeId, input.representative);
        return { account: (await reread(context, account.stripeId, info)) ?? account };
      },
    });
  }

  @Mutation(() => UpdateConnectedAccountPayload, { description: 'Tells Stripe more of an account, or other things.' })
  @Requires('accounts:write')
  @StripeCalls(({ representative }) => (representative ? 3 : 1))
  updateConnectedAccount(
    @Arg('input', () => UpdateConnectedAccountInput, { description: 'The changes.' })
    input: UpdateConnectedAccountInput,
    @Ctx() context: Context,
  ) {
    const faults = new InputFaults(context);
    faults.accountId('accountId', input.accountId);
    faults.needsAccount('accountId');
    checkAccountFields(faults, input);
    return mutate(context, UpdateConnectedAccountPayload, {
      name: 'updateConnectedAccount',
      input,
      faults,
      explain: (failure) => explainTokenRequired(failure, 'accountToken'),
      work: async (step) => {
        const { stripe, loaders } = context.platform;
        if (input.representative) await setRepresentative(context, step, faults.owner, input.representative);
        const params = accountParams(input);
        const changed = await step('account', (options) => stripe.accounts.update(faults.owner, params, options));
        return { account: loaders.account.wrote(changed) };
      },
    });
  }

  @Mutation(() => RequestCapabilitiesPayload, {
    description: 'Requests capabilities. They become active when Stripe knows what `requirements` ask for.',
  })
  @Requires('accounts:write')
  requestCapabilities(
    @Arg('input', () => RequestCapabilitiesInput, { description: 'The capabilities.' })
    input: RequestCapabilitiesInput,
    @Ctx() context: Context,
  ) {
    const faults = new InputFaults(context);
    faults.accountId('accountId', input.accountId);
    faults.needsAccount('accountId');
    checkCapabilities(faults, input.capabilities);
    if (input.capabilities.length === 0) faults.add('capabilities', 'names none.');
    return mutate(context, RequestCapabilitiesPayload, {
      name: 'requestCapabilities',
      input,
      faults,
      work: async (step) => {
        const { stripe, loaders } = context.platform;
        const params = { capabilities: capabilitiesParams(input.capabilities) };
        const changed = await step('account', (options) => stripe.accounts.update(faults.owner, params, options));
        return { account: loaders.account.wrote(changed) };
      },
    });
  }

  @Mutation(() => OnboardConnectedAccountPayload, {
    description:
      'Makes an account that can issue cards: the account with its capabilities, then a financial account with its features. While a capability is not active it answers with the account and CapabilityPending; retried with the same key it goes on where it stopped.',
  })
  @Requires('accounts:write')
  @StripeCalls(({ representative }) => (representative ? 4 : 3))
  onboardConnectedAccount(
    @Arg('input', () => OnboardConnectedAccountInput, { description: 'The account and its financial account.' })
    input: OnboardConnectedAccountInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    checkNewAccount(faults, input);
    faults.text('financialAccountNickname', input.financialAccountNickname, 249);
    let account: ConnectedAccount | null = null;
    let opening = false;
    return mutate(context, OnboardConnectedAccountPayload, {
      name: 'onboardConnectedAccount',
      input,
      faults,
      soFar: () => ({ account }),
      explain: async (failure) =>
        opening && account ? explainNewFinancialAccount(context, account.stripeId, failure) : null,
      work: async (step) => {
        const made = await makeAccount(context, step, input, [...new Set([...NEEDED, ...(input.capabilities ?? [])])]);
        account = made;
        if (input.representative) await makeRepresentative(context, step, made.stripeId, input.representative);
        account = (await reread(context, made.stripeId, info)) ?? made;
        const pending = await pendingCapability(context.platform.reads, made.stripeId, NEEDED, null);
        if (pending !== null) throw new Refusal(pending);
        opening = true;
        return { account, financialAccount: await openFinancialAccount(context, step, made.stripeId, input) };
      },
    });
  }
}

/** The account is the viewer's, durably, before anybody hears of it; a retry makes sure of it again. */
async function makeAccount(
  context: Context,
  step: Step,
  input: NewAccountFields,
  capabilities: readonly string[],
): Promise<ConnectedAccount> {
  const { stripe } = context.platform;
  const params = newAccountParams(input, capabilities);
  const made = await step('account', (options) => stripe.accounts.create(params, options));
  await context.viewer.adopt(made.id);
  // No loader learns it: a retry gets the first answer again, and what follows must see the account as it is.
  return new ConnectedAccount(made.id, made.id, made);
}

function reread(context: Context, account: string, info: GraphQLResolveInfo): Promise<ConnectedAccount | null> {
  const fields = [...below(selection(info), 'account'), { name: 'capabilities', args: {}, fields: [] }];
  return afterwards(context.platform.loaders.account.byId(account, fields));
}

async function openFinancialAccount(
  context: Context,
  step: Step,
  account: string,
  input: OnboardConnectedAccountInput,
) {
  const { stripe, loaders } = context.account(account);
  const { financialAccountNickname: nickname, features = FEATURES } = input;
  const params = {
    supported_currencies: ['usd'],
    features: featuresParams(features ?? FEATURES),
    expand: ['features'],
    ...(nickname ? { nickname } : {}),
  };
  const made = await step('financial-account', (options) => stripe.treasury.financialAccounts.create(params, options));
  return loaders.financialAccount.wrote(made);
}

function makeRepresentative(context: Context, step: Step, account: string, person: RepresentativeInput) {
  const { accounts } = context.platform.stripe;
  return asRepresentative(
    step('representative', (options) => accounts.createPerson(account, representativeParams(person), options)),
  );
}

/** An account has one representative: who is there already is changed. */
async function setRepresentative(context: Context, step: Step, account: string, person: RepresentativeInput) {
  const { accounts } = context.platform.stripe;
  const there = await step('representative-search', () =>
    accounts.listPersons(account, { relationship: { representative: true }, limit: 1 }),
  );
  const known = there.data[0];
  if (known === undefined) return makeRepresentative(context, step, account, person);
  return asRepresentative(
    step('representative-change', (options) =>
      accounts.updatePerson(account, known.id, representativeParams(person), options),
    ),
  );
}

/** Stripe names the person's parameters; the caller knows them below `representative`. */
async function asRepresentative<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof StripeFailure) || error.facts.param === null) throw error;
    const param = error.facts.param.replace(/^[^[]+/, 'representative[$&]');
    throw new StripeFailure(error.reason, error.message, { ...error.facts, param });
  }
}

export const accountMutations = [ConnectedAccountMutations] as const;

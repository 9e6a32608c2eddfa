import type { GraphQLResolveInfo } from 'graphql';
import type Stripe from 'stripe';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { Requires } from '../../shared/permission.js';
import { InputFaults } from '../../shared/writing/input-faults.js';
import type { AskedChange } from '../../shared/writing/movement/change.js';
import { beside, changeMovement } from '../../shared/writing/movement/change.js';
import { explainBankMovement } from '../../shared/writing/movement/refusals.js';
import { mutate } from '../../shared/writing/mutation-payload.js';
import type { TopupPayload } from './topup-payload.type.js';
import { CancelTopupPayload, CreateTopupPayload, UpdateTopupPayload } from './topup-payload.type.js';
import {
  CancelTopupInput,
  CreateTopupInput,
  UpdateTopupInput,
  checkTopup,
  checkTopupFields,
  topupFieldsParams,
  topupParams,
} from './topup.input.js';

@Resolver()
class TopupMutations {
  @Mutation(() => CreateTopupPayload, {
    description:
      "Fetches money from a bank into an account's Stripe balance, or the part of it that its cards spend from. Stripe: `POST /v1/topups`.",
  })
  @Requires('money_movements:write')
  createTopup(
    @Arg('input', () => CreateTopupInput, { description: 'The top-up.' }) input: CreateTopupInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    faults.accountId('accountId', input.accountId);
    checkTopup(faults, input);
    faults.needsAccount('accountId');
    return mutate(context, CreateTopupPayload, {
      name: 'createTopup',
      input,
      faults,
      explain: (failure) => explainBankMovement(context, faults.owner, failure),
      work: async (step) => {
        const { topups } = context.account(faults.owner).stripe;
        const params = topupParams(input);
        return payload(context, faults.owner, info, await step('topup', (options) => topups.create(params, options)));
      },
    });
  }

  @Mutation(() => UpdateTopupPayload, {
    description: "Changes a top-up's description or own entries. Stripe: `POST /v1/topups/:id`.",
  })
  @Requires('money_movements:write')
  updateTopup(
    @Arg('input', () => UpdateTopupInput, { description: 'The changes.' }) input: UpdateTopupInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return change(context, UpdateTopupPayload, info, {
      name: 'updateTopup',
      input,
      to: 'be changed',
      call: ({ topups }, id, options) => topups.update(id, topupFieldsParams(input), options),
      check: (faults) => checkTopupFields(faults, input),
    });
  }

  @Mutation(() => CancelTopupPayload, {
    description: 'Calls off a top-up while it is pending. Stripe: `POST /v1/topups/:id/cancel`.',
  })
  @Requires('money_movements:write')
  cancelTopup(
    @Arg('input', () => CancelTopupInput, { description: 'The top-up.' }) input: CancelTopupInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return change(context, CancelTopupPayload, info, {
      name: 'cancelTopup',
      input,
      to: 'be canceled',
      call: ({ topups }, id, options) => topups.cancel(id, {}, options),
    });
  }
}

function change(
  context: Context,
  Payload: new () => TopupPayload,
  info: GraphQLResolveInfo,
  asked: AskedChange<Stripe.Topup, { readonly topupId: string }>,
): Promise<TopupPayload> {
  return changeMovement(context, Payload, {
    kind: 'topup',
    path: 'topupId',
    payload: (account, written) => payload(context, account, info, written),
    ...asked,
  });
}

async function payload(context: Context, owner: string, info: GraphQLResolveInfo, written: Stripe.Topup) {
  const { loaders } = context.account(owner);
  const topup = loaders.topup.wrote(written);
  return { topup, account: await beside(loaders.account, owner, 'account', info) };
}

export const topupMutations = [TopupMutations] as const;

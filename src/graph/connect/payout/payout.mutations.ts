import type { GraphQLResolveInfo } from 'graphql';
import type Stripe from 'stripe';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { Requires } from '../../shared/permission.js';
import { metadataParams } from '../../shared/values/metadata.js';
import { InputFaults } from '../../shared/writing/input-faults.js';
import type { AskedChange } from '../../shared/writing/movement/change.js';
import { beside, changeMovement } from '../../shared/writing/movement/change.js';
import { explainBankMovement } from '../../shared/writing/movement/refusals.js';
import { mutate } from '../../shared/writing/mutation-payload.js';
import type { PayoutPayload } from './payout-payload.type.js';
import {
  CancelPayoutPayload,
  CreatePayoutPayload,
  ReversePayoutPayload,
  UpdatePayoutPayload,
} from './payout-payload.type.js';
import {
  CancelPayoutInput,
  CreatePayoutInput,
  ReversePayoutInput,
  UpdatePayoutInput,
  checkPayout,
  payoutParams,
} from './payout.input.js';

@Resolver()
class PayoutMutations {
  @Mutation(() => CreatePayoutPayload, {
    description:
      "Sends money of an account's Stripe balance to its bank account, debit card, or financial account. Stripe: `POST /v1/payouts`.",
  })
  @Requires('money_movements:write')
  createPayout(
    @Arg('input', () => CreatePayoutInput, { description: 'The payout.' }) input: CreatePayoutInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    faults.accountId('accountId', input.accountId);
    const to = faults.optionalId('destinationId', input.destinationId, ['ba_', 'card_'], 'external account');
    checkPayout(faults, input);
    faults.needsAccount('accountId');
    return mutate(context, CreatePayoutPayload, {
      name: 'createPayout',
      input,
      faults,
      explain: (failure) => explainBankMovement(context, faults.owner, failure),
      work: async (step) => {
        const { payouts } = context.account(faults.owner).stripe;
        const params = payoutParams(input, to);
        return payload(context, faults.owner, info, await step('payout', (options) => payouts.create(params, options)));
      },
    });
  }

  @Mutation(() => UpdatePayoutPayload, {
    description: "Changes a payout's own entries; nothing else can be. Stripe: `POST /v1/payouts/:id`.",
  })
  @Requires('money_movements:write')
  updatePayout(
    @Arg('input', () => UpdatePayoutInput, { description: 'The changes.' }) input: UpdatePayoutInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return change(context, UpdatePayoutPayload, info, {
      name: 'updatePayout',
      input,
      to: 'be changed',
      call: ({ payouts }, id, options) => payouts.update(id, metadataParams(input.metadata), options),
    });
  }

  @Mutation(() => CancelPayoutPayload, {
    description:
      'Calls off a payout while it is pending, unless it is automatic. Stripe: `POST /v1/payouts/:id/cancel`.',
  })
  @Requires('money_movements:write')
  cancelPayout(
    @Arg('input', () => CancelPayoutInput, { description: 'The payout.' }) input: CancelPayoutInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return change(context, CancelPayoutPayload, info, {
      name: 'cancelPayout',
      input,
      to: 'be canceled',
      call: ({ payouts }, id, options) => payouts.cancel(id, {}, options),
    });
  }

  @Mutation(() => ReversePayoutPayload, {
    description:
      'Brings back what was paid out to a bank account, by a payout of its own. Stripe: `POST /v1/payouts/:id/reverse`.',
  })
  @Requires('money_movements:write')
  reversePayout(
    @Arg('input', () => ReversePayoutInput, { description: 'The payout.' }) input: ReversePayoutInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return change(context, ReversePayoutPayload, info, {
      name: 'reversePayout',
      input,
      to: 'be reversed',
      call: ({ payouts }, id, options) => payouts.reverse(id, metadataParams(input.metadata), options),
    });
  }
}

function change(
  context: Context,
  Payload: new () => PayoutPayload,
  info: GraphQLResolveInfo,
  asked: AskedChange<Stripe.Payout, Pick<ReversePayoutInput, 'payoutId' | 'metadata'>>,
): Promise<PayoutPayload> {
  return changeMovement(context, Payload, {
    kind: 'payout',
    path: 'payoutId',
    check: (faults) => faults.metadata('metadata', asked.input.metadata),
    payload: (account, written) => payload(context, account, info, written),
    ...asked,
  });
}

async function payload(context: Context, owner: string, info: GraphQLResolveInfo, written: Stripe.Payout) {
  const { loaders } = context.account(owner);
  const payout = loaders.payout.wrote(written);
  return { payout, account: await beside(loaders.account, owner, 'account', info) };
}

export const payoutMutations = [PayoutMutations] as const;

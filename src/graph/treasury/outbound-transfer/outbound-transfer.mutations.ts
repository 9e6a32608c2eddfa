import type { GraphQLResolveInfo } from 'graphql';
import type Stripe from 'stripe';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { Requires } from '../../shared/permission.js';
import { InputFaults } from '../../shared/writing/input-faults.js';
import { explainNewMovement } from '../../shared/writing/movement/refusals.js';
import type { AskedChange } from '../../shared/writing/movement/change.js';
import { beside, changeMovement } from '../../shared/writing/movement/change.js';
import { mutate } from '../../shared/writing/mutation-payload.js';
import { checkTracking, returnParams, trackingParams } from '../../shared/writing/movement/outbound.input.js';
import type { OutboundTransferPayload } from './outbound-transfer-payload.type.js';
import {
  CancelOutboundTransferPayload,
  CreateOutboundTransferPayload,
  SimulateOutboundTransferFailurePayload,
  SimulateOutboundTransferPostPayload,
  SimulateOutboundTransferReturnPayload,
  SimulateOutboundTransferTrackingPayload,
} from './outbound-transfer-payload.type.js';
import {
  CancelOutboundTransferInput,
  CreateOutboundTransferInput,
  SimulateOutboundTransferFailureInput,
  SimulateOutboundTransferPostInput,
  SimulateOutboundTransferReturnInput,
  SimulateOutboundTransferTrackingInput,
  checkOutboundTransfer,
  outboundTransferParams,
} from './outbound-transfer.input.js';

@Resolver()
class OutboundTransferMutations {
  @Mutation(() => CreateOutboundTransferPayload, {
    description:
      'Sends money to a bank account, or another financial account, of the same owner. It is reserved at once, and leaves within days by ACH; between financial accounts it arrives at once. Stripe: `POST /v1/treasury/outbound_transfers`.',
  })
  @Requires('money_movements:write')
  createOutboundTransfer(
    @Arg('input', () => CreateOutboundTransferInput, { description: 'The transfer.' })
    input: CreateOutboundTransferInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    const from = faults.id('financialAccountId', input.financialAccountId, 'fa_', 'financial account');
    const { financialAccountId } = input.destination;
    const to = faults.optionalId('destination.financialAccountId', financialAccountId, 'fa_', 'financial account');
    checkOutboundTransfer(faults, input, from, to);
    const feature = to === undefined ? `outbound_transfers.${input.network ?? 'ach'}` : 'intra_stripe_flows';
    return mutate(context, CreateOutboundTransferPayload, {
      name: 'createOutboundTransfer',
      input,
      faults,
      explain: (failure) =>
        explainNewMovement(context, { account: faults.owner, financialAccount: from, feature }, failure),
      work: async (step) => {
        const { outboundTransfers } = context.account(faults.owner).stripe.treasury;
        const params = outboundTransferParams(input, from, to);
        return payload(
          context,
          faults.owner,
          info,
          await step('transfer', (options) => outboundTransfers.create(params, options)),
        );
      },
    });
  }

  @Mutation(() => CancelOutboundTransferPayload, {
    description:
      'Calls off a transfer while it is `cancelable`. Stripe: `POST /v1/treasury/outbound_transfers/:id/cancel`.',
  })
  @Requires('money_movements:write')
  cancelOutboundTransfer(
    @Arg('input', () => CancelOutboundTransferInput, { description: 'The transfer.' })
    input: CancelOutboundTransferInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return change(context, CancelOutboundTransferPayload, info, {
      name: 'cancelOutboundTransfer',
      input,
      to: 'be canceled',
      call: ({ treasury }, id, options) => treasury.outboundTransfers.cancel(id, {}, options),
    });
  }

  @Mutation(() => SimulateOutboundTransferPostPayload, { description: 'Lets a transfer leave, in test mode.' })
  @Requires('simulations:write')
  simulateOutboundTransferPost(
    @Arg('input', () => SimulateOutboundTransferPostInput, { description: 'The transfer.' })
    input: SimulateOutboundTransferPostInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return change(context, SimulateOutboundTransferPostPayload, info, {
      name: 'simulateOutboundTransferPost',
      input,
      to: 'be posted',
      call: ({ testHelpers }, id, options) => testHelpers.treasury.outboundTransfers.post(id, {}, options),
    });
  }

  @Mutation(() => SimulateOutboundTransferFailurePayload, { description: 'Lets a transfer fail, in test mode.' })
  @Requires('simulations:write')
  simulateOutboundTransferFailure(
    @Arg('input', () => SimulateOutboundTransferFailureInput, { description: 'The transfer.' })
    input: SimulateOutboundTransferFailureInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return change(context, SimulateOutboundTransferFailurePayload, info, {
      name: 'simulateOutboundTransferFailure',
      input,
      to: 'fail',
      call: ({ testHelpers }, id, options) => testHelpers.treasury.outboundTransfers.fail(id, {}, options),
    });
  }

  @Mutation(() => SimulateOutboundTransferReturnPayload, {
    description: 'Lets the receiving bank send a transfer back, in test mode.',
  })
  @Requires('simulations:write')
  simulateOutboundTransferReturn(
    @Arg('input', () => SimulateOutboundTransferReturnInput, { description: 'The transfer, and why.' })
    input: SimulateOutboundTransferReturnInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const params = returnParams(input);
    return change(context, SimulateOutboundTransferReturnPayload, info, {
      name: 'simulateOutboundTransferReturn',
      input,
      to: 'be returned',
      call: ({ testHelpers }, id, options) =>
        testHelpers.treasury.outboundTransfers.returnOutboundTransfer(id, params, options),
    });
  }

  @Mutation(() => SimulateOutboundTransferTrackingPayload, {
    description: 'Makes known how a transfer is traced that cannot be called off any more, in test mode.',
  })
  @Requires('simulations:write')
  simulateOutboundTransferTracking(
    @Arg('input', () => SimulateOutboundTransferTrackingInput, { description: 'The transfer, and how it is traced.' })
    input: SimulateOutboundTransferTrackingInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return change(context, SimulateOutboundTransferTrackingPayload, info, {
      name: 'simulateOutboundTransferTracking',
      input,
      to: 'be traced',
      check: (faults) => checkTracking(faults, input.tracking),
      call: ({ testHelpers }, id, options) =>
        testHelpers.treasury.outboundTransfers.update(id, trackingParams(input.tracking), options),
    });
  }
}

function change(
  context: Context,
  Payload: new () => OutboundTransferPayload,
  info: GraphQLResolveInfo,
  asked: AskedChange<Stripe.Treasury.OutboundTransfer, { readonly outboundTransferId: string }>,
): Promise<OutboundTransferPayload> {
  return changeMovement(context, Payload, {
    kind: 'treasury.outbound_transfer',
    path: 'outboundTransferId',
    payload: (account, written) => payload(context, account, info, written),
    ...asked,
  });
}

async function payload(
  context: Context,
  account: string,
  info: GraphQLResolveInfo,
  written: Stripe.Treasury.OutboundTransfer,
) {
  const { loaders } = context.account(account);
  const outboundTransfer = loaders.outboundTransfer.wrote(written);
  const field = 'financialAccount';
  return { outboundTransfer, financialAccount: await beside(loaders[field], written.financial_account, field, info) };
}

export const outboundTransferMutations = [OutboundTransferMutations] as const;

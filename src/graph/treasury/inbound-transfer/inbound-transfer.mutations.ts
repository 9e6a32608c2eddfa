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
import type { InboundTransferPayload } from './inbound-transfer-payload.type.js';
import {
  CancelInboundTransferPayload,
  CreateInboundTransferPayload,
  SimulateInboundTransferFailurePayload,
  SimulateInboundTransferReturnPayload,
  SimulateInboundTransferSuccessPayload,
} from './inbound-transfer-payload.type.js';
import {
  CancelInboundTransferInput,
  CreateInboundTransferInput,
  SimulateInboundTransferFailureInput,
  SimulateInboundTransferReturnInput,
  SimulateInboundTransferSuccessInput,
  checkInboundTransfer,
  inboundTransferParams,
} from './inbound-transfer.input.js';

@Resolver()
class InboundTransferMutations {
  @Mutation(() => CreateInboundTransferPayload, {
    description:
      'Fetches money from a bank account of the same owner by ACH, which takes days. Stripe: `POST /v1/treasury/inbound_transfers`.',
  })
  @Requires('money_movements:write')
  createInboundTransfer(
    @Arg('input', () => CreateInboundTransferInput, { description: 'The transfer.' })
    input: CreateInboundTransferInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    const to = faults.id('financialAccountId', input.financialAccountId, 'fa_', 'financial account');
    checkInboundTransfer(faults, input);
    const asked = { financialAccount: to, feature: 'inbound_transfers.ach' };
    return mutate(context, CreateInboundTransferPayload, {
      name: 'createInboundTransfer',
      input,
      faults,
      explain: (failure) => explainNewMovement(context, { account: faults.owner, ...asked }, failure),
      work: async (step) => {
        const { inboundTransfers } = context.account(faults.owner).stripe.treasury;
        const params = inboundTransferParams(input, to);
        const made = await step('transfer', (options) => inboundTransfers.create(params, options));
        return payload(context, faults.owner, info, made);
      },
    });
  }

  @Mutation(() => CancelInboundTransferPayload, {
    description:
      'Calls off a transfer while it is `cancelable`. Stripe: `POST /v1/treasury/inbound_transfers/:id/cancel`.',
  })
  @Requires('money_movements:write')
  cancelInboundTransfer(
    @Arg('input', () => CancelInboundTransferInput, { description: 'The transfer.' })
    input: CancelInboundTransferInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return change(context, CancelInboundTransferPayload, info, {
      name: 'cancelInboundTransfer',
      input,
      to: 'be canceled',
      call: ({ treasury }, id, options) => treasury.inboundTransfers.cancel(id, {}, options),
    });
  }

  @Mutation(() => SimulateInboundTransferSuccessPayload, { description: 'Lets the money come, in test mode.' })
  @Requires('simulations:write')
  simulateInboundTransferSuccess(
    @Arg('input', () => SimulateInboundTransferSuccessInput, { description: 'The transfer.' })
    input: SimulateInboundTransferSuccessInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return change(context, SimulateInboundTransferSuccessPayload, info, {
      name: 'simulateInboundTransferSuccess',
      input,
      to: 'succeed',
      call: ({ testHelpers }, id, options) => testHelpers.treasury.inboundTransfers.succeed(id, {}, options),
    });
  }

  @Mutation(() => SimulateInboundTransferFailurePayload, {
    description: 'Lets the bank refuse to give the money, in test mode.',
  })
  @Requires('simulations:write')
  simulateInboundTransferFailure(
    @Arg('input', () => SimulateInboundTransferFailureInput, { description: 'The transfer, and why.' })
    input: SimulateInboundTransferFailureInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const params = input.code ? { failure_details: { code: input.code } } : {};
    return change(context, SimulateInboundTransferFailurePayload, info, {
      name: 'simulateInboundTransferFailure',
      input,
      to: 'fail',
      call: ({ testHelpers }, id, options) => testHelpers.treasury.inboundTransfers.fail(id, params, options),
    });
  }

  @Mutation(() => SimulateInboundTransferReturnPayload, {
    description: 'Lets the bank take back what came, in test mode: a ReceivedDebit, `receivedDebitId`.',
  })
  @Requires('simulations:write')
  simulateInboundTransferReturn(
    @Arg('input', () => SimulateInboundTransferReturnInput, { description: 'The transfer.' })
    input: SimulateInboundTransferReturnInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return change(context, SimulateInboundTransferReturnPayload, info, {
      name: 'simulateInboundTransferReturn',
      input,
      to: 'be returned',
      call: ({ testHelpers }, id, options) =>
        testHelpers.treasury.inboundTransfers.returnInboundTransfer(id, {}, options),
    });
  }
}

function change(
  context: Context,
  Payload: new () => InboundTransferPayload,
  info: GraphQLResolveInfo,
  asked: AskedChange<Stripe.Treasury.InboundTransfer, { readonly inboundTransferId: string }>,
): Promise<InboundTransferPayload> {
  return changeMovement(context, Payload, {
    kind: 'treasury.inbound_transfer',
    path: 'inboundTransferId',
    payload: (account, written) => payload(context, account, info, written),
    ...asked,
  });
}

async function payload(
  context: Context,
  account: string,
  info: GraphQLResolveInfo,
  written: Stripe.Treasury.InboundTransfer,
) {
  const { loaders } = context.account(account);
  const inboundTransfer = loaders.inboundTransfer.wrote(written);
  const field = 'financialAccount';
  return { inboundTransfer, financialAccount: await beside(loaders[field], written.financial_account, field, info) };
}

export const inboundTransferMutations = [InboundTransferMutations] as const;

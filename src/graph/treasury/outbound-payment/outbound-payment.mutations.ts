import type { GraphQLResolveInfo } from 'graphql';
import type Stripe from 'stripe';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { parseId } from '../../shared/ids.js';
import { Requires } from '../../shared/permission.js';
import { InputFaults } from '../../shared/writing/input-faults.js';
import { explainNewMovement } from '../../shared/writing/movement/refusals.js';
import type { AskedChange } from '../../shared/writing/movement/change.js';
import { beside, changeMovement } from '../../shared/writing/movement/change.js';
import { mutate } from '../../shared/writing/mutation-payload.js';
import { checkTracking, returnParams, trackingParams } from '../../shared/writing/movement/outbound.input.js';
import { NotFound } from '../../shared/writing/user-errors.js';
import type { OutboundPaymentPayload } from './outbound-payment-payload.type.js';
import {
  CancelOutboundPaymentPayload,
  CreateOutboundPaymentPayload,
  SimulateOutboundPaymentFailurePayload,
  SimulateOutboundPaymentPostPayload,
  SimulateOutboundPaymentReturnPayload,
  SimulateOutboundPaymentTrackingPayload,
} from './outbound-payment-payload.type.js';
import {
  CancelOutboundPaymentInput,
  CreateOutboundPaymentInput,
  SimulateOutboundPaymentFailureInput,
  SimulateOutboundPaymentPostInput,
  SimulateOutboundPaymentReturnInput,
  SimulateOutboundPaymentTrackingInput,
  checkOutboundPayment,
  outboundPaymentParams,
} from './outbound-payment.input.js';

@Resolver()
class OutboundPaymentMutations {
  @Mutation(() => CreateOutboundPaymentPayload, {
    description:
      'Sends money to somebody else. It is reserved at once, and leaves within days by ACH. Stripe: `POST /v1/treasury/outbound_payments`.',
  })
  @Requires('money_movements:write')
  createOutboundPayment(
    @Arg('input', () => CreateOutboundPaymentInput, { description: 'The payment.' }) input: CreateOutboundPaymentInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    const from = faults.id('financialAccountId', input.financialAccountId, 'fa_', 'financial account');
    const to = receiving(context, faults, input.destination.financialAccountId);
    checkOutboundPayment(faults, input);
    const feature = to === undefined ? `outbound_payments.${input.network ?? 'ach'}` : 'intra_stripe_flows';
    return mutate(context, CreateOutboundPaymentPayload, {
      name: 'createOutboundPayment',
      input,
      faults,
      explain: (failure) =>
        explainNewMovement(context, { account: faults.owner, financialAccount: from, feature }, failure),
      work: async (step) => {
        const { outboundPayments } = context.account(faults.owner).stripe.treasury;
        const params = outboundPaymentParams(input, from, to);
        return payload(
          context,
          faults.owner,
          info,
          await step('payment', (options) => outboundPayments.create(params, options)),
        );
      },
    });
  }

  @Mutation(() => CancelOutboundPaymentPayload, {
    description:
      'Calls off a payment while it is `cancelable`. Stripe: `POST /v1/treasury/outbound_payments/:id/cancel`.',
  })
  @Requires('money_movements:write')
  cancelOutboundPayment(
    @Arg('input', () => CancelOutboundPaymentInput, { description: 'The payment.' }) input: CancelOutboundPaymentInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return change(context, CancelOutboundPaymentPayload, info, {
      name: 'cancelOutboundPayment',
      input,
      to: 'be canceled',
      call: ({ treasury }, id, options) => treasury.outboundPayments.cancel(id, {}, options),
    });
  }

  @Mutation(() => SimulateOutboundPaymentPostPayload, { description: 'Lets a payment leave, in test mode.' })
  @Requires('simulations:write')
  simulateOutboundPaymentPost(
    @Arg('input', () => SimulateOutboundPaymentPostInput, { description: 'The payment.' })
    input: SimulateOutboundPaymentPostInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return change(context, SimulateOutboundPaymentPostPayload, info, {
      name: 'simulateOutboundPaymentPost',
      input,
      to: 'be posted',
      call: ({ testHelpers }, id, options) => testHelpers.treasury.outboundPayments.post(id, {}, options),
    });
  }

  @Mutation(() => SimulateOutboundPaymentFailurePayload, { description: 'Lets a payment fail, in test mode.' })
  @Requires('simulations:write')
  simulateOutboundPaymentFailure(
    @Arg('input', () => SimulateOutboundPaymentFailureInput, { description: 'The payment.' })
    input: SimulateOutboundPaymentFailureInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return change(context, SimulateOutboundPaymentFailurePayload, info, {
      name: 'simulateOutboundPaymentFailure',
      input,
      to: 'fail',
      call: ({ testHelpers }, id, options) => testHelpers.treasury.outboundPayments.fail(id, {}, options),
    });
  }

  @Mutation(() => SimulateOutboundPaymentReturnPayload, {
    description: 'Lets the receiving bank send a payment back, in test mode.',
  })
  @Requires('simulations:write')
  simulateOutboundPaymentReturn(
    @Arg('input', () => SimulateOutboundPaymentReturnInput, { description: 'The payment, and why.' })
    input: SimulateOutboundPaymentReturnInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const params = returnParams(input);
    return change(context, SimulateOutboundPaymentReturnPayload, info, {
      name: 'simulateOutboundPaymentReturn',
      input,
      to: 'be returned',
      call: ({ testHelpers }, id, options) =>
        testHelpers.treasury.outboundPayments.returnOutboundPayment(id, params, options),
    });
  }

  @Mutation(() => SimulateOutboundPaymentTrackingPayload, {
    description: 'Makes known how a payment is traced that cannot be called off any more, in test mode.',
  })
  @Requires('simulations:write')
  simulateOutboundPaymentTracking(
    @Arg('input', () => SimulateOutboundPaymentTrackingInput, { description: 'The payment, and how it is traced.' })
    input: SimulateOutboundPaymentTrackingInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return change(context, SimulateOutboundPaymentTrackingPayload, info, {
      name: 'simulateOutboundPaymentTracking',
      input,
      to: 'be traced',
      check: (faults) => checkTracking(faults, input.tracking),
      call: ({ testHelpers }, id, options) =>
        testHelpers.treasury.outboundPayments.update(id, trackingParams(input.tracking), options),
    });
  }
}

function change(
  context: Context,
  Payload: new () => OutboundPaymentPayload,
  info: GraphQLResolveInfo,
  asked: AskedChange<Stripe.Treasury.OutboundPayment, { readonly outboundPaymentId: string }>,
): Promise<OutboundPaymentPayload> {
  return changeMovement(context, Payload, {
    kind: 'treasury.outbound_payment',
    path: 'outboundPaymentId',
    payload: (account, written) => payload(context, account, info, written),
    ...asked,
  });
}

async function payload(
  context: Context,
  account: string,
  info: GraphQLResolveInfo,
  written: Stripe.Treasury.OutboundPayment,
) {
  const { loaders } = context.account(account);
  const outboundPayment = loaders.outboundPayment.wrote(written);
  const field = 'financialAccount';
  return { outboundPayment, financialAccount: await beside(loaders[field], written.financial_account, field, info) };
}

/** The one id of the input that may be another account's, as far as the viewer reaches it. */
function receiving(context: Context, faults: InputFaults, raw: string | undefined): string | undefined {
  if (raw == null) return undefined;
  const path = 'destination.financialAccountId';
  const parsed = parseId(raw);
  const account = parsed?.account ?? context.boundAccount;
  if (parsed === null) faults.add(path, `is not an id: ${raw}`);
  else if (account === null) faults.add(path, 'needs its account: use the global id, <account>/<stripe id>.');
  else if (!context.viewer.reaches(account) || !parsed.stripeId.startsWith('fa_'))
    faults.errors.push(new NotFound(path, 'financial account'));
  return parsed?.stripeId ?? '';
}

export const outboundPaymentMutations = [OutboundPaymentMutations] as const;

import type { GraphQLResolveInfo } from 'graphql';
import type Stripe from 'stripe';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { StripeFailure } from '../../../stripe/index.js';
import type { StepOptions } from '../../../writes/index.js';
import type { Context } from '../../context.js';
import { Requires } from '../../shared/permission.js';
import { below, selection } from '../../shared/reading/selection.js';
import { checkFleet, fleetParams } from '../../shared/values/purchase/fleet.input.js';
import { checkFuel, fuelParams } from '../../shared/values/purchase/fuel.input.js';
import { latest } from '../../shared/values/latest.js';
import { metadataParams } from '../../shared/values/metadata.js';
import { checkPurchaseDetails, purchaseDetailsParams } from '../../shared/values/purchase/purchase-details.input.js';
import { explainNewCard } from '../../shared/writing/card-refusals.js';
import { InputFaults } from '../../shared/writing/input-faults.js';
import { afterwards, mutate } from '../../shared/writing/mutation-payload.js';
import { isAboutState } from '../../shared/writing/stripe-refusal.js';
import type { UserError } from '../../shared/writing/user-errors.js';
import { InvalidState } from '../../shared/writing/user-errors.js';
import type { AuthorizationPayload } from './authorization-payload.type.js';
import {
  SimulateAuthorizationCapturePayload,
  SimulateAuthorizationExpiryPayload,
  SimulateAuthorizationFinalAmountPayload,
  SimulateAuthorizationIncrementPayload,
  SimulateAuthorizationPayload,
  SimulateAuthorizationReversalPayload,
  SimulateFraudChallengeResponsePayload,
  UpdateAuthorizationPayload,
} from './authorization-payload.type.js';
import { SimulateAuthorizationInput, authorizationParams, checkAuthorization } from './authorization-purchase.input.js';
import type { AuthorizationInput } from './authorization.input.js';
import {
  SimulateAuthorizationCaptureInput,
  SimulateAuthorizationExpiryInput,
  SimulateAuthorizationFinalAmountInput,
  SimulateAuthorizationIncrementInput,
  SimulateAuthorizationReversalInput,
  SimulateFraudChallengeResponseInput,
  UpdateAuthorizationInput,
} from './authorization.input.js';

@Resolver()
class AuthorizationMutations {
  @Mutation(() => SimulateAuthorizationPayload, {
    description:
      'Uses a card, in test mode. A decline is an answer, not an error: see `authorization.declineReason`. Stripe: `POST /v1/test_helpers/issuing/authorizations`.',
  })
  @Requires('simulations:write')
  simulateAuthorization(
    @Arg('input', () => SimulateAuthorizationInput, { description: 'The purchase.' }) input: SimulateAuthorizationInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    const card = faults.id('cardId', input.cardId, 'ic_', 'card');
    checkAuthorization(faults, input);
    return mutate(context, SimulateAuthorizationPayload, {
      name: 'simulateAuthorization',
      input,
      faults,
      explain: (failure) => explainNewCard(context, faults.owner, undefined, failure),
      work: async (step) => {
        const { authorizations } = context.account(faults.owner).stripe.testHelpers.issuing;
        const params = authorizationParams(input, card);
        const made = await step('authorization', (options) => authorizations.create(params, options));
        return payload(context, faults.owner, made, info);
      },
    });
  }

  @Mutation(() => SimulateAuthorizationCapturePayload, {
    description: 'Takes the money of an authorization, in test mode, as the seller does.',
  })
  @Requires('simulations:write')
  simulateAuthorizationCapture(
    @Arg('input', () => SimulateAuthorizationCaptureInput, { description: 'What is taken.' })
    input: SimulateAuthorizationCaptureInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    faults.amount('captureAmount', input.captureAmount);
    checkPurchaseDetails(faults, 'purchaseDetails', input.purchaseDetails);
    const { captureAmount, closeAuthorization } = input;
    const params = () => ({
      ...(captureAmount == null ? {} : { capture_amount: captureAmount }),
      ...(closeAuthorization == null ? {} : { close_authorization: closeAuthorization }),
      ...purchaseDetailsParams(input.purchaseDetails),
    });
    return change(context, SimulateAuthorizationCapturePayload, 'simulateAuthorizationCapture', input, info, faults, {
      call: (stripe, id, options) => stripe.testHelpers.issuing.authorizations.capture(id, params(), options),
      more: (captured) => ({ issuingTransaction: newestCapture(context, faults.owner, captured) }),
    });
  }

  @Mutation(() => SimulateAuthorizationIncrementPayload, {
    description: 'Asks for more money on an authorization, in test mode. The answer may be a decline.',
  })
  @Requires('simulations:write')
  simulateAuthorizationIncrement(
    @Arg('input', () => SimulateAuthorizationIncrementInput, { description: 'What is added.' })
    input: SimulateAuthorizationIncrementInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    faults.amount('incrementAmount', input.incrementAmount);
    const { incrementAmount, isAmountControllable } = input;
    const params = {
      increment_amount: incrementAmount,
      ...(isAmountControllable == null ? {} : { is_amount_controllable: isAmountControllable }),
    };
    const Payload = SimulateAuthorizationIncrementPayload;
    return change(context, Payload, 'simulateAuthorizationIncrement', input, info, faults, {
      call: (stripe, id, options) => stripe.testHelpers.issuing.authorizations.increment(id, params, options),
    });
  }

  @Mutation(() => SimulateAuthorizationReversalPayload, {
    description: 'Releases the money of an authorization, or a part of it, in test mode, as the seller does.',
  })
  @Requires('simulations:write')
  simulateAuthorizationReversal(
    @Arg('input', () => SimulateAuthorizationReversalInput, { description: 'What is given up.' })
    input: SimulateAuthorizationReversalInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    faults.amount('reverseAmount', input.reverseAmount);
    const params = input.reverseAmount == null ? {} : { reverse_amount: input.reverseAmount };
    return change(context, SimulateAuthorizationReversalPayload, 'simulateAuthorizationReversal', input, info, faults, {
      call: (stripe, id, options) => stripe.testHelpers.issuing.authorizations.reverse(id, params, options),
    });
  }

  @Mutation(() => SimulateAuthorizationExpiryPayload, {
    description: 'Lets an authorization lapse, in test mode, as time does.',
  })
  @Requires('simulations:write')
  simulateAuthorizationExpiry(
    @Arg('input', () => SimulateAuthorizationExpiryInput, { description: 'Which one.' })
    input: SimulateAuthorizationExpiryInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    return change(context, SimulateAuthorizationExpiryPayload, 'simulateAuthorizationExpiry', input, info, faults, {
      call: (stripe, id, options) => stripe.testHelpers.issuing.authorizations.expire(id, {}, options),
    });
  }

  @Mutation(() => SimulateAuthorizationFinalAmountPayload, {
    description:
      'Says what a fuel pump came to, in test mode; what is held follows. Stripe: `POST /v1/test_helpers/issuing/authorizations/:id/finalize_amount`.',
  })
  @Requires('simulations:write')
  simulateAuthorizationFinalAmount(
    @Arg('input', () => SimulateAuthorizationFinalAmountInput, { description: 'What it came to.' })
    input: SimulateAuthorizationFinalAmountInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    faults.amount('finalAmount', input.finalAmount);
    checkFuel(faults, 'fuel', input.fuel);
    checkFleet(faults, 'fleet', input.fleet);
    // Made of a checked input only: what is no decimal number cannot be one.
    const params = () => ({ final_amount: input.finalAmount, ...fuelParams(input.fuel), ...fleetParams(input.fleet) });
    const Payload = SimulateAuthorizationFinalAmountPayload;
    return change(context, Payload, 'simulateAuthorizationFinalAmount', input, info, faults, {
      call: (stripe, id, options) => stripe.testHelpers.issuing.authorizations.finalizeAmount(id, params(), options),
    });
  }

  @Mutation(() => SimulateFraudChallengeResponsePayload, {
    description:
      'Answers for the cardholder who was asked by text message whether a purchase is theirs, in test mode. Stripe: `POST /v1/test_helpers/issuing/authorizations/:id/fraud_challenges/respond`.',
  })
  @Requires('simulations:write')
  simulateFraudChallengeResponse(
    @Arg('input', () => SimulateFraudChallengeResponseInput, { description: 'The answer.' })
    input: SimulateFraudChallengeResponseInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    const params = { confirmed: input.confirmed, expand: ['fraud_challenges'] };
    const Payload = SimulateFraudChallengeResponsePayload;
    return change(context, Payload, 'simulateFraudChallengeResponse', input, info, faults, {
      call: (stripe, id, options) => stripe.testHelpers.issuing.authorizations.respond(id, params, options),
      explain: (id, failure) => explainResponse(context, faults.owner, id, failure),
    });
  }

  @Mutation(() => UpdateAuthorizationPayload, {
    description: 'Sets your own entries of an authorization. Stripe: `POST /v1/issuing/authorizations/:id`.',
  })
  @Requires('authorizations:write')
  updateAuthorization(
    @Arg('input', () => UpdateAuthorizationInput, { description: 'The entries.' }) input: UpdateAuthorizationInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    faults.metadata('metadata', input.metadata);
    return change(context, UpdateAuthorizationPayload, 'updateAuthorization', input, info, faults, {
      call: ({ issuing }, id, options) => issuing.authorizations.update(id, metadataParams(input.metadata), options),
    });
  }
}

interface Change {
  call(stripe: Stripe, id: string, options: StepOptions): Promise<Stripe.Issuing.Authorization>;
  /** Why it was refused, where that is not what refuses most changes. */
  explain?(id: string, failure: StripeFailure): Promise<UserError | null>;
  /** What the payload shows beyond the authorization and its parents. */
  more?(changed: Stripe.Issuing.Authorization): object;
}

function change(
  context: Context,
  Payload: new () => AuthorizationPayload,
  name: string,
  input: AuthorizationInput,
  info: GraphQLResolveInfo,
  faults: InputFaults,
  { call, more, explain }: Change,
): Promise<AuthorizationPayload> {
  const id = faults.id('authorizationId', input.authorizationId, 'iauth_', 'authorization');
  return mutate(context, Payload, {
    name,
    input,
    faults,
    explain: (failure) => explain?.(id, failure) ?? explainChange(context, faults.owner, id, failure),
    work: async (step) => {
      const { stripe } = context.account(faults.owner);
      const changed = await step('authorization', (options) => call(stripe, id, options));
      return { ...(await payload(context, faults.owner, changed, info)), ...more?.(changed) };
    },
  });
}

async function payload(
  context: Context,
  account: string,
  written: Stripe.Issuing.Authorization,
  info: GraphQLResolveInfo,
) {
  const { loaders } = context.account(account);
  const selected = selection(info);
  const authorization = loaders.authorization.wrote(written);
  const [card, cardholder, financialAccount] = await Promise.all([
    loaders.card.of(written.card, below(selected, 'card')),
    loaders.cardholder.of(written.card.cardholder, below(selected, 'cardholder')),
    afterwards(loaders.financialAccount.of(written.card.financial_account, below(selected, 'financialAccount'))),
  ]);
  return { authorization, card, cardholder, financialAccount };
}

function newestCapture(context: Context, account: string, { transactions }: Stripe.Issuing.Authorization) {
  const made = latest(transactions.filter(({ type }) => type === 'capture'));
  return made && context.account(account).loaders.issuingTransaction.wrote(made);
}

/** Why an authorization cannot be changed: it is over, or was never approved. */
async function explainChange(
  context: Context,
  account: string,
  id: string,
  failure: StripeFailure,
): Promise<UserError | null> {
  if (!isAboutState(failure)) return null;
  const authorization = await context.account(account).reads.of('issuing.authorization').byId(id, []);
  if (authorization === null || authorization.status === 'pending') return null;
  const { status, approved } = authorization;
  const message = approved ? `The authorization is ${status}.` : 'The authorization was declined.';
  return new InvalidState('authorizationId', status, message, { stripeRequestId: failure.facts.requestId });
}

/** Why there is no answer to give: nobody was asked, or the question is over. */
async function explainResponse(
  context: Context,
  account: string,
  id: string,
  failure: StripeFailure,
): Promise<UserError | null> {
  if (!isAboutState(failure)) return null;
  const asked = [{ name: 'fraudChallenges', args: {}, fields: [] }];
  const authorization = await context.account(account).reads.of('issuing.authorization').byId(id, asked);
  const state = authorization?.fraud_challenges?.at(-1)?.status ?? 'none';
  const more = { stripeRequestId: failure.facts.requestId };
  return new InvalidState('authorizationId', state, 'No question to the cardholder waits for an answer.', more);
}

export const authorizationMutations = [AuthorizationMutations] as const;

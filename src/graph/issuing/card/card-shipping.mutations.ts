import type { GraphQLResolveInfo } from 'graphql';
import type Stripe from 'stripe';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { StripeFailure } from '../../../stripe/index.js';
import type { StepOptions } from '../../../writes/index.js';
import type { Context } from '../../context.js';
import { Requires } from '../../shared/permission.js';
import { below, selection } from '../../shared/reading/selection.js';
import { InputFaults } from '../../shared/writing/input-faults.js';
import { afterwards, mutate } from '../../shared/writing/mutation-payload.js';
import { isAboutState } from '../../shared/writing/stripe-refusal.js';
import type { UserError } from '../../shared/writing/user-errors.js';
import { InvalidState } from '../../shared/writing/user-errors.js';
import type { CardPayload } from './card-payload.type.js';
import {
  SimulateCardDeliveryPayload,
  SimulateCardReturnPayload,
  SimulateCardShipmentPayload,
  SimulateCardShippingFailurePayload,
  SimulateCardSubmissionPayload,
} from './card-payload.type.js';
import type { CardShippingStepInput } from './card-shipping.input.js';
import {
  SimulateCardDeliveryInput,
  SimulateCardReturnInput,
  SimulateCardShipmentInput,
  SimulateCardShippingFailureInput,
  SimulateCardSubmissionInput,
} from './card-shipping.input.js';

type Helpers = Stripe['testHelpers']['issuing']['cards'];

@Resolver()
class CardShippingMutations {
  @Mutation(() => SimulateCardSubmissionPayload, { description: 'Hands a physical card to the printer, in test mode.' })
  @Requires('simulations:write')
  simulateCardSubmission(
    @Arg('input', () => SimulateCardSubmissionInput, { description: 'The card.' }) input: SimulateCardSubmissionInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return move(context, SimulateCardSubmissionPayload, 'simulateCardSubmission', input, info, (cards, id, options) =>
      cards.submitCard(id, {}, options),
    );
  }

  @Mutation(() => SimulateCardShipmentPayload, { description: 'Sends a physical card on its way, in test mode.' })
  @Requires('simulations:write')
  simulateCardShipment(
    @Arg('input', () => SimulateCardShipmentInput, { description: 'The card.' }) input: SimulateCardShipmentInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return move(context, SimulateCardShipmentPayload, 'simulateCardShipment', input, info, (cards, id, options) =>
      cards.shipCard(id, {}, options),
    );
  }

  @Mutation(() => SimulateCardDeliveryPayload, { description: 'Delivers a physical card, in test mode.' })
  @Requires('simulations:write')
  simulateCardDelivery(
    @Arg('input', () => SimulateCardDeliveryInput, { description: 'The card.' }) input: SimulateCardDeliveryInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return move(context, SimulateCardDeliveryPayload, 'simulateCardDelivery', input, info, (cards, id, options) =>
      cards.deliverCard(id, {}, options),
    );
  }

  @Mutation(() => SimulateCardShippingFailurePayload, {
    description: 'Lets the delivery of a physical card fail, in test mode.',
  })
  @Requires('simulations:write')
  simulateCardShippingFailure(
    @Arg('input', () => SimulateCardShippingFailureInput, { description: 'The card.' })
    input: SimulateCardShippingFailureInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const Payload = SimulateCardShippingFailurePayload;
    return move(context, Payload, 'simulateCardShippingFailure', input, info, (cards, id, options) =>
      cards.failCard(id, {}, options),
    );
  }

  @Mutation(() => SimulateCardReturnPayload, {
    description: 'Lets a physical card come back to the sender, in test mode.',
  })
  @Requires('simulations:write')
  simulateCardReturn(
    @Arg('input', () => SimulateCardReturnInput, { description: 'The card.' }) input: SimulateCardReturnInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return move(context, SimulateCardReturnPayload, 'simulateCardReturn', input, info, (cards, id, options) =>
      cards.returnCard(id, {}, options),
    );
  }
}

function move(
  context: Context,
  Payload: new () => CardPayload,
  name: string,
  input: CardShippingStepInput,
  info: GraphQLResolveInfo,
  call: (helpers: Helpers, id: string, options: StepOptions) => Promise<Stripe.Issuing.Card>,
): Promise<CardPayload> {
  const faults = new InputFaults(context);
  const id = faults.id('cardId', input.cardId, 'ic_', 'card');
  return mutate(context, Payload, {
    name,
    input,
    faults,
    explain: (failure) => explainMove(context, faults.owner, id, failure),
    work: async (step) => {
      const { stripe, loaders } = context.account(faults.owner);
      const moved = await step('card', (options) => call(stripe.testHelpers.issuing.cards, id, options));
      const asked = (field: string) => below(selection(info), field);
      return {
        card: loaders.card.wrote(moved),
        cardholder: await loaders.cardholder.of(moved.cardholder, asked('cardholder')),
        financialAccount: await afterwards(
          loaders.financialAccount.of(moved.financial_account, asked('financialAccount')),
        ),
      };
    },
  });
}

/** Why a card does not move: it is virtual, or elsewhere on its way. */
async function explainMove(
  context: Context,
  account: string,
  id: string,
  failure: StripeFailure,
): Promise<UserError | null> {
  if (!isAboutState(failure)) return null;
  const card = await context.account(account).reads.of('issuing.card').byId(id, []);
  if (card === null) return null;
  const more = { stripeRequestId: failure.facts.requestId };
  if (card.shipping === null) return new InvalidState('cardId', card.type, 'Only physical cards are shipped.', more);
  const status = card.shipping.status ?? 'unknown';
  return new InvalidState('cardId', status, `Its shipping status is ${status}.`, more);
}

export const cardShippingMutations = [CardShippingMutations] as const;

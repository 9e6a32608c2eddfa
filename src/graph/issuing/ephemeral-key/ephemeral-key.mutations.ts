import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { API_VERSION } from '../../../stripe/index.js';
import type { Context } from '../../context.js';
import { OpenToNarrowTokens, Requires } from '../../shared/permission.js';
import { below, selection } from '../../shared/reading/selection.js';
import { InputFaults } from '../../shared/writing/input-faults.js';
import { afterwards, mutate } from '../../shared/writing/mutation-payload.js';
import { CreateCardEphemeralKeyInput, checkEphemeralKey } from './ephemeral-key.input.js';
import { CreateCardEphemeralKeyPayload, EphemeralKey } from './ephemeral-key.type.js';

@Resolver()
class EphemeralKeyMutations {
  @Mutation(() => CreateCardEphemeralKeyPayload, {
    description:
      "Lets a page show a card's details by Stripe's own code. With the same idempotency key Stripe answers the same key, for as long as it remembers; nothing of it is kept here. Stripe: `POST /v1/ephemeral_keys`.",
  })
  @OpenToNarrowTokens()
  @Requires('card_details:read')
  createCardEphemeralKey(
    @Arg('input', () => CreateCardEphemeralKeyInput, { description: 'The card, and the page.' })
    input: CreateCardEphemeralKeyInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    const card = faults.id('cardId', input.cardId, 'ic_', 'card');
    checkEphemeralKey(faults, input);
    return mutate(context, CreateCardEphemeralKeyPayload, {
      name: 'createCardEphemeralKey',
      input,
      faults,
      work: async (step) => {
        const { stripe, loaders } = context.account(faults.owner);
        const params = { issuing_card: card, nonce: input.nonce };
        const apiVersion = input.stripeVersion ?? API_VERSION;
        const made = await step('key', (options) => stripe.ephemeralKeys.create(params, { ...options, apiVersion }));
        const shown = await afterwards(loaders.card.of(card, below(selection(info), 'card')));
        return { ephemeralKey: new EphemeralKey(made), card: shown };
      },
    });
  }
}

export const ephemeralKeyMutations = [EphemeralKeyMutations] as const;

import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { StripeFailure } from '../../../stripe/index.js';
import type { Context } from '../../context.js';
import { Requires } from '../../shared/permission.js';
import { capabilityPending } from '../../shared/writing/capability-pending.js';
import { InputFaults } from '../../shared/writing/input-faults.js';
import { mutate } from '../../shared/writing/mutation-payload.js';
import { checkNewCardholder, newCardholderParams } from '../../shared/writing/new-cardholder.input.js';
import { isAboutState } from '../../shared/writing/stripe-refusal.js';
import type { UserError } from '../../shared/writing/user-errors.js';
import { InvalidState } from '../../shared/writing/user-errors.js';
import { CreateCardholderPayload, UpdateCardholderPayload } from './cardholder-payload.type.js';
import {
  CreateCardholderInput,
  UpdateCardholderInput,
  cardholderChangesParams,
  checkCardholderChanges,
} from './cardholder.input.js';

@Resolver()
class CardholderMutations {
  @Mutation(() => CreateCardholderPayload, {
    description: 'Makes a cardholder, to whom cards can be issued. Stripe: `POST /v1/issuing/cardholders`.',
  })
  @Requires('cardholders:write')
  createCardholder(
    @Arg('input', () => CreateCardholderInput, { description: 'The cardholder.' }) input: CreateCardholderInput,
    @Ctx() context: Context,
  ) {
    const faults = new InputFaults(context);
    faults.accountId('accountId', input.accountId);
    checkNewCardholder(faults, '', input);
    faults.needsAccount('accountId');
    return mutate(context, CreateCardholderPayload, {
      name: 'createCardholder',
      input,
      faults,
      explain: (failure) => capabilityPending(context.platform.reads, faults.owner, ['card_issuing'], failure),
      work: async (step) => {
        const { stripe, loaders } = context.account(faults.owner);
        const params = newCardholderParams(input);
        const made = await step('cardholder', (options) => stripe.issuing.cardholders.create(params, options));
        return { cardholder: loaders.cardholder.wrote(made) };
      },
    });
  }

  @Mutation(() => UpdateCardholderPayload, {
    description: 'Changes a cardholder. Stripe: `POST /v1/issuing/cardholders/:id`.',
  })
  @Requires('cardholders:write')
  updateCardholder(
    @Arg('input', () => UpdateCardholderInput, { description: 'The changes.' }) input: UpdateCardholderInput,
    @Ctx() context: Context,
  ) {
    const faults = new InputFaults(context);
    const id = faults.id('cardholderId', input.cardholderId, 'ich_', 'cardholder');
    checkCardholderChanges(faults, input);
    return mutate(context, UpdateCardholderPayload, {
      name: 'updateCardholder',
      input,
      faults,
      explain: (failure) => explainChange(context, faults.owner, id, failure),
      work: async (step) => {
        const { stripe, loaders } = context.account(faults.owner);
        const params = cardholderChangesParams(input);
        const changed = await step('cardholder', (options) => stripe.issuing.cardholders.update(id, params, options));
        return { cardholder: loaders.cardholder.wrote(changed) };
      },
    });
  }
}

async function explainChange(
  context: Context,
  account: string,
  id: string,
  failure: StripeFailure,
): Promise<UserError | null> {
  if (!isAboutState(failure)) return null;
  const cardholder = await context.account(account).reads.of('issuing.cardholder').byId(id, []);
  if (cardholder?.status !== 'blocked') return null;
  const more = { stripeRequestId: failure.facts.requestId };
  return new InvalidState('cardholderId', 'blocked', 'Stripe has blocked the cardholder for good.', more);
}

export const cardholderMutations = [CardholderMutations] as const;

import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { StripeFailure } from '../../../stripe/index.js';
import { idOf } from '../../../stripe/index.js';
import type { Context } from '../../context.js';
import { OpenToNarrowTokens, Requires } from '../../shared/permission.js';
import { InputFaults } from '../../shared/writing/input-faults.js';
import { mutate } from '../../shared/writing/mutation-payload.js';
import { isAboutState } from '../../shared/writing/stripe-refusal.js';
import type { UserError } from '../../shared/writing/user-errors.js';
import { InvalidState } from '../../shared/writing/user-errors.js';
import type { WalletTokenPayload } from './wallet-token-payload.type.js';
import {
  ActivateWalletTokenPayload,
  DeleteWalletTokenPayload,
  SuspendWalletTokenPayload,
} from './wallet-token-payload.type.js';
import type { WalletTokenInput } from './wallet-token.input.js';
import { ActivateWalletTokenInput, DeleteWalletTokenInput, SuspendWalletTokenInput } from './wallet-token.input.js';

@Resolver()
class WalletTokenMutations {
  @Mutation(() => ActivateWalletTokenPayload, {
    description:
      'Makes a suspended token usable again, while its card is active. Stripe: `POST /v1/issuing/tokens/:id`.',
  })
  @OpenToNarrowTokens()
  @Requires('cards:write')
  activateWalletToken(
    @Arg('input', () => ActivateWalletTokenInput, { description: 'The token.' }) input: ActivateWalletTokenInput,
    @Ctx() context: Context,
  ) {
    return move(context, ActivateWalletTokenPayload, 'activateWalletToken', input, 'active');
  }

  @Mutation(() => SuspendWalletTokenPayload, {
    description:
      'Keeps the card from being used through a token, until it is activated; the cardholder cannot undo it. Stripe: `POST /v1/issuing/tokens/:id`.',
  })
  @OpenToNarrowTokens()
  @Requires('cards:write')
  suspendWalletToken(
    @Arg('input', () => SuspendWalletTokenInput, { description: 'The token.' }) input: SuspendWalletTokenInput,
    @Ctx() context: Context,
  ) {
    return move(context, SuspendWalletTokenPayload, 'suspendWalletToken', input, 'suspended');
  }

  @Mutation(() => DeleteWalletTokenPayload, {
    description: 'Takes the card out of a wallet, for good. Stripe: `POST /v1/issuing/tokens/:id`.',
  })
  @OpenToNarrowTokens()
  @Requires('cards:write')
  deleteWalletToken(
    @Arg('input', () => DeleteWalletTokenInput, { description: 'The token.' }) input: DeleteWalletTokenInput,
    @Ctx() context: Context,
  ) {
    return move(context, DeleteWalletTokenPayload, 'deleteWalletToken', input, 'deleted');
  }
}

function move<P extends WalletTokenPayload>(
  context: Context,
  Payload: new () => P,
  name: string,
  input: WalletTokenInput,
  status: 'active' | 'suspended' | 'deleted',
) {
  const faults = new InputFaults(context);
  const id = faults.id('walletTokenId', input.walletTokenId, 'intok_', 'wallet token');
  return mutate<WalletTokenPayload>(context, Payload, {
    name,
    input,
    faults,
    explain: (failure) => explainMove(context, faults.owner, id, failure),
    work: async (step) => {
      const { stripe, loaders } = context.account(faults.owner);
      const moved = await step('wallet-token', (options) => stripe.issuing.tokens.update(id, { status }, options));
      return { walletToken: loaders.walletToken.wrote(moved) };
    },
  });
}

/** Why a token does not move: it is deleted, or its card cannot be used. */
async function explainMove(
  context: Context,
  account: string,
  id: string,
  failure: StripeFailure,
): Promise<UserError | null> {
  if (!isAboutState(failure)) return null;
  const { reads } = context.account(account);
  const token = await reads.of('issuing.token').byId(id, []);
  const more = { stripeRequestId: failure.facts.requestId };
  if (token?.status === 'deleted')
    return new InvalidState('walletTokenId', 'deleted', 'A deleted token cannot be changed.', more);
  const cardId = idOf(token?.card);
  const card = cardId === null ? null : await reads.of('issuing.card').byId(cardId, []);
  if (card === null || card.status === 'active') return null;
  return new InvalidState('walletTokenId', card.status, `The card is ${card.status}.`, more);
}

export const walletTokenMutations = [WalletTokenMutations] as const;

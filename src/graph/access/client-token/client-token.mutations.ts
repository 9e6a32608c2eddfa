import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { Requires } from '../../shared/permission.js';
import { StripeCalls } from '../../shared/stripe-calls.js';
import { InputFaults } from '../../shared/writing/input-faults.js';
import { mutate, Refusal } from '../../shared/writing/mutation-payload.js';
import { NotFound } from '../../shared/writing/user-errors.js';
import { CreateClientTokenPayload, RevokeClientTokenPayload } from './client-token-payload.type.js';
import { CreateClientTokenInput, newToken, RevokeClientTokenInput } from './client-token.input.js';
import { ClientToken } from './client-token.type.js';

@Resolver()
class ClientTokenMutations {
  @Mutation(() => CreateClientTokenPayload, {
    description:
      'Makes a token of minutes for a phone or a browser, with permissions of the viewer, for one account or, in it, for one cardholder or card. With the same idempotency key it answers the same token, which ends when it did. One Stripe call reads what it is bound to.',
  })
  @Requires('client_tokens:write')
  async createClientToken(
    @Arg('input', () => CreateClientTokenInput, { description: 'For whom, and what it may do.' })
    input: CreateClientTokenInput,
    @Ctx() context: Context,
  ) {
    const { viewer } = context;
    const faults = new InputFaults(context);
    faults.accountId('accountId', input.accountId);
    const cardholder = faults.optionalId('cardholderId', input.cardholderId, 'ich_', 'cardholder') ?? null;
    const card = faults.optionalId('cardId', input.cardId, 'ic_', 'card') ?? null;
    faults.needsAccount('accountId');
    const wanted = newToken(faults, input, viewer);
    if (faults.errors.length === 0) await checkBinding(context, faults, { cardholder, card });
    return mutate(context, CreateClientTokenPayload, {
      name: 'createClientToken',
      input,
      faults,
      repeatable: true,
      work: async (_step, ownId) => {
        const scope = { account: faults.owner, cardholder, card };
        const { facts, token } = await context.clientTokens.createOnce(ownId('ctok'), { ...wanted, scope });
        return { clientToken: new ClientToken(facts), token };
      },
    });
  }

  @Mutation(() => RevokeClientTokenPayload, {
    description:
      'Ends a client token at once: other instances of this server learn of it within a second. Revoking an API key ends all those that were made with it.',
  })
  @Requires('client_tokens:write')
  @StripeCalls(0)
  revokeClientToken(
    @Arg('input', () => RevokeClientTokenInput, { description: 'Which token.' }) input: RevokeClientTokenInput,
    @Ctx() context: Context,
  ) {
    const faults = new InputFaults(context);
    const id = faults.id('clientTokenId', input.clientTokenId, 'ctok_', 'client token');
    return mutate(context, RevokeClientTokenPayload, {
      name: 'revokeClientToken',
      input,
      faults,
      repeatable: true,
      work: async () => {
        const found = await context.clientTokens.find(id);
        if (found === null || found.account !== faults.owner || found.mode !== context.mode)
          throw new Refusal(new NotFound('clientTokenId', 'client token'));
        await context.clientTokens.revoke(id);
        return { clientToken: new ClientToken((await context.clientTokens.find(id)) ?? found) };
      },
    });
  }
}

/** A token for what is not there would open it on the day that there is one. */
async function checkBinding(
  context: Context,
  faults: InputFaults,
  { cardholder, card }: { readonly cardholder: string | null; readonly card: string | null },
): Promise<void> {
  const { owner } = faults;
  const missing = (path: string, what: string) => faults.errors.push(new NotFound(path, what));
  const { reads } = context.account(owner);
  if (card !== null) {
    if ((await reads.of('issuing.card').byId(card, [])) === null) missing('cardId', 'card');
  } else if (cardholder !== null) {
    if ((await reads.of('issuing.cardholder').byId(cardholder, [])) === null) missing('cardholderId', 'cardholder');
  } else if ((await context.platform.reads.of('account').byId(owner, [])) === null) missing('accountId', 'account');
}

export const clientTokenMutations = [ClientTokenMutations] as const;

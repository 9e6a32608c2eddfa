import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { Requires } from '../../shared/permission.js';
import { StripeCalls } from '../../shared/stripe-calls.js';
import { InputFaults } from '../../shared/writing/input-faults.js';
import { mutate, Refusal } from '../../shared/writing/mutation-payload.js';
import { NotFound } from '../../shared/writing/user-errors.js';
import {
  DEFAULT_OVERLAP_SECONDS,
  MOST_OVERLAP_SECONDS,
  RemoveDecisionEndpointInput,
  RotateDecisionEndpointSecretInput,
  SetDecisionEndpointInput,
} from './endpoint.input.js';
import {
  DecisionEndpoint,
  RemoveDecisionEndpointPayload,
  RotateDecisionEndpointSecretPayload,
  SetDecisionEndpointPayload,
} from './endpoint.type.js';

@Resolver()
class DecisionEndpointMutations {
  @Mutation(() => SetDecisionEndpointPayload, {
    description:
      "Sets the endpoint that decides on the account's purchases where no rule does, in place of the one before it; one of the same URL stays as it is, with its secret. The same idempotency key sets it once. No Stripe call.",
  })
  @Requires('decisions:write')
  @StripeCalls(0)
  setDecisionEndpoint(
    @Arg('input', () => SetDecisionEndpointInput, { description: 'Where.' }) input: SetDecisionEndpointInput,
    @Ctx() context: Context,
  ) {
    const { settings } = context.decisions;
    const faults = accountIn(context, input.accountId);
    const fault = settings.urlFault(input.url);
    if (fault !== null) faults.add('url', fault);
    return mutate(context, SetDecisionEndpointPayload, {
      ...{ name: 'setDecisionEndpoint', input, faults, repeatable: true },
      work: async (_step, ownId) => {
        const id = ownId('dep');
        const known = await settings.endpoint(faults.owner);
        if (known !== null && known.id !== id && known.url === input.url)
          return { endpoint: new DecisionEndpoint(known), secret: null };
        const { endpoint, secret } = await settings.setEndpoint(faults.owner, id, input.url);
        return { endpoint: new DecisionEndpoint(endpoint), secret };
      },
    });
  }

  @Mutation(() => RotateDecisionEndpointSecretPayload, {
    description:
      'Gives the endpoint a new secret; the old one signs beside it for a while. The same idempotency key rotates once. No Stripe call.',
  })
  @Requires('decisions:write')
  @StripeCalls(0)
  rotateDecisionEndpointSecret(
    @Arg('input', () => RotateDecisionEndpointSecretInput, { description: 'Whose, and for how long both sign.' })
    input: RotateDecisionEndpointSecretInput,
    @Ctx() context: Context,
  ) {
    const faults = accountIn(context, input.accountId);
    const overlap = input.overlapSeconds ?? DEFAULT_OVERLAP_SECONDS;
    if (overlap < 0 || overlap > MOST_OVERLAP_SECONDS)
      faults.add('overlapSeconds', `must be from 0 to ${MOST_OVERLAP_SECONDS}, not ${overlap}.`);
    return mutate(context, RotateDecisionEndpointSecretPayload, {
      ...{ name: 'rotateDecisionEndpointSecret', input, faults, repeatable: true },
      work: async (_step, ownId) => {
        const rotated = await context.decisions.settings.rotateSecret(faults.owner, ownId('depr'), overlap);
        if (rotated === null) throw new Refusal(new NotFound('accountId', 'endpoint'));
        return { endpoint: new DecisionEndpoint(rotated.endpoint), secret: rotated.secret };
      },
    });
  }

  @Mutation(() => RemoveDecisionEndpointPayload, {
    description: 'Asks the endpoint no more: rules and defaults decide. No Stripe call.',
  })
  @Requires('decisions:write')
  @StripeCalls(0)
  removeDecisionEndpoint(
    @Arg('input', () => RemoveDecisionEndpointInput, { description: 'Whose.' }) input: RemoveDecisionEndpointInput,
    @Ctx() context: Context,
  ) {
    const faults = accountIn(context, input.accountId);
    return mutate(context, RemoveDecisionEndpointPayload, {
      ...{ name: 'removeDecisionEndpoint', input, faults, repeatable: true },
      work: async () => {
        await context.decisions.settings.removeEndpoint(faults.owner);
        return { accountId: faults.owner };
      },
    });
  }
}

function accountIn(context: Context, accountId: string | null | undefined): InputFaults {
  const faults = new InputFaults(context);
  faults.accountId('accountId', accountId);
  faults.needsAccount('accountId');
  return faults;
}

export const decisionEndpointMutations = [DecisionEndpointMutations] as const;

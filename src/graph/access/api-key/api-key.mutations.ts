import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { KeyFacts } from '../../../auth/keys.js';
import type { Context } from '../../context.js';
import { parsePlatformId } from '../../shared/ids.js';
import { Requires } from '../../shared/permission.js';
import { StripeCalls } from '../../shared/stripe-calls.js';
import { InputFaults } from '../../shared/writing/input-faults.js';
import { mutate, Refusal } from '../../shared/writing/mutation-payload.js';
import { InvalidState, NotFound } from '../../shared/writing/user-errors.js';
import { CreateApiKeyPayload, RevokeApiKeyPayload, RotateApiKeyPayload } from './api-key-payload.type.js';
import { checkOverlap, CreateApiKeyInput, newKey, RevokeApiKeyInput, RotateApiKeyInput } from './api-key.input.js';
import { ApiKey } from './api-key.type.js';

@Resolver()
class ApiKeyMutations {
  @Mutation(() => CreateApiKeyPayload, {
    description:
      'Makes an API key, with nothing that the viewer does not have itself. With the same idempotency key it answers the same key, and the secret the first time only.',
  })
  @Requires('keys:write')
  @StripeCalls(0)
  createApiKey(
    @Arg('input', () => CreateApiKeyInput, { description: 'The key.' }) input: CreateApiKeyInput,
    @Ctx() context: Context,
  ) {
    const faults = new InputFaults(context);
    const key = newKey(faults, input, context.viewer);
    return mutate(context, CreateApiKeyPayload, {
      name: 'createApiKey',
      input,
      faults,
      repeatable: true,
      work: async (_step, ownId) => {
        const made = await context.keys.createOnce(ownId('key'), key);
        return { apiKey: new ApiKey(made), secret: made.secret };
      },
    });
  }

  @Mutation(() => RotateApiKeyPayload, {
    description:
      'Gives a key a new secret, as a new key of the same principal with the same powers; the old one works for `overlapSeconds` more. With the same idempotency key it answers the same key, and the secret the first time only.',
  })
  @Requires('keys:write')
  @StripeCalls(0)
  rotateApiKey(
    @Arg('input', () => RotateApiKeyInput, { description: 'Which key.' }) input: RotateApiKeyInput,
    @Ctx() context: Context,
  ) {
    const faults = new InputFaults(context);
    const id = keyId(faults, input.apiKeyId);
    const overlapSeconds = input.overlapSeconds ?? 0;
    checkOverlap(faults, overlapSeconds);
    return mutate(context, RotateApiKeyPayload, {
      name: 'rotateApiKey',
      input,
      faults,
      repeatable: true,
      work: async (_step, ownId) => {
        const old = await keyUnder(context, id);
        const made = await context.keys.rotate(id, { overlapSeconds, as: ownId('key') });
        if (made === null) throw new Refusal(notRotatable(old));
        const replaced = await keyUnder(context, id);
        return { apiKey: new ApiKey(made), secret: made.secret, replaced: new ApiKey(replaced) };
      },
    });
  }

  @Mutation(() => RevokeApiKeyPayload, {
    description:
      'Ends an API key, and every client token made with it, at once: other instances of this server learn of it within a second. It may be the viewer’s own.',
  })
  @Requires('keys:write')
  @StripeCalls(0)
  revokeApiKey(
    @Arg('input', () => RevokeApiKeyInput, { description: 'Which key.' }) input: RevokeApiKeyInput,
    @Ctx() context: Context,
  ) {
    const faults = new InputFaults(context);
    const id = keyId(faults, input.apiKeyId);
    return mutate(context, RevokeApiKeyPayload, {
      name: 'revokeApiKey',
      input,
      faults,
      repeatable: true,
      work: async () => {
        await keyUnder(context, id);
        await context.keys.revoke(id);
        return { apiKey: new ApiKey(await keyUnder(context, id)) };
      },
    });
  }
}

function keyId(faults: InputFaults, raw: string): string {
  const id = parsePlatformId(raw, 'key');
  if (id === null) faults.add('apiKeyId', 'is not the id of an API key.');
  else faults.objects.push(id);
  return id ?? '';
}

/** A key that the viewer may not see is as missing as one that is not there. */
async function keyUnder({ keys, viewer }: Context, id: string): Promise<KeyFacts> {
  const key = await keys.find(id);
  if (key === null || !(await keys.isUnder(viewer, key))) throw new Refusal(new NotFound('apiKeyId', 'API key'));
  return key;
}

function notRotatable({ revokedAt, expiresAt }: KeyFacts): InvalidState {
  const expired = expiresAt !== null && expiresAt <= new Date();
  const state = revokedAt !== null ? 'revoked' : expired ? 'expired' : 'active';
  const message =
    state === 'active'
      ? 'The key was rotated already, or is the bootstrap key: rotate its successor, or change the configuration.'
      : `The key is ${state}: make a new one.`;
  return new InvalidState('apiKeyId', state, message);
}

export const apiKeyMutations = [ApiKeyMutations] as const;

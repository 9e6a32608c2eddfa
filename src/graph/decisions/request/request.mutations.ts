import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { MOST_ENTRIES, MOST_REASON, type ResponderDesk } from '../../../decisions/index.js';
import { sha256 } from '../../../util/sha256.js';
import type { Context } from '../../context.js';
import { globalId } from '../../shared/ids.js';
import { Requires } from '../../shared/permission.js';
import { StripeCalls } from '../../shared/stripe-calls.js';
import { metadataParams } from '../../shared/values/metadata.js';
import { InputFaults } from '../../shared/writing/input-faults.js';
import { mutate, Refusal } from '../../shared/writing/mutation-payload.js';
import type { UserError } from '../../shared/writing/user-errors.js';
import { Indeterminate, InvalidInput, InvalidState, NotFound } from '../../shared/writing/user-errors.js';
import { RespondToAuthorizationInput } from './request.input.js';
import { RespondToAuthorizationPayload } from './request.type.js';

type Told = Awaited<ReturnType<ResponderDesk['answer']>>;

/** With the rest of an answer it fits what instances can say to each other. */
const MOST_METADATA_BYTES = 4_000;

@Resolver()
class AuthorizationDecisionRequestMutations {
  @Mutation(() => RespondToAuthorizationPayload, {
    description:
      'Answers a purchase that `authorizationDecisionRequested` told of, in its time. The first answer counts, and is what Stripe is answered. No Stripe call.',
  })
  @Requires('decisions:answer')
  @StripeCalls(0)
  respondToAuthorization(
    @Arg('input', () => RespondToAuthorizationInput, { description: 'Which, and the answer.' })
    input: RespondToAuthorizationInput,
    @Ctx() context: Context,
  ) {
    const { idempotencyKey, approved, amount, reason } = input;
    const faults = new InputFaults(context);
    const id = faults.id('decisionId', input.decisionId, 'dec_', 'request');
    checkAnswer(faults, input);
    return mutate(context, RespondToAuthorizationPayload, {
      ...{ name: 'respondToAuthorization', input, faults, repeatable: true },
      work: async () => {
        const account = faults.owner;
        const key = sha256([context.viewer.principal, idempotencyKey].join('|'));
        const answer = { approved, amount, reason, ...metadataParams(input.metadata) };
        const told = await context.decisions.responders.answer({ account, id, key, answer });
        const error = errorOf(told, idempotencyKey);
        if (error !== null) throw new Refusal(error);
        return { decisionId: globalId(account, id), approved };
      },
    });
  }
}

function checkAnswer(faults: InputFaults, { approved, amount, reason, metadata }: RespondToAuthorizationInput): void {
  faults.amount('amount', amount);
  if (!approved && amount != null) faults.add('amount', 'goes with an approval only.');
  faults.text('reason', reason, MOST_REASON);
  faults.metadata('metadata', metadata);
  if ((metadata?.length ?? 0) > MOST_ENTRIES) faults.add('metadata', `must have at most ${MOST_ENTRIES} entries.`);
  if (Buffer.byteLength(JSON.stringify(metadata ?? [])) > MOST_METADATA_BYTES)
    faults.add('metadata', `must have at most ${MOST_METADATA_BYTES} bytes in all.`);
}

const UNCONFIRMED =
  'The gateway that asked did not say in time whether this answer counts. decision(id) tells what was decided; the same idempotency key answers once.';

function errorOf(told: Told, idempotencyKey: string): UserError | null {
  switch (told.kind) {
    case 'taken':
      return null;
    case 'amount':
      return new InvalidInput('amount', told.fault);
    case 'over':
      return new InvalidState('decisionId', 'over', 'Its time is over, and it is decided: this answer counts nothing.');
    case 'answered':
      return new InvalidState('decisionId', 'answered', 'It was answered before, and the first answer counts.');
    case 'unknown':
      return new NotFound('decisionId', 'request');
    case 'unconfirmed':
      return new Indeterminate(idempotencyKey, { message: UNCONFIRMED, path: 'decisionId' });
  }
}

export const authorizationDecisionRequestMutations = [AuthorizationDecisionRequestMutations] as const;

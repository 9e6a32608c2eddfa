import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { Requires } from '../../shared/permission.js';
import { StripeCalls } from '../../shared/stripe-calls.js';
import { InputFaults } from '../../shared/writing/input-faults.js';
import { mutate, Refusal } from '../../shared/writing/mutation-payload.js';
import { InvalidState } from '../../shared/writing/user-errors.js';
import {
  checkDocumentIds,
  checkDocuments,
  RegisterDocumentsInput,
  WithdrawDocumentsInput,
} from './trusted-document.input.js';
import { RegisterDocumentsPayload, TrustedDocument, WithdrawDocumentsPayload } from './trusted-document.type.js';

/** So many a partner may have registered. */
const MOST = 5_000;

@Resolver()
class TrustedDocumentMutations {
  @Mutation(() => RegisterDocumentsPayload, {
    description:
      'Registers documents for the viewer and for the client tokens that it makes: they run by `documentId`, and where only trusted documents run, these do. All of them or none. No Stripe call.',
  })
  @Requires('documents:write')
  @StripeCalls(0)
  registerDocuments(
    @Arg('input', () => RegisterDocumentsInput, { description: 'The documents.' }) input: RegisterDocumentsInput,
    @Ctx() context: Context,
    @Info() { schema }: GraphQLResolveInfo,
  ) {
    const { viewer, documents: desk } = context;
    const faults = new InputFaults(context);
    checkDocuments(faults, input.documents, { desk, schema });
    return mutate(context, RegisterDocumentsPayload, {
      name: 'registerDocuments',
      input,
      faults,
      repeatable: true,
      work: async () => {
        if ((await desk.of(viewer.partner)).length + input.documents.length > MOST) throw new Refusal(full());
        await desk.register(viewer.partner, input.documents);
        const byText = new Map((await desk.of(viewer.partner)).map((facts) => [facts.document, facts]));
        const facts = input.documents.flatMap((document) => byText.get(document) ?? []);
        return { documents: facts.map((each) => new TrustedDocument(each)) };
      },
    });
  }

  @Mutation(() => WithdrawDocumentsPayload, {
    description:
      'Registers documents no more: here they stop at once, on other instances of this server within a minute. No Stripe call.',
  })
  @Requires('documents:write')
  @StripeCalls(0)
  withdrawDocuments(
    @Arg('input', () => WithdrawDocumentsInput, { description: 'Which documents.' }) input: WithdrawDocumentsInput,
    @Ctx() context: Context,
  ) {
    const faults = new InputFaults(context);
    const hashes = checkDocumentIds(faults, input.documentIds);
    return mutate(context, WithdrawDocumentsPayload, {
      name: 'withdrawDocuments',
      input,
      faults,
      repeatable: true,
      work: async () => {
        for (const hash of hashes) await context.documents.withdraw(context.viewer.partner, hash);
        return { withdrawn: hashes.map((hash) => `sha256:${hash}`) };
      },
    });
  }
}

function full(): InvalidState {
  return new InvalidState('documents', 'full', `A partner has ${MOST} documents at the most: withdraw old ones.`);
}

export const trustedDocumentMutations = [TrustedDocumentMutations] as const;

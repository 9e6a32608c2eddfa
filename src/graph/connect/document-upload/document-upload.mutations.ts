import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { Requires } from '../../shared/permission.js';
import { below, selection } from '../../shared/reading/selection.js';
import { StripeCalls } from '../../shared/stripe-calls.js';
import { InputFaults } from '../../shared/writing/input-faults.js';
import { afterwards, mutate } from '../../shared/writing/mutation-payload.js';
import { CreateDocumentUploadInput } from './document-upload.input.js';
import { CreateDocumentUploadPayload, DocumentUpload } from './document-upload.type.js';

@Resolver()
class DocumentUploadMutations {
  @Mutation(() => CreateDocumentUploadPayload, {
    description:
      'Makes a link of minutes that one file is sent to, outside GraphQL, for a document or for evidence. With the same idempotency key it answers a new link to the same upload. No Stripe call; the upload is one: `POST /v1/files`.',
  })
  @Requires('files:write')
  @StripeCalls(0)
  createDocumentUpload(
    @Arg('input', () => CreateDocumentUploadInput, { description: 'Where the file shall go, and what for.' })
    input: CreateDocumentUploadInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    faults.accountId('accountId', input.accountId);
    faults.needsAccount('accountId');
    return mutate(context, CreateDocumentUploadPayload, {
      name: 'createDocumentUpload',
      input,
      faults,
      repeatable: true,
      work: async (_step, ownId) => {
        const { purpose } = input;
        const link = { id: ownId('upl'), account: faults.owner, purpose };
        const { token, expiresAt } = await context.uploadLinks.make(context.viewer, link);
        const url = new URL('/uploads', context.origin);
        url.searchParams.set('link', token);
        const { account: of } = context.platform.loaders;
        const account = await afterwards(of.of(faults.owner, below(selection(info), 'account')));
        return { documentUpload: new DocumentUpload(url.href, expiresAt, purpose), account };
      },
    });
  }
}

export const documentUploadMutations = [DocumentUploadMutations] as const;

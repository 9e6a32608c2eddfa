import { Field, ID, ObjectType } from 'type-graphql';
import type { TrustedDocumentFacts } from '../../context.js';
import { PartOfItsOwner, Requires } from '../../shared/permission.js';
import { connectionOf } from '../../shared/reading/connection.js';
import { DateTime } from '../../shared/values/scalars.js';
import { MutationPayload } from '../../shared/writing/mutation-payload.js';

@ObjectType({
  description: 'A document that the viewer has registered, to be run by its hash, and where nothing else runs.',
  simpleResolvers: true,
})
@Requires('documents:write')
export class TrustedDocument {
  constructor(private readonly source: TrustedDocumentFacts) {}

  /** Its place in a list. */
  get ownId(): string {
    return this.source.hash;
  }

  @Field(() => ID, {
    description: 'What is sent as `documentId` in place of the document: `sha256:` and its SHA-256, hexadecimal.',
  })
  get documentId(): string {
    return `sha256:${this.source.hash}`;
  }

  @Field(() => String, { description: 'The document as it was registered.' })
  get document(): string {
    return this.source.document;
  }

  @Field(() => DateTime, { description: 'When it was registered first.' })
  get createdAt(): Date {
    return this.source.createdAt;
  }
}

export const TrustedDocumentConnection = connectionOf(TrustedDocument, 'TrustedDocument', 'documents:write');
export type TrustedDocumentConnection = InstanceType<typeof TrustedDocumentConnection>;

@ObjectType({ description: 'Answer of `registerDocuments`.', implements: MutationPayload, simpleResolvers: true })
@PartOfItsOwner()
export class RegisterDocumentsPayload extends MutationPayload {
  @Field(() => [TrustedDocument], {
    description: 'The documents of the input, in its order; empty if one was refused: then none is registered.',
  })
  documents: TrustedDocument[] = [];
}

@ObjectType({ description: 'Answer of `withdrawDocuments`.', implements: MutationPayload, simpleResolvers: true })
@PartOfItsOwner()
export class WithdrawDocumentsPayload extends MutationPayload {
  @Field(() => [ID], { description: 'The documents that are registered no more.' })
  withdrawn: string[] = [];
}

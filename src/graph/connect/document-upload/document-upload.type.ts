import { Field, Int, ObjectType } from 'type-graphql';
import type { UploadPurpose } from '../../shared/onboarding/upload-rules.js';
import { UPLOAD_RULES } from '../../shared/onboarding/upload-rules.js';
import { PartOfItsOwner } from '../../shared/permission.js';
import { DateTime, Url } from '../../shared/values/scalars.js';
import { MutationPayload } from '../../shared/writing/mutation-payload.js';
import { ConnectedAccount } from '../account/account.type.js';
import { DocumentPurpose } from './document-upload.input.js';

@ObjectType({
  description:
    'A link that one file is sent to: `POST` it as the body, with its Content-Type. The answer, 201, is `{"file":{"id":"file_…"}}`. The file goes to Stripe and is kept nowhere here. Sent again, the same file gets the same answer, another one is refused.',
  simpleResolvers: true,
})
@PartOfItsOwner()
export class DocumentUpload {
  constructor(
    readonly link: string,
    readonly lastMoment: Date,
    readonly sentFor: UploadPurpose,
  ) {}

  @Field(() => Url, { description: 'Where to send it. Who has it can send a file: never store or log it.' })
  get url(): string {
    return this.link;
  }

  @Field(() => DateTime, { description: 'When it ends, some minutes after it was made.' })
  get expiresAt(): Date {
    return this.lastMoment;
  }

  @Field(() => DocumentPurpose, { description: 'What the file is for.' })
  get purpose(): UploadPurpose {
    return this.sentFor;
  }

  @Field(() => Int, { description: 'So many bytes it may have.' })
  get mostBytes(): number {
    return UPLOAD_RULES[this.sentFor].mostBytes;
  }

  @Field(() => [String], { description: 'What it may be, by media type; the file itself is looked at, too.' })
  get contentTypes(): readonly string[] {
    return UPLOAD_RULES[this.sentFor].contentTypes;
  }
}

@ObjectType({ description: 'Answer of `createDocumentUpload`.', implements: MutationPayload, simpleResolvers: true })
@PartOfItsOwner()
export class CreateDocumentUploadPayload extends MutationPayload {
  @Field(() => DocumentUpload, { nullable: true, description: 'Where to send the file; null if it was refused.' })
  documentUpload: DocumentUpload | null = null;

  @Field(() => ConnectedAccount, { nullable: true, description: 'The account that the file will belong to.' })
  account: ConnectedAccount | null = null;
}

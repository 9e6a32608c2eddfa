import type { GraphQLSchema } from 'graphql';
import { Field, ID, InputType } from 'type-graphql';
import type { TrustedDocumentDesk } from '../../context.js';
import { misfit } from '../../shared/document-fault.js';
import type { InputFaults } from '../../shared/writing/input-faults.js';
import { MutationInput } from '../../shared/writing/mutation-payload.js';

const MOST_AT_ONCE = 100;
const DOCUMENT_ID = /^(?:sha256:)?([0-9a-f]{64})$/;

@InputType({ description: 'Documents to be trusted.' })
export class RegisterDocumentsInput extends MutationInput {
  @Field(() => [String], {
    description:
      'The documents, 1 to 100, each exactly as clients were built with it: its hash is of every character. Each must fit the schema.',
  })
  documents!: string[];
}

@InputType({ description: 'Documents to be trusted no more.' })
export class WithdrawDocumentsInput extends MutationInput {
  @Field(() => [ID], { description: 'Their ids, `sha256:…`, 1 to 100.' })
  documentIds!: string[];
}

export function checkDocuments(
  faults: InputFaults,
  documents: readonly string[],
  { desk, schema }: { readonly desk: TrustedDocumentDesk; readonly schema: GraphQLSchema },
): void {
  if (!isSome(faults, 'documents', documents)) return;
  for (const [index, document] of documents.entries()) {
    const fault = desk.faultOf(document) ?? misfit(document, schema);
    if (fault !== null) faults.add(`documents.${index}`, fault);
  }
}

/** The hashes. */
export function checkDocumentIds(faults: InputFaults, ids: readonly string[]): string[] {
  if (!isSome(faults, 'documentIds', ids)) return [];
  return ids.flatMap((id, index) => {
    const hash = DOCUMENT_ID.exec(id)?.[1];
    if (hash === undefined) faults.add(`documentIds.${index}`, 'must be sha256: and 64 hexadecimal digits.');
    return hash === undefined ? [] : [hash];
  });
}

function isSome(faults: InputFaults, path: string, values: readonly string[]): boolean {
  if (values.length > 0 && values.length <= MOST_AT_ONCE) return true;
  faults.add(path, `must be 1 to ${MOST_AT_ONCE}.`);
  return false;
}

import { Field, InputType } from 'type-graphql';
import type { InputFaults } from '../writing/input-faults.js';

const FILE = /^file_\w{1,250}$/;
const MOST_FILES = 10;

@InputType({ description: 'Both sides of a document, by the ids of uploaded files. A side that is not named stays.' })
export class DocumentSidesInput {
  @Field(() => String, { nullable: true, description: "Stripe's id of the file with its front." })
  frontFileId?: string | null;

  @Field(() => String, { nullable: true, description: "Stripe's id of the file with its back." })
  backFileId?: string | null;
}

export function checkFile(faults: InputFaults, path: string, id: string | null | undefined): void {
  if (id != null && !FILE.test(id)) faults.add(path, 'is not the id of a file: file_….');
}

export function checkFiles(faults: InputFaults, path: string, ids: readonly string[] | null | undefined): void {
  if (ids == null) return;
  if (ids.length > MOST_FILES) faults.add(path, `must be at most ${MOST_FILES}.`);
  for (const [index, id] of ids.entries()) checkFile(faults, `${path}.${index}`, id);
}

export function checkSides(faults: InputFaults, path: string, sides: DocumentSidesInput | null | undefined): void {
  checkFile(faults, `${path}.frontFileId`, sides?.frontFileId);
  checkFile(faults, `${path}.backFileId`, sides?.backFileId);
}

export function sidesParams({ frontFileId, backFileId }: DocumentSidesInput): { front?: string; back?: string } {
  return { ...(frontFileId ? { front: frontFileId } : {}), ...(backFileId ? { back: backFileId } : {}) };
}

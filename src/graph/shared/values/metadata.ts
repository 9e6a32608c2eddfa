import { Field, InputType, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../permission.js';

@ObjectType({ description: "An entry of an object's metadata, which only you give a meaning.", simpleResolvers: true })
@PartOfItsOwner()
export class MetadataEntry {
  @Field(() => String, { description: 'At most 40 characters, no square brackets.' })
  readonly key!: string;

  @Field(() => String, { description: 'At most 500 characters.' })
  readonly value!: string;
}

@InputType({ description: 'Sets one entry of the metadata; an empty value removes it. Entries not named stay.' })
export class MetadataInput {
  @Field(() => String, { description: 'At most 40 characters, no square brackets.' })
  key!: string;

  @Field(() => String, { description: 'At most 500 characters.' })
  value!: string;
}

export function metadataEntries(metadata: Readonly<Record<string, string>> | null | undefined): MetadataEntry[] {
  return Object.entries(metadata ?? {}).map(([key, value]) => Object.assign(new MetadataEntry(), { key, value }));
}

export function metadataParams(entries: readonly MetadataInput[] | null | undefined): {
  metadata?: Record<string, string>;
} {
  return entries ? { metadata: Object.fromEntries(entries.map(({ key, value }) => [key, value])) } : {};
}

import { Field, ID, ObjectType } from 'type-graphql';
import type { KeyFacts } from '../../../auth/keys.js';
import { isPermission, PERMISSIONS } from '../../../auth/permissions.js';
import type { Permission } from '../../../auth/permissions.js';
import { platformId } from '../../shared/ids.js';
import { Requires } from '../../shared/permission.js';
import { connectionOf } from '../../shared/reading/connection.js';
import { DateTime } from '../../shared/values/scalars.js';
import { ModeName, PermissionName } from '../viewer/viewer.type.js';

@ObjectType({
  description:
    'What a client shows to be let in, without its secret. A viewer sees the keys that open nothing that it does not open itself.',
  simpleResolvers: true,
})
@Requires('keys:write')
export class ApiKey {
  constructor(private readonly source: KeyFacts) {}

  /** Its place in a list. */
  get ownId(): string {
    return this.source.id;
  }

  @Field(() => ID, { description: 'Global id: `platform/key_…`.' })
  get id(): string {
    return platformId(this.source.id);
  }

  @Field(() => String, { description: 'The name that it was given.' })
  get name(): string {
    return this.source.name;
  }

  @Field(() => String, { description: 'How its secret begins, to tell keys apart.' })
  get prefix(): string {
    return this.source.prefix;
  }

  @Field(() => String, { description: 'Who it stands for: the same over all its rotations.' })
  get principal(): string {
    return this.source.principal;
  }

  @Field(() => ModeName, { description: 'Where it works; it opens nothing in the other mode.' })
  get mode(): string {
    return this.source.mode;
  }

  @Field(() => [PermissionName], { description: 'What it may do.' })
  get permissions(): readonly Permission[] {
    const { permissions } = this.source;
    return permissions.includes('*') ? PERMISSIONS : permissions.filter(isPermission);
  }

  @Field(() => Boolean, { description: 'Whether it reaches every account of the platform.' })
  get allAccounts(): boolean {
    return this.source.accounts === 'all';
  }

  @Field(() => [ID], {
    description: 'The accounts that it was made for; it reaches those that it creates, too. Empty if it reaches all.',
  })
  get accountIds(): readonly string[] {
    return this.source.accounts === 'all' ? [] : this.source.accounts;
  }

  @Field(() => [String], { description: 'Addresses and CIDR networks that it works from; empty for anywhere.' })
  get ipRanges(): readonly string[] {
    return this.source.ipRanges;
  }

  @Field(() => Boolean, { description: 'Whether nothing but trusted documents runs for it.' })
  get trustedDocumentsOnly(): boolean {
    return this.source.trustedDocumentsOnly;
  }

  @Field(() => DateTime, { description: 'When it was made.' })
  get createdAt(): Date {
    return this.source.createdAt;
  }

  @Field(() => DateTime, { nullable: true, description: 'When it stops, or stopped; null if it has no end.' })
  get expiresAt(): Date | null {
    return this.source.expiresAt;
  }

  @Field(() => DateTime, { nullable: true, description: 'When it was revoked; null if it was not.' })
  get revokedAt(): Date | null {
    return this.source.revokedAt;
  }

  @Field(() => DateTime, { nullable: true, description: 'When it was last used, to the minute; null if never.' })
  get lastUsedAt(): Date | null {
    return this.source.lastUsedAt;
  }

  @Field(() => ID, { nullable: true, description: 'The key whose place it took; null if it was not made by rotation.' })
  get replacesId(): string | null {
    return this.source.replaces === null ? null : platformId(this.source.replaces);
  }
}

export const ApiKeyConnection = connectionOf(ApiKey, 'ApiKey', 'keys:write');
export type ApiKeyConnection = InstanceType<typeof ApiKeyConnection>;

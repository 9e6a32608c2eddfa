import { Field, ID, ObjectType } from 'type-graphql';
import type { Permission } from '../../../auth/permissions.js';
import { isPermission } from '../../../auth/permissions.js';
import type { ClientTokenFacts } from '../../../auth/tokens/client-tokens.js';
import { globalId } from '../../shared/ids.js';
import { Requires } from '../../shared/permission.js';
import { DateTime } from '../../shared/values/scalars.js';
import { PermissionName, ViewerScope } from '../viewer/viewer.type.js';

@ObjectType({
  description: 'What a phone or a browser shows to be let in for some minutes, without the token itself.',
  simpleResolvers: true,
})
@Requires('client_tokens:write')
export class ClientToken {
  constructor(private readonly source: ClientTokenFacts) {}

  @Field(() => ID, { description: 'Global id: `<account>/ctok_…`.' })
  get id(): string {
    return globalId(this.source.account, this.source.id);
  }

  @Field(() => String, {
    description: 'Who it stands for: the same for every token that the same maker binds to the same things.',
  })
  get principal(): string {
    return this.source.principal;
  }

  @Field(() => ViewerScope, { description: 'What it is bound to.' })
  get scope(): ViewerScope {
    return new ViewerScope(this.source);
  }

  @Field(() => [PermissionName], { description: 'What it may do there.' })
  get permissions(): readonly Permission[] {
    return this.source.permissions.filter(isPermission);
  }

  @Field(() => Boolean, { description: 'Whether nothing but trusted documents runs for it.' })
  get trustedDocumentsOnly(): boolean {
    return this.source.trustedDocumentsOnly;
  }

  @Field(() => DateTime, { description: 'When it was made.' })
  get createdAt(): Date {
    return this.source.createdAt;
  }

  @Field(() => DateTime, { description: 'When it stops, or stopped.' })
  get expiresAt(): Date {
    return this.source.expiresAt;
  }

  @Field(() => DateTime, { nullable: true, description: 'When it was revoked; null if it was not.' })
  get revokedAt(): Date | null {
    return this.source.revokedAt;
  }
}

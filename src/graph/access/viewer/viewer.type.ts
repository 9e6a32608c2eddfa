import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { PERMISSIONS } from '../../../auth/permissions.js';
import type { Permission } from '../../../auth/permissions.js';
import type { Scope, Viewer } from '../../../auth/viewer.js';
import { globalIdOf } from '../../shared/ids.js';
import { PartOfItsOwner } from '../../shared/permission.js';
import { DateTime } from '../../shared/values/scalars.js';
import { inputEnum } from '../../shared/values/stripe-enum.js';

const MEANINGS: { readonly [P in Permission]: string } = {
  'accounts:read': 'Read connected accounts.',
  'accounts:write': 'Create, change and onboard connected accounts.',
  'identity:read': 'Read dates of birth, each reading of which is in the audit log.',
  'financial_accounts:read': 'Read financial accounts.',
  'financial_accounts:write': 'Open, change and close financial accounts.',
  'account_numbers:read': 'Read whole bank account numbers, each reading of which is in the audit log.',
  'money_movements:read': 'Read what comes into financial accounts and leaves them.',
  'money_movements:write': 'Send money of financial accounts, call it off, and reverse what was received.',
  'balances:read': 'Read the balances of accounts and financial accounts.',
  'cardholders:read': 'Read cardholders.',
  'cardholders:write': 'Create and change cardholders.',
  'cards:read': 'Read cards.',
  'cards:write': 'Issue and change cards.',
  'card_details:read': "Let Stripe's own code on a client show the number, CVC or PIN of a card.",
  'authorizations:read': 'Read authorizations.',
  'authorizations:write': "Set authorizations' own entries.",
  'transactions:read': 'Read transactions.',
  'transactions:write': "Set transactions' own entries.",
  'disputes:read': 'Read disputes.',
  'disputes:write': 'Create and submit disputes.',
  'events:read': 'Read events, of those objects that may be read.',
  'decisions:read': 'Read how authorizations were decided, and the rules, defaults and endpoint that decide them.',
  'decisions:write': 'Make and change rules, defaults and the endpoint that decide authorizations.',
  'decisions:answer': 'Decide on purchases while Stripe waits, as a partner over GraphQL.',
  'simulations:write': 'Run simulations, in test mode.',
  'keys:write': 'See, create, rotate and revoke API keys.',
  'client_tokens:write': 'Create and revoke client tokens.',
  'documents:write': 'Register trusted documents, see them and withdraw them.',
  'files:write': 'Make links that documents and evidence are sent to.',
  'webhooks:read': 'See its own webhook endpoints, and what became of deliveries to them.',
  'webhooks:write': 'Create, change and remove webhook endpoints, and have deliveries sent again.',
  'audit:read': 'Read the audit log.',
  'inbox:read': "See what Stripe's webhooks brought and what became of it, for viewers of all accounts.",
  'inbox:write': 'Put events that stand in quarantine into the queue again.',
  debug:
    'See the Stripe calls of an operation: the header `X-Cardgraph-Debug: upstream` adds `extensions.upstream` to its answer.',
};

const memberOf = (permission: string): string => permission.toUpperCase().replace(':', '_');

export const PermissionName = Object.fromEntries(PERMISSIONS.map((permission) => [memberOf(permission), permission]));

registerEnumType(PermissionName, {
  name: 'Permission',
  description: 'What a credential may do: reading belongs to object types, writing to mutations.',
  valuesConfig: Object.fromEntries(
    PERMISSIONS.map((permission) => [memberOf(permission), { description: MEANINGS[permission] }]),
  ),
});

export const ModeName = inputEnum<'test' | 'live'>('Mode', "Which of Stripe's two worlds.", {
  test: 'No real money; simulations work.',
  live: 'Real money.',
});

@ObjectType({ description: 'What a client token is bound to.', simpleResolvers: true })
@PartOfItsOwner()
export class ViewerScope {
  constructor(private readonly source: Scope) {}

  @Field(() => ID, { description: 'The account.' })
  get accountId(): string {
    return this.source.account;
  }

  @Field(() => ID, {
    nullable: true,
    description: 'The only cardholder whose things it sees; null if it is not bound to one.',
  })
  get cardholderId(): string | null {
    return globalIdOf(this.source.account, this.source.cardholder);
  }

  @Field(() => ID, {
    nullable: true,
    description: 'The only card whose things it sees; null if it is not bound to one.',
  })
  get cardId(): string | null {
    return globalIdOf(this.source.account, this.source.card);
  }
}

/** A view of `auth`'s viewer, which holds more than the graph shows. */
@ObjectType('Viewer', { description: 'Who is asking.', simpleResolvers: true })
@PartOfItsOwner()
export class ViewerView {
  constructor(private readonly source: Viewer) {}

  @Field(() => String, { description: 'Who it is, over all rotations of its keys.' })
  get principal(): string {
    return this.source.principal;
  }

  @Field(() => String, { description: 'The name that the credential was given.' })
  get name(): string {
    return this.source.name;
  }

  @Field(() => ModeName, { description: 'Where it works; it opens nothing in the other mode.' })
  get mode(): string {
    return this.source.mode;
  }

  @Field(() => [PermissionName], { description: 'What it may do.' })
  get permissions(): readonly Permission[] {
    return [...this.source.permissions];
  }

  @Field(() => DateTime, { nullable: true, description: 'When its credential stops; null if that has no end.' })
  get expiresAt(): Date | null {
    return this.source.expiresAt;
  }

  @Field(() => ViewerScope, {
    nullable: true,
    description: 'What its client token is bound to; null for any other credential.',
  })
  get scope(): ViewerScope | null {
    return this.source.scope && new ViewerScope(this.source.scope);
  }

  @Field(() => Boolean, {
    description: 'Whether its credential runs trusted documents only; the server may ask that of everyone.',
  })
  get trustedDocumentsOnly(): boolean {
    return this.source.trustedDocumentsOnly;
  }

  @Field(() => Boolean, { description: 'Whether it reaches every account of the platform.' })
  get allAccounts(): boolean {
    return this.source.allAccounts;
  }
}

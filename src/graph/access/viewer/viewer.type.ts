import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { PERMISSIONS } from '../../../auth/permissions.js';
import type { Permission } from '../../../auth/permissions.js';
import type { Viewer } from '../../../auth/viewer.js';
import { PartOfItsOwner } from '../../shared/permission.js';
import { inputEnum } from '../../shared/values/stripe-enum.js';

const MEANINGS: { readonly [P in Permission]: string } = {
  'accounts:read': 'Read connected accounts.',
  'accounts:write': 'Create, change and onboard connected accounts.',
  'financial_accounts:read': 'Read financial accounts.',
  'financial_accounts:write': 'Open, change and close financial accounts.',
  'balances:read': 'Read the balances of accounts and financial accounts.',
  'cardholders:read': 'Read cardholders.',
  'cardholders:write': 'Create and change cardholders.',
  'cards:read': 'Read cards.',
  'cards:write': 'Issue and change cards.',
  'authorizations:read': 'Read authorizations.',
  'transactions:read': 'Read transactions.',
  'disputes:read': 'Read disputes.',
  'disputes:write': 'Create and submit disputes.',
  'simulations:write': 'Run simulations, in test mode.',
  'keys:write': 'Create and revoke API keys.',
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

  @Field(() => Boolean, { description: 'Whether it reaches every account of the platform.' })
  get allAccounts(): boolean {
    return this.source.allAccounts;
  }
}

import type { Permission } from '../../../src/auth/permissions.js';
import { PERMISSIONS } from '../../../src/auth/permissions.js';

/** A kind of viewer of tenant A's; those of all accounts are left out, since they see both tenants. */
export interface ViewerKind {
  readonly name: string;
  /** How many of A's accounts it has. */
  readonly accounts: number;
  readonly permissions: readonly Permission[];
  /** Only these, if only these say anything. */
  readonly mutations?: readonly string[];
}

const NOT_KEYS = PERMISSIONS.filter((permission) => permission !== 'keys:write');

export const VIEWERS: readonly ViewerKind[] = [
  { name: 'one account', accounts: 1, permissions: NOT_KEYS },
  { name: 'two accounts', accounts: 2, permissions: NOT_KEYS },
  { name: 'four accounts', accounts: 4, permissions: NOT_KEYS },
  {
    name: 'keys',
    accounts: 1,
    permissions: PERMISSIONS,
    mutations: ['createApiKey', 'rotateApiKey', 'revokeApiKey'],
  },
  { name: 'few permissions', accounts: 2, permissions: ['cardholders:read', 'cards:read', 'cards:write'] },
  { name: 'nobody', accounts: 0, permissions: [] },
];

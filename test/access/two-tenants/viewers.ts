import type { Permission } from '../../../src/auth/permissions.js';
import { PERMISSIONS } from '../../../src/auth/permissions.js';

/** A kind of viewer of tenant A's; those of all accounts are left out, since they see both tenants. */
export interface ViewerKind {
  readonly name: string;
  /** How many of A's accounts it has. */
  readonly accounts: number;
  readonly permissions: readonly Permission[];
  /** Asks with a client token for this instead of with a key. */
  readonly token?: 'account' | 'Cardholder' | 'Card';
  /** Only these, if only these say anything. */
  readonly mutations?: readonly string[];
}

const NOT_KEYS = PERMISSIONS.filter((permission) => permission !== 'keys:write');

const OWN = ['activateCard', 'freezeCard', 'cancelCard', 'createDispute', 'submitDispute', 'updateCard'];

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
  { name: 'token for an account', accounts: 1, permissions: PERMISSIONS, token: 'account' },
  { name: 'token for a cardholder', accounts: 1, permissions: PERMISSIONS, token: 'Cardholder', mutations: OWN },
  { name: 'token for a card', accounts: 1, permissions: PERMISSIONS, token: 'Card', mutations: OWN },
  { name: 'nobody', accounts: 0, permissions: [] },
];

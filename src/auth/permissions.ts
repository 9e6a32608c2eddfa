/**
 * What a credential may be allowed to do: a closed list. Reading permissions belong to object types, writing ones to
 * mutations. This file is the only part of `auth` that the graph and `writes` import for its values.
 */
export const PERMISSIONS = [
  'accounts:read',
  'accounts:write',
  'identity:read',
  'financial_accounts:read',
  'financial_accounts:write',
  'account_numbers:read',
  'money_movements:read',
  'money_movements:write',
  'balances:read',
  'cardholders:read',
  'cardholders:write',
  'cards:read',
  'cards:write',
  'card_details:read',
  'authorizations:read',
  'authorizations:write',
  'transactions:read',
  'transactions:write',
  'disputes:read',
  'disputes:write',
  'events:read',
  'decisions:read',
  'decisions:write',
  'decisions:answer',
  'simulations:write',
  'keys:write',
  'client_tokens:write',
  'documents:write',
  'files:write',
  'webhooks:read',
  'webhooks:write',
  'audit:read',
  'inbox:read',
  'inbox:write',
  'debug',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

/** Stripe's two worlds: a credential belongs to one of them and opens nothing in the other. */
export type Mode = 'test' | 'live';

/** What no client token may have, whoever makes it: what reaches beyond its account or outlives it. */
const NOT_FOR_CLIENTS: ReadonlySet<string> = new Set([
  'accounts:write',
  'keys:write',
  'client_tokens:write',
  'documents:write',
  'inbox:read',
  'inbox:write',
  'decisions:write',
  'decisions:answer',
  'webhooks:read',
  'webhooks:write',
  'debug',
] satisfies Permission[]);

export function isForClients(permission: Permission): boolean {
  return !NOT_FOR_CLIENTS.has(permission);
}

const known: ReadonlySet<string> = new Set(PERMISSIONS);

export function isPermission(value: string): value is Permission {
  return known.has(value);
}

import { isRangeWithin } from '../util/ip-ranges.js';
import { isPermission, type Mode } from './permissions.js';
import type { Viewer } from './viewer.js';

/** In the store: every permission there is, also those that later versions add. */
export const EVERY_PERMISSION = '*';

/** What a credential opens, with which documents, from where and until when. */
export interface Powers {
  readonly mode: Mode;
  readonly permissions: readonly string[];
  readonly accounts: 'all' | readonly string[];
  readonly ipRanges: readonly string[];
  readonly expiresAt: Date | null;
  readonly trustedDocumentsOnly: boolean;
}

/** What of the powers the viewer does not have itself, and so may neither give nor take over. */
export function beyond(viewer: Viewer, powers: Powers): (keyof Powers)[] {
  const { mode, permissions, accounts, ipRanges, expiresAt, trustedDocumentsOnly } = powers;
  const within: { readonly [P in keyof Powers]: boolean } = {
    mode: viewer.mode === mode,
    permissions: permissions.every((permission) => hasPermission(viewer, permission)),
    accounts: accounts === 'all' ? viewer.allAccounts : accounts.every((account) => viewer.reaches(account)),
    ipRanges:
      viewer.ipRanges.length === 0 || (ipRanges.length > 0 && ipRanges.every((range) => isWithin(viewer, range))),
    expiresAt: viewer.expiresAt === null || (expiresAt !== null && expiresAt <= viewer.expiresAt),
    trustedDocumentsOnly: trustedDocumentsOnly || !viewer.trustedDocumentsOnly,
  };
  return POWERS.filter((power) => !within[power]);
}

const POWERS = ['mode', 'permissions', 'accounts', 'ipRanges', 'expiresAt', 'trustedDocumentsOnly'] as const;

function hasPermission(viewer: Viewer, permission: string): boolean {
  if (permission === EVERY_PERMISSION) return viewer.everyPermission;
  return isPermission(permission) && viewer.may(permission);
}

function isWithin(viewer: Viewer, range: string): boolean {
  return viewer.ipRanges.some((outer) => isRangeWithin(range, outer));
}

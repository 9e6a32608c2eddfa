import { type Mode, type Permission, PERMISSIONS } from './permissions.js';

/** What a client token is bound to within its account: one cardholder's things, one card's, or (both null) all of it. */
export interface Scope {
  readonly account: string;
  readonly cardholder: string | null;
  readonly card: string | null;
}

/** Who is asking. A principal outlives the rotation of its keys, so everything durable is kept under it. */
export interface Viewer {
  readonly principal: string;
  readonly name: string;
  readonly mode: Mode;
  readonly permissions: ReadonlySet<Permission>;
  /** Has the permissions that later versions add, too. */
  readonly everyPermission: boolean;
  /** Reaches every connected account; `accounts` is then empty but for the adopted ones. */
  readonly allAccounts: boolean;
  readonly accounts: ReadonlySet<string>;
  /** Id of the key or token that was shown; what `credential.revoked` names. */
  readonly credential: string;
  /** When the credential stops opening anything. */
  readonly expiresAt: Date | null;
  /** Where the credential may be used from; empty for anywhere. */
  readonly ipRanges: readonly string[];
  readonly scope: Scope | null;
  /** Whose trusted documents it runs: its own, its issuer's, or for a client token those of whoever made it. */
  readonly partner: string;
  /** Nothing but trusted documents runs for it. */
  readonly trustedDocumentsOnly: boolean;
  /** Whose minute it spends: its own, or for a client token that of the principal that made it. */
  readonly payer: string;
  may(permission: Permission): boolean;
  reaches(account: string): boolean;
  /** Grants the account to the principal. Durable when it resolves; `reaches(account)` is true from then on. */
  adopt(account: string): Promise<void>;
}

export interface ViewerFacts {
  readonly principal: string;
  readonly name: string;
  readonly mode: Mode;
  readonly permissions: 'all' | Iterable<Permission>;
  readonly accounts: 'all' | Iterable<string>;
  /** The principal stands for a credential that has no id. */
  readonly credential?: string;
  readonly expiresAt?: Date | null;
  readonly ipRanges?: readonly string[];
  readonly scope?: Scope | null;
  readonly partner?: string;
  readonly trustedDocumentsOnly?: boolean;
  readonly payer?: string;
}

/** `grant` must be durable before it resolves. */
export function createViewer(facts: ViewerFacts, grant: (account: string) => Promise<void>): Viewer {
  const everyPermission = facts.permissions === 'all';
  const permissions = new Set(facts.permissions === 'all' ? PERMISSIONS : facts.permissions);
  const allAccounts = facts.accounts === 'all';
  const accounts = new Set(facts.accounts === 'all' ? [] : facts.accounts);
  return {
    principal: facts.principal,
    name: facts.name,
    mode: facts.mode,
    permissions,
    everyPermission,
    allAccounts,
    accounts,
    credential: facts.credential ?? facts.principal,
    expiresAt: facts.expiresAt ?? null,
    ipRanges: facts.ipRanges ?? [],
    scope: facts.scope ?? null,
    partner: facts.partner ?? facts.principal,
    trustedDocumentsOnly: facts.trustedDocumentsOnly ?? false,
    payer: facts.payer ?? facts.principal,
    may: (permission) => permissions.has(permission),
    reaches: (account) => accounts.has(account) || (allAccounts && account.startsWith('acct_')),
    async adopt(account) {
      await grant(account);
      accounts.add(account);
    },
  };
}

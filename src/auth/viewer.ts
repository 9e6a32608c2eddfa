import type { Mode, Permission } from './permissions.js';

/** Who is asking. A principal outlives the rotation of its keys, so everything durable is kept under it. */
export interface Viewer {
  readonly principal: string;
  readonly name: string;
  readonly mode: Mode;
  readonly permissions: ReadonlySet<Permission>;
  /** Reaches every connected account; `accounts` is then empty but for the adopted ones. */
  readonly allAccounts: boolean;
  readonly accounts: ReadonlySet<string>;
  may(permission: Permission): boolean;
  reaches(account: string): boolean;
  /** Grants the account to the principal. Durable when it resolves; `reaches(account)` is true from then on. */
  adopt(account: string): Promise<void>;
}

export interface ViewerFacts {
  readonly principal: string;
  readonly name: string;
  readonly mode: Mode;
  readonly permissions: Iterable<Permission>;
  readonly accounts: 'all' | Iterable<string>;
}

/** `grant` must be durable before it resolves. */
export function createViewer(facts: ViewerFacts, grant: (account: string) => Promise<void>): Viewer {
  const permissions = new Set(facts.permissions);
  const allAccounts = facts.accounts === 'all';
  const accounts = new Set(facts.accounts === 'all' ? [] : facts.accounts);
  return {
    principal: facts.principal,
    name: facts.name,
    mode: facts.mode,
    permissions,
    allAccounts,
    accounts,
    may: (permission) => permissions.has(permission),
    reaches: (account) => accounts.has(account) || (allAccounts && account.startsWith('acct_')),
    async adopt(account) {
      await grant(account);
      accounts.add(account);
    },
  };
}

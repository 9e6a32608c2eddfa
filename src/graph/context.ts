import type { Viewer } from '../auth/viewer.js';
import type { StripeConnection } from '../stripe/index.js';
import { Reads } from '../stripe/index.js';
import type { Writes } from '../writes/index.js';
import type { Loaders } from './loaders.js';
import { createLoaders, recipes } from './loaders.js';
import { notFound } from './shared/errors.js';

/**
 * What a resolver may touch. Ports are filled by the composition root; resolvers know their types, never the rooms
 * behind them. One context lives for one request.
 */
export interface Context {
  readonly viewer: Viewer;
  readonly mode: 'test' | 'live';
  /** Where a bare Stripe id belongs: from a credential bound to one account, or from the header `Stripe-Account`. */
  readonly boundAccount: string | null;
  /** Everything of one connected account. @throws NOT_FOUND when the viewer does not reach it, without a Stripe call */
  account(id: string): AccountScope;
  /** The accounts themselves, read and made as the platform. */
  readonly platform: AccountScope;
  readonly writes: Writes;
}

export interface AccountScope {
  readonly reads: Reads;
  readonly stripe: Reads['stripe'];
  readonly loaders: Loaders;
  /** After a write: nothing read of this account, or of the accounts themselves, is true any more. */
  forget(): void;
}

export interface Ports {
  readonly stripe: StripeConnection;
  readonly writes: Writes;
}

/** `namedAccount` is the header `Stripe-Account`. A credential bound to one account names it by itself. */
export function createContext({ stripe, writes }: Ports, viewer: Viewer, namedAccount: string | null): Context {
  const platformReads = new Reads(stripe.platform, recipes, '');
  const platform: AccountScope = {
    reads: platformReads,
    stripe: stripe.platform,
    loaders: createLoaders(platformReads, '', platformReads),
    forget: () => platformReads.forget(),
  };
  const scopes = new Map<string, AccountScope>();
  const open = (id: string): AccountScope => {
    const reads = new Reads(stripe.account(id), recipes, id);
    const forget = () => {
      reads.forget();
      platformReads.forget();
    };
    return { reads, stripe: reads.stripe, loaders: createLoaders(reads, id, platformReads), forget };
  };
  return {
    viewer,
    mode: stripe.mode,
    boundAccount: namedAccount ?? onlyAccount(viewer),
    platform,
    writes,
    account(id) {
      if (!viewer.reaches(id)) throw notFound('object');
      const scope = scopes.get(id) ?? open(id);
      scopes.set(id, scope);
      return scope;
    },
  };
}

function onlyAccount(viewer: Viewer): string | null {
  if (viewer.allAccounts || viewer.accounts.size !== 1) return null;
  return [...viewer.accounts][0] ?? null;
}

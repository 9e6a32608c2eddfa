import type { Keys } from '../auth/keys.js';
import type { Permission } from '../auth/permissions.js';
import type { ClientTokenDesk } from '../auth/tokens/client-tokens.js';
import type { UploadLinks } from '../auth/tokens/upload-links.js';
import type { Viewer } from '../auth/viewer.js';
import type { Decision, Decisions } from '../decisions/index.js';
import type { DeliveryDesk } from '../deliveries/index.js';
import type { Allowance, CallBudget, Taking } from '../limits/index.js';
import type { AccountReads, AccountStripe, Caller, Recipes, StripeConnection } from '../stripe/index.js';
import { Meter } from '../stripe/index.js';
import type { Asker, Audit } from '../writes/audit/index.js';
import type { Readings, Write, Writes } from '../writes/index.js';
import { createDecisionLoader } from './decisions/decision/decision.loader.js';
import { createEventsChecked, type EventsChecked } from './live/inbox-entry/inbox-entry.loader.js';
import type { InboxPort } from './live/inbox-entry/inbox-entry.type.js';
import type { Loaders } from './loaders.js';
import { createLoaders, recipes, recipesFor } from './loaders.js';
import type { Asked, OperationPrice, PriceOperation } from './price.js';
import { notFound } from './shared/errors.js';
import { readsWithin } from './shared/reading/reads-within.js';

/**
 * What a resolver may touch. Ports are filled by the composition root; resolvers know their types, never the rooms
 * behind them. One context lives for one request.
 */
export interface Context {
  readonly viewer: Viewer;
  readonly mode: 'test' | 'live';
  /** Milliseconds since 1970. */
  now(): number;
  /** Where a bare Stripe id belongs: from a credential bound to one account, or from the header `Stripe-Account`. */
  readonly boundAccount: string | null;
  /** Everything of one connected account. @throws NOT_FOUND when the viewer does not reach it, without a Stripe call */
  account(id: string): AccountScope;
  /** The accounts themselves, read and made as the platform. */
  readonly platform: AccountScope;
  readonly writes: Writes;
  /** Who runs a mutation, as the audit log tells it. */
  asker(mutation: string): Write['asker'];
  /** To be read; `writes` and `readings` write it. */
  readonly auditLog: Pick<Audit, 'page'>;
  /** Told before a sensitive field is answered. */
  readonly readings: Readings;
  readonly keys: Keys;
  readonly clientTokens: ClientTokenDesk;
  readonly documents: TrustedDocumentDesk;
  readonly decisions: DecisionDesk;
  readonly uploadLinks: UploadLinks;
  readonly inbox: InboxPort;
  readonly eventsChecked: EventsChecked;
  readonly deliveries: DeliveryDesk;
  /** What is left to be done later is done under the viewer's credential, if that lasts. */
  readonly later: LaterDesk;
  /** Where the request came to, such as `https://api.example.com`. */
  readonly origin: string;
  /** What this operation has cost at Stripe so far. */
  readonly meter: Meter;
  /** What an operation is expected to cost this viewer. Nothing is read for it. */
  price(asked: Asked): OperationPrice;
  readonly budget: ViewerBudget;
}

export type DecisionPort = Pick<Decisions, 'rules' | 'settings' | 'records' | 'responders' | 'rehearse' | 'backtest'>;

/** How authorizations are decided, and what was decided. */
export interface DecisionDesk extends DecisionPort {
  /** The last decision on an authorization; those of many are read together. */
  on(account: string, authorization: string): Promise<Decision | null>;
}

export interface TrustedDocumentFacts {
  /** SHA-256 of the document, hexadecimal. */
  readonly hash: string;
  readonly document: string;
  readonly createdAt: Date;
}

/** The documents that partners have registered to be run by their hash. */
export interface TrustedDocumentDesk {
  /** Newest first. */
  of(partner: string): Promise<TrustedDocumentFacts[]>;
  register(partner: string, documents: readonly string[]): Promise<void>;
  /** False for one that is not registered. */
  withdraw(partner: string, hash: string): Promise<boolean>;
  /** Why a document cannot be taken, whatever the schema says of it. */
  faultOf(document: string): string | null;
}

/** What a viewer may leave behind, to be done without a request. */
export interface LaterDesk {
  /** False for a token, which is gone before long. */
  lasts(viewer: Viewer): boolean;
  /** Where nothing but trusted documents runs, whether this one does. */
  mayRun(document: string, viewer: Viewer): Promise<boolean>;
}

/** The viewer's Stripe calls a minute; a client token's are those of who made it. */
export interface ViewerBudget {
  take(calls: number): Promise<Taking>;
  settle(taken: Taking, calls: number): Promise<Allowance>;
  allowance(): Promise<Allowance>;
}

export interface AccountScope {
  readonly reads: AccountReads;
  /** Stripe itself, for the steps of mutations; only `write` may call it. */
  readonly stripe: AccountStripe['stripe'];
  readonly loaders: Loaders;
  /** One Stripe call of a mutation. */
  write<T>(call: () => PromiseLike<T>): Promise<T>;
  /** After a write: nothing read of this account, or of the accounts themselves, is true any more. */
  forget(): void;
}

/** What one operation may cost. */
export interface Bounds {
  /** So long reads are waited for. */
  readonly timeoutMs: number;
  readonly mostCalls: number;
}

export interface Ports {
  readonly stripe: StripeConnection;
  readonly writes: Writes;
  readonly auditLog: Pick<Audit, 'page'>;
  /** What each mutation needs. */
  readonly mutationPermissions: ReadonlyMap<string, Permission>;
  readonly keys: Keys;
  readonly clientTokens: ClientTokenDesk;
  readonly documents: TrustedDocumentDesk;
  readonly decisions: DecisionPort;
  readonly uploadLinks: UploadLinks;
  readonly inbox: InboxPort;
  readonly deliveries: DeliveryDesk;
  readonly later: LaterDesk;
  readonly bounds: Bounds;
  readonly budget: CallBudget;
  readonly price: PriceOperation;
  /** The system's clock without it. */
  readonly now?: () => number;
  /** How an account is read during one request. */
  readonly openReads: (from: AccountStripe, recipes: Recipes) => AccountReads;
  /** What one operation reads of what is sensitive. */
  readonly openReadings: (who: Asker & { readonly principal: string }) => Readings;
}

export interface Asking {
  readonly viewer: Viewer;
  /** The header `Stripe-Account`. A credential bound to one account names it by itself. */
  readonly namedAccount: string | null;
  /** Keep every Stripe call, for the answer's `extensions.upstream`. */
  readonly traced: boolean;
  /** The client's address, and the id of its request: null where there is no request. */
  readonly address: string | null;
  readonly requestId: string | null;
  /** Where the request came to. */
  readonly origin: string;
  /** Whose Stripe calls go first; those of a query without it. */
  readonly lane?: Caller['lane'];
}

export function createContext(ports: Ports, asking: Asking): Context {
  const { viewer, namedAccount, traced, address, requestId, origin, lane = 'query' } = asking;
  const { stripe, writes, auditLog, keys, clientTokens, documents, uploadLinks, inbox, bounds, budget } = ports;
  const { deliveries, later } = ports;
  const { principal, payer } = viewer;
  const asker: Asker = { credential: viewer.credential, address, requestId };
  const boundAccount = namedAccount ?? onlyAccount(viewer);
  const caller: Caller = {
    viewer: payer,
    lane,
    deadline: performance.now() + bounds.timeoutMs,
    meter: new Meter({ most: bounds.mostCalls, traced }),
  };
  const open = (id: string): AccountScope => {
    const from = stripe.as(caller, id);
    const reads = readsWithin(ports.openReads(from, recipesFor(viewer)), id, viewer, recipes);
    const forget = () => {
      reads.forget();
      if (id !== '') platform.reads.forget();
    };
    const accountReads = id === '' ? reads : platform.reads;
    const write: AccountScope['write'] = (call) => from.write(call);
    return { reads, stripe: from.stripe, loaders: createLoaders(reads, id, accountReads, viewer), write, forget };
  };
  const platform = open('');
  const scopes = new Map<string, AccountScope>();
  return {
    viewer,
    mode: stripe.mode,
    now: ports.now ?? Date.now,
    boundAccount,
    platform,
    writes,
    asker(mutation) {
      const permission = ports.mutationPermissions.get(mutation);
      return { ...asker, permissions: permission === undefined ? [] : [permission] };
    },
    auditLog,
    readings: ports.openReadings({ principal, ...asker }),
    keys,
    clientTokens,
    documents,
    decisions: { ...ports.decisions, on: createDecisionLoader(ports.decisions.records) },
    uploadLinks,
    inbox,
    eventsChecked: createEventsChecked(inbox),
    deliveries,
    later,
    origin,
    meter: caller.meter,
    price: (asked) => ports.price(asked, { viewer, boundAccount }),
    budget: {
      take: (calls) => budget.take(payer, calls),
      settle: (taken, calls) => budget.settle(payer, taken, calls),
      allowance: () => budget.allowance(payer),
    },
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

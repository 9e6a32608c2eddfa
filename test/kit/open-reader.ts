import type { DocumentNode, GraphQLFormattedError } from 'graphql';
import { execute, parse } from 'graphql';
import { createAudit, createReadings } from '../../src/writes/audit/index.js';
import { createKeys } from '../../src/auth/keys.js';
import { createClientTokens } from '../../src/auth/tokens/client-tokens.js';
import { createUploadLinks } from '../../src/auth/tokens/upload-links.js';
import { PERMISSIONS } from '../../src/auth/permissions.js';
import { createViewer } from '../../src/auth/viewer.js';
import type { Ports } from '../../src/graph/context.js';
import { createContext } from '../../src/graph/context.js';
import { createKnownPrices } from '../../src/graph/known-prices.js';
import { buildGraphSchema } from '../../src/graph/schema.js';
import { formatError } from '../../src/graph/shared/errors.js';
import { createTrustedDocuments } from '../../src/http/documents/trusted.js';
import { createBudgetInMemory } from '../../src/limits/in-memory.js';
import { createLogger } from '../../src/log.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import { openStore } from '../../src/store/index.js';
import type { AccountStripe } from '../../src/stripe/index.js';
import { connectStripe } from '../../src/stripe/index.js';
import { createDesk } from '../../src/webhooks/index.js';
import { createWrites } from '../../src/writes/index.js';
import { decisionsOn } from './decisions-on.js';
import { stillDeliveries } from './still-deliveries.js';

export type OpenReads = Ports['openReads'];

export interface Read {
  readonly data: unknown;
  readonly errors: readonly GraphQLFormattedError[];
  /** Stripe calls, those included whose answer nobody waited for. */
  readonly calls: number;
  /** How many reads stood one behind the other in the longest row of them, each begun when the one before was over. */
  readonly waves: number;
}

export interface ReaderOptions {
  /** How this operation reads; everything else is the gateway's own. */
  readonly openReads: OpenReads;
  readonly accounts?: 'all' | readonly string[];
  readonly variables?: Readonly<Record<string, unknown>>;
}

export interface Reader {
  /** Runs a query without HTTP, for a viewer with every permission. */
  read(document: string | DocumentNode, options: ReaderOptions): Promise<Read>;
  close(): Promise<void>;
}

const PLENTY = 100_000;
const TIMEOUT_MS = 120_000;

/** The gateway's graph over a sandbox, in this process, so that the way in which it reads can be chosen. */
export async function openReader(sandbox: Sandbox): Promise<Reader> {
  const log = createLogger({ level: 'silent' });
  const store = await openStore('sqlite::memory:', log);
  const audit = createAudit({ store });
  const writes = createWrites({ store, audit, log });
  const keys = createKeys(store);
  const clientTokens = createClientTokens(store, { publish: () => undefined });
  const decisions = await decisionsOn(store);
  const schema = buildGraphSchema();
  const limits = { readsPerSecond: PLENTY, writesPerSecond: PLENTY };
  const stripe = connectStripe({ secretKey: 'sk_test_kit', base: sandbox.url, mode: 'test', limits });
  const facts = { principal: 'reader', name: 'reader', mode: 'test', permissions: PERMISSIONS } as const;
  return {
    async read(document, { openReads, accounts = 'all', variables = {} }) {
      const viewer = createViewer({ ...facts, accounts }, () => Promise.reject(new Error('A reader adopts nothing.')));
      const watch = new Watch();
      const contextValue = createContext(
        {
          stripe,
          writes,
          auditLog: audit,
          mutationPermissions: new Map(),
          keys,
          clientTokens,
          documents: createTrustedDocuments(store.trustedDocuments),
          uploadLinks: createUploadLinks(store, 'test'),
          inbox: createDesk({ ...store, mode: 'test' }),
          ...stillDeliveries(store),
          budget: createBudgetInMemory(PLENTY),
          decisions,
          bounds: { timeoutMs: TIMEOUT_MS, mostCalls: PLENTY },
          openReads: (from, recipes) => openReads(watch.over(from), recipes),
          now: Date.now,
          price: createKnownPrices(),
          openReadings: (who) => createReadings(audit, who, log),
        },
        { viewer, namedAccount: null, traced: false, address: null, requestId: null, origin: 'http://localhost' },
      );
      const parsed = typeof document === 'string' ? parse(document) : document;
      const { data, errors = [] } = await execute({
        schema,
        document: parsed,
        contextValue,
        variableValues: { ...variables },
      });
      await watch.settled();
      return {
        data: JSON.parse(JSON.stringify(data ?? null)),
        errors: errors.map((error) => formatError(error.toJSON(), error)),
        calls: contextValue.meter.calls,
        waves: watch.waves(),
      };
    },
    async close() {
      await stripe.close();
      await store.close();
    },
  };
}

/** What was read and when: a read that was begun ahead may outlast the operation. */
class Watch {
  private readonly pending = new Set<Promise<unknown>>();
  private readonly spans: { readonly begun: number; over: number }[] = [];

  over(from: AccountStripe): AccountStripe {
    const read = from.read.bind(from);
    from.read = (why, call) => {
      const span = { begun: performance.now(), over: Number.POSITIVE_INFINITY };
      this.spans.push(span);
      const answer = read(why, call);
      this.pending.add(answer);
      const end = () => {
        span.over = performance.now();
        this.pending.delete(answer);
      };
      answer.then(end, end);
      return answer;
    };
    return from;
  }

  async settled(): Promise<void> {
    while (this.pending.size > 0) await Promise.allSettled(this.pending);
  }

  waves(): number {
    const depths: number[] = [];
    for (const [at, { begun }] of this.spans.entries()) {
      const before = depths.filter((_depth, earlier) => earlier < at && this.spans[earlier]!.over <= begun);
      depths.push(1 + Math.max(0, ...before));
    }
    return Math.max(0, ...depths);
  }
}

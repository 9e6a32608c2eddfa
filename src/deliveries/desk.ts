import type { PartnerHttp } from '../partner-http/index.js';
import type {
  AttemptRecord,
  DeliveryRecord,
  EndpointChange,
  EndpointRecord,
  NewEndpoint,
  Store,
} from '../store/index.js';
import { MOST_SECRETS, type SigningSecrets } from './secrets.js';
import { isTopic, NOTICES } from './topics.js';

/** Who asks. */
export interface Asking {
  readonly principal: string;
  readonly mode: 'test' | 'live';
  readonly allAccounts: boolean;
  reaches(account: string): boolean;
}

export interface EndpointFacts extends EndpointRecord {
  /** It is of who asks, to be changed; another's can be seen and stopped only. */
  readonly own: boolean;
  /** When secrets that were replaced stop signing, the last of them; null when only one signs. */
  readonly previousSecretUntil: Date | null;
}

export interface ReplayedRange {
  readonly replayed: number;
  /** Null: all of it. Otherwise what happened at this time and later is to be asked for by another replay. */
  readonly restSince: Date | null;
}

export interface ReplayAsk {
  readonly since: Date;
  readonly delivered: boolean;
  /** The same replay puts nothing in the queue twice. */
  readonly as: string;
}

export interface DeliveryFilter {
  readonly state?: DeliveryRecord['state'] | undefined;
  readonly limit: number;
  readonly olderThan?: string | undefined;
  readonly newerThan?: string | undefined;
}

/** What partners do with their endpoints: each sees its own, and who reaches all accounts sees all. */
export interface DeliveryDesk {
  /** What is wrong with the URL, to follow "The URL ". */
  urlFault(url: string): string | null;
  isTopic(text: string): boolean;
  /** Makes the endpoint under this id, or answers with the one that has it. The secret is told once. */
  createOnce(endpoint: Omit<NewEndpoint, 'createdAt'>): Promise<{ endpoint: EndpointRecord; secret: string | null }>;
  find(id: string, asking: Asking): Promise<EndpointFacts | null>;
  /** Newest first. */
  list(asking: Asking): Promise<EndpointFacts[]>;
  change(id: string, change: EndpointChange): Promise<void>;
  remove(id: string): Promise<void>;
  disable(endpoint: EndpointRecord): Promise<void>;
  /** Under this credential from now on. */
  enable(id: string, credential: string): Promise<void>;
  /** The new secret: null when it was made before under this id, `full` when too many sign already. */
  rotate(id: string, as: string, overlapMs: number): Promise<string | null | 'full'>;
  delivery(id: string): Promise<DeliveryRecord | null>;
  /** Newest first. */
  deliveries(endpoint: string, filter: DeliveryFilter): Promise<DeliveryRecord[]>;
  attemptsOf(deliveries: readonly string[]): Promise<(AttemptRecord & { readonly delivery: string })[]>;
  replay(delivery: string, as: string): Promise<void>;
  /** What failed since then, or was never tried, in the accounts that are reached. */
  replayAll(endpoint: EndpointRecord, ask: ReplayAsk): Promise<ReplayedRange>;
  test(endpoint: EndpointRecord, as: string): Promise<DeliveryRecord | null>;
}

export interface DeskOptions {
  readonly store: Store['deliveries'];
  readonly secrets: SigningSecrets;
  readonly http: Pick<PartnerHttp, 'urlFault'>;
  readonly disable: (endpoint: EndpointRecord, reason: 'asked') => Promise<void>;
  readonly replayAll: DeliveryDesk['replayAll'];
  readonly onQueued: () => void;
  readonly now: () => number;
}

export function createDesk({ store, secrets, http, disable, replayAll, onQueued, now }: DeskOptions): DeliveryDesk {
  const { endpoints } = store;

  async function toFacts(records: readonly EndpointRecord[], asking: Asking): Promise<EndpointFacts[]> {
    const facts = await secrets.facts(records.map(({ id }) => id));
    return records.map((record) => {
      const ends = facts.flatMap(({ endpoint, expiresAt }) =>
        endpoint === record.id && expiresAt !== null ? [expiresAt.getTime()] : [],
      );
      const previousSecretUntil = ends.length === 0 ? null : new Date(Math.max(...ends));
      return { ...record, previousSecretUntil, own: record.principal === asking.principal };
    });
  }

  return {
    urlFault: (url) => http.urlFault(url),
    isTopic,
    async createOnce(wanted) {
      await endpoints.insert({ ...wanted, createdAt: new Date(now()) });
      const secret = await secrets.make(wanted.id, wanted.id.replace(/^[a-z]+/, 'whs'), 0);
      const endpoint = await endpoints.find(wanted.id);
      if (endpoint === null) throw new Error(`The endpoint ${wanted.id} is neither new nor there.`);
      return { endpoint, secret };
    },
    async find(id, asking) {
      const record = await endpoints.find(id);
      if (record === null || !isSeen(record, asking)) return null;
      return (await toFacts([record], asking))[0] ?? null;
    },
    async list(asking) {
      const { mode, principal, allAccounts } = asking;
      const records = await endpoints.list({ mode, principal: allAccounts ? undefined : principal });
      return toFacts(
        records.filter((record) => isSeen(record, asking)),
        asking,
      );
    },
    change: (id, change) => endpoints.change(id, change),
    remove: (id) => endpoints.remove(id),
    disable: (endpoint) => disable(endpoint, 'asked'),
    async enable(id, credential) {
      await endpoints.change(id, { credential });
      await endpoints.enable(id);
      onQueued();
    },
    async rotate(id, as, overlapMs) {
      const count = (await secrets.facts([id])).length;
      if (count >= MOST_SECRETS && overlapMs > 0 && !(await secrets.exists(as))) return 'full';
      return secrets.make(id, as, overlapMs);
    },
    delivery: (id) => store.find(id),
    deliveries: (endpoint, filter) => store.page({ endpoint, ...filter }),
    attemptsOf: (deliveries) => store.attemptsOf(deliveries),
    async replay(delivery, as) {
      await store.replay(delivery, as, new Date(now()));
      onQueued();
    },
    replayAll,
    async test({ id: endpoint, account }, as) {
      await store.notify({ id: as, endpoint, topic: NOTICES.test, account, about: endpoint }, new Date(now()));
      onQueued();
      return store.find(as);
    },
  };
}

function isSeen({ principal, mode, account }: EndpointRecord, asking: Asking): boolean {
  if (mode !== asking.mode || (account !== null && !asking.reaches(account))) return false;
  return principal === asking.principal || asking.allAccounts;
}

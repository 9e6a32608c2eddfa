import { randomBytes } from 'node:crypto';
import type { DecisionDefaultRecord, DecisionEndpointRecord, Store } from '../store/index.js';
import type { Seal } from '../util/seal.js';
import type { PartnerPost } from './partner/ask-endpoint.js';
import type { RuleBook } from './rules/rule-book.js';

/** What decides where no rule does, for an account. */
export interface SettingsDesk {
  defaults(account: string): Promise<DecisionDefaultRecord[]>;
  /** Of a card, a cardholder or the account itself; null takes it away. */
  setDefault(account: string, object: string, approves: boolean | null): Promise<void>;
  endpoint(account: string): Promise<DecisionEndpointRecord | null>;
  /** With a secret of its own; the same id again changes nothing. */
  setEndpoint(account: string, id: string, url: string): Promise<EndpointWithSecret>;
  /** The secret before it signs, too, until the time is over. Null: there is no endpoint. */
  rotateSecret(account: string, rotation: string, overlapSeconds: number): Promise<EndpointWithSecret | null>;
  removeEndpoint(account: string): Promise<boolean>;
  /** What is wrong with a URL, to follow "The URL "; null for one that may be tried. */
  urlFault(url: string): string | null;
}

export interface EndpointWithSecret {
  readonly endpoint: DecisionEndpointRecord;
  readonly secret: string;
}

const SECRET_BYTES = 32;

export function createSettingsDesk(
  store: Store['decisions']['settings'],
  book: RuleBook,
  { post, seal }: { readonly post: Pick<PartnerPost, 'urlFault'>; readonly seal: Seal },
): SettingsDesk {
  const opened = (endpoint: DecisionEndpointRecord): EndpointWithSecret => ({
    endpoint,
    secret: seal.open(endpoint.secret, endpoint.id),
  });
  const newSecretOf = (endpoint: string) => seal.close(newSecret(), endpoint);
  const refreshed = async <T>(work: Promise<T>): Promise<T> => {
    const done = await work;
    await book.refresh();
    return done;
  };
  return {
    defaults: (account) => store.defaults(account),
    setDefault: (account, object, approves) => refreshed(store.setDefault(account, object, approves)),
    endpoint: async (account) => (await store.endpoints(account))[0] ?? null,
    setEndpoint: async (account, id, url) =>
      opened(
        await refreshed(
          store.putEndpoint({
            ...{ account, id, url, secret: newSecretOf(id), createdAt: new Date() },
            ...{ previousSecret: null, previousUntil: null, rotations: [] },
          }),
        ),
      ),
    async rotateSecret(account, rotation, overlapSeconds) {
      const [known] = await store.endpoints(account);
      if (known === undefined) return null;
      const until = new Date(Date.now() + overlapSeconds * 1_000);
      const next = { secret: newSecretOf(known.id), rotation, until };
      const rotated = await refreshed(store.rotateEndpoint(account, next));
      return rotated && opened(rotated);
    },
    removeEndpoint: (account) => refreshed(store.removeEndpoint(account)),
    urlFault: (url) => post.urlFault(url),
  };
}

/** As https://www.standardwebhooks.com writes it. */
function newSecret(): string {
  return `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
}

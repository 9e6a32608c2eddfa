import type { EndpointRecord, Store, WebhookSecretRecord } from '../store/index.js';
import type { Seal } from '../util/seal.js';
import { newSecret } from './signature.js';

export interface SigningSecrets {
  /** The secret of the endpoint's first, or of a new one; null when it was made before under this id. */
  make(endpoint: string, id: string, overlapMs: number): Promise<string | null>;
  /** Those to sign with now, the newest first. */
  of(endpoint: Pick<EndpointRecord, 'id'>): Promise<string[]>;
  /** Without what they are. */
  facts(endpoints: readonly string[]): Promise<Omit<WebhookSecretRecord, 'sealed'>[]>;
  exists(id: string): Promise<boolean>;
}

/** More signatures than this no partner should have to look through. */
export const MOST_SECRETS = 5;

export function createSigningSecrets(
  secrets: Store['deliveries']['secrets'],
  seal: Seal,
  now: () => number,
): SigningSecrets {
  return {
    async make(endpoint, id, overlapMs) {
      const secret = newSecret();
      const at = new Date(now());
      const sealed = seal.close(secret, endpoint);
      const made = await secrets.insert({ id, endpoint, sealed, createdAt: at }, new Date(now() + overlapMs));
      return made ? secret : null;
    },
    async of({ id }) {
      const found = await secrets.of([id], new Date(now()));
      return found.slice(0, MOST_SECRETS).map(({ sealed, endpoint }) => seal.open(sealed, endpoint));
    },
    async facts(endpoints) {
      const found = await secrets.of(endpoints, new Date(now()));
      return found.map(({ sealed: _sealed, ...facts }) => facts);
    },
    exists: async (id) => (await secrets.find(id)) !== null,
  };
}

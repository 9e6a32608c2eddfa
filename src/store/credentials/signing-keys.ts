import type { Kysely } from 'kysely';
import type { SigningKeyRow, Tables } from '../tables.js';

export interface SigningKeyRecord {
  readonly id: string;
  readonly secret: string;
  readonly createdAt: Date;
}

export interface SigningKeys {
  insert(key: SigningKeyRecord): Promise<void>;
  find(id: string): Promise<SigningKeyRecord | null>;
  newest(): Promise<SigningKeyRecord | null>;
  removeCreated(before: Date): Promise<void>;
}

export function createSigningKeys(db: Kysely<Tables>): SigningKeys {
  return {
    async insert({ id, secret, createdAt }) {
      await db.insertInto('signing_keys').values({ id, secret, created_at: createdAt.getTime() }).execute();
    },
    async find(id) {
      const row = await db.selectFrom('signing_keys').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? toRecord(row) : null;
    },
    async newest() {
      const keys = db.selectFrom('signing_keys').selectAll().orderBy('created_at', 'desc').orderBy('id').limit(1);
      const row = await keys.executeTakeFirst();
      return row ? toRecord(row) : null;
    },
    async removeCreated(before) {
      await db.deleteFrom('signing_keys').where('created_at', '<', before.getTime()).execute();
    },
  };
}

const toRecord = ({ id, secret, created_at: createdAt }: SigningKeyRow): SigningKeyRecord => ({
  id,
  secret,
  createdAt: new Date(createdAt),
});

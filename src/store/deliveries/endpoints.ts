import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Tables } from '../tables.js';
import type { DisabledReason, WebhookEndpointRow } from './tables.js';

/** A partner's address with what it is to be told. */
export interface EndpointRecord {
  readonly id: string;
  readonly principal: string;
  /** What it works under: the id of a credential of the principal. */
  readonly credential: string;
  readonly mode: 'test' | 'live';
  /** Null: every account that its credential reaches. */
  readonly account: string | null;
  readonly url: string;
  readonly description: string;
  readonly topics: readonly string[];
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly disabled: DisabledReason | null;
  readonly disabledAt: Date | null;
  readonly failingSince: Date | null;
  /** Attempts in a row that failed. */
  readonly failures: number;
  readonly deliveredAt: Date | null;
  /** Events up to this number are not its own. */
  readonly fromSeq: number;
  readonly createdAt: Date;
}

export type NewEndpoint = Pick<
  EndpointRecord,
  | 'id'
  | 'principal'
  | 'credential'
  | 'mode'
  | 'account'
  | 'url'
  | 'description'
  | 'topics'
  | 'document'
  | 'variables'
  | 'createdAt'
>;

export type EndpointChange = Partial<
  Pick<EndpointRecord, 'url' | 'description' | 'topics' | 'document' | 'variables' | 'credential'>
>;

/** Whose are meant. */
export interface EndpointFilter {
  readonly mode: 'test' | 'live';
  readonly principal?: string | undefined;
  readonly account?: string | undefined;
}

export interface Endpoints {
  /** What is applied from now on is its own. False, and nothing done, if the id is taken. */
  insert(endpoint: NewEndpoint): Promise<boolean>;
  find(id: string): Promise<EndpointRecord | null>;
  /** Newest first. */
  list(filter: EndpointFilter): Promise<EndpointRecord[]>;
  /** Those that get something, in either mode. */
  enabled(): Promise<EndpointRecord[]>;
  change(id: string, change: EndpointChange): Promise<void>;
  /** False if it is disabled already. */
  disable(id: string, reason: DisabledReason, at: Date): Promise<boolean>;
  /** What is applied from now on is its own again, and what was in its queue is sent. */
  enable(id: string): Promise<void>;
  /** With its secrets; its deliveries go with time. */
  remove(id: string): Promise<void>;
  succeeded(id: string, at: Date): Promise<void>;
  /** Says since when it has been failing. */
  failed(id: string, at: Date): Promise<Date>;
}

export function createEndpoints(db: Kysely<Tables>): Endpoints {
  const all = () => db.selectFrom('webhook_endpoints').selectAll();
  return {
    insert: (endpoint) =>
      db.transaction().execute(async (tx) => {
        const from_seq = await lastSeqAlone(tx);
        const { numInsertedOrUpdatedRows } = await tx
          .insertInto('webhook_endpoints')
          .values(toRow(endpoint, from_seq))
          .onConflict((conflict) => conflict.column('id').doNothing())
          .executeTakeFirst();
        return (numInsertedOrUpdatedRows ?? 0n) > 0n;
      }),
    async find(id) {
      const row = await all().where('id', '=', id).executeTakeFirst();
      return row ? toEndpoint(row) : null;
    },
    async list({ mode, principal, account }) {
      const rows = await all()
        .where('mode', '=', mode)
        .$if(principal !== undefined, (query) => query.where('principal', '=', principal ?? ''))
        .$if(account !== undefined, (query) => query.where('account', '=', account ?? ''))
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .execute();
      return rows.map(toEndpoint);
    },
    async enabled() {
      const rows = await all().where('disabled', 'is', null).execute();
      return rows.map(toEndpoint);
    },
    async change(id, { topics, variables, ...texts }) {
      const lists = {
        ...(topics === undefined ? {} : { topics: JSON.stringify(topics) }),
        ...(variables === undefined ? {} : { variables: JSON.stringify(variables) }),
      };
      const set = { ...texts, ...lists };
      if (Object.keys(set).length > 0)
        await db.updateTable('webhook_endpoints').set(set).where('id', '=', id).execute();
    },
    async disable(id, reason, at) {
      const { numUpdatedRows } = await db
        .updateTable('webhook_endpoints')
        .set({ disabled: reason, disabled_at: at.getTime() })
        .where('id', '=', id)
        .where('disabled', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    enable: (id) =>
      db.transaction().execute(async (tx) => {
        const from_seq = await lastSeqAlone(tx);
        await tx
          .updateTable('webhook_endpoints')
          .set({ disabled: null, disabled_at: null, failing_since: null, failures: 0, from_seq })
          .where('id', '=', id)
          .where('disabled', 'is not', null)
          .execute();
      }),
    async remove(id) {
      await db.deleteFrom('webhook_secrets').where('endpoint', '=', id).execute();
      await db.deleteFrom('webhook_endpoints').where('id', '=', id).execute();
    },
    async succeeded(id, at) {
      await db
        .updateTable('webhook_endpoints')
        .set({ failures: 0, failing_since: null, delivered_at: at.getTime() })
        .where('id', '=', id)
        .execute();
    },
    async failed(id, at) {
      const row = await db
        .updateTable('webhook_endpoints')
        .set((set) => ({
          failures: set('failures', '+', 1),
          failing_since: set.fn.coalesce('failing_since', set.val(at.getTime())),
        }))
        .where('id', '=', id)
        .returning('failing_since')
        .executeTakeFirst();
      return row?.failing_since == null ? at : new Date(row.failing_since);
    },
  };
}

/** The last number that was given. While it is held, no deliveries are made of any. */
async function lastSeqAlone(tx: Kysely<Tables>): Promise<number> {
  await tx
    .updateTable('delivery_state')
    .set((set) => ({ seq: set.ref('seq') }))
    .execute();
  const { last_seq } = await tx.selectFrom('inbox_state').select('last_seq').executeTakeFirstOrThrow();
  return last_seq;
}

function toRow({ topics, variables, createdAt, ...texts }: NewEndpoint, from_seq: number): WebhookEndpointRow {
  return {
    ...texts,
    topics: JSON.stringify(topics),
    variables: JSON.stringify(variables),
    disabled: null,
    disabled_at: null,
    failing_since: null,
    failures: 0,
    delivered_at: null,
    from_seq,
    created_at: createdAt.getTime(),
  };
}

const texts = z.array(z.string());
const values = z.record(z.string(), z.unknown());

function toEndpoint(row: WebhookEndpointRow): EndpointRecord {
  const { id, principal, credential, mode, account, url, description, document, disabled, failures } = row;
  const date = (time: number | null) => (time === null ? null : new Date(time));
  return {
    ...{ id, principal, credential, mode, account, url, description, document, disabled, failures },
    topics: texts.parse(JSON.parse(row.topics)),
    variables: values.parse(JSON.parse(row.variables)),
    disabledAt: date(row.disabled_at),
    failingSince: date(row.failing_since),
    deliveredAt: date(row.delivered_at),
    fromSeq: row.from_seq,
    createdAt: new Date(row.created_at),
  };
}

import type { Kysely } from 'kysely';
import type { Tables } from '../tables.js';
import { noteChange } from './changes.js';
import type { DecisionEndpointRow } from './rows.js';

/** What decides where nothing else does. */
export interface DecisionDefaultRecord {
  readonly account: string;
  /** A card, a cardholder or the account itself. */
  readonly object: string;
  readonly approves: boolean;
}

/** Where a partner is asked. */
export interface DecisionEndpointRecord {
  readonly account: string;
  readonly id: string;
  readonly url: string;
  /** As its writer has sealed it. */
  readonly secret: string;
  readonly previousSecret: string | null;
  /** Until then the previous secret signs, too. */
  readonly previousUntil: Date | null;
  /** What rotated it, the last one first. */
  readonly rotations: readonly string[];
  readonly createdAt: Date;
}

/** One that is sent again later than so many others is a new one. */
const ROTATIONS_KNOWN = 200;

export interface DecisionSettings {
  defaults(account?: string): Promise<DecisionDefaultRecord[]>;
  /** Null takes it away. */
  setDefault(account: string, object: string, approves: boolean | null): Promise<void>;
  endpoints(account?: string): Promise<DecisionEndpointRecord[]>;
  /** In place of the one before it; one with the same id stays as it is, and is answered. */
  putEndpoint(endpoint: DecisionEndpointRecord): Promise<DecisionEndpointRecord>;
  /** Once for each `rotation`. Null: there is none. */
  rotateEndpoint(
    account: string,
    next: { readonly secret: string; readonly rotation: string; readonly until: Date },
  ): Promise<DecisionEndpointRecord | null>;
  removeEndpoint(account: string): Promise<boolean>;
}

export function createDecisionSettings(db: Kysely<Tables>, locksRows: boolean): DecisionSettings {
  const endpoints: DecisionSettings['endpoints'] = async (account) => {
    const rows = await db
      .selectFrom('decision_endpoints')
      .selectAll()
      .$if(account !== undefined, (query) => query.where('account', '=', account ?? ''))
      .execute();
    return rows.map(toEndpoint);
  };
  return {
    endpoints,
    async defaults(account) {
      const rows = await db
        .selectFrom('decision_defaults')
        .selectAll()
        .$if(account !== undefined, (query) => query.where('account', '=', account ?? ''))
        .orderBy('object')
        .execute();
      return rows.map(({ approves, ...of }) => ({ ...of, approves: approves === 1 }));
    },
    setDefault: (account, object, approves) =>
      db.transaction().execute(async (tx) => {
        await tx.deleteFrom('decision_defaults').where('account', '=', account).where('object', '=', object).execute();
        if (approves !== null)
          await tx
            .insertInto('decision_defaults')
            .values({ account, object, approves: approves ? 1 : 0 })
            .execute();
        await noteChange(tx, account);
      }),
    putEndpoint: (endpoint) =>
      db.transaction().execute(async (tx) => {
        const known = await tx
          .selectFrom('decision_endpoints')
          .selectAll()
          .where('account', '=', endpoint.account)
          .executeTakeFirst();
        if (known?.id === endpoint.id) return toEndpoint(known);
        await tx.deleteFrom('decision_endpoints').where('account', '=', endpoint.account).execute();
        await tx.insertInto('decision_endpoints').values(toRow(endpoint)).execute();
        await noteChange(tx, endpoint.account);
        return endpoint;
      }),
    rotateEndpoint: (account, { secret, rotation, until }) =>
      db.transaction().execute(async (tx) => {
        const row = await tx
          .selectFrom('decision_endpoints')
          .selectAll()
          .where('account', '=', account)
          .$if(locksRows, (query) => query.forUpdate())
          .executeTakeFirst();
        if (row === undefined) return null;
        const known = toEndpoint(row);
        if (known.rotations.includes(rotation)) return known;
        const rotated = {
          ...known,
          secret,
          previousSecret: known.secret,
          previousUntil: until,
          rotations: [rotation, ...known.rotations].slice(0, ROTATIONS_KNOWN),
        };
        await tx.updateTable('decision_endpoints').set(toRow(rotated)).where('account', '=', account).execute();
        await noteChange(tx, account);
        return rotated;
      }),
    removeEndpoint: (account) =>
      db.transaction().execute(async (tx) => {
        const { numDeletedRows } = await tx
          .deleteFrom('decision_endpoints')
          .where('account', '=', account)
          .executeTakeFirst();
        if (numDeletedRows > 0n) await noteChange(tx, account);
        return numDeletedRows > 0n;
      }),
  };
}

function toRow(endpoint: DecisionEndpointRecord): DecisionEndpointRow {
  const { account, id, url, secret, previousSecret, previousUntil, rotations, createdAt } = endpoint;
  return {
    account,
    id,
    url,
    secret,
    rotations: JSON.stringify(rotations),
    previous_secret: previousSecret,
    previous_until: previousUntil?.getTime() ?? null,
    created_at: createdAt.getTime(),
  };
}

function toEndpoint(row: DecisionEndpointRow): DecisionEndpointRecord {
  const { account, id, url, secret, previous_secret, previous_until, created_at } = row;
  const rotations: string[] = JSON.parse(row.rotations);
  const previousUntil = previous_until === null ? null : new Date(previous_until);
  const createdAt = new Date(created_at);
  return { account, id, url, secret, previousSecret: previous_secret, previousUntil, rotations, createdAt };
}

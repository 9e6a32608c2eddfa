import { z } from 'zod';

/**
 * What an entry tells. `INTENT` stands before a mutation's first Stripe call, `OUTCOME` after its last and names the
 * intent; an intent without one was cut short, and what it did stands in the record of the write. `READING` stands
 * before a sensitive value is answered. No value that a person typed, no card data and no secret is ever part of it.
 */
export const entryOf = z.object({
  /** Random, so that no two entries are alike: by its hash a writer knows its own. */
  id: z.string(),
  seq: z.int().positive(),
  /** Month of the entry in UTC, `2026-11`; never earlier than that of the one before. */
  segment: z.string(),
  /** Segment of the one before it; the empty text for the first of all. Entries of earlier versions do not say. */
  follows: z.string().optional(),
  at: z.iso.datetime(),
  kind: z.enum(['INTENT', 'OUTCOME', 'READING']),
  principal: z.string(),
  /** Id of the key or token. */
  credential: z.string(),
  permissions: z.array(z.string()),
  mutation: z.string().nullable(),
  /** What was read: `Type.field`. */
  fields: z.array(z.string()),
  account: z.string().nullable(),
  /** Ids of the objects that were made, changed or read. */
  objects: z.array(z.string()),
  address: z.string().nullable(),
  requestId: z.string().nullable(),
  idempotencyKeyHash: z.string().nullable(),
  /** Id of the intent. */
  intent: z.string().nullable(),
  outcome: z.enum(['DONE', 'REFUSED', 'UNKNOWN', 'CONFLICT', 'IN_FLIGHT', 'NOT_SENT']).nullable(),
  /** Codes of what refused it. */
  codes: z.array(z.string()),
  stripeRequestIds: z.array(z.string()),
});

export type AuditEntry = z.output<typeof entryOf>;

/** Who asks, with what, and from where. */
export interface Asker {
  readonly credential: string;
  readonly address: string | null;
  readonly requestId: string | null;
}

export type AuditFacts = Pick<AuditEntry, 'kind' | 'principal' | 'account'> &
  Asker &
  Partial<Omit<AuditEntry, keyof Standing>>;

/** Where an entry stands in the log. */
export type Standing = Pick<AuditEntry, 'id' | 'seq' | 'segment' | 'follows' | 'at'>;

const NOTHING = {
  permissions: [],
  mutation: null,
  fields: [],
  objects: [],
  idempotencyKeyHash: null,
  intent: null,
  outcome: null,
  codes: [],
  stripeRequestIds: [],
};

export function completed(facts: AuditFacts, standing: Standing): AuditEntry {
  return { ...NOTHING, ...facts, ...standing };
}

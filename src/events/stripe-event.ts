import { z } from 'zod';
import type { AppliedEvent } from './topics.js';

/** An event as Stripe sent it, read and checked. */
export interface StripeEvent extends Omit<AppliedEvent, 'seq' | 'snapshot'> {
  /** Says that something happened, and not what. */
  readonly thin: boolean;
}

const id = z.string().regex(/^evt_\w{1,200}$/);
const type = z.string().regex(/^[\w.]{1,200}$/);
const account = z.string().regex(/^acct_\w{1,100}$/);

const snapshot = z.object({
  object: z.literal('event'),
  id,
  type,
  account: account.nullish(),
  created: z.int().nonnegative(),
  livemode: z.boolean(),
  api_version: z.string().nullish(),
  data: z.object({
    object: z.looseObject({ id: z.string().max(200).nullish(), object: z.string().max(200).nullish() }),
    previous_attributes: z.unknown().optional(),
  }),
});

const thin = z.object({
  object: z.literal('v2.core.event'),
  id,
  type,
  /** The account, below the organisation's or platform's where those are named. */
  context: z
    .string()
    .regex(/^(\w{1,100}\/){0,5}acct_\w{1,100}$/)
    .nullish(),
  created: z.iso.datetime(),
  livemode: z.boolean(),
  related_object: z.object({ id: z.string().max(200), type: z.string().max(200) }).nullish(),
  snapshot_event: id.nullish(),
});

const either = z.discriminatedUnion('object', [snapshot, thin]);

/** @throws Error that says what is not as Stripe sends it */
export function readStripeEvent(body: string): StripeEvent {
  const parsed = either.safeParse(jsonIn(body));
  if (!parsed.success) throw new Error(`It is no event of Stripe's: ${faultsOf(parsed.error)}`);
  return parsed.data.object === 'event' ? ofSnapshot(parsed.data) : ofThin(parsed.data);
}

/** The id that it bears, were it only as far as that an event. */
export function eventIdIn(body: string): string | null {
  try {
    return z.object({ id }).parse(JSON.parse(body)).id;
  } catch {
    return null;
  }
}

function ofSnapshot({ id, type, account, created, livemode, api_version, data }: z.output<typeof snapshot>) {
  const { object: kind, id: objectId } = data.object;
  return {
    id,
    type,
    account: account ?? null,
    created,
    livemode,
    apiVersion: api_version ?? null,
    about: typeof kind === 'string' ? { type: kind, id: objectId ?? null } : null,
    object: data.object,
    previousAttributes: data.previous_attributes ?? null,
    thin: false,
  };
}

/** The thin event and the snapshot of one happening are one event. */
function ofThin({ id, type, context, created, livemode, related_object, snapshot_event }: z.output<typeof thin>) {
  const related = related_object ?? null;
  return {
    id: snapshot_event ?? id,
    type: type.replace(/^v1\./, ''),
    account: context?.split('/').at(-1) ?? null,
    created: Math.floor(Date.parse(created) / 1000),
    livemode,
    apiVersion: null,
    about: related && { type: related.type, id: related.id },
    object: null,
    previousAttributes: null,
    thin: true,
  };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('It is no JSON.');
  }
}

function faultsOf({ issues }: z.ZodError): string {
  return issues
    .slice(0, 3)
    .map(({ path, message }) => `${path.join('.') || 'the whole'}: ${message}`)
    .join('; ');
}

import { AsyncLocalStorage } from 'node:async_hooks';
import type { Meter } from './meter.js';

/** Who goes first when calls must wait. */
export const LANES = ['decision', 'mutation', 'query', 'background'] as const;
export type Lane = (typeof LANES)[number];

/** On whose behalf Stripe is called, and within which bounds: one per GraphQL operation. */
export interface Caller {
  /** Waiting calls of one lane are taken from each viewer in turn. */
  readonly viewer: string;
  readonly lane: Lane;
  /** By `performance.now()`: later than this, nothing is begun and no read is waited for. */
  readonly deadline: number;
  readonly meter: Meter;
}

/** One call as its resolver meant it; stripe-node may send it more than once. */
export interface Call {
  readonly caller: Caller;
  /** For whoever reads the trace: what needed it. */
  readonly why: string;
  sendings: number;
  /** An earlier sending of this call got no answer, so it may have been carried out. */
  uncertain: boolean;
}

/** stripe-node takes nothing along to its HTTP client; this does. It is entered at a call and nowhere else. */
const calls = new AsyncLocalStorage<Call>();

export const during = <T>(call: Call, work: () => Promise<T>): Promise<T> => calls.run(call, work);

/** @throws when Stripe is called by another way than an `AccountStripe` */
export function currentCall(): Call {
  const call = calls.getStore();
  if (call === undefined) throw new Error('Stripe is called outside of read() and write().');
  return call;
}

import type { AppliedEvent } from '../topics.js';

/** An event by its names. */
export type EventName = Pick<AppliedEvent, 'id' | 'account'>;

/** Where an event stands in the order of all. */
export interface Place {
  readonly seq: number;
  readonly event: EventName;
}

/**
 * Why a listener is told no more: it takes answers slower than they come, more happens than can be answered, its
 * viewer's minute is spent, or something went wrong here.
 */
export type Ending =
  | { readonly why: 'slow' | 'behind' | 'failed' }
  /** `resetsAt` in milliseconds since 1970. */
  | { readonly why: 'spent'; readonly resetsAt: number };

export interface Listener {
  /** False: it takes no more, and nothing of this answer is told. */
  take(answer: string): boolean;
  /** Resolves when it takes answers as fast as they can be made, and when it is gone. */
  room(): Promise<void>;
  /** Called once, and not when the listener left by itself. Where to go on from: null if it was told nothing yet. */
  ended(ending: Ending, last: EventName | null): void;
}

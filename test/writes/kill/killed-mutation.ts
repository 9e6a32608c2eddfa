import type { World } from './world.js';

/** The input, but for its key. */
export type Given = Readonly<Record<string, unknown>>;

/** A mutation of several steps, and what must be there when it is done, however often it was killed. */
export interface KilledMutation {
  readonly name: string;
  readonly input: string;
  readonly selects: string;
  /** Makes what the input names, and returns the input. */
  readonly given: (world: World) => Promise<Given>;
  /** How many objects of each kind it makes in Stripe. */
  readonly makes: Readonly<Record<string, number>>;
  /** What else is to be looked at when it is done, and how it must be. */
  readonly leaves?: (world: World, given: Given) => Promise<unknown>;
  readonly left?: unknown;
}

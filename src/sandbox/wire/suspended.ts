import type { Turn } from '../state/turn.js';

/** Now, or when something outside has answered. Most calls end at once, so nothing waits without need. */
export type Later<T> = T | Promise<T>;

export function whenDone<T, R>(value: Later<T>, next: (value: T) => R): Later<R> {
  return value instanceof Promise ? value.then(next) : next(value);
}

/**
 * What a call returns that must wait for the world outside: what it has changed so far stands and can be seen by others
 * while it waits. `resume` ends it in a step of its own, on a world that may have changed meanwhile, so it reads anew.
 */
export class Suspended {
  constructor(
    readonly until: Promise<void>,
    readonly resume: (turn: Turn) => object,
  ) {}

  followedBy(next: (turn: Turn, answer: object) => object): Suspended {
    return new Suspended(this.until, (turn) => next(turn, this.resume(turn)));
  }
}

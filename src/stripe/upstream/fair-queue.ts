import type { Lane } from './caller.js';
import { LANES } from './caller.js';

export interface Waiting {
  readonly lane: Lane;
  readonly viewer: string;
}

/** After so many others, one that waits in the last lane is taken, or it might wait for ever. */
const PATIENCE = 10;

/** What waits, by lane, and within a lane from each viewer in turn. */
export class FairQueue<T extends Waiting> {
  private readonly lanes: { readonly [L in Lane]: Map<string, T[]> } = {
    decision: new Map(),
    mutation: new Map(),
    query: new Map(),
    background: new Map(),
  };
  private passedOver = 0;
  private waiting = 0;

  get size(): number {
    return this.waiting;
  }

  /** `first`: it had its turn and was sent back. */
  add(item: T, first = false): void {
    const lane = this.lanes[item.lane];
    const queue = lane.get(item.viewer) ?? [];
    if (first) queue.unshift(item);
    else queue.push(item);
    lane.set(item.viewer, queue);
    this.waiting += 1;
  }

  remove(item: T): void {
    const queue = this.lanes[item.lane].get(item.viewer);
    const at = queue?.indexOf(item) ?? -1;
    if (queue === undefined || at < 0) return;
    queue.splice(at, 1);
    this.waiting -= 1;
    if (queue.length === 0) this.lanes[item.lane].delete(item.viewer);
  }

  /** The next that may go, taken out; null when none may. */
  take(mayGo: (item: T) => boolean): T | null {
    const order = this.passedOver >= PATIENCE ? [...LANES].reverse() : LANES;
    for (const lane of order) {
      const item = this.takeFrom(lane, mayGo);
      if (item === null) continue;
      const lastWaits = this.lanes.background.size > 0;
      this.passedOver = lane === 'background' || !lastWaits ? 0 : this.passedOver + 1;
      return item;
    }
    return null;
  }

  private takeFrom(lane: Lane, mayGo: (item: T) => boolean): T | null {
    const viewers = this.lanes[lane];
    for (const [viewer, queue] of viewers) {
      const item = queue.find(mayGo);
      if (item === undefined) continue;
      this.remove(item);
      // Whoever was served stands behind the others.
      viewers.delete(viewer);
      if (queue.length > 0) viewers.set(viewer, queue);
      return item;
    }
    return null;
  }
}

import type { Heard } from '../hearing/orders.js';

/** Who listens to a gateway that is killed again and again, and remembers what it was told last. */
export class Listener {
  /** The number of the last event. */
  last = 0;
  /** In the order of their telling. */
  readonly events: Pick<Heard, 'id' | 'account' | 'type'>[] = [];
  /** Where an event was missing or came twice. */
  readonly faults: string[] = [];
  /** Each object's own entries as far as events tell them; null where the object is to be read. */
  readonly picture = new Map<string, Readonly<Record<string, string>> | null>();
  private waiting: { readonly from: number; readonly reached: () => void } | undefined;

  readonly hear = (events: readonly Heard[]): void => {
    for (const { seq, id, account, type, object, metadata } of events) {
      if (seq !== this.last + 1) this.faults.push(`${seq} came after ${this.last}`);
      this.last = seq;
      this.events.push({ id, account, type });
      if (object !== null) this.picture.set(object, metadata);
    }
    if (this.waiting && this.events.length >= this.waiting.from) this.waiting.reached();
  };

  /** Resolves when it has had so many events. */
  reaches(count: number): Promise<void> {
    if (this.events.length >= count) return Promise.resolve();
    return new Promise((reached) => (this.waiting = { from: count, reached }));
  }
}

/** Where a write happened. */
export interface Place {
  tenant: string;
  collection: string;
  id: string;
}

/**
 * What a running call has changed, as steps that undo it. A call that is refused is rolled back, so it changes nothing.
 * Every write to the world's state goes through `note`.
 */
export class Journal {
  private undo: (() => void)[] = [];
  private depth = 0;
  private watcher: ((place: Place | undefined) => void) | undefined;

  /** A write without a place has changed which tenants there are. */
  note(step: () => void, place?: Place): void {
    if (this.depth > 0) this.undo.push(step);
    this.watcher?.(place);
  }

  /** Tells of every write, also of those that are undone later. */
  watch(watcher: (place: Place | undefined) => void): void {
    this.watcher = watcher;
  }

  /** Runs `work`; if it throws, all that it changed is put back and the error goes on. */
  attempt<T>(work: () => T): T {
    const start = this.undo.length;
    this.depth += 1;
    try {
      return work();
    } catch (error) {
      while (this.undo.length > start) this.undo.pop()?.();
      throw error;
    } finally {
      this.depth -= 1;
      if (this.depth === 0) this.undo = [];
    }
  }
}

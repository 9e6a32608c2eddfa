/** Waits for a turn; false when it is over. */
export interface Pace {
  turn(): Promise<boolean>;
  close(): void;
}

/** One in ten of the reads that the platform has in a second: the others are for who waits for an answer. */
const SHARE = 10;

export function createPace(readsPerSecond: number): Pace {
  const spacing = (1_000 * SHARE) / readsPerSecond;
  let next = 0;
  let closed = false;
  const sleeping = new Map<NodeJS.Timeout, () => void>();
  return {
    async turn() {
      const now = performance.now();
      const at = Math.max(now, next);
      next = at + spacing;
      if (at > now && !closed)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(() => {
            sleeping.delete(timer);
            resolve();
          }, at - now).unref();
          sleeping.set(timer, resolve);
        });
      return !closed;
    },
    close() {
      closed = true;
      for (const [timer, wake] of sleeping) {
        clearTimeout(timer);
        wake();
      }
      sleeping.clear();
    },
  };
}

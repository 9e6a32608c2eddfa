import { setTimeout as pause } from 'node:timers/promises';

const PAUSE_MS = 5;
const LOOKS = 2_000;

/** Resolves when it holds, and fails as it does if it never holds. */
export async function eventually(holds: () => Promise<void>): Promise<void> {
  for (let look = 1; ; look += 1) {
    try {
      return await holds();
    } catch (error) {
      if (look === LOOKS) throw error;
      await pause(PAUSE_MS);
    }
  }
}

/** Resolves when it holds, and fails if it never does. */
export function until(holds: () => boolean): Promise<void> {
  return eventually(async () => {
    if (!holds()) throw new Error(`It never came to pass: ${String(holds)}`);
  });
}

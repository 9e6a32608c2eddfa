const LOOKS = 200;

/** Resolves when it holds, and fails as it does if it never holds. */
export async function eventually(holds: () => Promise<void>): Promise<void> {
  for (let look = 1; ; look += 1) {
    try {
      return await holds();
    } catch (error) {
      if (look === LOOKS) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

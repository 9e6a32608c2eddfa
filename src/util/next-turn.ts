/** Lets what has come in meanwhile go first: SQLite's work holds this thread until it is done. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

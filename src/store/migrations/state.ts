/** How far a store's tables are. */
export interface StoreState {
  /** The newest migration that was applied; null: none was. */
  readonly version: string | null;
  /** What the next start applies. */
  readonly pending: readonly string[];
  /** What a newer release has applied. */
  readonly unknown: readonly string[];
}

export function stateOf(applied: readonly string[], known: readonly string[]): StoreState {
  return {
    version: [...applied].sort().at(-1) ?? null,
    pending: known.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !known.includes(name)),
  };
}

/**
 * JSON whose text depends on the content alone: keys sorted at every depth, absent and undefined fields alike.
 * Big integers become strings of digits. Cycles are the caller's mistake and throw.
 */
export function stableJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => {
    if (typeof item === 'bigint') return String(item);
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return item;
    return Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  });
}

/** The newest by Stripe's `created`; of several in one second the last, since Stripe appends. */
export function latest<T extends { readonly created: number }>(items: readonly T[]): T | null {
  return items.reduce<T | null>((best, item) => (best === null || item.created >= best.created ? item : best), null);
}

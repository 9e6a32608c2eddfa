import type { Tenant } from './tenant.js';

/** One kind of stored object as an image of the world sees it: rows of any tenant, out and in. */
export interface Kind<T extends { id: string }> {
  rows(tenant: Tenant): readonly { readonly seq: number; readonly value: T }[];
  row(tenant: Tenant, id: string): { readonly seq: number; readonly value: T } | undefined;
  restore(tenant: Tenant, id: string, seq: number, value: T | null): void;
}

const kinds = new Map<string, Kind<{ id: string }>>();

export function declareKind<T extends { id: string }>(name: string, kind: Kind<T>): void {
  if (kinds.has(name)) throw new Error(`Two collections are named ${name}`);
  kinds.set(name, kind);
}

export function allKinds(): ReadonlyMap<string, Kind<{ id: string }>> {
  return kinds;
}

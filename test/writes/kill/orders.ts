/** The store's write of this number: killed before it, or when it is durable. */
export interface StorePoint {
  readonly number: number;
  readonly side: 'before' | 'after';
}

/** What the gateway of a place is told. */
export type Order = { readonly place: number } & (
  | { readonly do: 'open'; readonly databaseUrl: string; readonly stripeBase: string }
  /** Counts from here on, and stops at a write. */
  | { readonly do: 'trace'; readonly stop?: StorePoint | undefined }
  | { readonly do: 'tell' }
  | { readonly do: 'close' }
);

/** What it tells. */
export interface Told {
  readonly place: number;
  readonly url?: string;
  /** The store's writes since counting began. */
  readonly moves?: readonly string[];
  readonly held?: true;
}

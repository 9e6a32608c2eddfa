/** What a gateway's process is told to do. */
export type Order =
  | {
      readonly do: 'open';
      readonly env: Readonly<Record<string, string>>;
      /** The number of the last event that its listener has had; null: it wants what comes from now on. */
      readonly after: number | null;
      /** It never applies the first events that it takes from the queue, and says so. */
      readonly stuck: boolean;
      /** So far its clock is ahead. */
      readonly aheadMs: number;
    }
  | { readonly do: 'settle' }
  | { readonly do: 'ahead'; readonly ms: number }
  | { readonly do: 'close' };

/** What a listener is told. */
export interface Heard {
  readonly seq: number;
  readonly id: string;
  readonly type: string;
  readonly account: string | null;
  readonly object: string | null;
  /** The object's own entries; null where it is to be read. */
  readonly metadata: Readonly<Record<string, string>> | null;
}

export type Told =
  | { readonly kind: 'opened'; readonly url: string }
  | { readonly kind: 'heard'; readonly events: readonly Heard[] }
  /** Events are taken from the queue, and will never be applied here. */
  | { readonly kind: 'stuck' }
  | { readonly kind: 'done' };

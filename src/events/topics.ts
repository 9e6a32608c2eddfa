/**
 * What happens inside this process that other rooms want to know, and what each is told. Doors: this file for the
 * topics, `bus.ts` for telling and hearing. It knows nobody who tells or hears.
 */
export interface Topics {
  /** The credential opens nothing any more: what it holds open must end. */
  'credential.revoked': CredentialRevoked;
  /** Something happened at Stripe. Each event once, in the order of `seq`, without gaps from the start on. */
  'stripe.event': AppliedEvent;
}

/** An event of Stripe's, after it was applied durably. */
export interface AppliedEvent {
  /** The place in the order of this database: from 1, without gaps. */
  readonly seq: number;
  readonly id: string;
  /** As snapshots name it: `issuing_card.updated`, for thin events too. */
  readonly type: string;
  /** Null: the platform's own. */
  readonly account: string | null;
  /** Unix seconds. */
  readonly created: number;
  readonly apiVersion: string | null;
  /** What it is about; `id` is null where there is one in each account, such as the balance. */
  readonly about: { readonly type: string; readonly id: string | null } | null;
  /**
   * How that is now, by its own snapshot or that of a newer event. Null where none decides it: the event is thin, of
   * another API version, or not newer than one applied before it. Then the object is to be read from Stripe.
   */
  readonly object: unknown;
  /** The same, also where it does not decide: of what never changes, such as the card of a purchase. Null for a thin one. */
  readonly snapshot: unknown;
  /** Null where Stripe sent none. */
  readonly previousAttributes: unknown;
  readonly livemode: boolean;
}

export interface CredentialRevoked {
  /** Id of the API key or client token. */
  readonly credential: string;
  readonly principal: string;
}

export type Topic = keyof Topics;

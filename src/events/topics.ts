/**
 * What happens inside this process that other rooms want to know, and what each is told. Doors: this file for the
 * topics, `bus.ts` for telling and hearing. It knows nobody who tells or hears.
 */
export interface Topics {
  /** The credential opens nothing any more: what it holds open must end. */
  'credential.revoked': CredentialRevoked;
}

export interface CredentialRevoked {
  /** Id of the API key or client token. */
  readonly credential: string;
  readonly principal: string;
}

export type Topic = keyof Topics;

/** Why a credential opens nothing: for logs and counts, never for the caller. */
export type Reason =
  'malformed' | 'unknown' | 'revoked' | 'expired' | 'other_mode' | 'address' | 'no_permissions' | 'forged' | 'replayed';

/** A credential was shown and opens nothing. It says no more than that: which of the reasons is nobody's business. */
export class Unauthenticated extends Error {
  override readonly name = 'Unauthenticated';

  constructor(
    readonly reason: Reason,
    /** What a log may tell of the credential. */
    readonly shown: string | null = null,
  ) {
    super('The credential is missing, malformed, unknown, expired or revoked.');
  }
}

/** Whether the credential opens anything cannot be told at the moment: its issuer's keys cannot be had. */
export class Unchecked extends Error {
  override readonly name = 'Unchecked';

  constructor(cause: unknown) {
    super('The token cannot be checked at the moment: the keys of its issuer cannot be had. Try again.', { cause });
  }
}

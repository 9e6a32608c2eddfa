/** Why something cannot serve, in words for everyone: no addresses, no credentials. */
export class Unready extends Error {
  override readonly name = 'Unready';
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** The same 16 characters for the same number. */
export function fingerprint(text: string): string {
  let state = 0x811c9dc5;
  return Array.from({ length: 16 }, (_, at) => {
    for (const char of `${text}${at}`) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
    return ALPHABET[state % ALPHABET.length];
  }).join('');
}

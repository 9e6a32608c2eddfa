import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Keeps texts so that who reads the place where they are kept does not learn them, if there is a key. */
export interface Seal {
  /** There is a key: what is closed cannot be read, nor made by others. */
  readonly hides: boolean;
  /** `about` says whose it is: under another name it is not opened. */
  close(text: string, about: string): string;
  /** @throws Error when it was closed under a key that is not here, or about something else, or was changed */
  open(sealed: string, about: string): string;
}

const ALGORITHM = 'aes-256-gcm';
const PLAIN = 'plain:';
const NONCE_BYTES = 12;

/** It was closed without a key. */
export const isPlain = (kept: string): boolean => kept.startsWith(PLAIN);

/** The first key closes, all of them open; without one, texts are kept as they are. */
export function createSeal(keys: readonly Uint8Array[]): Seal {
  const known = keys.map((key) => ({ key, name: createHash('sha256').update(key).digest('hex').slice(0, 8) }));
  const [newest] = known;
  return {
    hides: newest !== undefined,
    close(text, about) {
      if (newest === undefined) return PLAIN + text;
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, newest.key, nonce).setAAD(Buffer.from(about));
      const closed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return [newest.name, nonce, cipher.getAuthTag(), closed]
        .map((part) => (typeof part === 'string' ? part : part.toString('base64url')))
        .join('.');
    },
    open(sealed, about) {
      if (isPlain(sealed)) return sealed.slice(PLAIN.length);
      const [name, ...parts] = sealed.split('.');
      const [nonce, tag, closed] = parts.map((part) => Buffer.from(part, 'base64url'));
      const key = known.find((one) => one.name === name)?.key;
      if (key === undefined) throw new Error('What is kept was closed with a key that is not configured.');
      if (!nonce || !tag || !closed) throw new Error('What is kept is not as it was closed.');
      const decipher = createDecipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(about)).setAuthTag(tag);
      return Buffer.concat([decipher.update(closed), decipher.final()]).toString('utf8');
    },
  };
}

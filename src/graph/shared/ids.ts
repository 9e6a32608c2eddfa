/** An object's place: the connected account that owns it, and Stripe's id. An account's own place has both the same. */
export interface ObjectId {
  readonly account: string;
  readonly stripeId: string;
}

const ACCOUNT = /^acct_\w{1,100}$/;
const GLOBAL = /^(acct_\w{1,100})\/([a-z]+_\w{1,100})$/;
const BARE = /^[a-z]+_\w{1,100}$/;
const PLATFORM = 'platform/';

export function globalId(account: string, stripeId: string): string {
  return account === stripeId ? account : `${account}/${stripeId}`;
}

/** The global id behind a field that holds an id, or the object itself if it was expanded. */
export function globalIdOf(account: string, value: string | { readonly id: string } | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  return globalId(account, typeof value === 'string' ? value : value.id);
}

/** The global id of an object of our own that belongs to no account. */
export function platformId(id: string): string {
  return `${PLATFORM}${id}`;
}

/** Our own id behind a global or bare one. Null: it is none of this prefix. */
export function parsePlatformId(raw: string, prefix: string): string | null {
  const id = raw.startsWith(PLATFORM) ? raw.slice(PLATFORM.length) : raw;
  return BARE.test(id) && id.startsWith(`${prefix}_`) ? id : null;
}

/** The global id of an object of our own, in an account or in none. */
export function ownId(account: string | null, id: string): string {
  return account === null ? platformId(id) : globalId(account, id);
}

/** Our own id behind a global or bare one, and what its global form says: null for the platform, undefined for nothing. */
export function parseOwnId(
  raw: string,
  prefix: string,
): { readonly id: string; readonly account: string | null | undefined } | null {
  const bare = parsePlatformId(raw, prefix);
  if (bare !== null) return { id: bare, account: raw === bare ? undefined : null };
  const parsed = parseId(raw);
  return parsed?.stripeId.startsWith(`${prefix}_`) ? { id: parsed.stripeId, account: parsed.account } : null;
}

/** `account` is null for a bare id, whose account the caller must know. Null: no id at all. */
export function parseId(raw: string): { readonly account: string | null; readonly stripeId: string } | null {
  if (ACCOUNT.test(raw)) return { account: raw, stripeId: raw };
  const global = GLOBAL.exec(raw);
  if (global !== null) return { account: global[1]!, stripeId: global[2]! };
  return BARE.test(raw) ? { account: null, stripeId: raw } : null;
}

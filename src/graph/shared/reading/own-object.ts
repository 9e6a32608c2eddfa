import { badArgument, notFound } from '../errors.js';
import { parseId, parseOwnId } from '../ids.js';

interface Asking {
  readonly boundAccount: string | null;
}

/** An object of our own, with the account in which its id says that it is: null for none, undefined if it says nothing. */
export interface OwnObject {
  readonly id: string;
  readonly account: string | null | undefined;
}

/**
 * The object of our own that an `ID` argument names; an id of another type is as good as one that is missing.
 * @throws BAD_USER_INPUT for what is no id, or of another account than the request; NOT_FOUND
 */
export function locateOwn({ boundAccount }: Asking, raw: string, prefix: string, what: string): OwnObject {
  const own = parseOwnId(raw, prefix);
  if (own === null) throw parseId(raw) === null ? badArgument('id', 'is not an id.') : notFound(what);
  if (own.account != null && boundAccount !== null && own.account !== boundAccount) throw notFound(what);
  return own;
}

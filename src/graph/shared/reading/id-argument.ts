import { badArgument } from '../errors.js';
import { parseId } from '../ids.js';

/** The Stripe id that a list's `ID` argument names. @throws BAD_USER_INPUT that names the argument */
export function idWithin(account: string, raw: string, argument: string): string {
  const parsed = parseId(raw);
  if (parsed === null) throw badArgument(argument, 'is not an id.');
  if (parsed.account !== null && parsed.account !== account)
    throw badArgument(argument, `is of another account than the list, ${account}.`);
  return parsed.stripeId;
}

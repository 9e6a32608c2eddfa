import type { AccountReads, StripeFailure } from '../../../stripe/index.js';
import { CapabilityPending } from './user-errors.js';

export type NeededCapability = 'card_issuing' | 'treasury' | 'transfers';

/** Stripe refuses with no code where a capability is missing; the account's own state tells which. Null: all are active. */
export async function capabilityPending(
  accounts: AccountReads,
  account: string,
  needed: readonly NeededCapability[],
  failure: StripeFailure,
): Promise<CapabilityPending | null> {
  if (failure.reason !== 'invalid' || failure.facts.code?.startsWith('parameter_')) return null;
  return pendingCapability(accounts, account, needed, failure.facts.requestId);
}

/** The first of these capabilities that is not active, by the account's own state. */
export async function pendingCapability(
  accounts: AccountReads,
  account: string,
  needed: readonly NeededCapability[],
  stripeRequestId: string | null,
): Promise<CapabilityPending | null> {
  const read = await accounts.of('account').byId(account, []);
  for (const name of needed) {
    const status = read?.capabilities?.[name] ?? 'unrequested';
    if (read === null || status === 'active') continue;
    const due = [...new Set([...(read.requirements?.past_due ?? []), ...(read.requirements?.currently_due ?? [])])];
    return new CapabilityPending(name, status, due, { stripeRequestId });
  }
  return null;
}

import type { StripeFailure } from '../../../stripe/index.js';
import { capabilityPending } from './capability-pending.js';
import type { Explaining } from './card-refusals.js';
import type { UserError } from './user-errors.js';
import { InvalidInput, InvalidState } from './user-errors.js';

/** Why a financial account cannot be opened: the account's capability. */
export function explainNewFinancialAccount(
  context: Explaining,
  account: string,
  failure: StripeFailure,
): Promise<UserError | null> {
  return capabilityPending(context.platform.reads, account, ['treasury'], failure);
}

/** Why a financial account cannot be changed or closed: it is closed, or it still holds money. */
export async function explainFinancialAccountChange(
  context: Explaining,
  account: string,
  financialAccount: string,
  failure: StripeFailure,
): Promise<UserError | null> {
  const pending = await explainNewFinancialAccount(context, account, failure);
  if (pending !== null || failure.reason !== 'invalid') return pending;
  const read = await context.account(account).reads.of('treasury.financial_account').byId(financialAccount, []);
  const more = { stripeRequestId: failure.facts.requestId };
  if (read?.status !== 'closed') return null;
  return new InvalidState('financialAccountId', read.status, 'The financial account is closed.', more);
}

/** Why a financial account cannot be closed, beside that: money is in it, or cards still spend from it. */
export async function explainClosing(
  context: Explaining,
  account: string,
  financialAccount: string,
  failure: StripeFailure,
): Promise<UserError | null> {
  const { param, requestId } = failure.facts;
  if (param?.startsWith('forwarding_settings'))
    return new InvalidInput('forwardTo', failure.message, { stripeRequestId: requestId });
  const explained = await explainFinancialAccountChange(context, account, financialAccount, failure);
  if (explained !== null || failure.reason !== 'invalid' || param !== null) return explained;
  const read = await context.account(account).reads.of('treasury.financial_account').byId(financialAccount, []);
  if (read === null) return null;
  const { cash, inbound_pending: coming, outbound_pending: going } = read.balance;
  const empty = [cash, coming, going].every((amounts) => Object.values(amounts).every((amount) => amount === 0));
  const why = empty ? failure.message : 'The financial account still holds money: send it elsewhere first.';
  return new InvalidState('financialAccountId', read.status, why, { stripeRequestId: requestId });
}

import { schedule } from '../../state/jobs.js';
import type { Turn } from '../../state/turn.js';
import { DECISION_SECONDS } from '../flows/bank-outcomes.js';
import { financialAccounts } from '../financial-account-state.js';

export const FORWARD_JOB = 'financial_account.forward';

/** Money has come to a financial account. If that is closed and says where to, the money goes on a little later. */
export function moneyCame(turn: Turn, id: string): void {
  const account = financialAccounts.in(turn.tenant).get(id);
  if (account?.status !== 'closed' || !account.forwarding) return;
  schedule(turn, FORWARD_JOB, turn.now + DECISION_SECONDS, { financial_account: id });
}

import { balanceMoved, balanceTransactions } from '../../connect/money/account-balance.js';
import type { Turn } from '../../state/turn.js';
import { creditConfirmed, creditRescinded, disputeCredited, isCreditOpen } from '../../treasury/debit-reversals.js';
import { checkCountable } from '../money.js';
import { issuingTransactions } from '../transaction/state.js';
import { disputeMoved } from './change.js';
import type { StoredDispute } from './state.js';

/*
 * Money that comes back before the network has decided. On a financial account it is a debit reversal under way, on the
 * Issuing balance what the dispute has brought so far.
 */

export function isCredited(turn: Turn, { id, treasury }: StoredDispute): boolean {
  if (treasury) return isCreditOpen(turn, treasury.debit_reversal);
  return (
    balanceTransactions
      .in(turn.tenant)
      .all('source', id)
      .reduce((sum, { amount }) => sum + amount, 0) > 0
  );
}

export function credited(turn: Turn, dispute: StoredDispute): StoredDispute {
  checkRoom(turn, dispute, dispute.amount);
  return disputeMoved(turn, dispute, { treasury: granted(turn, dispute) }, ['funds_reinstated']);
}

function granted(turn: Turn, { id, amount, currency, treasury }: StoredDispute): StoredDispute['treasury'] {
  if (treasury) {
    const reversal = disputeCredited(turn, { received_debit: treasury.received_debit, amount, dispute: id });
    return { ...treasury, debit_reversal: reversal.id };
  }
  const movement = { amount, currency, source: id, type: 'issuing_dispute_provisional_credit' } as const;
  balanceMoved(turn, { ...movement, description: 'Provisional credit for a dispute' });
  return null;
}

/** The dispute was won: the credit stays. */
export function confirmed(turn: Turn, { treasury }: StoredDispute): void {
  if (treasury?.debit_reversal) creditConfirmed(turn, treasury.debit_reversal);
}

/** Taken back whether or not the money is still there. */
export function rescinded(turn: Turn, dispute: StoredDispute): StoredDispute {
  const { id, amount, currency, treasury } = dispute;
  checkRoom(turn, dispute, -amount);
  if (treasury?.debit_reversal) creditRescinded(turn, treasury.debit_reversal);
  else {
    const movement = { amount: -amount, currency, source: id } as const;
    const type = 'issuing_dispute_provisional_credit_reversal';
    balanceMoved(turn, { ...movement, description: 'Provisional credit taken back', type });
  }
  return disputeMoved(turn, dispute, {}, ['funds_rescinded']);
}

function checkRoom(turn: Turn, { transaction: id }: StoredDispute, change: number): void {
  const transaction = issuingTransactions.in(turn.tenant).get(id);
  if (transaction) checkCountable(turn, transaction, change);
}

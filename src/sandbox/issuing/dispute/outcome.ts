import type { Turn } from '../../state/turn.js';
import { disputeReimbursed } from '../../treasury/debit-reversals.js';
import { balanceMoved } from '../../connect/money/account-balance.js';
import { disputeMoved } from './change.js';
import { explanationOf } from './evidence.js';
import { confirmed, isCredited, rescinded } from './provisional-credit.js';
import type { StoredDispute } from './state.js';

/** In test mode the explanation says how the network will decide, and it does so at once; else it takes its time. */
export function decided(turn: Turn, dispute: StoredDispute): StoredDispute {
  switch (explanationOf(dispute.evidence)) {
    case 'winning_evidence':
      return won(turn, dispute);
    case 'losing_evidence':
      return lost(turn, dispute);
    default:
      return dispute;
  }
}

/** A provisional credit is taken back. */
export function lost(turn: Turn, dispute: StoredDispute): StoredDispute {
  const left = isCredited(turn, dispute) ? rescinded(turn, dispute) : dispute;
  return disputeMoved(turn, left, { status: 'lost', loss_reason: 'other' }, ['closed']);
}

/** The money comes back, unless a provisional credit has brought it already. */
export function won(turn: Turn, dispute: StoredDispute): StoredDispute {
  if (isCredited(turn, dispute)) {
    confirmed(turn, dispute);
    return disputeMoved(turn, dispute, { status: 'won' }, ['closed']);
  }
  return disputeMoved(turn, dispute, { status: 'won', treasury: reimbursed(turn, dispute) }, [
    'funds_reinstated',
    'closed',
  ]);
}

/** The money goes back to where it was taken from. */
function reimbursed(turn: Turn, { id, amount, currency, treasury }: StoredDispute): StoredDispute['treasury'] {
  if (treasury) {
    const reversal = disputeReimbursed(turn, { received_debit: treasury.received_debit, amount, dispute: id });
    return { ...treasury, debit_reversal: reversal.id };
  }
  balanceMoved(turn, { amount, currency, description: 'Dispute won', source: id, type: 'issuing_dispute' });
  return null;
}

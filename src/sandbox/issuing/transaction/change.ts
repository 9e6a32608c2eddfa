import type { Turn } from '../../state/turn.js';
import { issuingTransactions, type StoredIssuingTransaction } from './state.js';
import { renderTransaction } from './view.js';

export function changeTransaction(
  turn: Turn,
  transaction: StoredIssuingTransaction,
  patch: Partial<StoredIssuingTransaction>,
): StoredIssuingTransaction {
  const changed = issuingTransactions.in(turn.tenant).update(transaction.id, patch);
  turn.emit('issuing_transaction.updated', renderTransaction(changed), renderTransaction(transaction));
  return changed;
}

import { authorizations } from '../issuing/authorization/state.js';
import { renderAuthorization } from '../issuing/authorization/view.js';
import type { FlowType } from '../state/ledger.js';
import type { Turn } from '../state/turn.js';
import { debitReversals, renderDebitReversal } from './debit-reversal-state.js';
import { receivedCredits, renderReceivedCredit } from './received-credit-state.js';
import { receivedDebits, renderReceivedDebit } from './received-debit-state.js';

/** The flow behind a transaction or an entry, under the name of its type. */
export function flowDetails(turn: Turn, of: { flow: string; flow_type: FlowType } | undefined): object | null {
  if (!of) return null;
  const flow = flowOf(turn, of);
  return { type: of.flow_type, ...(flow ? { [of.flow_type]: flow } : {}) };
}

function flowOf(turn: Turn, { flow, flow_type: type }: { flow: string; flow_type: FlowType }): object | undefined {
  const { tenant } = turn;
  switch (type) {
    case 'debit_reversal':
      return shown(debitReversals.in(tenant).get(flow), renderDebitReversal);
    case 'issuing_authorization':
      return shown(authorizations.in(tenant).get(flow), (found) => renderAuthorization(tenant, found));
    case 'received_credit':
      return shown(receivedCredits.in(tenant).get(flow), renderReceivedCredit);
    case 'received_debit':
      return shown(receivedDebits.in(tenant).get(flow), renderReceivedDebit);
    default:
      return undefined;
  }
}

function shown<T, R>(stored: T | undefined, render: (stored: T) => R): R | undefined {
  return stored === undefined ? undefined : render(stored);
}

import type { FlowType } from '../../state/ledger.js';
import type { Turn } from '../../state/turn.js';
import { creditReversals, renderCreditReversal } from './credit-reversal.js';
import { inboundTransfers, renderInboundTransfer } from './inbound-transfer.js';
import { outboundPayments, outboundTransfers, type OutboundKind } from '../outbound/state.js';
import { debitReversals, renderDebitReversal } from './debit-reversal.js';
import { receivedCredits, renderReceivedCredit } from './received-credit.js';
import { receivedDebits, renderReceivedDebit } from './received-debit.js';

type FlowLoader = (turn: Turn, id: string) => object | undefined;

const loaders = new Map<FlowType, FlowLoader>([
  ['received_credit', (turn, id) => shown(receivedCredits.in(turn.tenant).get(id), renderReceivedCredit)],
  ['received_debit', (turn, id) => shown(receivedDebits.in(turn.tenant).get(id), renderReceivedDebit)],
  ['credit_reversal', (turn, id) => shown(creditReversals.in(turn.tenant).get(id), renderCreditReversal)],
  ['inbound_transfer', (turn, id) => shown(inboundTransfers.in(turn.tenant).get(id), renderInboundTransfer)],
  ['outbound_payment', (turn, id) => outbound(turn, outboundPayments, id)],
  ['outbound_transfer', (turn, id) => outbound(turn, outboundTransfers, id)],
  ['debit_reversal', (turn, id) => shown(debitReversals.in(turn.tenant).get(id), renderDebitReversal)],
]);

function outbound(turn: Turn, kind: OutboundKind, id: string): object | undefined {
  return shown(kind.collection.in(turn.tenant).get(id), kind.render);
}

function shown<T, R>(stored: T | undefined, render: (stored: T) => R): R | undefined {
  return stored === undefined ? undefined : render(stored);
}

/** How another room's flows are shown in `flow_details`: Issuing adds `issuing_authorization`. */
export function showFlow(type: FlowType, load: FlowLoader): void {
  loaders.set(type, load);
}

export function flowDetails(turn: Turn, of: { flow: string; flow_type: FlowType } | undefined): object | null {
  if (!of) return null;
  const flow = loaders.get(of.flow_type)?.(turn, of.flow);
  return { type: of.flow_type, ...(flow ? { [of.flow_type]: flow } : {}) };
}

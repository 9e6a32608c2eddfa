import type Stripe from 'stripe';
import type { Turn } from '../../state/turn.js';
import { financialAccountAnywhere } from '../financial-account/address-book.js';
import { outboundPayments, outboundTransfers } from '../outbound/state.js';
import { receivedCredits } from './received-credit.js';

type Details = Stripe.Treasury.ReceivedCredit.LinkedFlows.SourceFlowDetails;
type PayoutLoader = (turn: Turn, id: string) => Stripe.Payout | undefined;

let loadPayout: PayoutLoader = () => undefined;

/** How payouts are shown; they belong to the balance, which Treasury does not know. */
export function showPayouts(load: PayoutLoader): void {
  loadPayout = load;
}

/** The flow that sent a credit, shown in full, on whichever account it is. */
export function sourceFlowDetails(turn: Turn, creditId: string): Details | null {
  const credit = receivedCredits.in(turn.tenant).get(creditId);
  const { source_flow: id, source_flow_type: type } = credit?.linked_flows ?? {};
  if (!id || !type) return null;
  if (type === 'payout') {
    const payout = loadPayout(turn, id);
    return payout ? { type, payout } : null;
  }
  const sender = credit?.initiating_payment_method_details.financial_account?.id ?? '';
  const tenant = financialAccountAnywhere(turn, sender)?.tenant;
  const kind = type === 'outbound_payment' ? outboundPayments : outboundTransfers;
  const stored = tenant && kind.collection.in(tenant).get(id);
  return stored ? { type, [type]: kind.render(stored) } : null;
}

import type Stripe from 'stripe';
import type { Turn } from '../../state/turn.js';
import type { StoredAuthorization } from '../authorization/state.js';
import type { StoredCard } from '../card/state.js';
import type { Merchant } from '../spending/merchant.js';
import { putBack, takeOut } from '../money.js';
import type { StoredPurchaseDetails } from './purchase-details.js';
import { issuingTransactions, type StoredIssuingTransaction } from './state.js';
import { renderTransaction } from './view.js';

/** What the network says: all amounts positive. */
export interface Clearing {
  amount: number;
  merchantAmount: number;
  merchantCurrency: string;
  merchant: Merchant;
  card: Pick<StoredCard, 'id' | 'cardholder' | 'currency' | 'financial_account'>;
  authorization?: StoredAuthorization;
  purchaseDetails?: StoredPurchaseDetails;
  refundOf?: string;
}

/** A merchant takes money. It cannot be refused: controls, states and funds are not looked at again. */
export function bookCapture(turn: Turn, clearing: Clearing): StoredIssuingTransaction {
  return booked(turn, clearing, 'capture');
}

/** A merchant gives money back. */
export function bookRefund(turn: Turn, clearing: Clearing): StoredIssuingTransaction {
  return booked(turn, clearing, 'refund');
}

function booked(turn: Turn, clearing: Clearing, type: 'capture' | 'refund'): StoredIssuingTransaction {
  const { amount, authorization, card, merchant, merchantAmount } = clearing;
  const id = turn.newId('ipi');
  const sign = type === 'capture' ? -1 : 1;
  const movement = {
    amount,
    authorization: authorization?.id ?? null,
    card: card.id,
    currency: card.currency,
    financial_account: card.financial_account,
    merchantName: merchant.name,
    transaction: id,
  };
  const links = type === 'capture' ? takeOut(turn, movement) : putBack(turn, movement);
  const stored = issuingTransactions.in(turn.tenant).put({
    ...links,
    id,
    created: turn.now,
    amount: sign * amount,
    amount_details: authorization?.amount_details ?? null,
    authorization: movement.authorization,
    card: card.id,
    cardholder: card.cardholder,
    currency: card.currency,
    dispute: null,
    financial_account: card.financial_account,
    merchant_amount: sign * merchantAmount,
    merchant_currency: clearing.merchantCurrency,
    merchant_data: merchant,
    metadata: {},
    network_data: networkData(turn, authorization),
    purchase_details: clearing.purchaseDetails ?? null,
    refund_of: clearing.refundOf ?? null,
    token: authorization?.token ?? null,
    type,
    wallet: authorization?.wallet ?? null,
  });
  turn.emit('issuing_transaction.created', renderTransaction(stored));
  if (stored.purchase_details?.receipt) {
    turn.emit('issuing_transaction.purchase_details_receipt_updated', renderTransaction(stored));
  }
  return stored;
}

function networkData(turn: Turn, authorization?: StoredAuthorization): Stripe.Issuing.Transaction.NetworkData {
  const approval = authorization?.request_history.find(({ approved }) => approved);
  return {
    authorization_code: approval?.authorization_code ?? null,
    processing_date: new Date(turn.now * 1000).toISOString().slice(0, 10),
    transaction_id: authorization?.network_data.transaction_id ?? `test_${turn.world.ids.digits(15)}`,
  };
}

import { changeAuthorization } from '../../issuing/authorization/change.js';
import { authorizations } from '../../issuing/authorization/state.js';
import { CARD_NOUN, cards } from '../../issuing/card/state.js';
import { cardUsed } from '../../issuing/card/use.js';
import { merchantFrom, merchantParam } from '../../issuing/spending/merchant.js';
import { bookCapture, bookRefund, type Clearing } from '../../issuing/transaction/booking.js';
import { purchaseDetailsFrom, purchaseDetailsParam } from '../../issuing/transaction/purchase-details.js';
import { refund } from '../../issuing/transaction/refund.js';
import { renderTransaction } from '../../issuing/transaction/view.js';
import { namedTransaction } from '../../issuing/transactions.js';
import type { Turn } from '../../state/turn.js';
import { endpoint, inParam, type Resource } from '../../wire/endpoint.js';
import { amount, currency, string } from '../../wire/param-kinds.js';
import type { Values } from '../../wire/params.js';
import { checkCurrency } from './price.js';

const OBJECT = 'issuing.transaction';
const PATH = '/v1/test_helpers/issuing/transactions';

const params = {
  amount: amount().required(),
  card: string().required(),
  currency: currency(),
  merchant_data: merchantParam,
  purchase_details: purchaseDetailsParam,
};

const createForceCapture = endpoint({
  method: 'POST',
  path: `${PATH}/create_force_capture`,
  answers: OBJECT,
  params,
  run(turn, sent) {
    const clearing = clearingOf(turn, sent);
    const capture = bookCapture(turn, clearing);
    cardUsed(turn, clearing.card);
    return renderTransaction(capture);
  },
});

const createUnlinkedRefund = endpoint({
  method: 'POST',
  path: `${PATH}/create_unlinked_refund`,
  answers: OBJECT,
  params,
  run: (turn, sent) => renderTransaction(bookRefund(turn, clearingOf(turn, sent))),
});

/** Nothing stands in the way of these two, not even a canceled card. */
function clearingOf(turn: Turn, sent: Values<typeof params>): Clearing {
  const card = inParam(cards.in(turn.tenant), sent.card, CARD_NOUN, 'card');
  checkCurrency(card, sent.currency);
  return {
    amount: sent.amount,
    merchantAmount: sent.amount,
    merchantCurrency: card.currency,
    merchant: merchantFrom(sent.merchant_data),
    card,
    ...(sent.purchase_details ? { purchaseDetails: purchaseDetailsFrom(sent.purchase_details) } : {}),
  };
}

/** A refund of an authorized capture shows on the authorization too. */
const refundIt = endpoint({
  method: 'POST',
  path: `${PATH}/:id/refund`,
  answers: OBJECT,
  params: { refund_amount: amount() },
  run(turn, sent, { id }) {
    const captured = namedTransaction(turn, id);
    const authorization = authorizations.in(turn.tenant).get(captured.authorization ?? '');
    if (!authorization) return renderTransaction(refund(turn, captured, sent.refund_amount));
    let made = captured;
    changeAuthorization(turn, authorization, () => {
      made = refund(turn, captured, sent.refund_amount, authorization);
      return {};
    });
    return renderTransaction(made);
  },
});

export const transactionHelperResource: Resource = { routes: [refundIt, createForceCapture, createUnlinkedRefund] };

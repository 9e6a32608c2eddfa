import type { Turn } from '../../state/turn.js';
import { invalid } from '../../wire/error-body.js';
import { merchantShare } from './change.js';
import { checkPending } from './clearing.js';
import { cardOf, conclude } from './conclude.js';
import { refusal } from './decision.js';
import { putToPlatform } from './real-time.js';
import { authorizations, type StoredAuthorization } from './state.js';
import { declined } from './verdict.js';

/** The merchant asks for more, which is decided anew. */
export function increment(
  turn: Turn,
  authorization: StoredAuthorization,
  by: number,
  isAmountControllable: boolean,
): StoredAuthorization {
  checkPending(authorization, 'incremented');
  if (authorization.pending) throw invalid('Another increment of this authorization waits for its decision.');
  const { amount, card_presence: presence, merchant_currency, merchant_data: merchant } = authorization;
  const card = cardOf(turn, authorization);
  const asked = authorizations.in(turn.tenant).update(authorization.id, {
    pending: {
      kind: 'increment',
      looksFraudulent: false,
      request: {
        amount: by,
        amount_details: { atm_fee: null, cashback_amount: null },
        currency: authorization.currency,
        is_amount_controllable: isAmountControllable,
        merchant_amount: merchantShare(authorization, by),
        merchant_currency,
        network_risk_score: 10,
      },
      since: turn.now,
    },
  });
  const refused = refusal(turn, card, { amount: by, total: amount + by, merchant, presence, at: turn.now });
  return refused === undefined ? putToPlatform(turn, asked) : conclude(turn, asked, declined(refused));
}

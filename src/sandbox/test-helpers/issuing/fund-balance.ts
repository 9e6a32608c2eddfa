import { issuingActive } from '../../connect/gates.js';
import {
  balanceMoved,
  balanceTransactions,
  issuingBalance,
  renderBalanceTransaction,
} from '../../connect/money/account-balance.js';
import { endpoint, type Resource } from '../../wire/endpoint.js';
import { invalid } from '../../wire/error-body.js';
import { amount, currency } from '../../wire/param-kinds.js';

/** Money for cards without a financial account. Stripe's SDK does not know it; it answers with the movement. */
const fundBalance = endpoint({
  method: 'POST',
  path: '/v1/test_helpers/issuing/fund_balance',
  answers: 'balance_transaction',
  needs: issuingActive,
  params: { amount: amount().required(), currency: currency().required() },
  run(turn, sent) {
    if (!Number.isSafeInteger(issuingBalance(turn.tenant, sent.currency) + sent.amount)) {
      throw invalid('The balance would be too large.', { param: 'amount' });
    }
    const id = balanceMoved(turn, { ...sent, description: 'Test funds', source: null, type: 'topup' });
    const stored = balanceTransactions.in(turn.tenant).get(id);
    if (!stored) throw new Error(`${id} was not kept`);
    return renderBalanceTransaction(stored);
  },
});

export const fundBalanceResource: Resource = { routes: [fundBalance] };

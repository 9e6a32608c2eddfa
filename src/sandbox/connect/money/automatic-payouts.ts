import { businessDaysLater } from '../../state/business-days.js';
import type { Turn } from '../../state/turn.js';
import type { Resource } from '../../wire/endpoint.js';
import { invalid } from '../../wire/error-body.js';
import { outsideCause } from '../../wire/outside-cause.js';
import { accountOf } from '../account-state.js';
import { availableOn, balanceTransactions, movedOn } from './account-balance.js';
import { payoutsAllowed } from './payout-rules.js';
import { payouts } from './payout-state.js';
import { announced, destinationOf, freshPayout } from './payouts.js';

/** The payout schedule falls due: all that is available goes to the account's bank. */
const scheduled = outsideCause({}, (turn) => {
  payoutsAllowed(turn);
  if (accountOf(turn.world, turn.tenant)?.settings.payouts.interval === 'manual') {
    throw invalid('The payout schedule of this account is manual.');
  }
  const target = destinationOf(turn, { currency: 'usd' });
  const { currency } = target;
  const amount = availableOn(turn.tenant, 'payments', currency);
  if (amount <= 0) throw invalid('There is nothing to pay out.');
  const payout = payouts.in(turn.tenant).put({
    ...freshPayout(turn, target),
    amount,
    arrival_date: businessDaysLater(turn.now, 2),
    automatic: 'in_progress',
    description: 'STRIPE PAYOUT',
  });
  const movement = { currency, description: 'STRIPE PAYOUT', source: payout.id, type: 'payout' } as const;
  const balance_transaction = movedOn(turn, 'payments', { ...movement, amount: -amount });
  takenAlong(turn, payout.id, currency);
  return announced(turn, payouts.in(turn.tenant).update(payout.id, { balance_transaction }));
});

/** The payout consists of everything that no earlier one took along, itself included. */
function takenAlong(turn: Turn, payout: string, currency: string): void {
  const collection = balanceTransactions.in(turn.tenant);
  const open = collection
    .all('balance_type', 'payments')
    .filter((transaction) => transaction.payout === undefined && transaction.currency === currency);
  for (const { id } of open) collection.update(id, { payout });
}

export const automaticPayoutResource: Resource = { routes: [], causes: { 'payout.created': scheduled } };

import type { Turn } from '../../state/turn.js';
import { endpoint, type Resource } from '../../wire/endpoint.js';
import { invalid } from '../../wire/error-body.js';
import { oneOf } from '../../wire/param-kinds.js';
import { accountOf, accounts, type StoredAccount } from '../account-state.js';
import { changing } from './changes.js';
import { renderAccount } from './view.js';

const PATH = '/v1/accounts/:account';

/** What Stripe shows for each reason that a platform may give. */
const DISABLED_REASON = {
  credit: 'rejected.platform_other',
  fraud_no_intent_to_fulfill: 'rejected.platform_fraud',
  fraud_other: 'rejected.platform_fraud',
  fraud_payment_method_casher: 'rejected.platform_fraud',
  fraud_payment_method_tester: 'rejected.platform_fraud',
  other: 'rejected.platform_other',
  terms_of_service: 'rejected.platform_terms_of_service',
} as const;

/** Takes every capability away until it is taken back. */
const reject = endpoint({
  method: 'POST',
  path: `${PATH}/reject`,
  answers: 'account',
  params: {
    payouts_action: oneOf('none', 'pause'),
    reason: oneOf(
      'credit',
      'fraud_no_intent_to_fulfill',
      'fraud_other',
      'fraud_payment_method_casher',
      'fraud_payment_method_tester',
      'other',
      'terms_of_service',
    ).required(),
  },
  run(turn, { reason, payouts_action: action }) {
    const account = liable(turn);
    if (account.rejected) throw invalid('This account has been rejected already.');
    changing(turn, () =>
      accounts.in(turn.world.platform).update(account.id, {
        rejected: { disabled_reason: DISABLED_REASON[reason], payouts_paused: action !== 'none' },
      }),
    );
    return renderAccount(turn.world, turn.tenant);
  },
});

const unreject = endpoint({
  method: 'POST',
  path: `${PATH}/unreject`,
  answers: 'account',
  run(turn) {
    const account = liable(turn);
    if (!account.rejected) throw invalid('Only accounts that your platform has rejected can be unrejected.');
    changing(turn, () => accounts.in(turn.world.platform).update(account.id, { rejected: null }));
    return renderAccount(turn.world, turn.tenant);
  },
});

/** The platform decides only where it is liable for negative balances. */
function liable(turn: Turn): StoredAccount {
  const account = accountOf(turn.world, turn.tenant);
  if (account?.controller.losses.payments !== 'application') {
    throw invalid('You can only reject accounts for whose negative balances your platform is liable.');
  }
  return account;
}

export const rejectionResource: Resource = { routes: [reject, unreject] };

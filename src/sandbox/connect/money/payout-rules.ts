import type { Turn } from '../../state/turn.js';
import { invalid } from '../../wire/error-body.js';
import { renderAccount } from '../account/view.js';

/** Whether the account's own balance may move over its bank: the platform's always may. */
export function payoutsAllowed(turn: Turn): void {
  if (turn.tenant.isPlatform || renderAccount(turn.world, turn.tenant).payouts_enabled) return;
  throw invalid('Payouts and top-ups are not enabled on this account: the capability transfers must be active.', {
    code: 'payouts_not_allowed',
  });
}

import { renderAuthorization } from '../../issuing/authorization/view.js';
import { authorizations } from '../../issuing/authorization/state.js';
import { disputes } from '../../issuing/dispute/state.js';
import { renderDispute } from '../../issuing/dispute/view.js';
import { issuingTransactions } from '../../issuing/transaction/state.js';
import { renderTransaction } from '../../issuing/transaction/view.js';
import type { Turn } from '../../state/turn.js';
import { payouts, renderPayout } from './payout-state.js';
import { renderTopup, topups } from './topup-state.js';

/** The object that caused a balance transaction; its id tells what it is. */
export function loadSource({ tenant }: Turn, id: string): object | undefined {
  switch (id.split('_')[0]) {
    case 'iauth':
      return shown(authorizations.in(tenant).get(id), (stored) => renderAuthorization(tenant, stored));
    case 'idp':
      return shown(disputes.in(tenant).get(id), renderDispute);
    case 'ipi':
      return shown(issuingTransactions.in(tenant).get(id), renderTransaction);
    case 'po':
      return shown(payouts.in(tenant).get(id), renderPayout);
    case 'tu':
      return shown(topups.in(tenant).get(id), renderTopup);
    default:
      return undefined;
  }
}

function shown<T, R>(stored: T | undefined, render: (stored: T) => R): R | undefined {
  return stored === undefined ? undefined : render(stored);
}

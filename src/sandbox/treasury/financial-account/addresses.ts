import { schedule, type JobRunner } from '../../state/jobs.js';
import type { Turn } from '../../state/turn.js';
import { capabilityStatus } from '../../connect/capability-status.js';
import { financialAccounts } from '../financial-account-state.js';
import { renderFeatures, renderFinancialAccount } from './view.js';

const ACTIVATE = 'financial_address.activate';
const ACTIVATION_SECONDS = 2;

/** Begins to set up the bank address, once the feature is requested and the account may have it. */
export function addressesStarted(turn: Turn, id: string): void {
  const account = financialAccounts.in(turn.tenant).get(id);
  if (account?.status !== 'open' || account.aba !== 'none') return;
  if (!account.features.includes('financial_addresses.aba')) return;
  if (capabilityStatus(turn.world, turn.tenant, 'treasury') !== 'active') return;
  financialAccounts.in(turn.tenant).update(id, { aba: 'activating' });
  schedule(turn, ACTIVATE, turn.now + ACTIVATION_SECONDS, { financial_account: id });
}

const activate: JobRunner = (turn, { financial_account: id }) => {
  const account = financialAccounts.in(turn.tenant).get(id ?? '');
  if (account?.status !== 'open') return;
  const now = financialAccounts.in(turn.tenant).update(account.id, { aba: 'active' });
  turn.emit('treasury.financial_account.features_status_updated', {
    ...renderFinancialAccount(turn.world, turn.tenant, now),
    features: renderFeatures(turn.world, turn.tenant, now),
  });
};

export const addressJobs = { [ACTIVATE]: activate };

import { schedule, type JobRunner } from '../../state/jobs.js';
import type { Turn } from '../../state/turn.js';
import { financialAccounts } from '../../treasury/financial-account-state.js';
import { addressesStarted } from '../../treasury/financial-account/addresses.js';
import { renderFeatures, renderFinancialAccount } from '../../treasury/financial-account/view.js';
import { accountOf, accounts, persons, type StoredAccount, type Verification } from '../account-state.js';
import { renderAccount, renderCapability } from './view.js';
import { requestedNames } from '../capability-status.js';
import {
  companyKey,
  judgeCompany,
  judgePerson,
  personKey,
  VERIFICATION_SECONDS,
  verificationAfter,
} from './verification.js';

const VERIFY = 'account.verify';

/**
 * Wraps every change of an account, its people or its capabilities: verification follows the data, and events tell what
 * became of the account, its capabilities and the features of its financial accounts.
 */
export function changing<T>(turn: Turn, work: () => T): T {
  const before = picture(turn);
  const result = work();
  verify(turn);
  for (const account of financialAccounts.in(turn.tenant).all()) addressesStarted(turn, account.id);
  tell(turn, before);
  return result;
}

function picture(turn: Turn) {
  const { world, tenant } = turn;
  const account = accountOf(world, tenant);
  const names = account ? requestedNames(account) : [];
  return {
    account: account ? renderAccount(world, tenant) : undefined,
    capabilities: new Map(names.map((name) => [name, renderCapability(world, tenant, name)])),
    features: new Map(
      financialAccounts
        .in(tenant)
        .all()
        .map((account) => [account.id, JSON.stringify(renderFeatures(world, tenant, account))]),
    ),
  };
}

function tell(turn: Turn, before: ReturnType<typeof picture>): void {
  const { world, tenant } = turn;
  const after = picture(turn);
  if (after.account) turn.emit('account.updated', after.account, before.account);
  for (const name of new Set([...before.capabilities.keys(), ...after.capabilities.keys()])) {
    const old = before.capabilities.get(name);
    const now = renderCapability(world, tenant, name);
    if (!old || old.status !== now.status) turn.emit('capability.updated', now, old);
  }
  for (const account of financialAccounts.in(tenant).all()) {
    if (before.features.get(account.id) === after.features.get(account.id)) continue;
    turn.emit('treasury.financial_account.features_status_updated', {
      ...renderFinancialAccount(world, tenant, account),
      features: renderFeatures(world, tenant, account),
    });
  }
}

function verify(turn: Turn): void {
  const account = accountOf(turn.world, turn.tenant);
  if (!account) return;
  if (account.business_type !== 'individual') {
    const { company } = account;
    const key = companyKey(company);
    const next = verificationAfter(key, company.verification, () => judgeCompany(company));
    if (next !== company.verification) setCompany(turn, account, next);
  }
  for (const person of persons.in(turn.tenant).all()) {
    const next = verificationAfter(personKey(person), person.verification, () => judgePerson(person));
    if (next === person.verification) continue;
    persons.in(turn.tenant).update(person.id, { verification: next });
    later(turn, person.id, next);
  }
}

function setCompany(turn: Turn, account: StoredAccount, verification: Verification): void {
  accounts.in(turn.world.platform).update(account.id, { company: { ...account.company, verification } });
  later(turn, 'company', verification);
}

function later(turn: Turn, party: string, { state, key }: Verification): void {
  if (state === 'pending') schedule(turn, VERIFY, turn.now + VERIFICATION_SECONDS, { party, key: key ?? '' });
}

/** The checks of a party have come through, unless it has been changed since. */
const finishVerification: JobRunner = (turn, { party, key }) => {
  const account = accountOf(turn.world, turn.tenant);
  if (!account || party === undefined) return;
  changing(turn, () => {
    const done = (old: Verification): Verification =>
      old.state === 'pending' && old.key === key ? { ...old, state: 'verified' } : old;
    if (party === 'company') {
      const { company } = account;
      accounts
        .in(turn.world.platform)
        .update(account.id, { company: { ...company, verification: done(company.verification) } });
      return;
    }
    const person = persons.in(turn.tenant).get(party);
    if (person) persons.in(turn.tenant).update(party, { verification: done(person.verification) });
  });
};

export const accountJobs = { [VERIFY]: finishVerification };

import { defineCollection } from '../../state/collection.js';
import type { Turn } from '../../state/turn.js';
import type { Resource } from '../../wire/endpoint.js';
import { invalid } from '../../wire/error-body.js';
import { outsideCause } from '../../wire/outside-cause.js';
import { accountOf, accounts } from '../account-state.js';
import { changing } from '../account/changes.js';
import { renderAccount } from '../account/view.js';

/*
 * An account that was made with Accounts v2, which knows neither Issuing nor Treasury: both are requested through v1. What
 * identifies its holder v1 takes by token only, as Stripe's error code says.
 */

const madeWithV2 = defineCollection<{ id: string; since: number }>('accounts_v2')({});

/** Makes an account of the platform one that v2 has made: what v2 cannot request, nobody has requested. */
const made = outsideCause({}, (turn) => {
  const account = accountOf(turn.world, turn.tenant);
  if (!account) throw invalid('Name the account that was made with Accounts v2.');
  madeWithV2.in(turn.world.platform).put({ id: account.id, since: turn.now });
  const { card_issuing: _issuing, treasury: _treasury, ...requested } = account.requested;
  changing(turn, () => accounts.in(turn.world.platform).update(account.id, { requested }));
  return renderAccount(turn.world, turn.tenant);
});

/** `said` is what identifies the holder or a person, and came by itself. */
export function checkSaidByToken(turn: Turn, said: readonly unknown[], param: 'account_token' | 'person_token'): void {
  if (said.every((value) => value === undefined)) return;
  if (!madeWithV2.in(turn.world.platform).get(turn.tenant.id)) return;
  throw invalid('This account was created with Accounts v2: provide this information with a token.', {
    code: 'account_token_required_for_v2_account',
    param,
  });
}

export const accountsV2Resource: Resource = { routes: [], causes: { 'v2.core.account.created': made } };

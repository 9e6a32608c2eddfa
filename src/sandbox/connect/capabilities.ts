import type Stripe from 'stripe';
import type { ApiList } from '../wire/list-page.js';
import type { Turn } from '../state/turn.js';
import { endpoint, type Resource } from '../wire/endpoint.js';
import { noSuch } from '../wire/error-body.js';
import { boolean } from '../wire/param-kinds.js';
import { accountOf, accounts, type CapabilityName } from './account-state.js';
import { checkServed } from './account/configuration.js';
import { loadAccount, renderCapability } from './account/view.js';
import { CAPABILITY_NAMES } from './capability-names.js';
import { requestedNames } from './capability-status.js';
import { changing } from './account/changes.js';

const PATH = '/v1/accounts/:account/capabilities';

/** Stripe answers all requested ones at once, without pages. */
const list = endpoint({
  method: 'GET',
  path: PATH,
  answers: 'capability',
  run(turn): ApiList<Stripe.Capability> {
    const account = accountOf(turn.world, turn.tenant);
    const names = account ? requestedNames(account) : [];
    return {
      object: 'list',
      data: names.map((name) => renderCapability(turn.world, turn.tenant, name)),
      has_more: false,
      url: PATH.replace(':account', turn.tenant.id),
    };
  },
});

const retrieve = endpoint({
  method: 'GET',
  path: `${PATH}/:id`,
  answers: 'capability',
  run: (turn, _, { id }) => renderCapability(turn.world, turn.tenant, named(id)),
});

const update = endpoint({
  method: 'POST',
  path: `${PATH}/:id`,
  answers: 'capability',
  params: { requested: boolean() },
  run(turn, { requested }, { id }) {
    const name = named(id);
    changing(turn, () => request(turn, name, requested));
    return renderCapability(turn.world, turn.tenant, name);
  },
});

function request(turn: Turn, name: CapabilityName, wanted: boolean | undefined): void {
  const account = accountOf(turn.world, turn.tenant);
  if (!account || wanted === undefined) return;
  if (wanted) checkServed(account, name, 'requested');
  const requested = { ...account.requested };
  if (wanted) requested[name] ??= turn.now;
  else delete requested[name];
  accounts.in(turn.world.platform).update(account.id, { requested });
}

function named(id: string): CapabilityName {
  const name = CAPABILITY_NAMES.find((known) => known === id);
  if (!name) throw noSuch('capability', id, 'capability', 404);
  return name;
}

export const capabilityResource: Resource = {
  routes: [list, retrieve, update],
  objects: [
    {
      object: 'capability',
      expands: { account: loadAccount },
    },
  ],
};

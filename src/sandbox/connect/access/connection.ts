import type Stripe from 'stripe';
import { defineCollection } from '../../state/collection.js';
import type { Tenant } from '../../state/tenant.js';
import type { Turn } from '../../state/turn.js';
import type { Resource } from '../../wire/endpoint.js';
import { invalid } from '../../wire/error-body.js';
import { outsideCause } from '../../wire/outside-cause.js';

/*
 * An account's owner takes the platform's access away, or gives it back. Time goes on in an account that is disconnected,
 * but the platform neither reaches it nor hears of it.
 */

const disconnections = defineCollection<{ id: string; since: number }>('disconnections')({});

export function isConnected(platform: Tenant, account: string): boolean {
  return disconnections.in(platform).get(account) === undefined;
}

/** The platform hears of it as of the last thing. */
const deauthorized = outsideCause({}, (turn) => {
  checkNamed(turn);
  if (!isConnected(turn.world.platform, turn.tenant.id)) throw invalid('This account is disconnected already.');
  turn.emit('account.application.deauthorized', application(turn));
  disconnections.in(turn.world.platform).put({ id: turn.tenant.id, since: turn.now });
  return application(turn);
});

const authorized = outsideCause({}, (turn) => {
  checkNamed(turn);
  if (isConnected(turn.world.platform, turn.tenant.id)) throw invalid('This account is connected already.');
  disconnections.in(turn.world.platform).delete(turn.tenant.id);
  turn.emit('account.application.authorized', application(turn));
  return application(turn);
});

function checkNamed({ tenant }: Turn): void {
  if (tenant.isPlatform) throw invalid('Name the account that is connected or disconnected.');
}

/** The platform, as its accounts see it. */
function application({ world }: Turn): Stripe.Application {
  return { id: `ca_${world.platform.id.slice('acct_'.length)}`, object: 'application', name: 'Cardgraph sandbox' };
}

export const connectionResource: Resource = {
  routes: [],
  causes: { 'account.application.authorized': authorized, 'account.application.deauthorized': deauthorized },
};

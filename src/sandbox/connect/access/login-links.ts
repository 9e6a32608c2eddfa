import type Stripe from 'stripe';
import { endpoint, type Resource } from '../../wire/endpoint.js';
import { invalid } from '../../wire/error-body.js';
import { accountOf } from '../account-state.js';

const create = endpoint({
  method: 'POST',
  path: '/v1/accounts/:account/login_links',
  answers: 'login_link',
  run(turn, _, { account }): Stripe.LoginLink {
    if (accountOf(turn.world, turn.tenant)?.controller.stripe_dashboard.type !== 'express') {
      throw invalid('Cannot create a login link for an account that does not have access to the Express Dashboard.');
    }
    return {
      object: 'login_link',
      created: turn.now,
      url: `https://connect.stripe.com/express/${account}/${turn.world.ids.letters(12)}`,
    };
  },
});

export const loginLinkResource: Resource = { routes: [create] };

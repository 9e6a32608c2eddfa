import type Stripe from 'stripe';
import { endpoint, type Resource } from '../../wire/endpoint.js';
import { invalid } from '../../wire/error-body.js';
import { oneOf, string } from '../../wire/param-kinds.js';
import { object } from '../../wire/params.js';
import { noSuch } from '../../wire/error-body.js';

const LIFETIME = 300;

const url = () =>
  string().refine((value, name) =>
    /^https?:\/\/[^\s]+$/.test(value) ? undefined : invalid('Not a valid URL', { code: 'url_invalid', param: name }),
  );

const create = endpoint({
  method: 'POST',
  path: '/v1/account_links',
  scope: 'platform',
  answers: 'account_link',
  params: {
    account: string().required(),
    collect: oneOf('currently_due', 'eventually_due'),
    collection_options: object({
      fields: oneOf('currently_due', 'eventually_due'),
      future_requirements: oneOf('include', 'omit'),
    }),
    refresh_url: url(),
    return_url: url(),
    type: oneOf('account_onboarding', 'account_update').required(),
  },
  run(turn, { account }): Stripe.AccountLink {
    const tenant = turn.world.tenant(account);
    if (!tenant || tenant.isPlatform) throw noSuch('account', account, 'account', 400);
    return {
      object: 'account_link',
      created: turn.now,
      expires_at: turn.now + LIFETIME,
      url: `https://connect.stripe.com/setup/c/${account}/${turn.world.ids.letters(12)}`,
    };
  },
});

export const accountLinkResource: Resource = { routes: [create] };

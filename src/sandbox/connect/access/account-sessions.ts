import type Stripe from 'stripe';
import { endpoint, type Resource } from '../../wire/endpoint.js';
import { invalid, noSuch } from '../../wire/error-body.js';
import { string } from '../../wire/param-kinds.js';
import { componentsParam, renderComponents } from './components.js';

const LIFETIME = 30 * 60;

const create = endpoint({
  method: 'POST',
  path: '/v1/account_sessions',
  scope: 'platform',
  answers: 'account_session',
  params: { account: string().required(), components: componentsParam.required() },
  run(turn, { account, components }): Stripe.AccountSession {
    const tenant = turn.world.tenant(account);
    if (!tenant || tenant.isPlatform) throw noSuch('account', account, 'account', 400);
    if (components.size === 0) {
      throw invalid('At least one component must be given.', { code: 'parameter_missing', param: 'components' });
    }
    return {
      object: 'account_session',
      account,
      client_secret: `accs_secret_${turn.world.ids.letters(40)}`,
      components: renderComponents(components),
      expires_at: turn.now + LIFETIME,
      livemode: false,
    };
  },
});

export const accountSessionResource: Resource = { routes: [create] };

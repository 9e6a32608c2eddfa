import type { Config } from '../../config.js';
import { type Finding, ok, warning } from './finding.js';

const CHECK = 'key';

/** Whether the Stripe key is of the world that NODE_ENV says. */
export function lookAtKeyMode({ stripe, production, environment }: Config): Finding[] {
  if (stripe.kind === 'sandbox')
    return [ok(CHECK, 'STRIPE_SECRET_KEY is not set: the gateway runs on its own sandbox.')];
  const what = `STRIPE_SECRET_KEY is a ${stripe.mode} key, and NODE_ENV is ${environment}.`;
  if (stripe.mode === 'live' && !production)
    return [warning(CHECK, what, 'Real money moves: set NODE_ENV to production, or take a test key.')];
  if (stripe.mode === 'test' && production)
    return [warning(CHECK, what, 'No real money moves: take the live key where it shall.')];
  return [ok(CHECK, what)];
}

import { StripeRefusal } from './error-body.js';

/** The key of a request, or Stripe's refusal. Any `sk_test_…` key opens the one platform. */
export function authenticate(authorization: string | undefined): string {
  const key = keyIn(authorization);
  if (!key) {
    throw new StripeRefusal(
      401,
      'You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth ' +
        "(e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or " +
        'we can help at https://support.stripe.com/.',
    );
  }
  if (/^pk_(test|live)_/.test(key)) {
    throw new StripeRefusal(
      403,
      'This API call cannot be made with a publishable API key. Please use a secret API key. You can find a list of your ' +
        'API keys at https://dashboard.stripe.com/account/apikeys.',
      { code: 'secret_key_required' },
    );
  }
  if (!/^sk_test_\w+$/.test(key)) throw new StripeRefusal(401, `Invalid API Key provided: ${masked(key)}`);
  return key;
}

function keyIn(authorization: string | undefined): string | undefined {
  const [scheme = '', value = ''] = (authorization ?? '').trim().split(/\s+/);
  if (scheme.toLowerCase() === 'bearer') return value;
  if (scheme.toLowerCase() !== 'basic') return undefined;
  return Buffer.from(value, 'base64').toString('utf8').split(':')[0];
}

/** The kind of the key and its last four characters; of a key that has no more, none. */
export function masked(key: string): string {
  const prefix = /^[a-z]{2}_(test|live)_/.exec(key)?.[0] ?? '';
  const rest = key.slice(prefix.length);
  const shown = rest.length > 4 ? rest.slice(-4) : '';
  return `${prefix}${'*'.repeat(rest.length - shown.length)}${shown}`;
}

export function accountRefused(key: string, account: string): StripeRefusal {
  return new StripeRefusal(
    403,
    `The provided key '${masked(key)}' does not have access to account '${account}' (or that account does not exist). ` +
      'Application access may have been revoked.',
    { code: 'account_invalid' },
  );
}

import type { StripeFailure } from '../../../stripe/index.js';
import type { UserError } from '../writing/user-errors.js';
import { AccountTokenRequired } from '../writing/user-errors.js';

/** Stripe's own code for it (https://docs.stripe.com/error-codes). */
const CODE = 'account_token_required_for_v2_account';

/** Of an account that was made with Accounts v2 Stripe may take what identifies somebody as a token only. */
export async function explainTokenRequired(
  failure: StripeFailure,
  path: 'accountToken' | 'personToken',
): Promise<UserError | null> {
  if (failure.facts.code !== CODE) return null;
  const param = failure.facts.param ?? '';
  const place = param.startsWith('representative') ? 'representative' : path;
  return new AccountTokenRequired(place, { stripeRequestId: failure.facts.requestId, docUrl: failure.facts.docUrl });
}

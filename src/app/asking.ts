import type { Mode } from '../auth/permissions.js';
import { createViewer, type Viewer } from '../auth/viewer.js';
import type { Asking } from '../graph/context.js';
import { publicError } from '../graph/shared/errors.js';
import type { ContextRequest } from '../http/index.js';

/** A request without credentials: it reaches no account and may do nothing. */
export const NOBODY = '';

type Authenticate = (shown: Pick<ContextRequest, 'authorization' | 'address'>) => Promise<Viewer | null>;

/** Who asks, and what the request's headers say of it. */
export function createAskingOf(authenticate: Authenticate, mode: Mode): (request: ContextRequest) => Promise<Asking> {
  const nobody = createViewer({ principal: NOBODY, name: 'nobody', mode, permissions: [], accounts: [] }, () =>
    Promise.reject(new Error('Nobody cannot be granted an account.')),
  );
  return async ({ headers, id, origin, authorization, address }) => {
    const viewer = (await authenticate({ authorization, address })) ?? nobody;
    return {
      viewer,
      namedAccount: namedAccount(headers['stripe-account']),
      traced: mayTrace(viewer, headers['x-cardgraph-debug']),
      address,
      requestId: id,
      origin,
    };
  };
}

/** The header alone opens nothing: what Stripe was asked may tell of more than the viewer sees. */
function mayTrace(viewer: Viewer, header: string | string[] | undefined): boolean {
  return header === 'upstream' && viewer.may('debug');
}

function namedAccount(header: string | string[] | undefined): string | null {
  if (header === undefined || header === '') return null;
  if (typeof header !== 'string' || !/^acct_\w{1,100}$/.test(header)) {
    const message = 'Stripe-Account: is not the id of a connected account.';
    throw publicError('BAD_USER_INPUT', message, { argument: 'Stripe-Account', http: { status: 400 } });
  }
  return header;
}

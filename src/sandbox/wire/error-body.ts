export interface ErrorDetails {
  code?: string;
  param?: string;
  type?: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';
  /** Some codes come without their documentation address. */
  docUrl?: false;
}

/** A refusal, as Stripe words it. Thrown anywhere in a call; the call's changes are rolled back. */
export class StripeRefusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly details: ErrorDetails = {},
  ) {
    super(message);
  }
}

/** 400: the parameters or the state of an object forbid the call. */
export function invalid(message: string, details: ErrorDetails = {}): StripeRefusal {
  return new StripeRefusal(400, message, details);
}

/** Something went wrong at Stripe. */
export function unknownError(status = 500): StripeRefusal {
  return new StripeRefusal(status, 'An unknown error occurred.', { type: 'api_error' });
}

/** `status` is 404 for an object named in the path, 400 for one named in a parameter. */
export function noSuch(noun: string, id: string, param: string, status: 400 | 404): StripeRefusal {
  return new StripeRefusal(status, `No such ${noun}: '${id}'`, { code: 'resource_missing', param });
}

const HELP = 'Please see https://stripe.com/docs or we can help at https://support.stripe.com/.';

export function unknownUrl(method: string, path: string): StripeRefusal {
  return new StripeRefusal(
    404,
    `Unrecognized request URL (${method}: ${path}). If you are trying to list objects, remove the trailing slash. If you ` +
      `are trying to retrieve an object, make sure you passed a valid (non-empty) identifier in your code. ${HELP}`,
  );
}

export function treasuryNotEnabled(method: string, path: string): StripeRefusal {
  return new StripeRefusal(
    404,
    `Unrecognized request URL (${method}: ${path}). ${HELP} (Hint: Have you onboarded to Treasury? You can learn more ` +
      'about the steps needed at https://stripe.com/docs/treasury/access)',
  );
}

export function errorBody(refusal: StripeRefusal, account: string, requestId: string): object {
  const { code, param, type, docUrl } = refusal.details;
  return {
    error: {
      ...(code ? { code } : {}),
      ...(code && docUrl !== false
        ? { doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}` }
        : {}),
      message: refusal.message,
      ...(param ? { param } : {}),
      request_log_url: `https://dashboard.stripe.com/${account}/test/workbench/logs?object=${requestId}`,
      type: type ?? 'invalid_request_error',
    },
  };
}

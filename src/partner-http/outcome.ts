/** What came of sending something to a partner. Nothing of it throws. */
export type Outcome = Answered | Failed;

export interface Answered {
  readonly kind: 'answered';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly ms: number;
}

export interface Failed {
  readonly kind: 'failed';
  readonly reason: Reason;
  /** A sentence of ours: it repeats nothing of what the partner sent. */
  readonly message: string;
  /** What stood in the head of the answer, if one came. */
  readonly status: number | null;
  readonly headers: Readonly<Record<string, string>>;
  /** As much of the answer as was read. */
  readonly body: string;
  readonly ms: number;
}

export type Reason =
  /** The URL, or an address of its name, is none to send to. Nothing was sent. */
  | 'refused'
  /** The name has no address. Nothing was sent. */
  | 'unresolved'
  /** No connection came about. Nothing was sent. */
  | 'unreachable'
  /** The certificate is not good, or no TLS is spoken. Nothing was sent. */
  | 'tls'
  | 'timeout'
  /** Redirects are not followed. */
  | 'redirect'
  /** The answer is longer than is read. */
  | 'too_large'
  /** The connection broke, or what came is not HTTP. */
  | 'broken'
  /** This process stopped sending. */
  | 'closed';

const CONNECTING = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const TLS = /^(ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|EPROTO$)/;
const TIMEOUT = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);
const CLOSED = new Set(['UND_ERR_DESTROYED', 'UND_ERR_CLOSED']);

/** Node's and undici's errors are told apart by their codes. */
export function reasonOf(error: unknown): { readonly reason: Reason; readonly message: string } {
  const code = codeOf(error);
  if (CLOSED.has(code)) return { reason: 'closed', message: MESSAGES.closed };
  if (TIMEOUT.has(code)) return { reason: 'timeout', message: MESSAGES.timeout };
  if (CONNECTING.has(code)) return { reason: 'unreachable', message: `${MESSAGES.unreachable} (${code})` };
  if (TLS.test(code)) return { reason: 'tls', message: `${MESSAGES.tls} (${code})` };
  return { reason: 'broken', message: code === '' ? MESSAGES.broken : `${MESSAGES.broken} (${code})` };
}

export const MESSAGES: Readonly<Record<Reason, string>> = {
  refused: 'The URL leads to an address that is not public.',
  unresolved: 'The name in the URL has no address.',
  unreachable: 'No connection came about.',
  tls: 'No trusted TLS connection came about.',
  timeout: 'No whole answer came in time.',
  redirect: 'The answer was a redirect, which is not followed.',
  too_large: 'The answer was longer than is read.',
  broken: 'The connection broke, or the answer was not HTTP.',
  closed: 'The server stopped while it was sending.',
};

/** Of several attempts at a connection, that of the first. */
function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('errors' in error && Array.isArray(error.errors)) return codeOf(error.errors[0]);
  const code = 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^\w{1,60}$/.test(code) ? code : '';
}

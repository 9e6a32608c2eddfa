import type { IncomingHttpHeaders } from 'node:http';
import { randomBase62 } from '../util/random-base62.js';

const ACCEPTABLE = /^[\w-]{8,64}$/;

/** The caller's own id, if it is fit for a log and a header; a new one otherwise. */
export function requestId(request: { readonly headers: IncomingHttpHeaders }): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && ACCEPTABLE.test(given) ? given : `req_${randomBase62(16)}`;
}

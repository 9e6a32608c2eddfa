import { HeaderMap } from '@apollo/server';
import type { FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Shown } from '../auth/authenticate.js';
import { Unauthenticated, Unchecked } from '../auth/unauthenticated.js';
import type { Logger } from '../log.js';

/** Of several `Authorization` headers it has all, of which Node would show the first. */
export interface ContextRequest extends Shown {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly id: string;
  /** Where the request came to, as far as trusted proxies name it. */
  readonly origin: string;
}

export function unauthenticated(message: string): GraphQLError {
  const headers = new HeaderMap([['www-authenticate', 'Bearer']]);
  return new GraphQLError(message, { extensions: { code: 'UNAUTHENTICATED', http: { status: 401, headers } } });
}

/** As for Stripe when it does not answer. The caller's token may be good. */
function unchecked(message: string): GraphQLError {
  const headers = new HeaderMap([['retry-after', '5']]);
  const extensions = { code: 'UPSTREAM_UNAVAILABLE', retryAfterMs: 5000, http: { status: 503, headers } };
  return new GraphQLError(message, { extensions });
}

/** Which credential, and from where. */
export function shownBy({ ip, raw }: FastifyRequest): Shown {
  const { authorization = [] } = raw.headersDistinct;
  return { authorization: authorization.length > 1 ? authorization : authorization[0], address: ip };
}

/**
 * What a request may fail with before its operation is known: as a GraphQL answer, and no more than it may say. `said`
 * is what a socket says of itself after its request.
 */
export function contextFunction<C>(createContext: (request: ContextRequest) => Promise<C>, log: Logger) {
  return async (request: FastifyRequest, said: Partial<ContextRequest> = {}): Promise<C> => {
    const { headers, id, protocol, host } = request;
    try {
      return await createContext({ headers, id, origin: `${protocol}://${host}`, ...shownBy(request), ...said });
    } catch (error) {
      if (error instanceof GraphQLError) throw withStatus(error);
      if (error instanceof Unauthenticated) throw unauthenticated(error.message);
      if (error instanceof Unchecked) {
        log.warn({ err: error, requestId: id }, 'a token could not be checked');
        throw unchecked(error.message);
      }
      log.error({ err: error, requestId: id }, 'no context could be made for a request');
      throw new GraphQLError('Something went wrong here.', {
        extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: id, http: { status: 500 } },
      });
    }
  };
}

/** Apollo Server answers 500 to what a context refuses, unless it is told better: it is the request that was wrong. */
function withStatus(error: GraphQLError): GraphQLError {
  if ('http' in error.extensions) return error;
  const http = { status: 400, headers: new HeaderMap() };
  return new GraphQLError(error.message, { originalError: error, extensions: { ...error.extensions, http } });
}

import { HeaderMap } from '@apollo/server';
import type { FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { Unauthenticated, Unchecked } from '../auth/unauthenticated.js';
import type { Logger } from '../log.js';

export interface ContextRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly id: string;
  /** The header's value; all of them where there is more than one, of which Node would show the first. */
  readonly authorization: string | readonly string[] | undefined;
  /** The client's address, as far as trusted proxies name it. */
  readonly address: string;
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

/** What a request may fail with before its operation is known: as a GraphQL answer, and no more than it may say. */
export function contextFunction<C>(createContext: (request: ContextRequest) => Promise<C>, log: Logger) {
  return async ({ headers, id, ip, raw }: FastifyRequest): Promise<C> => {
    const { authorization = [] } = raw.headersDistinct;
    const shown = authorization.length > 1 ? authorization : authorization[0];
    try {
      return await createContext({ headers, id, authorization: shown, address: ip });
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

import { type ApolloServer, type BaseContext, HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { Readable } from 'node:stream';
import { legacyStatusOf } from './apollo/apollo-plugins.js';

/** What a request asks to run, as it was sent: nothing of it is checked. */
export interface Asked {
  readonly query: unknown;
  readonly documentId: unknown;
  readonly extensions: unknown;
  readonly operationName: unknown;
  readonly variables: unknown;
}

export interface GraphqlRoute<C extends BaseContext> {
  readonly apollo: ApolloServer<C>;
  readonly context: (request: FastifyRequest) => Promise<C>;
  /** The text to run, in place of what was asked; undefined leaves the request as it is. Throws a GraphQLError to refuse. */
  readonly admit: (asked: Asked, context: C) => Promise<string | undefined>;
  /** Makes a socket of a request that asks for one; false for any other. */
  readonly socket?: ((request: FastifyRequest, reply: FastifyReply) => boolean) | undefined;
}

/** The one endpoint. Who asks is known before what is asked is looked at, and both before any of it is parsed. */
export function addGraphqlRoute<C extends BaseContext>(app: FastifyInstance, route: GraphqlRoute<C>): void {
  app.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    async handler(request, reply) {
      if (route.socket?.(request, reply)) return reply;
      const asked = toApollo(request);
      const answer = await route.apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: asked,
        async context() {
          const context = await route.context(request);
          await replaceDocument(asked, (document) => route.admit(document, context));
          return context;
        },
      });
      return send(reply, answer);
    },
  });
}

type Answer = Awaited<ReturnType<ApolloServer['executeHTTPGraphQLRequest']>>;

function send(reply: FastifyReply, { headers, status = 200, body }: Answer) {
  for (const [name, value] of headers) void reply.header(name, value);
  void reply.code(status);
  return body.kind === 'complete' ? body.string : reply.send(Readable.from(body.asyncIterator));
}

function toApollo({ method, headers, body, url }: FastifyRequest): HTTPGraphQLRequest {
  const given = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) given.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const search = url.indexOf('?');
  return { method, headers: given, body, search: search < 0 ? '' : url.slice(search) };
}

/** Apollo Server reads the request after it has asked for the context, which is where this runs. */
async function replaceDocument(
  request: HTTPGraphQLRequest,
  admit: (asked: Asked) => Promise<string | undefined>,
): Promise<void> {
  try {
    if (request.method === 'GET') {
      const params = new URLSearchParams(request.search);
      const query = await admit(askedInSearch(params));
      if (query !== undefined) request.search = `?${searchWithDocument(params, query)}`;
    } else if (isRecord(request.body)) {
      const query = await admit(askedIn(request.body));
      if (query !== undefined) request.body = withDocument(request.body, query);
    }
  } catch (error) {
    throw error instanceof GraphQLError ? asLegacy(error, request.headers.get('accept')) : error;
  }
}

function askedIn({ query, documentId, extensions, operationName, variables }: Record<string, unknown>): Asked {
  return { query, documentId, extensions, operationName, variables };
}

/** Apollo Server would look for the hash itself. */
function withDocument({ documentId: _id, extensions, ...body }: Record<string, unknown>, query: string) {
  return { ...body, query, ...(extensions === undefined ? {} : { extensions: withoutHash(extensions) }) };
}

function withoutHash(extensions: unknown): unknown {
  if (!isRecord(extensions)) return extensions;
  const { persistedQuery: _query, ...others } = extensions;
  return others;
}

/** A parameter that stands there twice is left to be refused. */
function askedInSearch(params: URLSearchParams): Asked {
  const only = (name: string) => (params.getAll(name).length === 1 ? (params.get(name) ?? undefined) : undefined);
  return {
    query: only('query'),
    documentId: only('documentId'),
    extensions: json(only('extensions')),
    operationName: only('operationName'),
    variables: json(only('variables')),
  };
}

function searchWithDocument(params: URLSearchParams, query: string): URLSearchParams {
  const changed = new URLSearchParams(params);
  const extensions = json(
    params.getAll('extensions').length === 1 ? (params.get('extensions') ?? undefined) : undefined,
  );
  changed.set('query', query);
  changed.delete('documentId');
  if (isRecord(extensions)) changed.set('extensions', JSON.stringify(withoutHash(extensions)));
  return changed;
}

function json(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asLegacy(error: GraphQLError, accept: string | undefined): GraphQLError {
  const { http, ...extensions } = error.extensions;
  const status = isRecord(http) && typeof http['status'] === 'number' ? http['status'] : 400;
  const headers = isRecord(http) && http['headers'] instanceof HeaderMap ? http['headers'] : new HeaderMap();
  return new GraphQLError(error.message, {
    extensions: { ...extensions, http: { status: legacyStatusOf(status, accept), headers } },
  });
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { type Request, type Response, createHandler } from 'graphql-sse';
import type { Asked } from '../graphql-route.js';
import { EventStream } from './event-stream.js';
import type { Line, Lines } from './lines.js';
import { type LiveViewer, type Ran, thrown } from './operations.js';
import { untilEnded } from './until-ended.js';

export interface EventStreamOptions<C> {
  readonly lines: Lines;
  /** @throws GraphQLError with a status */
  readonly connect: (request: FastifyRequest) => Promise<LiveViewer<C>>;
  readonly run: (asked: Asked, viewer: LiveViewer<C>) => Promise<Ran>;
  /** What was told and not read, in bytes; more ends the stream. */
  readonly mostUnread: number;
}

const EVENTS = 'text/event-stream';
const TAKEN = [EVENTS, 'text/*', '*/*'];

interface Asking<C> {
  readonly stream: EventStream;
  readonly viewer: LiveViewer<C>;
}

/** An operation answered by server-sent events, one to a connection: graphql-sse's "distinct connections mode". */
export function addEventStreamRoute<C>(app: FastifyInstance, options: EventStreamOptions<C>): void {
  const handle = createHandler<FastifyRequest, Asking<C>>({
    authenticate: () => null,
    async onSubscribe({ raw, context: { stream, viewer } }, { query, operationName, variables, extensions }) {
      const documentId = isRecord(raw.body) ? raw.body['documentId'] : undefined;
      const asked = { query: query === '' ? undefined : query, documentId, extensions, operationName, variables };
      const came = await options.run(asked, viewer);
      if ('opened' in came) return untilEnded(came.opened, stream);
      const { data, errors, ...rest } = came.result;
      return { ...rest, data, ...(errors ? { errors: thrown(came.result) } : {}) };
    },
  });
  app.post('/graphql/stream', async (request, reply) => {
    const viewer = await options.connect(request).catch(refused(reply));
    if (viewer === null) return reply;
    if (!TAKEN.some((type) => (request.headers.accept ?? '*/*').includes(type))) return notAccepted(reply);
    const stream = new EventStream(reply.raw, viewer.expiresAt, options.mostUnread);
    const line: Line = { viewer, cut: (why) => stream.cut(why) };
    if (!options.lines.add(line)) return tooMany(reply);
    reply.raw.once('close', () => options.lines.remove(line));
    const [body, init] = await handle(toRequest(request, { stream, viewer }));
    return respond(reply, stream, body, init);
  });
}

async function respond(reply: FastifyReply, stream: EventStream, body: Response[0], { status, headers }: Response[1]) {
  if (body === null || typeof body === 'string')
    return reply
      .code(status)
      .headers(headers ?? {})
      .send(body);
  reply.hijack();
  reply.raw.once('close', () => void body.return());
  stream.begin(status, { 'x-request-id': reply.request.id });
  try {
    for await (const text of body) stream.write(text);
    stream.end();
  } catch (error) {
    stream.fail((error instanceof GraphQLError ? error : new GraphQLError('Something went wrong here.')).toJSON());
  }
  return reply;
}

function toRequest<C>(request: FastifyRequest, context: Asking<C>): Request<FastifyRequest, Asking<C>> {
  const { method, url, headers, body } = request;
  const header = (name: string) => headers[name];
  return {
    method,
    url,
    headers: {
      get(name) {
        // Whoever takes this among others, or anything, is answered so.
        if (name === 'accept') return EVENTS;
        const value = header(name);
        return Array.isArray(value) ? value.join(', ') : value;
      },
    },
    // The library wants a text; who names a document by its hash has none.
    body: isRecord(body) ? { query: '', ...body } : null,
    raw: request,
    context,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refused(reply: FastifyReply) {
  return (error: unknown): null => {
    if (!(error instanceof GraphQLError)) throw error;
    const { http, ...extensions } = error.extensions;
    const status = isRecord(http) && typeof http['status'] === 'number' ? http['status'] : 400;
    void reply.code(status).send({ errors: [{ message: error.message, extensions }] });
    return null;
  };
}

function notAccepted(reply: FastifyReply) {
  const extensions = { code: 'NOT_ACCEPTABLE' };
  const message = 'Answers come as server-sent events here: ask with the header "accept: text/event-stream".';
  return reply.code(406).send({ errors: [{ message, extensions }] });
}

function tooMany(reply: FastifyReply) {
  const extensions = { code: 'TOO_MANY_CONNECTIONS' };
  return reply.code(429).send({ errors: [{ message: 'This viewer has too many connections.', extensions }] });
}

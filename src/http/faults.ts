import type { FastifyInstance } from 'fastify';
import type { Logger } from '../log.js';

/** What goes wrong before GraphQL is reached, or beside it, answered in GraphQL's form. */
export function answerFaults(app: FastifyInstance, log: Logger): void {
  app.setErrorHandler((error, request, reply) => {
    const status = statusOf(error);
    if (status >= 500) log.error({ err: error, requestId: request.id }, 'request failed');
    const fault = FAULTS[status] ?? (status < 500 ? BAD_REQUEST : INTERNAL);
    return reply.code(status).send(body(fault, request.id));
  });
  app.setNotFoundHandler((request, reply) => {
    const message = `There is nothing at ${request.method} ${request.url.split('?', 1)[0]}: the API is POST /graphql.`;
    return reply.code(404).send(body({ code: 'NOT_FOUND', message }, request.id));
  });
}

interface Fault {
  readonly code: string;
  readonly message: string;
}

const BAD_REQUEST: Fault = { code: 'BAD_REQUEST', message: 'The request is malformed: a JSON body is expected.' };
const INTERNAL: Fault = { code: 'INTERNAL_SERVER_ERROR', message: 'Something went wrong here.' };
const FAULTS: Readonly<Record<number, Fault>> = {
  413: { code: 'PAYLOAD_TOO_LARGE', message: 'The request body is larger than 1 MB.' },
  415: { code: 'UNSUPPORTED_MEDIA_TYPE', message: 'The request body must have the type application/json.' },
};

function body({ code, message }: Fault, requestId: string) {
  return { errors: [{ message, extensions: { code, requestId } }] };
}

function statusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null) return 500;
  const status = 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500;
}

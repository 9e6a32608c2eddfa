import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isIP } from 'node:net';

export interface HostRules {
  readonly production: boolean;
  /** Where the server listens, by the name or address that it was given. */
  readonly host: string;
  readonly origins: readonly string[];
}

/**
 * Refuses a Host that is no address, and shows the landing page, which may hold a key, under names of this machine and
 * of the allowed origins only: a website can have its own name lead here, and would then read the page as its own.
 */
export function checkHost(app: FastifyInstance, { production, host, origins }: HostRules): void {
  const known = new Set(['localhost', host, ...origins.map((origin) => new URL(origin).hostname)]);
  const isKnown = (name: string) => known.has(name) || name.endsWith('.localhost') || isIP(unbracketed(name)) !== 0;
  app.addHook('onRequest', async (request, reply) => {
    const name = hostName(request);
    if (name === null) return refuse(400, 'BAD_REQUEST', 'The Host header is not one address.');
    if (production || !wantsPage(request) || isKnown(name)) return undefined;
    const message = `This page is not shown under the name ${name}: open it as localhost, or add its origin to CORS_ORIGINS.`;
    return refuse(421, 'MISDIRECTED_REQUEST', message);

    function refuse(status: number, code: string, message: string) {
      return reply.code(status).send({ errors: [{ message, extensions: { code, requestId: request.id } }] });
    }
  });
}

function wantsPage({ method, headers }: FastifyRequest): boolean {
  return method !== 'POST' && /text\/html/i.test(headers.accept ?? '');
}

/** Node shows the first of several, a proxy before it may have looked at another. */
function hostName({ raw }: FastifyRequest): string | null {
  const [host = '', ...more] = raw.headersDistinct.host ?? [];
  if (more.length > 0) return null;
  const address = `http://${host}`;
  return URL.canParse(address) && !/[/?#@\\]/.test(host) ? new URL(address).hostname : null;
}

function unbracketed(name: string): string {
  return name.replace(/^\[|\]$/g, '');
}

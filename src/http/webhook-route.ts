import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Receive } from '../webhooks/receive.js';

/** Stripe's events are a hundredth of it. */
const MOST_BYTES = 1_000_000;
const AGAIN_AFTER_SECONDS = '5';

/** Where Stripe sends its events: the body is taken as bytes, since their signature is of nothing else. */
export async function addWebhookRoute(app: FastifyInstance, receive: Receive): Promise<void> {
  await app.register(async (webhooks) => {
    webhooks.removeAllContentTypeParsers();
    webhooks.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_request, body, done) =>
      done(null, body),
    );
    webhooks.post('/webhooks/stripe', async (request, reply) => {
      const { body } = request;
      const header = request.headers['stripe-signature'];
      const received = await receive({
        header: typeof header === 'string' ? header : undefined,
        body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
      });
      if (received.kind === 'refused') return refuse(request, reply, 400, 'BAD_SIGNATURE', received.message);
      if (received.kind === 'busy') {
        void reply.header('retry-after', AGAIN_AFTER_SECONDS);
        return refuse(request, reply, 503, 'UNAVAILABLE', 'Too many events are being stored. Send it again.');
      }
      const { status, headers, body: text } = received.answer;
      return reply.code(status).headers(headers).send(text);
    });
  });
}

function refuse(request: FastifyRequest, reply: FastifyReply, status: number, code: string, message: string) {
  return reply.code(status).send({ errors: [{ message, extensions: { code, requestId: request.id } }] });
}

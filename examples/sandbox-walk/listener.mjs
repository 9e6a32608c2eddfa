import { once } from 'node:events';
import { createServer } from 'node:http';

const APPROVAL = JSON.stringify({ approved: true });

/**
 * A webhook endpoint on a free port. It prints each event whose signature holds and keeps it in `heard`; what is not signed
 * with the secret it refuses. Asked whether a card may spend, it approves.
 */
export async function openListener(stripe, print) {
  const heard = [];
  let secret;
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      print(`  refused a delivery: ${error.message.split('\n')[0]}`);
      response.writeHead(400).end();
    });
  });

  async function answer(request, response) {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    // The signature is of the very bytes that came: parse them only afterwards.
    const event = stripe.webhooks.constructEvent(Buffer.concat(chunks), request.headers['stripe-signature'], secret);
    heard.push(event);
    print(`  <- ${event.type} ${event.id}`);
    const isAsked = event.type === 'issuing_authorization.request';
    response.writeHead(200, { 'stripe-version': event.api_version, 'content-type': 'application/json' });
    response.end(isAsked ? APPROVAL : '{}');
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}/webhooks`,
    heard,
    trust: (signingSecret) => {
      secret = signingSecret;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

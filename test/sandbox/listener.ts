import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type Stripe from 'stripe';
import { unlike } from '../kit/likeness/unlike.js';

export interface Heard {
  headers: IncomingHttpHeaders;
  text: string;
  event: Stripe.Event;
}

export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
}

export interface Listener {
  url: string;
  heard: Heard[];
  types(): string[];
  /** What it answers from now on; a promise keeps the sender waiting. */
  answers(reply: (heard: Heard) => Reply | Promise<Reply>): void;
  close(): Promise<void>;
}

const opened: Server[] = [];
afterAll(() => {
  for (const server of opened) server.closeAllConnections();
  return Promise.all(opened.map((server) => new Promise((resolve) => server.close(resolve))));
});

/** What in the events that were heard is not as the stripe package's types promise. */
const strange: string[] = [];
afterEach(() => expect(strange.splice(0)).toEqual([]));

/** An endpoint for webhooks that keeps what it hears. */
export async function openListener(): Promise<Listener> {
  const heard: Heard[] = [];
  let reply: (heard: Heard) => Reply | Promise<Reply> = () => ({});
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const one: Heard = { headers: request.headers, text, event: JSON.parse(text) };
      heard.push(one);
      strange.push(...unlike('a webhook', text));
      void Promise.resolve(reply(one)).then(({ status = 200, headers = {}, body = '' }) => {
        response.writeHead(status, headers).end(body);
      });
    });
  });
  opened.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The listener has no port');
  return {
    url: `http://127.0.0.1:${address.port}/hooks`,
    heard,
    types: () => heard.map(({ event }) => event.type),
    answers: (next) => {
      reply = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

import { createServer, type IncomingHttpHeaders } from 'node:http';
import { once } from 'node:events';

export interface Asked {
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly question: Readonly<Record<string, unknown>> & { readonly id: string; readonly amount: number };
}

/** What a partner says; `hang` says nothing at all. */
export type Reply =
  'hang' | { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body: string };

export interface Partner {
  readonly url: string;
  readonly asked: Asked[];
  answers(reply: (asked: Asked) => Reply): void;
  close(): Promise<void>;
}

export const approves = (more: object = {}): Reply => ({ body: JSON.stringify({ approved: true, ...more }) });
export const declines = (reason: string): Reply => ({ body: JSON.stringify({ approved: false, reason }) });

/** A partner with an endpoint that decides. */
export async function openPartner(): Promise<Partner> {
  const asked: Asked[] = [];
  let reply: (asked: Asked) => Reply = () => approves();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const one: Asked = { headers: request.headers, text, question: JSON.parse(text) };
      asked.push(one);
      const said = reply(one);
      if (said === 'hang') return;
      response.writeHead(said.status ?? 200, { 'content-type': 'application/json', ...said.headers }).end(said.body);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The partner has no port.');
  return {
    url: `http://127.0.0.1:${address.port}/decide`,
    asked,
    answers: (next) => {
      reply = next;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

import { ApolloServer } from '@apollo/server';
import { buildSchema } from 'graphql';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import type { Http, Patience } from '../../src/http/index.js';
import { startHttp } from '../../src/http/index.js';
import { createLogger } from '../../src/log.js';
import { createMetrics, type Metrics } from '../../src/metrics/index.js';

const PATIENT: Patience = { headMs: 60_000, requestMs: 60_000, checkEveryMs: 100, mostConnections: 1_000 };

let http: Http;
const sockets: Socket[] = [];
let metrics: Metrics;

async function start(patience: Partial<Patience> = {}) {
  metrics = createMetrics();
  http = await startHttp({
    host: '127.0.0.1',
    port: 0,
    log: createLogger({ level: 'silent' }),
    apollo: new ApolloServer({ schema: buildSchema('type Query { hello: String }') }),
    context: () => Promise.resolve({}),
    ready: {},
    onRefusedConnection: (reason) => metrics.connectionRefused(reason),
    production: true,
    patience: { ...PATIENT, ...patience },
  });
}

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await http.close();
});

/** A connection, what came over it, and its end. */
function open(text: string) {
  const socket = connect(Number(new URL(http.url).port), '127.0.0.1');
  sockets.push(socket);
  let answer = '';
  socket.on('data', (chunk) => (answer += String(chunk)));
  socket.on('error', () => undefined);
  socket.write(text);
  return {
    socket,
    connected: once(socket, 'connect'),
    ended: new Promise<string>((resolve) => socket.once('close', () => resolve(answer))),
  };
}

const health = async () => (await fetch(`${http.url}/health`)).status;
const counted = async (reason: string) =>
  new RegExp(`^cardgraph_connections_refused_total{reason="${reason}"} (.*)$`, 'm').exec(await metrics.text())?.[1];
const HALF = 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';

describe('Clients that hold connections open', () => {
  it('keep nobody else from being answered, two hundred of them', async () => {
    await start();
    const held = Array.from({ length: 200 }, () => open(HALF));
    await Promise.all(held.map(({ connected }) => connected));
    expect(await health()).toBe(200);
    expect(held.filter(({ socket }) => socket.destroyed)).toEqual([]);
  });

  it('are told so and let go when the head of their request, or its body, does not come', async () => {
    await start({ headMs: 200, requestMs: 400 });
    const head = open(HALF);
    const body = open(`${HALF}Content-Length: 100\r\n\r\n{"query":`);
    expect(await head.ended).toMatch(/^HTTP\/1.1 408/);
    expect(await body.ended).toMatch(/^HTTP\/1.1 408/);
    expect(await counted('slow')).toBe('2');
    expect(await health()).toBe(200);
  });

  it('are so many at the most; one that leaves makes room', async () => {
    await start({ mostConnections: 3 });
    const held = Array.from({ length: 3 }, () => open(HALF));
    await Promise.all(held.map(({ connected }) => connected));
    expect(await open('GET /health HTTP/1.1\r\nHost: x\r\n\r\n').ended).toBe('');
    held[0]!.socket.write('Connection: close\r\nContent-Length: 2\r\n\r\n{}');
    expect(await held[0]!.ended).toMatch(/^HTTP\/1.1 400/);
    expect(await open('GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n').ended).toMatch(/^HTTP\/1.1 200/);
    expect(await counted('too_many')).toBe('1');
  });
});

describe('A request that two servers could read in two ways', () => {
  const SMUGGLED = 'GET /health HTTP/1.1\r\nHost: x\r\n\r\n';
  const post = (...headers: string[]) => `POST /graphql HTTP/1.1\r\nHost: x\r\n${headers.join('\r\n')}\r\n\r\n`;

  it.each([
    ['a length and chunks', post(`Content-Length: ${SMUGGLED.length + 5}`, 'Transfer-Encoding: chunked') + '0\r\n\r\n'],
    ['chunks and a length', post('Transfer-Encoding: chunked', 'Content-Length: 5') + '0\r\n\r\n'],
    ['two lengths', post('Content-Length: 0', `Content-Length: ${SMUGGLED.length}`)],
    ['a length with a sign', post('Content-Length: +0')],
    ['a length in hexadecimal', post('Content-Length: 0x0')],
    ['a space before the colon', post('Transfer-Encoding : chunked') + '0\r\n\r\n'],
    ['an encoding that is not known last', post('Transfer-Encoding: chunked, identity') + '0\r\n\r\n'],
    ['a header that goes on in the next line', post('Transfer-Encoding:', ' chunked', 'Content-Length: 0')],
    ['a line that ends without a return', `POST /graphql HTTP/1.1\r\nHost: x\nContent-Length: 0\r\n\r\n`],
    ['a chunk size with a sign', post('Transfer-Encoding: chunked') + '+0\r\n\r\n'],
    ['a null in a header', post('X-A: a\0b', 'Content-Length: 0')],
  ])('is refused, and what follows it is not read: %s', async (_how, text) => {
    await start();
    const answer = await open(text + SMUGGLED).ended;
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 400']);
    expect(await health()).toBe(200);
  });

  it('is refused when it names two hosts, or none', async () => {
    await start();
    for (const hosts of ['Host: a\r\nHost: b\r\n', '', 'Host: a b\r\n', 'Host: a/b\r\n', 'Host: user@a\r\n'])
      expect([hosts, await open(`GET /health HTTP/1.1\r\n${hosts}Connection: close\r\n\r\n`).ended]).toEqual([
        hosts,
        expect.stringMatching(/^HTTP\/1.1 400/),
      ]);
  });

  it('is refused when its head is longer than any we send', async () => {
    await start();
    const long = `GET /health HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`;
    expect(await open(long).ended).toMatch(/^HTTP\/1.1 431/);
  });
});

import { once } from 'node:events';
import { request as ask } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { ApolloServer, type BaseContext } from '@apollo/server';
import { buildSchema } from 'graphql';
import { WebSocket } from 'ws';
import type { Ending, Listener } from '../../src/events/feeds/index.js';
import { startHttp } from '../../src/http/index.js';
import { createOperations } from '../../src/http/live/index.js';
import { createLogger } from '../../src/log.js';
import { until } from '../kit/eventually.js';

/*
 * What the other side of an open line does on the wire: it reads late or never, says nothing any more, or says too much.
 */

const QUERY = 'subscription { told }';
/** So much that no buffer of the system's holds many of them. */
const ANSWER = JSON.stringify({ data: { told: 'x'.repeat(200_000) } });
const MOST_UNREAD = 1_000_000;
/** Many times what all the buffers in between hold. */
const MANY = 300;

let told: Listener[] = [];
let http: Awaited<ReturnType<typeof startHttp>>;
let ends: (() => Promise<unknown>)[] = [];

async function open(bounds: Readonly<Record<string, number>> = {}): Promise<string> {
  const operations = createOperations<BaseContext>();
  const schema = buildSchema('type Query { one: Int } type Subscription { told: String }');
  const apollo = new ApolloServer<BaseContext>({
    ...{
      schema,
      plugins: [operations.plugin],
      stopOnTerminationSignals: false,
      logger: createLogger({ level: 'silent' }),
    },
  });
  const listen = (listener: Listener) => {
    told.push(listener);
    return () => (told = told.filter((one) => one !== listener));
  };
  http = await startHttp<BaseContext>({
    ...{ host: '127.0.0.1', port: 0, log: createLogger({ level: 'silent' }), apollo, production: false },
    ready: {},
    context: () => Promise.resolve({}),
    admit: ({ query }) => Promise.resolve(typeof query === 'string' ? query : undefined),
    live: {
      operations,
      mostPerViewer: 10,
      closedAmong: () => Promise.resolve([]),
      onRevoked: () => () => undefined,
      connect: () =>
        Promise.resolve({
          ...{ principal: 'one', credential: 'key_one', expiresAt: null },
          context: () => ({}),
          subscribe: () => Promise.resolve({ listen }),
        }),
      bounds: { mostUnread: MOST_UNREAD, ...bounds },
    },
  });
  ends.push(() => http.close());
  return http.url;
}

afterEach(async () => {
  for (const end of ends.reverse()) await end();
  [told, ends] = [[], []];
});

interface Peer {
  readonly socket: WebSocket;
  readonly messages: string[];
  readonly closed: Promise<number>;
}

/** A subscription on a socket, which has begun when this resolves. */
async function subscribe(url: string, options: { readonly autoPong?: boolean } = {}): Promise<Peer> {
  const before = told.length;
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', options);
  const messages: string[] = [];
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  socket.on('message', (data) => messages.push(String(data)));
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init' }));
  await until(() => messages.length === 1);
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: QUERY } }));
  await until(() => told.length > before);
  return { socket, messages, closed };
}

const closes = (peer: Peer) => async () => {
  peer.socket.terminate();
  await peer.closed;
};

/** What the source does: it tells, and ends whoever takes no more. Resolves with how many took the last. */
async function tellAll(count: number): Promise<number> {
  const ending: Ending = { why: 'slow' };
  for (let times = 0; times < count; times += 1) {
    for (const listener of [...told])
      if (!listener.take(ANSWER)) listener.ended(ending, { account: 'acct_1', id: 'evt_9' });
    // Whoever reads has read it by then.
    await pause(2);
  }
  return told.length;
}

describe('A client that does not read', () => {
  it('is ended and told where to go on, while others hear everything', async () => {
    const url = await open();
    const [reads, sleeps] = [await subscribe(url), await subscribe(url)];
    ends.push(closes(reads), closes(sleeps));
    sleeps.socket.pause();
    expect(await tellAll(MANY)).toBe(1);
    await until(() => reads.messages.filter((text) => text.includes('"next"')).length >= MANY);
    const before = sleeps.messages.length;
    sleeps.socket.resume();
    await until(() => sleeps.messages.some((text) => text.includes('"error"')));
    expect(sleeps.messages.length).toBeGreaterThan(before);
    const [error] = sleeps.messages.filter((text) => text.includes('"error"'));
    expect(JSON.parse(error ?? '')).toMatchObject({
      id: '1',
      payload: [{ extensions: { code: 'TOO_SLOW', lastEventId: 'acct_1/evt_9' } }],
    });
  });

  it('is ended on a stream of events, too', async () => {
    const url = await open();
    const { hostname, port } = new URL(url);
    const body = JSON.stringify({ query: QUERY });
    const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
    const sent = ask({ hostname, port, path: '/graphql/stream', method: 'POST', headers }).end(body);
    const [response] = await once(sent, 'response');
    await until(() => told.length > 0);
    expect(await tellAll(MANY)).toBe(0);
    let text = '';
    response.setEncoding('utf8').on('data', (part: string) => (text += part));
    // It is cut off, not ended.
    response.once('error', () => undefined);
    await new Promise((resolve) => response.once('close', resolve));
    // What it had not read by a second after its end is not sent any more.
    expect(text.length).toBeLessThan(MANY * ANSWER.length);
  });

  it('and goes on asking, is cut off', async () => {
    const url = await open();
    const peer = await subscribe(url);
    ends.push(closes(peer));
    peer.socket.pause();
    // Each is answered with an error that names it.
    const name = 'x'.repeat(20_000);
    for (let sent = 0; told.length > 0 && sent < 10 * MANY; sent += 1) {
      peer.socket.send(JSON.stringify({ id: `${name}${sent}`, type: 'subscribe', payload: { query: '{ none }' } }));
      await pause(1);
    }
    expect(told).toEqual([]);
    peer.socket.resume();
    expect(await peer.closed).toBe(1006);
  });
});

describe('A client that has gone without a word', () => {
  it('is let go when it answers no ping, and its subscriptions end; one that answers stays', async () => {
    const url = await open({ pingMs: 50 });
    const stays = await subscribe(url);
    const gone = await subscribe(url, { autoPong: false });
    ends.push(closes(stays), closes(gone));
    expect(await gone.closed).toBe(1006);
    await until(() => told.length <= 1);
    await pause(150);
    expect(stays.socket.readyState).toBe(WebSocket.OPEN);
    expect(told).toHaveLength(1);
  });

  it('is let go when it never says who it is', async () => {
    const url = await open({ greetMs: 50 });
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    const [code] = await once(socket, 'close');
    expect(code).toBe(4408);
  });
});

describe('A client that asks for too much', () => {
  it('is refused operations beyond those that a socket may have', async () => {
    const url = await open({ mostOperations: 2 });
    const peer = await subscribe(url);
    ends.push(closes(peer));
    for (const id of ['2', '3']) peer.socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query: QUERY } }));
    await until(() => peer.messages.some((text) => text.includes('"error"')));
    expect(peer.messages.at(-1)).toContain('TOO_MANY_OPERATIONS');
    expect(peer.socket.readyState).toBe(WebSocket.OPEN);
  });

  it('is closed for a message that is too large', async () => {
    const url = await open({ mostBytes: 1_000 });
    const peer = await subscribe(url);
    peer.socket.send(JSON.stringify({ id: '2', type: 'subscribe', payload: { query: `# ${'x'.repeat(1_000)}` } }));
    expect(await peer.closed).toBe(1009);
  });
});

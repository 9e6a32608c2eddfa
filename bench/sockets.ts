import { once } from 'node:events';
import { type RawData, WebSocket } from 'ws';
import { eventBody, send, signature } from '../test/webhooks/signed.js';
import { SECRET } from './paced.js';
import type { SocketsReady } from './sockets-process.js';
import { type Server, start, stop } from './throughput.js';

const SIZES = [
  { connections: 1_000, events: 100 },
  { connections: 10_000, events: 20 },
];
const AT_ONCE = 50;
const LIMIT_MS = 120_000;
const QUERY =
  'subscription { cardChanged { eventId eventType occurredAt card { id status last4 cardholder { name } } } }';

/** Equal subscriptions on so many sockets: what each keeps of memory, and how fast an event reaches all of them. */
export async function printSockets(): Promise<void> {
  console.log('\nEqual subscriptions, one to a socket; all of them are told every event\n');
  console.log('| sockets | connected/s | KB of memory a socket | events | messages/s | events told/s |');
  console.log('| --- | --- | --- | --- | --- | --- |');
  for (const { connections, events } of SIZES) {
    const gateway = await start<SocketsReady>('sockets-process');
    try {
      await printSize(gateway, connections, events);
    } finally {
      await stop(gateway);
    }
  }
}

async function printSize(gateway: Server<SocketsReady>, connections: number, events: number): Promise<void> {
  const counter = { messages: 0, wanted: 0, done: () => undefined as void };
  const warm = await connectAll(gateway.ready, 200, counter);
  await tell(gateway.ready, 20, warm.length, counter);
  for (const socket of warm) socket.terminate();
  const before = await memoryOf(gateway);
  const begun = performance.now();
  const sockets = await connectAll(gateway.ready, connections, counter);
  const connecting = performance.now() - begun;
  const idle = await memoryOf(gateway);
  const ms = await tell(gateway.ready, events, connections, counter);
  for (const socket of sockets) socket.terminate();
  const cells = [
    connections,
    Math.round((connections / connecting) * 1_000),
    ((idle - before) / connections / 1_024).toFixed(1),
    events,
    Math.round((connections * events * 1_000) / ms),
    Math.round((events * 1_000) / ms),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}

interface Counter {
  messages: number;
  wanted: number;
  done: () => void;
}

async function connectAll(ready: SocketsReady, count: number, counter: Counter): Promise<WebSocket[]> {
  const sockets: WebSocket[] = [];
  const connect = async () => {
    while (sockets.length < count) {
      const socket = new WebSocket(`${ready.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
        perMessageDeflate: false,
      });
      sockets.push(socket);
      await begun(socket, ready.key);
      socket.on('message', () => {
        counter.messages += 1;
        if (counter.messages === counter.wanted) counter.done();
      });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, connect));
  return sockets;
}

/** Resolves when its subscription has begun: an answer to what was sent after it is complete. */
function begun(socket: WebSocket, key: string): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('open', () => {
      socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${key}` } }));
    });
    const hear = (data: RawData) => {
      const text = String(data);
      if (text.includes('connection_ack')) {
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: QUERY } }));
        socket.send(JSON.stringify({ id: '2', type: 'subscribe', payload: { query: '{ __typename }' } }));
      } else if (text.includes('"complete"')) {
        socket.off('message', hear);
        resolve();
      }
    };
    socket.on('message', hear);
  });
}

/** So many events, one after the other; how long it takes until every socket has all of them. */
async function tell({ url, account, snapshot }: SocketsReady, events: number, sockets: number, counter: Counter) {
  const all = new Promise<void>((resolve, reject) => {
    const limit = setTimeout(
      () => reject(new Error(`Of ${counter.wanted} messages ${counter.messages} came.`)),
      LIMIT_MS,
    );
    counter.done = () => {
      clearTimeout(limit);
      resolve();
    };
  });
  counter.messages = 0;
  counter.wanted = events * sockets;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: events }, () => {
      told += 1;
      // Each of a card of its own: of one card the order of their coming would count.
      const object = { ...snapshot, id: `ic_bench${told}` };
      const facts = { id: `evt_bench${told}`, type: 'issuing_card.updated', account, created: 1_900_000_000 };
      const body = eventBody({ ...facts, data: { object } });
      return send(url, body, signature(body, { secret: SECRET }));
    }),
  );
  await all;
  return performance.now() - begun;
}

let told = 0;

async function memoryOf({ process: child }: Server<SocketsReady>): Promise<number> {
  child.send('memory');
  const [{ rss }] = await once(child, 'message');
  return Number(rss);
}

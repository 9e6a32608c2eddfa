import { setTimeout as timeout } from 'node:timers/promises';
import type Stripe from 'stripe';
import { createKeys } from '../../../src/auth/keys.js';
import { createLogger } from '../../../src/log.js';
import { startSandbox } from '../../../src/sandbox/index.js';
import { openStore } from '../../../src/store/index.js';
import { type Client, createClient } from '../../kit/client.js';
import { Random } from '../../kit/random.js';
import { WEBHOOK_SECRET } from '../../kit/start-gateway.js';
import type { Gateways } from '../hearing/gateways.js';
import { Listener } from './listener.js';
import { SocketListener } from './socket-listener.js';
import { Partner } from './partner.js';
import { type Player, startPlayer } from './player.js';

export interface RoundOptions {
  readonly databaseUrl: string;
  readonly gateways: Gateways;
  readonly events: number;
  /** So often, about, the gateway is killed. */
  readonly kills: number;
  readonly seed: number;
}

export interface Round {
  readonly listener: Listener;
  readonly sockets: readonly SocketListener[];
  /** What the partner has acted on, and what happened since it wants to hear of it. */
  readonly effects: Partner['effects'];
  readonly owed: Partner['effects'];
  readonly kills: number;
  /** What the sandbox says that happened. */
  readonly events: readonly Stripe.Event[];
  /** The entries of each card as the listener has them at the end, and as they are. */
  readonly pictured: Readonly<Record<string, unknown>>;
  readonly real: Readonly<Record<string, unknown>>;
  /** Cards whose last event decided how they are. */
  readonly decided: number;
}

/** Few enough that each changes often, and enough that most of the changes are seconds apart. */
const CARDS_PER_EVENT = 1 / 4;
const MOST_CARDS = 2_000;
/** Longer than from one look through Stripe's lists to the next. */
const LATER_MS = 61 * 60_000;
const MOST_WAIT_MS = 60_000;

/** A gateway hears of events that are lost, late and sent twice, and is killed meanwhile. */
export async function playRound({ databaseUrl, gateways, events, kills, seed }: RoundOptions): Promise<Round> {
  const random = new Random(seed);
  const sandbox = await startSandbox({ seed: 'empty', clock: 'real', rngSeed: String(seed) });
  const listener = new Listener();
  const env = { EVENT_CHECK_MINUTES: '60' };
  const open = (port = 0) =>
    gateways.open({ databaseUrl, stripeBase: sandbox.url, port, env, after: listener.last, hear: listener.hear });
  let gateway = await open();
  const { url } = gateway;
  const port = Number(new URL(url).port);
  const endpoint = { url: `${url}/webhooks/stripe`, secret: WEBHOOK_SECRET };
  for (const connect of [false, true]) sandbox.webhooks.listen({ ...endpoint, connect });
  const key = await keyOn(databaseUrl);
  let sockets: SocketListener[] = [];
  let partner: Partner | undefined;
  try {
    const player = await startPlayer(sandbox, random, Math.min(MOST_CARDS, Math.round(events * CARDS_PER_EVENT)));
    await sandbox.webhooks.settled();
    await gateway.settled();
    sockets = player.accounts.map((account) => {
      const first = listener.events.find((event) => event.account === account)?.id ?? '';
      return new SocketListener(key, account, `${account}/${first}`);
    });
    for (const socket of sockets) await socket.connect(url);
    const before = new Set(listener.events.map(({ id }) => id));
    partner = await Partner.open(createClient(url, key), player.accounts);
    let over = false;
    const playing = player.play(events).finally(() => (over = true));
    playing.catch(() => undefined);
    let killed = 0;
    while (!over && killed < kills) {
      const until = listener.events.length + 1 + random.below((2 * events) / (kills + 1));
      await Promise.race([listener.reaches(until), playing]);
      if (over) break;
      await gateway.kill();
      killed += 1;
      gateway = await open(port);
      for (const socket of sockets) await socket.connect(url);
    }
    await playing;
    await player.delivered();
    await gateway.ahead(LATER_MS);
    await gateway.settled();
    for (const socket of sockets) await inTime(socket.reaches(cardEventsOf(listener, socket.account).length));
    const owed = player.accounts.flatMap((account) =>
      cardEventsOf(listener, account).flatMap((event) => (before.has(event) ? [] : [{ account, event }])),
    );
    const happened = await player.events();
    const pictures = await compared(player, listener, createClient(url, key));
    return { listener, sockets, effects: partner.effects, owed, kills: killed, events: happened, ...pictures };
  } finally {
    for (const socket of sockets) socket.close();
    await gateway.kill();
    await partner?.close();
    await sandbox.close();
  }
}

/** What a listener to an account's cards is told of. */
export function cardEventsOf({ events }: Listener, of: string): string[] {
  return events.flatMap(({ id, account, type }) => (account === of && type.startsWith('issuing_card.') ? [id] : []));
}

/** Whoever has not had all by then will not have it: the comparison says what is missing. */
async function inTime(work: Promise<void>): Promise<void> {
  const abort = new AbortController();
  await Promise.race([work, timeout(MOST_WAIT_MS, undefined, { signal: abort.signal }).catch(() => undefined)]).finally(
    () => abort.abort(),
  );
}

async function keyOn(databaseUrl: string): Promise<string> {
  const store = await openStore(databaseUrl, createLogger({ level: 'silent' }));
  const key = {
    name: 'reader',
    accounts: 'all',
    permissions: ['cards:read', 'events:read', 'webhooks:read', 'webhooks:write'],
    mode: 'test',
  } as const;
  const { secret } = await createKeys(store).create({ ...key, permissions: [...key.permissions] });
  await store.close();
  return secret;
}

const READ = 'query($ids: [ID!]!) { nodes(ids: $ids) { ... on Card { stripeId metadata { key value } } } }';
const AT_ONCE = 20;

interface Nodes {
  readonly nodes: readonly {
    readonly stripeId: string;
    readonly metadata: readonly { key: string; value: string }[];
  }[];
}

/** What no event decided is read through the gateway, as a client would. */
async function compared(player: Player, { picture }: Listener, client: Client) {
  const cards = await player.cards();
  const real: Record<string, unknown> = {};
  const pictured: Record<string, unknown> = {};
  const unread: string[] = [];
  for (const [id, { metadata }] of cards) {
    real[id] = metadata;
    pictured[id] = picture.get(id);
    if (pictured[id] === null) unread.push(id);
  }
  const accountOf = new Map((await player.events()).map(({ data, account }) => [idOf(data.object), account]));
  for (let at = 0; at < unread.length; at += AT_ONCE) {
    const ids = unread.slice(at, at + AT_ONCE).map((id) => `${accountOf.get(id) ?? ''}/${id}`);
    const { nodes } = await client.run<Nodes>(READ, { ids });
    for (const { stripeId, metadata } of nodes)
      pictured[stripeId] = Object.fromEntries(metadata.map(({ key, value }) => [key, value]));
  }
  return { real, pictured, decided: cards.size - unread.length };
}

function idOf(object: object): unknown {
  return 'id' in object ? object.id : undefined;
}

import { loadConfig } from '../config.js';
import { createLogger } from '../log.js';
import { type InboxEntry, openStore, type Store } from '../store/index.js';
import { createDesk, type InboxDesk } from '../webhooks/index.js';
import { type Command, UsageError } from './command.js';

const SHOWN = 50;

export const events: Command = {
  name: 'events',
  usage: 'status | replay EVENT_ID',
  summary:
    "Tells how many of Stripe's events are in the queue, wait for an account that nobody knows, and stand in quarantine, with the reasons; replay puts one of these into the queue again.",
  async run([action, id, ...rest], { env, out }) {
    const isStatus = action === 'status' && id === undefined;
    const isReplay = action === 'replay' && id !== undefined && rest.length === 0;
    if (!isStatus && !isReplay) throw new UsageError('Say what to do with the events: status, or replay EVENT_ID.');
    const { databaseUrl, stripe } = loadConfig(env);
    const store = await openStore(databaseUrl, createLogger({ level: 'warn' }));
    const mode = stripe.kind === 'remote' ? stripe.mode : 'test';
    try {
      return id === undefined ? await tell(store, out) : await replay(createDesk({ ...store, mode }), id, out);
    } finally {
      await store.close();
    }
  },
};

async function tell({ inbox }: Store, out: (text: string) => void): Promise<number> {
  const { received, waiting, quarantined, oldestReceivedAt } = await inbox.counts();
  const since = oldestReceivedAt === null ? '' : `, the oldest since ${oldestReceivedAt.toISOString()}`;
  const lines = [
    `${received} in the queue${since}`,
    `${waiting} wait for an account that nobody knows`,
    `${quarantined} in quarantine`,
    ...(await inbox.page({ states: ['quarantined'] }, { limit: SHOWN })).map(asLine),
  ];
  out(`${lines.join('\n')}\n`);
  return 0;
}

async function replay(desk: InboxDesk, id: string, out: (text: string) => void): Promise<number> {
  const replayed = await desk.replay(id);
  switch (replayed.kind) {
    case 'replayed':
      out(`${replayed.entry.id} is in the queue again.\n`);
      return 0;
    case 'unreadable':
      out(`${id} stays in quarantine. ${replayed.reason}\n`);
      return 1;
    default:
      out(`There is no ${id} in quarantine.\n`);
      return 1;
  }
}

function asLine({ id, type, account, receivedAt, reason }: InboxEntry): string {
  return `  ${[id, type, account ?? 'platform', receivedAt.toISOString(), reason ?? ''].join('  ')}`;
}

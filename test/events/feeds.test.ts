import { createEvents } from '../../src/events/bus.js';
import {
  type Ending,
  type EventName,
  type Feeds,
  type Listener,
  type Question,
  Stop,
  openFeeds,
} from '../../src/events/feeds/index.js';
import { startTeller, type Teller } from '../../src/events/teller.js';
import { createLogger } from '../../src/log.js';
import { type Store, openStore } from '../../src/store/index.js';
import type { AppliedEvent } from '../../src/events/topics.js';

const log = createLogger({ level: 'silent' });

/** Takes so many answers before somebody reads them. */
class Reader implements Listener {
  readonly answers: string[] = [];
  readonly over: Promise<[Ending, EventName | null]>;
  private end: (how: [Ending, EventName | null]) => void = () => undefined;
  private waiting: { count: number; resolve: () => void } | null = null;

  constructor(private readonly most = Number.POSITIVE_INFINITY) {
    this.over = new Promise((resolve) => (this.end = resolve));
  }

  take(answer: string): boolean {
    if (this.answers.length >= this.most) return false;
    this.answers.push(answer);
    if (this.waiting && this.answers.length >= this.waiting.count) this.waiting.resolve();
    return true;
  }

  async room(): Promise<void> {}

  ended(ending: Ending, last: EventName | null): void {
    this.end([ending, last]);
  }

  async until(count: number): Promise<readonly string[]> {
    if (this.answers.length < count) await new Promise<void>((resolve) => (this.waiting = { count, resolve }));
    return this.answers;
  }
}

let store: Store;
let teller: Teller;
let feeds: Feeds<Listener>;
let count = 0;

beforeEach(async () => {
  count = 0;
  store = await openStore('sqlite::memory:', log);
  const events = createEvents(log);
  feeds = await openFeeds({ store, events, log });
  teller = await startTeller({ store, events, log });
});
afterEach(async () => {
  feeds.close();
  await teller.close();
  await store.close();
});

const question = (answer: Question<Listener>['answer'] = ({ id }) => id): Question<Listener> => ({
  ...{ key: 'a question', accounts: ['acct_1'], hears: () => true, answer },
});

async function happen(times: number): Promise<void> {
  const ids = Array.from({ length: times }, () => `evt_${(count += 1)}`);
  const entries = ids.map((id) => {
    const body = JSON.stringify({
      ...{ id, object: 'event', type: 'account.updated', account: 'acct_1', created: 1, livemode: false },
      data: { object: { id: 'acct_1', object: 'account' } },
    });
    const entry = { id, type: 'account.updated', account: 'acct_1', created: 1, body, reason: null };
    return { ...entry, state: 'received' as const };
  });
  await store.inbox.receive(entries, new Date());
  await store.inbox.apply(ids.map((id) => ({ id, object: null, holds: 'nothing' })));
  await teller.catchUp();
}

const named = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => `evt_${from + at}`);

test('who reads too slowly is ended alone, and told the last event that it has', async () => {
  const [slow, fast] = [new Reader(2), new Reader()];
  feeds.listen(question(), slow, null);
  feeds.listen(question(), fast, null);
  await happen(4);
  expect(await slow.over).toEqual([{ why: 'slow' }, expect.objectContaining({ id: 'evt_2', account: 'acct_1' })]);
  expect(await fast.until(4)).toEqual(named(1, 4));
});

test('an answer that takes longer is told in its place', async () => {
  let release: (answer: string) => void = () => undefined;
  const late = new Promise<string>((resolve) => (release = resolve));
  const reader = new Reader();
  feeds.listen(
    question(({ id }) => (id === 'evt_1' ? late : id)),
    reader,
    null,
  );
  await happen(3);
  expect(reader.answers).toEqual([]);
  release('evt_1');
  expect(await reader.until(3)).toEqual(named(1, 3));
});

test('more events than can be answered end the feed', async () => {
  const stuck = new Reader();
  feeds.listen(
    question(() => new Promise<string>(() => undefined)),
    stuck,
    null,
  );
  for (let times = 0; times < 11; times += 1) await happen(100);
  expect(await stuck.over).toEqual([{ why: 'behind' }, null]);
});

test('a viewer whose minute is spent is told until when', async () => {
  const reader = new Reader();
  feeds.listen(
    question(({ id }) => {
      if (id === 'evt_2') throw new Stop({ why: 'spent', resetsAt: 7 });
      return id;
    }),
    reader,
    null,
  );
  await happen(3);
  expect(await reader.over).toEqual([{ why: 'spent', resetsAt: 7 }, expect.objectContaining({ id: 'evt_1' })]);
  expect(reader.answers).toEqual(['evt_1']);
});

test('who goes on after an event has all, whenever in between others are told', async () => {
  await happen(250);
  const made: AppliedEvent[] = [];
  const asked = question(async (event) => {
    made.push(event);
    // Others are told while this one catches up.
    if (made.length % 20 === 0 && count < 600) await happen(10);
    return event.id;
  });
  const [live, back] = [new Reader(), new Reader()];
  feeds.listen(asked, live, null);
  feeds.listen(asked, back, { seq: 5, event: { id: 'evt_5', account: 'acct_1' } });
  await happen(50);
  await back.until(count - 5);
  await happen(1);
  const last = count;
  expect(await back.until(last - 5)).toEqual(named(6, last));
  expect(await live.until(last - 250)).toEqual(named(251, last));
});

test('nobody is told anything after it left, and a question that nobody asks is none', async () => {
  const reader = new Reader();
  const leave = feeds.listen(question(), reader, null);
  await happen(1);
  leave();
  expect(feeds.size).toBe(0);
  await happen(1);
  expect(reader.answers).toEqual(['evt_1']);
});

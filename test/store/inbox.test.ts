import { createLogger } from '../../src/log.js';
import { type NewInboxEntry, openStore, type Store } from '../../src/store/index.js';
import { onEveryDatabase, type TestDatabase } from '../kit/databases.js';

const LOG = createLogger({ level: 'silent' });
const NOW = new Date('2026-11-01T10:00:00Z');
const LATER = new Date(NOW.getTime() + 30_000);

const entry = (id: string, facts: Partial<NewInboxEntry> = {}): NewInboxEntry => ({
  ...{ id, type: 'issuing_card.updated', account: 'acct_1', created: 1_000, body: '{}', reason: null },
  state: 'received',
  ...facts,
});
const dated = (id: string, object: string | null = null) => ({ id, object, holds: 'dated' as const });

onEveryDatabase((create) => {
  let database: TestDatabase;
  const stores: Store[] = [];
  const open = async () => {
    const store = await openStore(database.url, LOG);
    stores.push(store);
    return store;
  };

  /** On SQLite, the worker and what it shares the queue with are in one process. */
  const another = async (store: Store) => (database.url.startsWith('sqlite:') ? store : open());

  beforeEach(async () => {
    database = await create();
  });
  afterEach(async () => {
    for (const store of stores.splice(0)) await store.close();
    await database.drop();
  });

  it('an event is received once', async () => {
    const { inbox } = await open();
    const first = await inbox.receive([entry('evt_1'), entry('evt_2'), entry('evt_1')], NOW);
    expect([...first].sort()).toEqual(['evt_1', 'evt_2']);
    expect([...(await inbox.receive([entry('evt_2'), entry('evt_3')], NOW))]).toEqual(['evt_3']);
  });

  it('two workers take from one queue, and neither what the other has, until its time is over', async () => {
    const a = await open();
    const b = await another(a);
    const ids = Array.from({ length: 40 }, (_, index) => `evt_${index}`);
    await a.inbox.receive(
      ids.map((id) => entry(id)),
      NOW,
    );
    const taken = await Promise.all([a, b, a, b].map(({ inbox }) => inbox.claim(10, NOW, LATER)));
    const all = taken.flat().map(({ id }) => id);
    expect(new Set(all).size).toBe(all.length);
    expect([...all, ...(await a.inbox.claim(40, NOW, LATER)).map(({ id }) => id)].sort()).toEqual([...ids].sort());
    expect(await b.inbox.claim(40, NOW, LATER)).toEqual([]);
    const again = await b.inbox.claim(40, LATER, LATER);
    expect(again.map(({ attempts }) => attempts)).toEqual(ids.map(() => 2));
  });

  it('what several workers apply has one order without gaps, and each event once', async () => {
    const a = await open();
    const b = await another(a);
    const ids = Array.from({ length: 60 }, (_, index) => `evt_${index}`);
    await a.inbox.receive(
      ids.map((id) => entry(id)),
      NOW,
    );
    const batches = [ids.slice(0, 40), ids.slice(20, 60), ids.slice(0, 10), ids.slice(30, 60)];
    const applied = await Promise.all(
      batches.map((batch, index) => (index % 2 === 0 ? a : b).inbox.apply(batch.map((id) => dated(id)))),
    );
    const seqs = applied.flat().map(({ seq }) => seq);
    expect(seqs.sort((one, other) => one - other)).toEqual(ids.map((_, index) => index + 1));
    const told = await b.inbox.after(0, { accounts: 'all' }, 100);
    expect(told.map(({ seq }) => seq)).toEqual(ids.map((_, index) => index + 1));
    expect(told.map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(await a.inbox.lastSeq()).toBe(60);
  });

  it('the newest event of an object is known, whatever the order', async () => {
    const { inbox } = await open();
    const at = { evt_3: 3, evt_1: 1, evt_3b: 3, evt_4: 4, evt_other: 1 };
    await inbox.receive(
      Object.entries(at).map(([id, created]) => entry(id, { created })),
      NOW,
    );
    const first = await inbox.apply([dated('evt_3', 'card'), dated('evt_1', 'card'), dated('evt_other', 'another')]);
    const second = await inbox.apply([dated('evt_3b', 'card'), { id: 'evt_4', object: 'card', holds: 'nothing' }]);
    expect([...first, ...second].map(({ id, isNewest }) => [id, isNewest])).toEqual([
      ['evt_3', true],
      ['evt_1', false],
      ['evt_other', true],
      ['evt_3b', false],
      ['evt_4', false],
    ]);
  });

  it('an event that was followed by another of its object is not the newest any more when it is read again', async () => {
    const { inbox } = await open();
    await inbox.receive(
      ['evt_1', 'evt_2', 'evt_other', 'evt_none'].map((id, created) => entry(id, { created })),
      NOW,
    );
    const applied = await inbox.apply([
      ...[dated('evt_1', 'card'), dated('evt_2', 'card'), dated('evt_other', 'another')],
      { id: 'evt_none', object: null, holds: 'final' },
    ]);
    expect(applied.map(({ isNewest }) => isNewest)).toEqual([true, true, true, true]);
    const found = await inbox.after(0, { accounts: 'all' }, 10);
    expect(found.map(({ id, isNewest, newestBody }) => [id, isNewest, newestBody])).toEqual([
      ['evt_1', false, found[1]?.body],
      ['evt_2', true, null],
      ['evt_other', true, null],
      ['evt_none', true, null],
    ]);
    await inbox.receive([entry('evt_late', { created: 1 })], NOW);
    await inbox.apply([dated('evt_late', 'card')]);
    const [first] = await inbox.after(0, { accounts: 'all' }, 1);
    expect(first).toMatchObject({ id: 'evt_1', isNewest: false, newestBody: null });
  });

  it('what was applied is found from a place on, of some accounts and types', async () => {
    const { inbox } = await open();
    const sent = [
      entry('evt_a', { account: 'acct_1' }),
      entry('evt_b', { account: 'acct_2' }),
      entry('evt_c', { account: null, type: 'account.updated' }),
      entry('evt_d', { account: 'acct_1', type: 'account.updated' }),
    ];
    await inbox.receive(sent, NOW);
    await inbox.apply(sent.map(({ id }) => dated(id)));
    const ids = async (...asked: Parameters<typeof inbox.after>) => (await inbox.after(...asked)).map(({ id }) => id);
    expect(await ids(0, { accounts: ['acct_1'] }, 10)).toEqual(['evt_a', 'evt_d']);
    expect(await ids(1, { accounts: 'all' }, 2)).toEqual(['evt_b', 'evt_c']);
    expect(await ids(0, { accounts: 'all', types: ['account.updated'] }, 10)).toEqual(['evt_c', 'evt_d']);
    expect(await ids(0, { accounts: [] }, 10)).toEqual([]);
    expect([await inbox.seqOf('evt_b'), await inbox.seqOf('evt_z')]).toEqual([2, null]);
  });

  it('what waits, stands in quarantine or is in the queue is counted, and what is old and over goes', async () => {
    const { inbox } = await open();
    await inbox.receive(
      [entry('evt_q'), entry('evt_w', { account: 'acct_9' }), entry('evt_r'), entry('evt_done')],
      NOW,
    );
    await inbox.quarantine('evt_q', 'Because.');
    await inbox.park(['evt_w']);
    await inbox.apply([dated('evt_done', 'card')]);
    expect(await inbox.counts()).toEqual({ received: 1, waiting: 1, quarantined: 1, oldestReceivedAt: NOW });
    expect((await inbox.page({ states: ['quarantined'] }, { limit: 5 })).map(({ id, reason }) => [id, reason])).toEqual(
      [['evt_q', 'Because.']],
    );
    await inbox.removeExpired(LATER, 100);
    expect(await inbox.counts()).toMatchObject({ received: 1, waiting: 0, quarantined: 0 });
    expect(await inbox.after(0, { accounts: 'all' }, 10)).toEqual([]);
    expect(await inbox.lastSeq()).toBe(1);
  });

  it('what was received is shown in pages, newest first, by what became of it and by account', async () => {
    const { inbox } = await open();
    await inbox.receive([entry('evt_1'), entry('evt_2')], NOW);
    await inbox.receive([entry('evt_3', { account: 'acct_2' }), entry('evt_4')], LATER);
    await inbox.quarantine('evt_1', 'Because.');
    const ids = async (...asked: Parameters<typeof inbox.page>) => (await inbox.page(...asked)).map(({ id }) => id);
    expect(await ids({}, { limit: 3 })).toEqual(['evt_4', 'evt_3', 'evt_2']);
    expect(await ids({}, { limit: 3, olderThan: 'evt_2' })).toEqual(['evt_1']);
    expect(await ids({}, { limit: 2, newerThan: 'evt_1' })).toEqual(['evt_3', 'evt_2']);
    expect(await ids({ account: 'acct_1' }, { limit: 5, olderThan: 'evt_4' })).toEqual(['evt_2', 'evt_1']);
    expect(await ids({ states: ['quarantined', 'waiting'] }, { limit: 5 })).toEqual(['evt_1']);
    expect(await ids({}, { limit: 5, olderThan: 'evt_gone' })).toEqual([]);
  });

  it('what leaves the quarantine is what it is read as then, under its own id or another', async () => {
    const { inbox } = await open();
    const unread = { type: 'unreadable', account: null, state: 'quarantined' } as const;
    await inbox.receive([entry('evt_1', unread), entry('unreadable_2', unread)], NOW);
    expect(await inbox.replay('evt_1', entry('evt_1', { created: 7 }), LATER)).toBe(true);
    expect(await inbox.replay('evt_1', entry('evt_1'), LATER)).toBe(false);
    expect(await inbox.replay('unreadable_2', entry('evt_2'), LATER)).toBe(true);
    const queued = await inbox.claim(5, LATER, LATER);
    expect(queued).toMatchObject([
      { id: 'evt_1', type: 'issuing_card.updated', account: 'acct_1', created: 7 },
      { id: 'evt_2', account: 'acct_1' },
    ]);
    expect(await inbox.find('unreadable_2')).toMatchObject({ state: 'ignored', reason: 'It is evt_2.' });
  });

  it('accounts are looked at in turn, those under suspicion first, by one process at a time', async () => {
    const { inbox } = await open();
    const { accounts, checks } = inbox;
    await accounts.wait(['acct_unknown'], NOW);
    await accounts.know(['acct_a', 'acct_b'], NOW);
    const never = new Date(0);
    await checks.checked('acct_a', 100, NOW);
    expect(await checks.next(never)).toMatchObject({ account: 'acct_b' });
    await checks.checked('acct_b', null, LATER);
    expect(await checks.next(never)).toBeNull();
    expect(await checks.next(LATER)).toEqual({ account: 'acct_a', since: 100 });
    await checks.suspect(['acct_b'], LATER);
    expect(await checks.next(LATER)).toMatchObject({ account: 'acct_b' });
    await checks.checked('acct_b', 200, NOW);
    expect(await checks.next(never)).toEqual({ account: 'acct_b', since: 200 });
    await checks.checked('acct_b', 300, LATER);
    expect(await checks.next(never)).toBeNull();
    expect(await checks.checkedAt(['acct_b', 'acct_unknown'])).toEqual(new Map([['acct_b', LATER]]));

    expect(await checks.hold('one', NOW, LATER)).toBe(true);
    expect(await checks.hold('two', NOW, LATER)).toBe(false);
    expect(await checks.hold('two', new Date(LATER.getTime() + 1), LATER)).toBe(true);
    await checks.alive(NOW);
    expect(await checks.alive(LATER)).toEqual(NOW);
  });
});

import Database from 'libsql';
import { createLogger } from '../../src/log.js';
import { openStore, type Store } from '../../src/store/index.js';
import { type AuditFacts, createAudit, verifyAudit } from '../../src/writes/audit/index.js';
import { asking, onEveryDatabase, type TestDatabase } from '../kit/databases.js';

const log = createLogger({ level: 'silent' });
const OCTOBER = Date.parse('2026-10-20T00:00:00Z');
const facts: AuditFacts = {
  kind: 'INTENT',
  principal: 'prin_1',
  credential: 'key_1',
  address: '203.0.113.9',
  requestId: 'req_1',
  account: 'acct_1',
  mutation: 'issueCard',
};

onEveryDatabase((create) => {
  let database: TestDatabase;
  let store: Store;
  let time: number;

  beforeEach(async () => {
    database = await create();
    store = await openStore(database.url, log);
    time = OCTOBER;
  });
  afterEach(async () => {
    await store.close();
    await database.drop();
  });

  /** Five entries in October, five in November. */
  async function write(entries = 10, of: Store = store): Promise<void> {
    const audit = createAudit({ store: of, now: () => time });
    for (let index = 0; index < entries; index += 1) {
      time = OCTOBER + Math.floor(index / 5) * 20 * 24 * 60 * 60 * 1000;
      await audit.append({ ...facts, objects: [`ic_${index}`] });
    }
  }
  /** As somebody with the database's own password: past the guards, which are dropped first. */
  async function tamper(...statements: readonly string[]): Promise<void> {
    const file = /^sqlite:(.*)$/.exec(database.url)?.[1];
    if (file === undefined)
      return asking(database.url, async (client) => {
        await client.query('alter table audit_entries disable trigger user');
        await client.query('alter table audit_removal disable trigger user');
        for (const statement of statements) await client.query(statement);
      });
    const sqlite = new Database(file);
    for (const name of ['entries_stay_as_they_are', 'entries_stay', 'removal_only_rises', 'removal_stays'])
      sqlite.exec(`drop trigger audit_${name}`);
    for (const statement of statements) sqlite.exec(statement);
    sqlite.close();
  }
  const faults = async (options = {}) =>
    (await verifyAudit(store, options)).faults.map(({ seq, fault }) => `${seq} ${fault}`);

  test('a log that nobody touched verifies, as a whole and by months', async () => {
    await write();
    expect(await verifyAudit(store)).toMatchObject({
      entries: 10,
      faults: [],
      segments: [
        { segment: '2026-10', first: 1, last: 5 },
        { segment: '2026-11', first: 6, last: 10 },
      ],
    });
    expect(await verifyAudit(store, { from: '2026-11' })).toMatchObject({ entries: 5, faults: [] });
    expect(await verifyAudit(store, { to: '2026-10' })).toMatchObject({ entries: 5, faults: [] });
  });

  test.each([
    [
      'an entry is changed',
      `update audit_entries set entry = replace(entry, 'ic_3', 'ic_x') where seq = 4`,
      ['4 changed'],
    ],
    [
      'an entry says another principal than its column',
      `update audit_entries set principal = 'x' where seq = 4`,
      ['4 changed'],
    ],
    ['an entry is taken out', `delete from audit_entries where seq = 4`, ['4 missing']],
    ['the first is taken out', `delete from audit_entries where seq = 1`, ['1 missing']],
    ['all are taken out', `update audit_removal set removed_to = 10; delete from audit_entries`, ['11 missing']],
    [
      'the first of a month are passed off as expired',
      `update audit_removal set removed_to = 2, removed_hash = (select hash from audit_entries where seq = 2);
       delete from audit_entries where seq <= 2`,
      ['2 missing'],
    ],
    [
      'two change places',
      `update audit_entries set seq = 99 where seq = 4; update audit_entries set seq = 4 where seq = 5;
       update audit_entries set seq = 5 where seq = 99`,
      ['4 moved', '4 changed', '5 moved', '5 changed', '6 moved'],
    ],
  ])('it is found when %s', async (_what, statements, found) => {
    await write();
    await tamper(...statements.split(';'));
    expect(await faults()).toEqual(found);
  });

  test('an entry that is changed with its own hash is found by the next', async () => {
    await write();
    await tamper(`update audit_entries set previous = '${'1'.repeat(64)}' where seq = 4`);
    expect(await faults()).toEqual(['4 moved', '4 changed']);
  });

  test('a tail that is cut off is found by whoever kept the newest entry', async () => {
    await write();
    const { end } = await verifyAudit(store);
    await tamper('delete from audit_entries where seq > 8');
    expect(await faults()).toEqual([]);
    expect(await faults({ contains: end })).toEqual(['10 missing']);
  });

  test('an intent without outcome is no fault, and is counted', async () => {
    const audit = createAudit({ store, now: () => time });
    const intent = await audit.append(facts);
    await audit.append({ ...facts, kind: 'OUTCOME', intent, outcome: 'DONE' });
    await audit.append(facts);
    expect(await verifyAudit(store)).toMatchObject({ entries: 3, faults: [], unfinished: 1 });
  });

  test('several instances write one chain', async () => {
    const other = await openStore(database.url, log);
    const [one, two] = [store, other].map((of) => createAudit({ store: of, now: () => time }));
    await Promise.all(Array.from({ length: 30 }, () => [one!.append(facts), two!.append(facts)]).flat());
    await other.close();
    expect(await verifyAudit(store)).toMatchObject({ entries: 60, faults: [] });
  });

  test('the database refuses to change an entry and to remove one that retention has not given up', async () => {
    await write();
    const statements = ["update audit_entries set principal = 'x'", 'delete from audit_entries where seq = 10'];
    const file = /^sqlite:(.*)$/.exec(database.url)?.[1];
    for (const statement of statements) {
      const running =
        file === undefined
          ? asking(database.url, (client) => client.query(statement))
          : (async () => new Database(file).exec(statement))();
      await expect(running).rejects.toThrow('append-only');
    }
  });

  test('retention removes whole months, never the newest, and what is left verifies', async () => {
    await write();
    expect(await store.audit.removeBefore('2026-10', 100)).toBe(0);
    expect(await store.audit.removeBefore('2027-05', 100)).toBe(5);
    expect(await store.audit.removeBefore('2027-05', 100)).toBe(0);
    expect(await verifyAudit(store)).toMatchObject({ entries: 5, faults: [], segments: [{ first: 6, last: 10 }] });
    await tamper('delete from audit_entries where seq = 6');
    expect(await faults()).toEqual(['6 missing']);
  });
});

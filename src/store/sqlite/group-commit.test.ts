import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import Database from 'libsql';
import { groupCommitDialect } from './group-commit.js';

interface Tables {
  things: { id: number; text: string };
}

let directory: string;
let database: Database.Database;
let other: Database.Database;
let db: Kysely<Tables>;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'cardgraph-group-'));
  const path = join(directory, 'store.db');
  database = new Database(path);
  database.pragma('journal_mode = WAL');
  database.exec('create table things (id integer primary key, text text not null)');
  other = new Database(path);
  db = new Kysely<Tables>({ dialect: groupCommitDialect(database) });
});
afterEach(async () => {
  await db.destroy();
  other.close();
  rmSync(directory, { recursive: true });
});

const add = (id: number, text = 'a') => db.insertInto('things').values({ id, text }).execute();
const ids = () => db.selectFrom('things').select('id').orderBy('id').execute();
const seenByOthers = () => other.prepare('select id from things order by id').all();

test('all that is changed in one turn is there for others at once, and only when they who changed it hear of it', async () => {
  const first = add(1).then(seenByOthers);
  const second = add(2).then(seenByOthers);
  await Promise.resolve();
  expect(seenByOthers()).toEqual([]);
  expect([await first, await second]).toEqual([
    [{ id: 1 }, { id: 2 }],
    [{ id: 1 }, { id: 2 }],
  ]);
});

test('who reads what another has just changed hears of it when it is durable', async () => {
  void add(1);
  const read = ids().then((rows) => [rows, seenByOthers()]);
  expect(await read).toEqual([[{ id: 1 }], [{ id: 1 }]]);
});

test('a change that is refused fails alone', async () => {
  const outcomes = await Promise.allSettled([add(1), add(1), add(2)]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(seenByOthers()).toEqual([{ id: 1 }, { id: 2 }]);
});

test('a full disk fails all that were not durable, and nothing is left of them', async () => {
  await add(1);
  database.pragma(`max_page_count = ${pages() + 1}`);
  const large = 'x'.repeat(100_000);
  const outcomes = await Promise.allSettled([add(2), add(3, large), add(4)]);
  expect(outcomes.map(({ status }) => status)).toContain('rejected');
  const written = [2, 3, 4].filter((_, index) => outcomes[index]?.status === 'fulfilled');
  expect(seenByOthers()).toEqual([1, ...written].map((id) => ({ id })));
  database.pragma('max_page_count = 1000000');
  await add(5);
  expect(await ids()).toContainEqual({ id: 5 });
});

test('a transaction has the file to itself: what others change waits, and what came before is durable without it', async () => {
  const before = add(1);
  let inside: () => void = () => {};
  const entered = new Promise<void>((resolve) => (inside = resolve));
  let leave: () => void = () => {};
  const held = new Promise<void>((resolve) => (leave = resolve));
  const failing = db.transaction().execute(async (tx) => {
    await tx.insertInto('things').values({ id: 2, text: 'b' }).execute();
    inside();
    await held;
    throw new Error('Not this one');
  });
  await entered;
  await before;
  const later = add(3);
  leave();
  await expect(failing).rejects.toThrow('Not this one');
  await later;
  expect(await ids()).toEqual([{ id: 1 }, { id: 3 }]);
});

test('transactions come one after another, and each is whole', async () => {
  const count = async () =>
    db.transaction().execute(async (tx) => {
      const { length } = await tx.selectFrom('things').select('id').execute();
      await tx
        .insertInto('things')
        .values({ id: length + 1, text: 'c' })
        .execute();
    });
  await Promise.all(Array.from({ length: 20 }, count));
  expect(await ids()).toHaveLength(20);
});

function pages(): number {
  const [row] = database.pragma('page_count') as { page_count: number }[];
  return row?.page_count ?? 0;
}

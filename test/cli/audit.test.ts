import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { runCli } from '../../src/cli/index.js';
import { createLogger } from '../../src/log.js';
import { openStore } from '../../src/store/index.js';
import { createAudit } from '../../src/writes/audit/index.js';

describe('audit verify', () => {
  const directory = mkdtempSync(join(tmpdir(), 'cardgraph-audit-'));
  const file = join(directory, 'store.db');
  const env = { DATABASE_URL: `sqlite:${file}` };

  beforeAll(async () => {
    const store = await openStore(env.DATABASE_URL, createLogger({ level: 'silent' }));
    const who = { principal: 'prin_1', credential: 'key_1', address: null, requestId: null, account: null };
    const audit = createAudit({ store, now: () => Date.parse('2026-11-20T00:00:00Z') });
    for (let index = 0; index < 3; index += 1) await audit.append({ kind: 'INTENT', ...who });
    await store.close();
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  async function verify(...args: string[]) {
    let out = '';
    let err = '';
    const terminal = { env, out: (text: string) => void (out += text), err: (text: string) => void (err += text) };
    return { code: await runCli(['audit', 'verify', ...args], terminal), out, err };
  }

  it('ends with 0 when nothing was changed, and prints the newest entry for --contains', async () => {
    const { code, out } = await verify();
    expect(code).toBe(0);
    expect(out).toContain('2026-11  entries 1 to 3');
    const newest = /Newest entry: (3:[0-9a-f]{64})/.exec(out)?.[1] ?? '';
    expect((await verify('--contains', newest, '--from', '2026-11')).code).toBe(0);
  });

  it('ends with 2 for a month that is none', async () => {
    expect(await verify('--from', 'November')).toMatchObject({ code: 2 });
  });

  it('ends with 1 and names the entry when one was taken out', async () => {
    const sqlite = new Database(file);
    sqlite.exec('drop trigger audit_entries_stay');
    sqlite.exec('delete from audit_entries where seq = 2');
    sqlite.close();
    expect(await verify()).toMatchObject({ code: 1, out: expect.stringContaining('Entry 2 is not there.') });
    const { code, out } = await verify('--json');
    expect([code, JSON.parse(out)]).toMatchObject([1, { entries: 2, faults: [{ seq: 2, fault: 'missing' }] }]);
  });
});

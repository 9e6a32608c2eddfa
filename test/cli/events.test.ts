import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../../src/cli/index.js';
import { createLogger } from '../../src/log.js';
import { openStore } from '../../src/store/index.js';
import { eventBody } from '../webhooks/signed.js';

describe('events', () => {
  const directory = mkdtempSync(join(tmpdir(), 'cardgraph-events-'));
  const env = { DATABASE_URL: `sqlite:${join(directory, 'store.db')}` };

  beforeAll(async () => {
    const store = await openStore(env.DATABASE_URL, createLogger({ level: 'silent' }));
    const entry = { type: 'account.updated', account: 'acct_1', created: 1, state: 'quarantined' } as const;
    const readable = { ...entry, id: 'evt_1', body: eventBody(), reason: 'It was never finished.' };
    const not = { ...entry, id: 'evt_2', body: '{}', reason: 'It is no JSON.' };
    await store.inbox.receive([readable, not], new Date(0));
    await store.close();
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  async function run(...args: string[]) {
    let out = '';
    const terminal = { env, out: (text: string) => void (out += text), err: () => undefined };
    return { code: await runCli(['events', ...args], terminal), out };
  }

  it('shows what stands in quarantine and why, and puts it into the queue again', async () => {
    expect(await run('status')).toMatchObject({
      code: 0,
      out: expect.stringContaining(
        '  evt_1  account.updated  acct_1  1970-01-01T00:00:00.000Z  It was never finished.\n',
      ),
    });
    expect(await run('replay', 'evt_1')).toEqual({ code: 0, out: 'evt_1 is in the queue again.\n' });
    expect((await run('status')).out).toMatch(/^1 in the queue, the oldest since .*\n0 wait .*\n1 in quarantine\n/);
    expect(await run('replay', 'evt_1')).toEqual({ code: 1, out: 'There is no evt_1 in quarantine.\n' });
  });

  it('leaves in quarantine what still cannot be read', async () => {
    const { code, out } = await run('replay', 'evt_2');
    expect([code, out]).toEqual([1, expect.stringMatching(/^evt_2 stays in quarantine. It is no event of Stripe's: /)]);
  });

  it('ends with 2 for anything else', async () => {
    expect((await run('replay')).code).toBe(2);
    expect((await run()).code).toBe(2);
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeSandboxes, openSandbox } from '../given.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cardgraph-start-'));
});
afterAll(async () => {
  await closeSandboxes();
  rmSync(folder, { recursive: true });
});

describe('a sandbox that cannot start says why', () => {
  it('names the port that is in use', async () => {
    const { sandbox } = await openSandbox();
    await expect(openSandbox({ port: sandbox.port })).rejects.toThrow(`Port ${sandbox.port} is in use on 127.0.0.1`);
  });

  it('names the folder that a world file should be in', async () => {
    const data = join(folder, 'nowhere', 'world.json');
    await expect(openSandbox({ data })).rejects.toThrow(`the folder ${join(folder, 'nowhere')} does not exist`);
  });

  it('names the file that was cut, and starts once it is whole again', async () => {
    const data = join(folder, 'world.json');
    const first = await openSandbox({ data });
    await first.sandbox.close();
    const whole = readFileSync(data, 'utf8');
    writeFileSync(data, whole.slice(0, whole.length / 2));
    await expect(openSandbox({ data })).rejects.toThrow(`${data} is damaged`);
    writeFileSync(data, whole);
    await expect(openSandbox({ data })).resolves.toBeDefined();
  });
});

describe('the controls', () => {
  it.each([
    ['another page', 'http://evil.example', 403],
    ['a page without an origin', 'null', 403],
    ['another port of this machine', 'http://127.0.0.1:3000', 403],
    ['a page of the sandbox itself', undefined, 200],
  ])('asked from %s', async (_, foreign, status) => {
    const { sandbox } = await openSandbox();
    const before = sandbox.clock.now();
    const answer = await fetch(`${sandbox.url}/_sandbox/clock/advance`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain', origin: foreign ?? sandbox.url },
      body: '{"seconds": 60}',
    });
    expect(answer.status).toBe(status);
    expect(sandbox.clock.now()).toBe(before + (status === 200 ? 60 : 0));
  });

  it('show a key that is too short to be one as stars', async () => {
    const { raw } = await openSandbox();
    const answer = await raw('/v1/accounts', { key: 'abc' });
    expect(answer.json).toMatchObject({ error: { message: 'Invalid API Key provided: ***' } });
  });
});

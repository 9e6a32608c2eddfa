import { runCli } from '../../src/cli/index.js';
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ clock: 'frozen' });
});
afterAll(() => sandbox.close());

async function advance(env: NodeJS.ProcessEnv, ...args: string[]) {
  let text = '';
  const keep = (more: string) => void (text += more);
  const code = await runCli(['sandbox', 'advance', '1s', ...args], { env, out: keep, err: keep });
  return { code, text };
}

describe('a running sandbox is found', () => {
  it.each([
    ['by --url', () => ({ args: ['--url', sandbox.url], env: {} })],
    ['by --url with a slash at its end', () => ({ args: ['--url', `${sandbox.url}/`], env: {} })],
    ['by --port', () => ({ args: ['--port', String(sandbox.port)], env: { SANDBOX_URL: 'http://127.0.0.1:1' } })],
    ['by SANDBOX_URL', () => ({ args: [], env: { SANDBOX_URL: sandbox.url } })],
  ])('%s', async (_, asked) => {
    const before = sandbox.clock.now();
    const { args, env } = asked();
    expect(await advance(env, ...args)).toMatchObject({ code: 0 });
    expect(sandbox.clock.now()).toBe(before + 1);
  });

  it.each([
    ['an address without http://', ['--url', 'localhost:12111'], '--url must be an address like http://'],
    ['an impossible port', ['--port', 'x'], '--port must be'],
    ['both', ['--port', '1', '--url', 'http://127.0.0.1:1'], 'Give --url or --port, not both'],
  ])('not by %s', async (_, args, message) => {
    const { code, text } = await advance({}, ...args);
    expect(code).toBe(2);
    expect(text).toContain(message);
  });

  it('or the answer says how to name it', async () => {
    const { code, text } = await advance({ SANDBOX_URL: 'http://127.0.0.1:1' });
    expect(code).toBe(1);
    expect(text).toContain('No sandbox answers at http://127.0.0.1:1. Start one');
    expect(text).toContain('--url');
  });
});

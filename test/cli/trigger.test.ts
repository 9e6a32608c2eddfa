import { runCli } from '../../src/cli/index.js';
import { CAUSES } from '../../src/cli/sandbox/causes.js';
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ clock: 'frozen' });
});
afterAll(() => sandbox.close());

async function trigger(...args: string[]) {
  let out = '';
  let err = '';
  const terminal = { env: {}, out: (text: string) => void (out += text), err: (text: string) => void (err += text) };
  const code = await runCli(['sandbox', 'trigger', ...args, '--url', sandbox.url], terminal);
  return { code, out, err };
}

describe('sandbox trigger', () => {
  const types = Object.keys(CAUSES).filter((type) => type !== 'issuing_authorization.request');

  it.each(types)('makes %s', async (type) => {
    const { code, out, err } = await trigger(type);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(new RegExp(`^${type.replaceAll('.', '\\.')} happened on acct_\\w+: evt_\\w+\n$`));
  });

  it('makes an event on an account that was named', async () => {
    const { out } = await trigger('person.created');
    const [account = ''] = /acct_\w+/.exec(out) ?? [];
    expect((await trigger('person.created', '--account', account)).out).toContain(account);
    expect((await trigger('person.created', '--account', 'acct_nope')).err).toContain('does not have access');
  });

  it('says what is missing when an event does not happen', async () => {
    const { code, err } = await trigger('issuing_authorization.request');
    expect(code).toBe(1);
    expect(err).toContain('It needs a webhook endpoint that names it.');
  });

  it('names the events that it knows', async () => {
    const { code, err } = await trigger('card.eaten');
    expect(code).toBe(2);
    expect(err).toContain('  issuing_card.created\n');
  });
});

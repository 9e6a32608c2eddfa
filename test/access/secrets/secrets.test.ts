import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema, isInputObjectType } from 'graphql';
import { type Sandbox, startSandbox } from '../../../src/sandbox/index.js';
import { anOnboardedAccount } from '../../kit/given/accounts.js';
import { stripeFor } from '../../kit/start-gateway.js';
import { type Echo, FAULTS, startEcho } from './echo.js';
import { BOOTSTRAP_KEY, CARD, DATABASE_PASSWORD, found, MARKS, REDIS_PASSWORD } from './marks.js';
import { SPACED_CARD, STRIPE_KEY, WEBHOOK_SECRET } from './marks.js';
import { anAccount, anIndividual, aCardholder, aPayment, MUTATIONS, type Sent, strayed } from './requests.js';

const ROOT = join(__dirname, '../../..');

describe('Secrets stay secret', () => {
  const directory = mkdtempSync(join(tmpdir(), 'cardgraph-secrets-'));
  const written: string[] = [];
  let sandbox: Sandbox;
  let echo: Echo;
  let account: string;
  let url: string;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    sandbox = await startSandbox({ seed: 'empty', clock: 'frozen' });
    account = (await anOnboardedAccount(stripeFor(sandbox))).id;
    echo = await startEcho(sandbox.url);
    const gateway = start({ STRIPE_API_BASE: echo.url, DATABASE_URL: `sqlite:${directory}/store.db` });
    gateway.hear((text) => void written.push(text));
    url = await gateway.listening;
    stop = gateway.stop;
  }, 30_000);
  afterAll(async () => {
    await stop();
    echo.close();
    await sandbox.close();
    rmSync(directory, { recursive: true });
  });
  beforeEach(() => (echo.fault = undefined));

  async function ask({ path = '/graphql', method = 'POST', headers = {}, body }: Sent) {
    const standard = { 'content-type': 'application/json', authorization: `Bearer ${BOOTSTRAP_KEY}` };
    const all = { ...standard, 'x-cardgraph-debug': 'upstream', ...headers };
    const answer = await fetch(url + path, { method, headers: all, ...(method === 'GET' ? {} : { body: body ?? '' }) });
    return { status: answer.status, text: await answer.text() };
  }
  const mutate = (query: string, input: object) => ask({ body: JSON.stringify({ query, variables: { input } }) });

  it.each(FAULTS)('in the errors of a mutation when Stripe %s', async (fault) => {
    echo.fault = fault;
    for (const [name, input] of [
      ['createConnectedAccount', anAccount()],
      ['createConnectedAccount', anIndividual()],
      ['createCardholder', aCardholder(account)],
      ['createOutboundPayment', aPayment(account)],
    ] as const) {
      const idempotencyKey = `${JSON.stringify(input).length} when Stripe ${fault}`;
      const { text } = await mutate(MUTATIONS[name], { ...input, idempotencyKey });
      expect(JSON.parse(text)).toMatchObject({ data: { [name]: { userErrors: [{ message: expect.anything() }] } } });
      expect(inErrors(text)).toEqual([]);
    }
  });

  it('in the errors of a query when Stripe fails', async () => {
    for (const fault of FAULTS) {
      echo.fault = fault;
      const id = JSON.stringify(`${account}/ich_${CARD}`);
      const { text } = await ask({ body: JSON.stringify({ query: `{ cardholder(id: ${id}) { name } }` }) });
      expect(text).toContain('"errors"');
      expect(inErrors(text)).toEqual([]);
    }
  });

  it('in what is asked for and made', async () => {
    for (const [name, input] of [
      ['createConnectedAccount', anAccount()],
      ['createConnectedAccount', anIndividual()],
      ['createCardholder', aCardholder(account)],
      ['createCardholder', { ...aCardholder(account), individual: { firstName: CARD, lastName: SPACED_CARD } }],
      ['createApiKey', { name: 'marked', allAccounts: true, permissions: ['CARDS_READ'] }],
    ] as const) {
      const { text } = await mutate(MUTATIONS[name], { ...input, idempotencyKey: `${name} ${Math.random()}` });
      expect(text).toContain('"data"');
      const secret = /"secret":"(cg_\w+)"/.exec(text)?.[1];
      if (secret !== undefined) expect(inLog([{ what: 'a new API key', value: secret }])).toEqual([]);
      if (secret !== undefined) expect(inStore([{ what: 'a new API key', value: secret }])).toEqual([]);
      expect(inErrors(text)).toEqual([]);
    }
  });

  it.each(strayed())('in an answer to $what', async (sent) => {
    const { status, text } = await ask(sent);
    expect({ status, errors: inErrors(text) }).toEqual({ status, errors: [] });
    expect(text).toMatch(/"(userE|e)rrors":\[\{/);
  });

  it('in the log, traced, and in the store', async () => {
    await stop();
    expect(written.join('')).toMatch(/"path":"\/graphql"/);
    expect(inLog(MARKS)).toEqual([]);
    expect(inStore(MARKS)).toEqual([]);
  });

  it('on standard error of a gateway whose database is away', async () => {
    const gateway = start({ DATABASE_URL: `postgres://cards:${DATABASE_PASSWORD}@127.0.0.1:1/cards` });
    let text = '';
    gateway.hear((part) => (text += part));
    await expect(gateway.listening).rejects.toThrow('It ended');
    expect(text).toContain('could not start');
    expect(found(text, MARKS)).toEqual([]);
  }, 30_000);

  it('in any input: none takes the number, the CVC or the PIN of a card', () => {
    const schema = buildSchema(readFileSync(join(ROOT, 'schema.graphql'), 'utf8'));
    const fields = Object.values(schema.getTypeMap())
      .filter(isInputObjectType)
      .flatMap((type) => Object.keys(type.getFields()).map((name) => `${type.name}.${name}`));
    expect(fields.length).toBeGreaterThan(100);
    expect(fields.filter((name) => /\.(pin|cvc|number|cardNumber)$/i.test(name))).toEqual([]);
  });

  function inLog(marks: Parameters<typeof found>[1]): string[] {
    return found(written.join(''), marks);
  }
  function inStore(marks: Parameters<typeof found>[1]): string[] {
    const files = readdirSync(directory);
    expect(files).toContain('store.db');
    return files.flatMap((file) => found(readFileSync(join(directory, file), 'latin1'), marks));
  }
});

/** Marks in all of an answer but its data, where what was asked for stands, and in the user errors in it. */
function inErrors(text: string): string[] {
  const { data, ...rest }: { data?: Record<string, { userErrors?: unknown } | null> | null } = JSON.parse(text);
  const userErrors = Object.values(data ?? {}).map((payload) => payload?.userErrors);
  const marks = MARKS.filter((mark) => !mark.inErrors);
  return found(JSON.stringify([rest, userErrors]), marks);
}

function start(env: Record<string, string>) {
  const child = spawn(process.execPath, ['-r', 'tsx/cjs', 'src/main.ts'], {
    cwd: ROOT,
    env: {
      ...{ PATH: process.env['PATH'], PORT: '0', LOG_LEVEL: 'trace', STRIPE_SECRET_KEY: STRIPE_KEY },
      ...{ BOOTSTRAP_API_KEY: BOOTSTRAP_KEY, STRIPE_WEBHOOK_SECRETS: WEBHOOK_SECRET },
      ...{ REDIS_URL: `redis://cards:${REDIS_PASSWORD}@127.0.0.1:1` },
      ...env,
    },
  });
  const ended = once(child, 'exit');
  const hear = (listener: (text: string) => void) => {
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => listener(String(part)));
  };
  const listening = new Promise<string>((resolve, reject) => {
    let out = '';
    hear((text) => {
      out += text;
      const at = /"url":"(http[^"]+)"/.exec(out)?.[1];
      if (at !== undefined) resolve(at);
    });
    void ended.then(() => reject(new Error(`It ended: ${out}`)));
  });
  return {
    hear,
    listening,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Stripe from 'stripe';
import { runCli } from '../../../src/cli/index.js';
import { cardholder, givenCardProgram, type CardProgram } from '../programs.js';
import {
  closeSandboxes,
  financialAccount,
  fund,
  KEY,
  onboardedAccount,
  openSandbox,
  provenBalance,
  START,
} from '../given.js';

const DAY = 86_400;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cardgraph-worlds-'));
});
afterAll(async () => {
  await closeSandboxes();
  rmSync(folder, { recursive: true });
});

function clientOf(port: number): Stripe {
  return new Stripe(KEY, { host: '127.0.0.1', port, protocol: 'http', maxNetworkRetries: 0 });
}

const stripeOf = ({ stripe }: CardProgram) => stripe.issuing.authorizations;

async function spend({ stripe, options, card }: CardProgram, amount: number) {
  return await stripe.testHelpers.issuing.authorizations.create({ card, amount }, options);
}

describe('snapshots', () => {
  it('bring back the whole world: money, time, ids and the answers of idempotency keys', async () => {
    const world = await openSandbox();
    const program = await givenCardProgram(world);
    const { stripe, options, fa } = program;
    const cash = async () => (await stripe.treasury.financialAccounts.retrieve(fa, {}, options)).balance.cash['usd'];
    const before = await cash();
    expect((await world.raw('/_sandbox/snapshots/funded', { method: 'POST' })).status).toBe(200);
    const first = await spend(program, 500);
    world.sandbox.clock.advance(DAY);
    expect(await cash()).toBe((before ?? 0) - 500);
    expect((await world.raw('/_sandbox/snapshots/funded/restore', { method: 'POST' })).status).toBe(200);
    expect(await cash()).toBe(before);
    expect(world.sandbox.clock.now()).toBe(START);
    await expect(stripe.issuing.authorizations.retrieve(first.id, {}, options)).rejects.toMatchObject({
      code: 'resource_missing',
    });
    await provenBalance(stripe, program.account, fa);
    const listed = await world.raw('/_sandbox/snapshots');
    expect(listed.json).toEqual({ snapshots: ['funded'] });
  });

  it('replay after a restore what was answered before the snapshot, and run again what came after', async () => {
    const { sandbox, stripe } = await openSandbox();
    const account = await onboardedAccount(stripe);
    const make = (idempotencyKey: string) =>
      cardholder(stripe, { stripeAccount: account, idempotencyKey }).then(({ id }) => id);
    const kept = await make('kept');
    sandbox.snapshots.take('one');
    await make('lost');
    sandbox.snapshots.restore('one');
    expect(await make('kept')).toBe(kept);
    await make('lost');
    expect((await stripe.issuing.cardholders.list({}, { stripeAccount: account })).data).toHaveLength(2);
  });

  it('fork: two worlds go their own ways from one moment', async () => {
    const world = await openSandbox();
    const program = await givenCardProgram(world);
    world.sandbox.snapshots.take('here');
    const answer = await world.raw('/_sandbox/snapshots/here/fork', { method: 'POST' });
    const forked = await world.sandbox.snapshots.fork('here');
    expect(answer.json).toEqual({ url: expect.stringMatching(/^http:\/\/127/), port: expect.any(Number) });
    const twin: CardProgram = { ...program, stripe: clientOf(forked.port) };
    const here = await spend(program, 700);
    expect((await spend(twin, 700)).id).toBe(here.id);
    await spend(twin, 800);
    expect((await stripeOf(program).list({}, program.options)).data).toHaveLength(1);
    expect((await stripeOf(twin).list({}, program.options)).data).toHaveLength(2);
    expect(forked.requests).toHaveLength(3);
  });

  it.each([
    ['POST', 'nothing/restore', 404, 'There is no snapshot nothing'],
    ['POST', 'nothing/fork', 404, 'There is no snapshot nothing'],
    ['DELETE', 'nothing', 404, 'There is no snapshot nothing'],
    ['POST', 'a%2Fb', 400, 'A name has 1 to 64'],
    ['PATCH', 'nothing', 404, 'no control'],
  ])('refuse %s %s', async (method, path, status, message) => {
    const { raw } = await openSandbox();
    const answer = await raw(`/_sandbox/snapshots/${path}`, { method });
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(message);
  });
});

describe('a run', () => {
  /** Every body that a small story is answered with, and the world at its end. */
  async function story(rngSeed: string): Promise<string[]> {
    const world = await openSandbox({ rngSeed });
    const program = await givenCardProgram(world);
    const spent = await spend(program, 1_234);
    world.sandbox.clock.advance(8 * DAY);
    const refused = await world.raw('/v1/issuing/cards/ic_nope', { headers: { 'stripe-account': program.account } });
    const events = await world.raw('/v1/events?limit=100', { headers: { 'stripe-account': program.account } });
    const log = world.sandbox.requests.map(({ milliseconds: _, idempotencyKey: __, ...entry }) => entry);
    const texts = events.text.replaceAll(/stripe-node-retry-[\w-]+/g, 'key');
    return [JSON.stringify(spent), refused.text, texts, JSON.stringify(log)];
  }

  it('is repeated byte for byte by the same seed, time and calls', async () => {
    expect(await story('one')).toEqual(await story('one'));
  });

  it('has other ids with another seed', async () => {
    expect((await story('one'))[0]).not.toEqual((await story('two'))[0]);
  });
});

describe('the clock', () => {
  it('is moved by a command: authorizations expire and their money comes back', async () => {
    const world = await openSandbox();
    const program = await givenCardProgram(world);
    const { id } = await spend(program, 900);
    let out = '';
    const terminal = { env: {}, out: (text: string) => void (out += text), err: (text: string) => void (out += text) };
    expect(await runCli(['sandbox', 'advance', '31d', '--url', world.sandbox.url], terminal)).toBe(0);
    expect(out).toContain(new Date((START + 31 * DAY) * 1000).toISOString());
    const expired = await program.stripe.issuing.authorizations.retrieve(id, {}, program.options);
    expect(expired.status).toBe('expired');
    expect((await provenBalance(program.stripe, program.account, program.fa)).outbound_pending).toBe(0);
    expect(await runCli(['sandbox', 'advance', '1d', '--url', 'http://127.0.0.1:1'], terminal)).toBe(1);
  });
});

describe('a world file', () => {
  it('survives a restart: objects, money, time and idempotent answers', async () => {
    const data = join(folder, 'restart.world');
    const first = await openSandbox({ data });
    const program = await givenCardProgram(first);
    const { id } = await spend(program, 4_200);
    const again = { ...program.options, idempotencyKey: 'once' };
    const made = await cardholder(program.stripe, again);
    first.sandbox.clock.advance(3600);
    await first.sandbox.close();

    const second = await openSandbox({ data, seed: 'demo' });
    const { stripe } = second;
    expect(second.sandbox.clock.now()).toBe(START + 3600);
    expect((await stripe.issuing.authorizations.retrieve(id, {}, program.options)).amount).toBe(4_200);
    expect((await cardholder(stripe, again)).id).toBe(made.id);
    expect((await stripe.accounts.list()).data.map((account) => account.id)).toEqual([program.account]);
    await provenBalance(stripe, program.account, program.fa);
  });

  it('leaves out a line that was cut off, and refuses a file that is none of its own', async () => {
    const data = join(folder, 'torn.world');
    const first = await openSandbox({ data });
    const account = await onboardedAccount(first.stripe);
    await first.sandbox.close();
    appendFileSync(data, '{"clock":{"kind":"frozen","now":1');
    const second = await openSandbox({ data });
    expect((await second.stripe.accounts.retrieve(account)).id).toBe(account);
    await second.sandbox.close();
    expect(readFileSync(data, 'utf8')).not.toContain('"now":1\n');
    const other = join(folder, 'other.world');
    appendFileSync(other, 'a letter\n');
    await expect(openSandbox({ data: other })).rejects.toThrow('holds no world of this sandbox');
  });

  it('holds every call that was answered before a kill, whole, whenever the kill comes', async () => {
    const data = join(folder, 'killed.world');
    let given: { account: string; fa: string } | undefined;
    let credits: string[] = [];
    for (let cycle = 0; cycle < 3; cycle += 1) {
      const { child, port } = await started(data);
      const stripe = clientOf(port);
      await expect(openSandbox({ data })).rejects.toThrow(`in use by the process ${child.pid}`);
      given ??= await accountWithMoney(stripe);
      const { account, fa } = given;
      await expectCredits(stripe, account, fa, credits);
      const answered: Promise<string | undefined>[] = [];
      for (let call = 0; call < 25; call += 1) {
        answered.push(
          fund(stripe, account, fa, 100).then(
            ({ id }) => id,
            () => undefined,
          ),
        );
      }
      await Promise.race(answered.slice(0, 5 + cycle * 4));
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
      credits = [...credits, ...(await Promise.all(answered)).filter((id) => id !== undefined)];
    }
    expect(credits.length).toBeGreaterThan(0);
    const world = await openSandbox({ data });
    await expectCredits(world.stripe, given?.account ?? '', given?.fa ?? '', credits);
  }, 60_000);
});

async function accountWithMoney(stripe: Stripe): Promise<{ account: string; fa: string }> {
  const account = await onboardedAccount(stripe);
  const { id } = await financialAccount(stripe, account);
  return { account, fa: id };
}

/** All credits that were answered are there, and the balance is that of whole calls. */
async function expectCredits(stripe: Stripe, account: string, fa: string, ids: readonly string[]): Promise<void> {
  const found: string[] = [];
  const list = stripe.treasury.receivedCredits.list({ financial_account: fa, limit: 100 }, { stripeAccount: account });
  for await (const { id } of list) found.push(id);
  expect(found).toEqual(expect.arrayContaining([...ids]));
  expect((await provenBalance(stripe, account, fa)).cash).toBe(found.length * 100);
}

async function started(data: string) {
  const args = [
    '--import',
    'tsx',
    '-r',
    './test/kit/likeness/watch-child.cjs',
    'src/cli/index.ts',
    'sandbox',
    '--port',
    '0',
    '--seed',
    'empty',
    '--frozen',
    '--data',
    data,
  ];
  const child = spawn(process.execPath, args, {
    cwd: join(__dirname, '../../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise<number>((resolve, reject) => {
    let out = '';
    child.stdout.on('data', (chunk) => {
      out += String(chunk);
      const found = /listens at http:\/\/127\.0\.0\.1:(\d+)/.exec(out)?.[1];
      if (found !== undefined) resolve(Number(found));
    });
    child.once('exit', () => reject(new Error(`it ended: ${out}`)));
  });
  return { child, port };
}

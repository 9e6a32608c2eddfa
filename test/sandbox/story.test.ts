import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { openSandbox, provenBalance } from './given.js';
import { openListener } from './listener.js';

const ROOT = join(__dirname, '../..');

const children: ChildProcess[] = [];
afterAll(() => children.forEach((child) => child.kill('SIGKILL')));

/** The example as its reader starts it. */
function startWalk(url: string) {
  const child = spawn(process.execPath, ['examples/sandbox-walk/walk.mjs'], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], SANDBOX_URL: url },
  });
  children.push(child);
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  child.stderr.on('data', (chunk) => (err += String(chunk)));
  const ended = once(child, 'close').then(([code]) => ({ code, out, err }));
  const printed = async (text: string) => {
    while (!out.includes(text)) await Promise.race([once(child.stdout, 'data'), ended.then(() => fail(out + err))]);
  };
  return { child, ended, printed };
}

function fail(output: string): never {
  throw new Error(`The walk ended before: ${output}`);
}

describe('The walk of the examples', () => {
  it('goes from onboarding to a won dispute, hears all of it while it happens, and leaves no endpoint behind', async () => {
    const { sandbox, stripe } = await openSandbox();
    const { code, out, err } = await startWalk(sandbox.url).ended;
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const told = [...out.matchAll(/^  <- (\S+) evt_\w+$/gm)].map(([, type = '']) => type);
    expect(told).toEqual(expect.arrayContaining(['person.created', 'account.updated', 'capability.updated']));
    expect(told.filter((type) => /^(issuing_|treasury\.|file\.)/.test(type)).sort()).toEqual(
      [
        'treasury.financial_account.created',
        'treasury.financial_account.features_status_updated',
        'treasury.received_credit.created',
        'issuing_cardholder.created',
        'issuing_card.created',
        'issuing_card.created',
        ...Array<string>(4).fill('issuing_card.updated'),
        'issuing_authorization.created',
        'issuing_authorization.request',
        'issuing_authorization.created',
        'issuing_authorization.request',
        'issuing_authorization.updated',
        'treasury.received_debit.created',
        'issuing_transaction.created',
        'issuing_authorization.updated',
        'treasury.received_credit.created',
        'issuing_transaction.created',
        'issuing_authorization.updated',
        'file.created',
        'issuing_dispute.created',
        'issuing_transaction.updated',
        'issuing_dispute.submitted',
        'issuing_dispute.funds_reinstated',
        'issuing_dispute.closed',
        'treasury.debit_reversal.created',
        'treasury.debit_reversal.completed',
      ].sort(),
    );
    expect((await stripe.webhookEndpoints.list()).data).toEqual([]);
    const [account] = (await stripe.accounts.list()).data;
    const stripeAccount = account?.id ?? '';
    const [fa] = (await stripe.treasury.financialAccounts.list({}, { stripeAccount })).data;
    expect(await provenBalance(stripe, stripeAccount, fa?.id ?? '')).toMatchObject({
      cash: 100_000,
      outbound_pending: 0,
    });
  }, 30_000);

  it('says so where no sandbox listens', async () => {
    const { url, close } = await openListener();
    await close();
    const { origin } = new URL(url);
    const { code, out, err } = await startWalk(origin).ended;
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toBe(`No sandbox answers at ${origin} (ECONNREFUSED). Start one with: npm run sandbox\n`);
    expect(await startWalk('here').ended).toMatchObject({ code: 1, err: expect.stringContaining('not here') });
  }, 30_000);

  it('does not begin beside an endpoint that decides already, and names it', async () => {
    const { sandbox, stripe } = await openSandbox();
    const other = { url: 'http://127.0.0.1:1/hooks', connect: true };
    const { id } = await stripe.webhookEndpoints.create({
      ...other,
      enabled_events: ['issuing_authorization.request'],
    });
    const { code, err } = await startWalk(sandbox.url).ended;
    expect(code).toBe(1);
    expect(err).toContain(`The endpoint ${id} (http://127.0.0.1:1/hooks) decides on authorizations already`);
    expect((await stripe.webhookEndpoints.list()).data).toHaveLength(1);
    expect((await stripe.accounts.list()).data).toEqual([]);
  }, 30_000);

  it('names the event that did not arrive', async () => {
    const { sandbox, stripe } = await openSandbox();
    await fetch(`${sandbox.url}/_sandbox/webhooks`, { method: 'POST', body: '{"lose": 5}' });
    const { code, err } = await startWalk(sandbox.url).ended;
    expect({ code, err }).toEqual({
      code: 1,
      err: 'Open a connected account: The event capability.updated did not arrive\n',
    });
    expect((await stripe.webhookEndpoints.list()).data).toEqual([]);
  }, 30_000);

  it('names the step that failed', async () => {
    const { sandbox } = await openSandbox();
    sandbox.faults.add({ kind: 'error', on: '/v1/test_helpers/issuing/authorizations/*/capture' });
    const { code, err } = await startWalk(sandbox.url).ended;
    expect({ code, err }).toEqual({ code: 1, err: 'Let the merchant capture it: An unknown error occurred.\n' });
  }, 30_000);

  it('refuses what the sandbox did not sign, and takes its endpoint away when it is interrupted', async () => {
    const { sandbox, stripe } = await openSandbox();
    sandbox.faults.add({ kind: 'timeout', on: 'POST /v1/issuing/cards' });
    const { child, ended, printed } = startWalk(sandbox.url);
    await printed('Issue a virtual card');
    const [endpoint] = (await stripe.webhookEndpoints.list()).data;
    const payload = '{"id":"evt_forged","type":"issuing_card.created"}';
    const forged = stripe.webhooks.generateTestHeaderString({ payload, secret: 'whsec_guessed' });
    const headers = { 'stripe-signature': forged };
    expect((await fetch(endpoint?.url ?? '', { method: 'POST', body: payload, headers })).status).toBe(400);
    child.kill('SIGINT');
    const { code, out } = await ended;
    expect(code).toBe(130);
    expect(out).toContain('refused a delivery: No signatures found');
    expect(out).not.toContain('evt_forged');
    expect((await stripe.webhookEndpoints.list()).data).toEqual([]);
  }, 30_000);
});

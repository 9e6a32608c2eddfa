import Stripe from 'stripe';
import { cardholder, givenCardProgram } from '../programs.js';
import { KEY, openSandbox, type World } from '../given.js';
import { openListener } from '../listener.js';

function clientOf(port: number): Stripe {
  return new Stripe(KEY, { host: '127.0.0.1', port, protocol: 'http', maxNetworkRetries: 0 });
}

async function heardWorld() {
  const listener = await openListener();
  const world = await openSandbox({ webhooks: [{ url: listener.url, connect: true }] });
  const program = await givenCardProgram(world);
  await world.sandbox.webhooks.settled();
  world.sandbox.snapshots.take('here');
  listener.heard.length = 0;
  return { listener, world, program };
}

const control = (world: World, method: string, path: string, body?: object) =>
  world.raw(`/_sandbox/${path}`, { method, ...(body ? { body: JSON.stringify(body) } : {}) });

describe('a fork', () => {
  it('delivers nothing to the listeners of the sandbox that it came from', async () => {
    const { listener, world, program } = await heardWorld();
    const forked = await world.sandbox.snapshots.fork('here');
    const twin = clientOf(forked.port);
    expect((await twin.webhookEndpoints.list()).data).toMatchObject([{ status: 'disabled' }]);
    await cardholder(twin, program.options);
    await forked.webhooks.settled();
    expect(listener.types()).toEqual([]);
    await cardholder(program.stripe, program.options);
    await world.sandbox.webhooks.settled();
    expect(listener.types()).toContain('issuing_cardholder.created');
  });

  it('delivers each event once where that is asked for', async () => {
    const { listener, world, program } = await heardWorld();
    const forked = await world.sandbox.snapshots.fork('here', { webhooks: true });
    await cardholder(clientOf(forked.port), program.options);
    await forked.webhooks.settled();
    expect(listener.types()).toEqual(['issuing_cardholder.created']);
  });

  it('is listed, and stops alone', async () => {
    const world = await openSandbox();
    world.sandbox.snapshots.take('here');
    const { json } = await control(world, 'POST', 'snapshots/here/fork', { webhooks: true });
    const { port, url }: { port: number; url: string } = Object(json);
    expect((await control(world, 'GET', 'forks')).json).toEqual({ forks: [{ port, url }] });
    await expect(clientOf(port).accounts.list()).resolves.toBeDefined();
    expect((await control(world, 'DELETE', `forks/${port}`)).status).toBe(200);
    await expect(clientOf(port).accounts.list()).rejects.toMatchObject({ type: 'StripeConnectionError' });
    expect((await control(world, 'GET', 'forks')).json).toEqual({ forks: [] });
    await expect(world.stripe.accounts.list()).resolves.toBeDefined();
  });

  it.each([
    ['DELETE', 'forks/1', undefined, 404, 'There is no fork on port 1'],
    ['POST', 'forks', undefined, 404, 'no control'],
    ['POST', 'snapshots/here/fork', { webhooks: 'yes' }, 400, 'webhooks must be true or false'],
    ['POST', 'snapshots/here/fork', { hooks: true }, 400, 'Unknown: hooks'],
  ])('is not made or stopped by %s %s %j', async (method, path, body, status, message) => {
    const world = await openSandbox();
    world.sandbox.snapshots.take('here');
    const answer = await control(world, method, path, body);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(message);
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Stripe from 'stripe';
import { newAccount, onboardedAccount, openSandbox, START, type World } from '../given.js';
import { refusal } from '../issuing/given.js';
import { openListener, type Listener } from '../listener.js';

const HOUR = 3_600;

let world: World;
let listener: Listener;
beforeEach(async () => {
  [world, listener] = await Promise.all([openSandbox(), openListener()]);
});
afterEach(async () => {
  await Promise.all([world.sandbox.close(), listener.close()]);
});

const endpoints = () => world.stripe.webhookEndpoints;
const connectEndpoint = (over: Partial<Stripe.WebhookEndpointCreateParams> = {}) =>
  endpoints().create({ url: listener.url, connect: true, enabled_events: ['*'], ...over });
const settled = () => world.sandbox.webhooks.settled();
const control = (body: object, name = '') =>
  world.raw(`/_sandbox/webhooks${name}`, {
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });

describe('A webhook endpoint', () => {
  it('shows its secret when it is made, and never again', async () => {
    const made = await connectEndpoint({ description: 'Cards', metadata: { team: 'cards' } });
    const { secret, ...shown } = made;
    expect(secret).toMatch(/^whsec_\w{32}$/);
    expect(shown).toEqual({
      id: expect.stringMatching(/^we_/),
      object: 'webhook_endpoint',
      api_version: null,
      application: null,
      created: START,
      description: 'Cards',
      enabled_events: ['*'],
      livemode: false,
      metadata: { team: 'cards' },
      status: 'enabled',
      url: listener.url,
    });
    expect(await endpoints().retrieve(made.id)).toEqual(shown);
    expect((await endpoints().list()).data).toEqual([shown]);
  });

  it('keeps the version that it was made with, of this release, and its events name it', async () => {
    const api_version = '2026-09-30.endive';
    const made = await connectEndpoint({ api_version: '2026-10-28.endive' });
    expect(made.api_version).toBe('2026-10-28.endive');
    const pinned = await world.raw('/v1/webhook_endpoints', {
      body: `url=${listener.url}&connect=true&enabled_events[]=*&api_version=${api_version}`,
    });
    expect(pinned.json).toMatchObject({ api_version });
    await newAccount(world.stripe);
    await settled();
    const versions = new Set(listener.heard.map(({ event }) => event.api_version));
    expect([...versions].sort()).toEqual([api_version, '2026-10-28.endive']);
  });

  it('can be changed, disabled and deleted', async () => {
    const { id } = await connectEndpoint();
    const changed = await endpoints().update(id, { disabled: true, enabled_events: ['issuing_card.created'] });
    expect(changed).toMatchObject({ status: 'disabled', enabled_events: ['issuing_card.created'] });
    expect(await endpoints().update(id, { disabled: false })).toMatchObject({ status: 'enabled' });
    expect(await endpoints().del(id)).toEqual({ id, object: 'webhook_endpoint', deleted: true });
    expect(await refusal(endpoints().retrieve(id))).toEqual({
      status: 404,
      code: 'resource_missing',
      param: 'webhook_endpoint',
      message: `No such webhook endpoint: '${id}'`,
    });
  });

  it.each([
    ['enabled_events[]=*', { code: 'parameter_missing', param: 'url' }],
    ['url=https://a.example', { code: 'parameter_missing', param: 'enabled_events' }],
    ['url=nowhere&enabled_events[]=*', { code: 'url_invalid', param: 'url' }],
    ['url=https://a.example&enabled_events[]=card.eaten', { param: 'enabled_events[0]' }],
    ['url=https://a.example&enabled_events[]=*&secret=whsec_1', { code: 'parameter_unknown', param: 'secret' }],
    ['url=https://a.example&enabled_events[]=*&api_version=soon', { param: 'api_version' }],
    ['url=https://a.example&enabled_events[]=*&api_version=2024-06-20', { param: 'api_version' }],
    ['url=https://a.example&enabled_events[]=*&api_version=2025-03-31.basil', { param: 'api_version' }],
    ['url=https://a.example&enabled_events[]=*&api_version=2027-01-27.endive', { param: 'api_version' }],
  ])('is refused for %s', async (body, error) => {
    const answer = await world.raw('/v1/webhook_endpoints', { body });
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ error });
  });

  it('is the last of sixteen', async () => {
    for (let count = 0; count < 16; count += 1) await connectEndpoint();
    expect(await refusal(connectEndpoint())).toEqual({
      status: 400,
      message: 'You have reached the maximum of 16 test webhook endpoints.',
    });
  });

  it('belongs to the platform', async () => {
    const { id: stripeAccount } = await newAccount(world.stripe);
    expect(await refusal(endpoints().list({}, { stripeAccount }))).toMatchObject({ code: 'platform_account_required' });
  });
});

describe('A delivery', () => {
  it('carries the whole event of a connected account, signed for its endpoint', async () => {
    const { secret = '' } = await connectEndpoint();
    const { id: stripeAccount } = await newAccount(world.stripe);
    await settled();
    const [first] = listener.heard;
    const { text = '', headers } = first ?? {};
    expect(headers?.['content-type']).toBe('application/json; charset=utf-8');
    const event = world.stripe.webhooks.constructEvent(text, String(headers?.['stripe-signature']), secret);
    expect(event).toMatchObject({ object: 'event', account: stripeAccount, pending_webhooks: 1, livemode: false });
    expect(() =>
      world.stripe.webhooks.constructEvent(text, String(headers?.['stripe-signature']), 'whsec_other'),
    ).toThrow('No signatures found matching');
    expect(await world.stripe.events.retrieve(event.id, {}, { stripeAccount })).toEqual({
      ...event,
      pending_webhooks: 0,
    });
  });

  it('tells what a change was before, and which call made it', async () => {
    await connectEndpoint({ enabled_events: ['account.updated'] });
    const { id } = await newAccount(world.stripe);
    await world.stripe.accounts.update(id, { metadata: { team: 'blue' } }, { idempotencyKey: 'paint-it-blue' });
    await settled();
    const { data, request } = listener.heard.at(-1)?.event ?? {};
    expect(data?.previous_attributes).toEqual({ metadata: { team: null } });
    expect(request).toEqual({ id: expect.stringMatching(/^req_/), idempotency_key: 'paint-it-blue' });
  });

  it('goes to endpoints that named its type, of its own side', async () => {
    const other = await openListener();
    await connectEndpoint({ enabled_events: ['person.created'] });
    await endpoints().create({ url: other.url, enabled_events: ['*'] });
    await onboardedAccount(world.stripe);
    await settled();
    expect(listener.types()).toEqual(['person.created']);
    expect(other.types()).toEqual([]);
  });

  it('is not made by a refused call', async () => {
    await connectEndpoint();
    await refusal(world.stripe.accounts.create({ country: 'nowhere' }));
    await settled();
    expect(listener.types()).toEqual([]);
  });

  it('is tried again three times over a few hours, with the same body', async () => {
    listener.answers(() => ({ status: 500 }));
    await connectEndpoint({ enabled_events: ['person.created'] });
    const stripeAccount = await onboardedAccount(world.stripe);
    await settled();
    expect(listener.heard).toHaveLength(1);
    world.sandbox.clock.advance(HOUR);
    await settled();
    expect(listener.heard).toHaveLength(3);
    world.sandbox.clock.advance(24 * HOUR);
    await settled();
    expect(listener.heard).toHaveLength(4);
    expect(new Set(listener.heard.map(({ text }) => text)).size).toBe(1);
    const { data } = await world.stripe.events.list({ delivery_success: false }, { stripeAccount });
    expect(data.map(({ type, pending_webhooks }) => [type, pending_webhooks])).toEqual([['person.created', 1]]);
    world.sandbox.clock.advance(24 * HOUR);
    await settled();
    expect(listener.heard).toHaveLength(4);
  });

  it('ends with the first answer of success, after which the event counts as delivered', async () => {
    listener.answers(() => ({ status: listener.heard.length < 2 ? 302 : 204 }));
    await connectEndpoint({ enabled_events: ['person.created'] });
    const stripeAccount = await onboardedAccount(world.stripe);
    await settled();
    world.sandbox.clock.advance(24 * HOUR);
    await settled();
    expect(listener.heard).toHaveLength(2);
    const on = { stripeAccount };
    expect((await world.stripe.events.list({ delivery_success: false }, on)).data).toEqual([]);
    expect((await world.stripe.events.list({ delivery_success: true, type: 'person.created' }, on)).data).toHaveLength(
      1,
    );
  });

  it('waits while its endpoint is disabled, and goes on when it is enabled before the next attempt', async () => {
    const { id } = await connectEndpoint({ enabled_events: ['person.created'] });
    listener.answers(() => ({ status: 503 }));
    await onboardedAccount(world.stripe);
    await settled();
    await endpoints().update(id, { disabled: true });
    world.sandbox.clock.advance(10 * 60);
    await settled();
    expect(listener.heard).toHaveLength(1);
    await endpoints().update(id, { disabled: false });
    listener.answers(() => ({}));
    world.sandbox.clock.advance(HOUR);
    await settled();
    expect(listener.heard).toHaveLength(2);
  });

  it('reaches a listener that was named at the start', async () => {
    const webhooks = [{ url: listener.url, connect: true, secret: 'whsec_known', enabledEvents: ['person.created'] }];
    const { sandbox, stripe } = await openSandbox({ webhooks });
    await onboardedAccount(stripe);
    await sandbox.webhooks.settled();
    expect(sandbox.webhooks.listeners).toMatchObject([{ url: listener.url, connect: true, secret: 'whsec_known' }]);
    const [heard] = listener.heard;
    const signature = String(heard?.headers['stripe-signature']);
    expect(stripe.webhooks.constructEvent(heard?.text ?? '', signature, 'whsec_known').type).toBe('person.created');
  });

  it('is tried again by a real clock too, without any call that would look for what is due', async () => {
    const { sandbox, stripe } = await openSandbox({ clock: 'real' });
    await fetch(`${sandbox.url}/_sandbox/webhooks`, { method: 'POST', body: '{"retry_delays": [1]}' });
    await stripe.webhookEndpoints.create({ url: listener.url, connect: true, enabled_events: ['person.created'] });
    const second = new Promise((resolve) => {
      listener.answers(() => {
        if (listener.heard.length === 2) resolve(undefined);
        return { status: 500 };
      });
    });
    await onboardedAccount(stripe);
    await second;
    expect(listener.types()).toEqual(['person.created', 'person.created']);
    await sandbox.close();
  });

  it('that was under way when the sandbox ended is sent again by the next one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sandbox-webhooks-'));
    const data = join(folder, 'world.json');
    const first = await openSandbox({ data });
    await first.stripe.webhookEndpoints.create({
      url: listener.url,
      connect: true,
      enabled_events: ['person.created'],
    });
    const arrived = new Promise<void>((resolve) => {
      listener.answers(() => {
        resolve();
        return new Promise(() => undefined);
      });
    });
    await onboardedAccount(first.stripe);
    await arrived;
    await first.sandbox.close();
    listener.answers(() => ({}));
    const { sandbox } = await openSandbox({ data });
    await sandbox.webhooks.settled();
    expect(listener.types()).toEqual(['person.created', 'person.created']);
    expect(listener.heard[0]?.text).toBe(listener.heard[1]?.text);
    await sandbox.close();
    rmSync(folder, { recursive: true });
  });

  it('is shown with its attempts', async () => {
    await connectEndpoint({ enabled_events: ['person.created'] });
    await onboardedAccount(world.stripe);
    const shown = await control({}, '/settle');
    expect(shown.json).toMatchObject({
      deliveries: [
        { type: 'person.created', status: 'succeeded', attempts: [{ at: START, status: 200, error: null }] },
      ],
    });
  });
});

describe('On demand, deliveries', () => {
  const people = async () => {
    const { id } = await newAccount(world.stripe);
    for (const first_name of ['Ada', 'Ben', 'Cyd']) await world.stripe.accounts.createPerson(id, { first_name });
    await settled();
    return id;
  };
  const names = () =>
    listener.heard.map(({ event }) => (event.type === 'person.created' ? event.data.object.first_name : event.type));

  beforeEach(async () => {
    await connectEndpoint({ enabled_events: ['person.created'] });
  });

  it('arrive in order when nothing was asked for', async () => {
    await people();
    expect(names()).toEqual(['Ada', 'Ben', 'Cyd']);
  });

  it('arrive twice', async () => {
    await control({ duplicate: 1 });
    await people();
    expect(names()).toEqual(['Ada', 'Ada', 'Ben', 'Cyd']);
  });

  it('arrive in reverse', async () => {
    await control({ reverse: 2 });
    await people();
    expect(names()).toEqual(['Ben', 'Ada', 'Cyd']);
  });

  it('get lost, and can be found by their event and sent again', async () => {
    await control({ lose: 1 });
    const stripeAccount = await people();
    expect(names()).toEqual(['Ben', 'Cyd']);
    const { data } = await world.stripe.events.list({ delivery_success: false }, { stripeAccount });
    expect(data).toHaveLength(1);
    await control({ event: data[0]?.id }, '/resend');
    await settled();
    expect(names()).toEqual(['Ben', 'Cyd', 'Ada']);
    expect((await world.stripe.events.list({ delivery_success: false }, { stripeAccount })).data).toEqual([]);
  });

  it.each([
    [{ lose: -1 }, 'lose must be a whole number from 0'],
    [{ retry_delays: 'often' }, 'retry_delays must be a list of whole numbers of seconds'],
    [{ authorization_default: 'maybe' }, 'authorization_default must be approve or decline'],
    [{ colour: 'red' }, 'Unknown: colour.'],
  ])('refuse %j', async (body, message) => {
    const answer = await control(body);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain(message);
  });
});

describe('A thin endpoint', () => {
  it('gets notifications that the SDK reads and follows', async () => {
    const webhooks = [{ url: listener.url, connect: true, secret: 'whsec_thin', thin: true }];
    const { sandbox, stripe } = await openSandbox({ webhooks });
    const account = await newAccount(stripe);
    await stripe.accounts.createPerson(account.id, { first_name: 'Ada' });
    await sandbox.webhooks.settled();
    const heard = listener.heard.find(({ text }) => text.includes('v1.account.updated'));
    const signature = String(heard?.headers['stripe-signature']);
    const notification = stripe.parseEventNotification(heard?.text ?? '', signature, 'whsec_thin');
    expect(notification).toMatchObject({
      type: 'v1.account.updated',
      related_object: { id: account.id, type: 'account' },
    });
    if (notification.type !== 'v1.account.updated') throw new Error('Another notification');
    expect(await notification.fetchRelatedObject()).toMatchObject({ id: account.id, object: 'account' });
    expect(await notification.fetchEvent()).toMatchObject({ id: notification.id, object: 'v2.core.event' });
  });
});

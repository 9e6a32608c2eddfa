import { createClient } from '../kit/client.js';
import { startPartnerServer } from '../kit/partner-server.js';
import { aKey, anEndpoint, endpointOf, mutation, signedWith, told } from './given.js';
import { client, gateway, HOUR, mine, openWorld, partner, somethingHappens, timePasses } from './world.js';

openWorld();

describe('What is not taken', () => {
  it('is sent again under the same id, on the schedule of Standard Webhooks, until it is', async () => {
    const { id } = await anEndpoint(client, { url: partner.url });
    partner.behave((response) => response.writeHead(500).end('down, whsec_abcdefgh1234 \u0000'));
    await somethingHappens();
    await timePasses(7);
    await timePasses(2);
    expect(partner.received).toHaveLength(2);
    partner.behave((response) => response.writeHead(204).end());
    await timePasses(400);
    expect(partner.received).toHaveLength(3);
    await timePasses(100 * HOUR);
    expect(partner.received).toHaveLength(3);
    expect(new Set(partner.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    const { deliveries, failingSince } = await endpointOf(client, id);
    expect(failingSince).toBeNull();
    expect(deliveries.nodes).toMatchObject([
      {
        state: 'DELIVERED',
        attempts: [
          { sequence: 3, outcome: 'DELIVERED', status: 204 },
          { sequence: 2, outcome: 'STATUS', status: 500, message: 'The answer had the status 500.' },
          { sequence: 1, outcome: 'STATUS', status: 500, answerExcerpt: 'down, [redacted] ' },
        ],
      },
    ]);
  });

  it('is read anew for another attempt', async () => {
    await anEndpoint(client, { url: partner.url });
    partner.behave((response) => response.writeHead(503).end());
    await somethingHappens();
    const on = { stripeAccount: mine.account };
    await gateway.stripe.issuing.cards.update(mine.card, { status: 'inactive' }, on);
    await gateway.settled();
    partner.behave((response) => response.end());
    await timePasses(10);
    const [first, , ...again] = partner.received.map((one) => told(one).data);
    expect(first).toMatchObject({ card: { status: 'ACTIVE' } });
    expect(again).toMatchObject([{ card: { status: 'INACTIVE' } }, { card: { status: 'INACTIVE' } }]);
    await gateway.stripe.issuing.cards.update(mine.card, { status: 'active' }, on);
  });

  it('is sent again when who took it ended before it did', async () => {
    const { id } = await anEndpoint(client, { url: partner.url });
    partner.behave((response) => response.writeHead(500).end());
    await somethingHappens();
    partner.behave((response) => response.end());
    const now = gateway.sandbox.clock.now() * 1000;
    const bare = id.split('/')[1] ?? '';
    const lease = [new Date(now + 10_000), new Date(now + 70_000)] as const;
    expect(await gateway.store.deliveries.claim(bare, 10, ...lease)).toHaveLength(1);
    await timePasses(60);
    expect(partner.received).toHaveLength(1);
    await timePasses(11);
    expect(partner.received).toHaveLength(2);
    expect((await endpointOf(client, id)).deliveries.nodes).toMatchObject([
      { state: 'DELIVERED', attempts: [{ sequence: 3 }, { sequence: 1 }] },
    ]);
  });

  it('fails after ten attempts', async () => {
    const { id } = await anEndpoint(client, { url: partner.url });
    partner.behave((response) => response.writeHead(400).end());
    await somethingHappens();
    for (let times = 1; times < 12; times += 1) await timePasses(29 * HOUR);
    expect(partner.received.length).toBeLessThanOrEqual(10);
    const { deliveries } = await endpointOf(client, id);
    expect(deliveries.nodes[0]?.attempts.length).toBe(partner.received.length);
  });

  it('waits as long as the partner asks for', async () => {
    const { id } = await anEndpoint(client, { url: partner.url });
    partner.behave((response) => response.writeHead(429, { 'retry-after': '3600' }).end());
    await somethingHappens();
    await timePasses(3590);
    expect(partner.received).toHaveLength(1);
    partner.behave((response) => response.end());
    await timePasses(20);
    expect((await endpointOf(client, id)).deliveries.nodes).toMatchObject([{ state: 'DELIVERED' }]);
  });

  it.each([
    ['a redirect', 302, 'REDIRECT'],
    ['a refusal', 404, 'STATUS'],
  ])('by %s is told so', async (_what, status, outcome) => {
    const { id } = await anEndpoint(client, { url: partner.url });
    partner.behave((response) => response.writeHead(status, { location: '/else' }).end());
    await somethingHappens();
    expect((await endpointOf(client, id)).deliveries.nodes[0]?.attempts).toMatchObject([{ outcome, status }]);
    expect(partner.received).toHaveLength(1);
  });

  it('goes on while Stripe does not answer, and tells why', async () => {
    const document = `query($objectId: ID!) { card(id: $objectId) { id authorizations { nodes { id } } } }`;
    const { id } = await anEndpoint(client, { url: partner.url, document });
    const fault = gateway.sandbox.faults.add({ kind: 'bad_gateway', on: 'GET /v1/issuing/authorizations' });
    await somethingHappens();
    expect(partner.received).toEqual([]);
    expect((await endpointOf(client, id)).deliveries.nodes[0]?.attempts).toMatchObject([
      { outcome: 'UNANSWERED', message: expect.stringContaining('UPSTREAM_UNAVAILABLE') },
    ]);
    gateway.sandbox.faults.remove(fault.id);
    await timePasses(10);
    await timePasses(400);
    expect(partner.received).toHaveLength(1);
  });
});

describe('An endpoint is disabled', () => {
  it('when it has taken nothing for five days, which another one is told', async () => {
    const other = await startPartnerServer();
    const { id } = await anEndpoint(client, { url: partner.url, description: 'the one that fails' });
    await anEndpoint(client, { url: other.url, topics: ['webhook_endpoint.disabled'] });
    partner.behave((response) => response.writeHead(500).end());
    for (let day = 0; day < 7; day += 1) {
      await somethingHappens();
      await timePasses(24 * HOUR);
    }
    expect(await endpointOf(client, id)).toMatchObject({ enabled: false, disabledReason: 'FAILING' });
    const sent = partner.received.length;
    await somethingHappens();
    expect(partner.received).toHaveLength(sent);
    expect(other.received.map(told)).toMatchObject([
      {
        type: 'webhook_endpoint.disabled',
        eventId: null,
        objectId: id,
        data: { webhookEndpoint: { id, description: 'the one that fails', disabledReason: 'FAILING' } },
      },
    ]);
    await other.close();
  });

  it('at once when it is gone', async () => {
    const { id } = await anEndpoint(client, { url: partner.url });
    partner.behave((response) => response.writeHead(410).end());
    await somethingHappens();
    expect(await endpointOf(client, id)).toMatchObject({ enabled: false, disabledReason: 'GONE' });
  });

  it('when its key is revoked, and nothing more is sent', async () => {
    const key = await gateway.keys.create({ name: 'partner', accounts: 'all', permissions: 'all', mode: 'test' });
    const { id } = await anEndpoint(createClient(gateway.url, key.secret), { url: partner.url });
    await gateway.keys.revoke(key.id);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await somethingHappens();
    expect(partner.received).toEqual([]);
    expect(await endpointOf(gateway.client, id)).toMatchObject({
      enabled: false,
      disabledReason: 'CREDENTIAL_REVOKED',
    });
  });

  it('not when its key is rotated', async () => {
    const key = await gateway.keys.create({ name: 'partner', accounts: 'all', permissions: 'all', mode: 'test' });
    await anEndpoint(createClient(gateway.url, key.secret), { url: partner.url });
    await gateway.keys.rotate(key.id, { overlapSeconds: 0 });
    await somethingHappens();
    expect(partner.received).toHaveLength(1);
  });

  it('and enabled again, sends what waited and what happens from then on', async () => {
    const { id } = await anEndpoint(client, { url: partner.url });
    partner.behave((response) => response.writeHead(500).end());
    await somethingHappens();
    await mutation(client, 'disableWebhookEndpoint', { webhookEndpointId: id }, 'webhookEndpoint { enabled }');
    partner.behave((response) => response.end());
    await somethingHappens();
    await timePasses(10);
    expect(partner.received).toHaveLength(1);
    const { webhookEndpoint } = await mutation<{ webhookEndpoint: unknown }>(
      client,
      'enableWebhookEndpoint',
      { webhookEndpointId: id },
      'webhookEndpoint { enabled disabledReason disabledAt }',
    );
    expect(webhookEndpoint).toEqual({ enabled: true, disabledReason: null, disabledAt: null });
    await somethingHappens();
    expect(partner.received).toHaveLength(3);
  });
});

describe('The secret of an endpoint', () => {
  it('is rotated with an overlap in which both sign', async () => {
    const { id, secret } = await anEndpoint(client, { url: partner.url });
    const rotated = await mutation<{ secret: string }>(
      client,
      'rotateWebhookSecret',
      { webhookEndpointId: id, overlapSeconds: 3600 },
      'secret webhookEndpoint { previousSecretUntil }',
    );
    await somethingHappens();
    await timePasses(3700);
    await somethingHappens();
    const secrets = [secret, rotated.secret];
    expect(partner.received.map((received) => signedWith(received, secrets))).toEqual([secrets, [rotated.secret]]);
    expect(await endpointOf(client, id)).toMatchObject({ previousSecretUntil: null });
  });

  it('is shown once', async () => {
    const { id } = await anEndpoint(client, { url: partner.url });
    const input = { webhookEndpointId: id, idempotencyKey: aKey() };
    const first = await mutation<{ secret: string | null }>(client, 'rotateWebhookSecret', input, 'secret');
    const second = await mutation<{ secret: string | null }>(client, 'rotateWebhookSecret', input, 'secret');
    expect([first.secret, second.secret]).toEqual([expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/), null]);
  });

  it('cannot be rotated into more signatures than five', async () => {
    const { id } = await anEndpoint(client, { url: partner.url });
    const rotate = (overlapSeconds: number) =>
      mutation(client, 'rotateWebhookSecret', { webhookEndpointId: id, overlapSeconds }, 'secret');
    for (let times = 0; times < 4; times += 1) expect((await rotate(60)).userErrors).toEqual([]);
    expect((await rotate(60)).userErrors).toMatchObject([{ code: 'INVALID_STATE' }]);
    expect((await rotate(0)).userErrors).toEqual([]);
  });
});

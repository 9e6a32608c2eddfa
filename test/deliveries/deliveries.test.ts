import { aKey, anEndpoint, endpointOf, mutation, signedWith, told } from './given.js';
import { client, gateway, HOUR, mine, openWorld, partner, somethingHappens, theirs, timePasses } from './world.js';

openWorld();

describe('An endpoint', () => {
  it('is sent the answer of its document, signed as Standard Webhooks', async () => {
    const { id, secret } = await anEndpoint(client, { url: `${partner.url}/hook` });
    await somethingHappens();
    expect(partner.received).toHaveLength(1);
    const [received] = partner.received;
    if (!received) throw new Error('Nothing came.');
    const objectId = `${mine.account}/${mine.card}`;
    expect(told(received)).toEqual({
      type: 'issuing_card.updated',
      timestamp: expect.any(String),
      eventId: expect.stringMatching(`^${mine.account}/evt_`),
      accountId: mine.account,
      objectId,
      data: {
        card: { id: objectId, last4: expect.any(String), status: 'ACTIVE', cardholder: { name: expect.any(String) } },
      },
    });
    expect(signedWith(received, [secret])).toEqual([secret]);
    expect(received).toMatchObject({ url: '/hook', headers: { 'content-type': 'application/json' } });
    const seen = await endpointOf(client, id);
    expect(seen).toMatchObject({ failingSince: null, lastDeliveredAt: expect.any(String) });
    expect(seen.deliveries.nodes).toMatchObject([
      {
        topic: 'issuing_card.updated',
        state: 'DELIVERED',
        webhookId: received.headers['webhook-id'],
        eventId: told(received).eventId,
        nextAttemptAt: null,
        attempts: [{ sequence: 1, outcome: 'DELIVERED', status: 200, message: null, answerExcerpt: null }],
      },
    ]);
  });

  it('costs no Stripe call where the event holds what its document asks', async () => {
    await anEndpoint(client, { url: partner.url });
    // Of two events of one second, neither is known to be the later one.
    await timePasses(1);
    const calls = await gateway.calls(async () => {
      await somethingHappens();
      await partner.arrived(1);
    });
    expect(calls).toEqual([`POST /v1/issuing/cards/${mine.card}`]);
  });

  it('hears of its topics, in its accounts, and of nothing else', async () => {
    await anEndpoint(client, { url: partner.url, topics: ['issuing_card.created', 'issuing_card.updated'] });
    await somethingHappens(theirs);
    await gateway.stripe.issuing.cardholders.update(
      mine.cardholder,
      { metadata: { a: 'b' } },
      { stripeAccount: mine.account },
    );
    await gateway.settled();
    expect(partner.received).toEqual([]);
    await somethingHappens();
    expect(partner.received.map((one) => told(one).type)).toEqual(['issuing_card.updated']);
  });

  it('of one account hears of that alone', async () => {
    await anEndpoint(gateway.client, { url: partner.url, accountId: theirs.account });
    await somethingHappens();
    await somethingHappens(theirs);
    expect(partner.received.map((one) => told(one).accountId)).toEqual([theirs.account]);
  });

  it('of all accounts hears of each', async () => {
    await anEndpoint(gateway.client, { url: partner.url });
    await somethingHappens();
    await somethingHappens(theirs);
    expect(partner.received.map((one) => told(one).accountId)).toEqual([mine.account, theirs.account]);
  });

  it('hears of what happens after it was made', async () => {
    await somethingHappens();
    await anEndpoint(client, { url: partner.url });
    await gateway.settled();
    expect(partner.received).toEqual([]);
  });

  it('is told what it may not read as the document would be', async () => {
    const narrow = await gateway.viewer({
      accounts: [mine.account],
      permissions: ['webhooks:write', 'webhooks:read', 'events:read', 'cards:read'],
    });
    await anEndpoint(narrow, { url: partner.url });
    await somethingHappens();
    const [received] = partner.received;
    expect(received && told(received)).toMatchObject({
      data: { card: { cardholder: null } },
      errors: [{ extensions: { code: 'FORBIDDEN', permission: 'cardholders:read' } }],
    });
  });

  it('uses its own variables', async () => {
    const document = `query($objectId: ID!, $with: Boolean!) { card(id: $objectId) { id status @include(if: $with) } }`;
    await anEndpoint(client, { url: partner.url, document, variables: { with: false } });
    await somethingHappens();
    expect(partner.received.map((one) => told(one).data)).toEqual([{ card: { id: `${mine.account}/${mine.card}` } }]);
  });
});

describe('What was sent', () => {
  it('is sent again on demand, under the same id, once for each demand', async () => {
    const { id } = await anEndpoint(client, { url: partner.url });
    await somethingHappens();
    const [delivery] = (await endpointOf(client, id)).deliveries.nodes;
    const input = { deliveryId: delivery?.id, idempotencyKey: aKey() };
    for (let times = 0; times < 2; times += 1) {
      await mutation(client, 'replayDelivery', input, 'delivery { state }');
      await gateway.settled();
    }
    expect(partner.received.map(({ headers }) => headers['webhook-id'])).toEqual([
      delivery?.webhookId,
      delivery?.webhookId,
    ]);
    await mutation(client, 'replayDelivery', { deliveryId: delivery?.id }, 'delivery { state }');
    await gateway.settled();
    expect(partner.received).toHaveLength(3);
  });

  it('since a time is sent again: what failed, and what nobody was told', async () => {
    const { id } = await anEndpoint(client, { url: partner.url });
    await timePasses(2 * HOUR);
    await somethingHappens();
    await mutation(client, 'disableWebhookEndpoint', { webhookEndpointId: id }, '');
    await somethingHappens();
    await somethingHappens();
    await mutation(client, 'enableWebhookEndpoint', { webhookEndpointId: id }, '');
    const since = new Date(gateway.sandbox.clock.now() * 1000 - 60_000).toISOString();
    const replay = (more: object = {}) =>
      mutation(client, 'replayDeliveries', { webhookEndpointId: id, since, ...more }, 'queued continueSince');
    const once = { idempotencyKey: aKey() };
    expect(await replay(once)).toEqual({ queued: 2, continueSince: null, userErrors: [] });
    await gateway.settled();
    expect(partner.received).toHaveLength(3);
    expect(await replay(once)).toMatchObject({ queued: 0 });
    expect(await replay()).toMatchObject({ queued: 0 });
    expect(await replay({ includeDelivered: true })).toMatchObject({ queued: 3 });
    await gateway.settled();
    expect(partner.received).toHaveLength(6);
    expect(new Set(partner.received.map(({ headers }) => headers['webhook-id'])).size).toBe(3);
  });

  it('can be a test, which costs nothing and runs no document', async () => {
    const { id, secret } = await anEndpoint(client, { url: partner.url });
    const input = { webhookEndpointId: id, idempotencyKey: aKey() };
    for (let times = 0; times < 2; times += 1) {
      await mutation(client, 'sendTestDelivery', input, 'delivery { id topic eventId }');
      await gateway.settled();
    }
    expect(partner.received).toHaveLength(1);
    const [received] = partner.received;
    expect(received && told(received)).toMatchObject({ type: 'webhook_endpoint.test', objectId: id, eventId: null });
    expect(received && signedWith(received, [secret])).toEqual([secret]);
  });

  it('is listed, newest first, in pages', async () => {
    const { id } = await anEndpoint(client, { url: partner.url });
    for (let times = 0; times < 3; times += 1) await somethingHappens();
    const all = (await endpointOf(client, id)).deliveries.nodes.map((one) => one.id);
    expect(all).toHaveLength(3);
    const first = await endpointOf(client, id, { first: 2 });
    expect(first.deliveries.nodes.map((one) => one.id)).toEqual(all.slice(0, 2));
    const rest = await endpointOf(client, id, { first: 2, after: first.deliveries.pageInfo.endCursor });
    expect(rest.deliveries.nodes.map((one) => one.id)).toEqual(all.slice(2));
    expect(rest.deliveries.pageInfo.hasNextPage).toBe(false);
    const before = await endpointOf(client, id, { last: 2, before: rest.deliveries.pageInfo.startCursor });
    expect(before.deliveries.nodes.map((one) => one.id)).toEqual(all.slice(0, 2));
    const failed = await endpointOf(client, id, { state: 'FAILED' });
    expect(failed.deliveries.nodes).toEqual([]);
  });
});

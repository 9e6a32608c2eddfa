import type { CardProgram } from '../kit/given/cards.js';
import { aCardProgram } from '../kit/given/cards.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';
import type { Upstream } from '../kit/upstream.js';
import { startUpstream } from '../kit/upstream.js';

const CARD = 'query($id: ID!) { card(id: $id) { last4 } }';
const FREEZE = `mutation($input: FreezeCardInput!) {
  freezeCard(input: $input) { card { status } userErrors { __typename code retryable path } }
}`;

describe('When Stripe fails', () => {
  let gateway: Gateway;
  let upstream: Upstream;
  let program: CardProgram;

  beforeAll(async () => {
    upstream = await startUpstream(() => gateway.sandbox.url);
    gateway = await startGateway({ STRIPE_API_BASE: upstream.url });
    program = await aCardProgram(gateway.stripe);
  });
  afterAll(async () => {
    await gateway.close();
    await upstream.close();
  });
  afterEach(() => upstream.misbehave('none'));

  it.each(['answers 500', 'answers HTML', 'resets'] as const)(
    'a query says so when it %s, and the process stays up',
    async (how) => {
      upstream.misbehave(how);
      const error = await gateway.client.refused(CARD, { id: `${program.account}/${program.card}` });
      expect(error.extensions.code).toBe('UPSTREAM_UNAVAILABLE');
      expect(JSON.stringify(error)).not.toMatch(/secret|<html>|stacktrace/);
      expect((await fetch(`${gateway.url}/health`)).status).toBe(200);
    },
  );

  it('a query that is one too many is told when to come back', async () => {
    upstream.misbehave('answers 429');
    const error = await gateway.client.refused(CARD, { id: `${program.account}/${program.card}` });
    expect(error.extensions).toMatchObject({
      code: 'RATE_LIMITED',
      retryAfterMs: 1000,
      stripeRequestId: 'req_upstream',
    });
  });

  it('a write without an answer is indeterminate, and the retry with its key does it once', async () => {
    const input = { idempotencyKey: 'freeze-once', cardId: `${program.account}/${program.card}` };
    upstream.misbehave('does the work, then resets', ({ method }) => method === 'POST');
    const lost = await gateway.client.run<{ freezeCard: { userErrors: unknown[] } }>(FREEZE, { input });
    expect(lost.freezeCard.userErrors).toMatchObject([
      { __typename: 'Indeterminate', code: 'INDETERMINATE', retryable: true },
    ]);

    upstream.misbehave('none');
    const again = await gateway.client.run(FREEZE, { input });
    expect(again).toEqual({ freezeCard: { card: { status: 'INACTIVE' }, userErrors: [] } });
    const keys = gateway.sandbox.requests.filter(
      ({ method, path }) => method === 'POST' && path.endsWith(program.card),
    );
    expect(new Set(keys.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
    expect(keys.filter(({ replayed }) => !replayed).length).toBe(1);
  });

  it('one failing account nulls its own fields, not the page', async () => {
    const other = await aCardProgram(gateway.stripe);
    upstream.misbehave('answers 500', ({ headers }) => headers['stripe-account'] === other.account);
    const { data, errors } = await gateway.client.ask<{ well: unknown; ill: unknown }, { well: string; ill: string }>(
      'query($well: ID!, $ill: ID!) { well: card(id: $well) { last4 } ill: card(id: $ill) { last4 } }',
      { well: `${program.account}/${program.card}`, ill: `${other.account}/${other.card}` },
    );
    expect(data).toMatchObject({ well: { last4: expect.any(String) }, ill: null });
    expect(errors).toMatchObject([{ path: ['ill'], extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
  });
});

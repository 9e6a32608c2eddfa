import type { CardProgram } from '../kit/given/cards.js';
import { aCardProgram } from '../kit/given/cards.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';
import type { Upstream } from '../kit/upstream.js';
import { startUpstream } from '../kit/upstream.js';

const REPLACE = `mutation ($input: ReplaceCardInput!) {
  replaceCard(input: $input) { replayed card { id } userErrors { code retryable } }
}`;
const STATUS = `query ($key: String!) {
  mutationStatus(idempotencyKey: $key) {
    state mutation accountId codes retryable attempts steps { name outcome attempt objectId stripeRequestId }
  }
}`;

interface Replaced {
  replaceCard: { replayed: boolean; card: { id: string } | null; userErrors: { code: string }[] };
}

describe('The status of a mutation', () => {
  let gateway: Gateway;
  let upstream: Upstream;
  let program: CardProgram;

  beforeEach(async () => {
    upstream = await startUpstream(() => gateway.sandbox.url);
    gateway = await startGateway({ STRIPE_API_BASE: upstream.url });
    program = await aCardProgram(gateway.stripe);
  });
  afterEach(async () => {
    await gateway.close();
    await upstream.close();
  });

  const replace = async (reason = 'LOST') => {
    const input = { idempotencyKey: 'replace-1', cardId: `${program.account}/${program.card}`, reason };
    return (await gateway.client.run<Replaced>(REPLACE, { input })).replaceCard;
  };
  const status = async (client = gateway.client) => {
    let found: unknown;
    const calls = await gateway.calls(async () => {
      found = (await client.run<{ mutationStatus: unknown }>(STATUS, { key: 'replace-1' })).mutationStatus;
    });
    expect(calls).toEqual([]);
    return found;
  };

  it('names each step and its object, and a second sending is marked as a replay of the same answer', async () => {
    const first = await replace();
    expect(first).toMatchObject({ replayed: false, userErrors: [] });
    const done = {
      state: 'DONE',
      mutation: 'replaceCard',
      accountId: program.account,
      retryable: false,
      attempts: 1,
      steps: [
        { name: 'cancel', outcome: 'DONE', objectId: `${program.account}/${program.card}` },
        { name: 'card', outcome: 'DONE', objectId: first.card?.id },
      ],
    };
    expect(await status()).toMatchObject(done);
    expect(await replace()).toEqual({ ...first, replayed: true });
    expect(await status()).toMatchObject(done);
  });

  it('is unknown when Stripe gave no answer, and done once a retry has settled it', async () => {
    upstream.misbehave(
      'does the work, then resets',
      ({ method, url }) => method === 'POST' && url === '/v1/issuing/cards',
    );
    expect(await replace()).toMatchObject({ card: null, userErrors: [{ code: 'INDETERMINATE', retryable: true }] });
    const cancel = { name: 'cancel', outcome: 'DONE' };
    expect(await status()).toMatchObject({
      state: 'UNKNOWN',
      retryable: true,
      steps: [cancel, { name: 'card', outcome: 'FAILED', objectId: null }],
    });
    upstream.misbehave('none');
    const settled = await replace();
    expect(settled).toMatchObject({ replayed: false, userErrors: [] });
    const steps = [cancel, { name: 'card', outcome: 'DONE', objectId: settled.card?.id }];
    expect(await status()).toMatchObject({ state: 'DONE', steps });
  });

  it('is refused, with the codes of what refused it', async () => {
    await gateway.stripe.issuing.cards.update(program.card, { status: 'canceled' }, { stripeAccount: program.account });
    await replace('DAMAGED');
    expect(await status()).toMatchObject({ state: 'REFUSED', codes: [expect.any(String)] });
  });

  it('is refused for now when Stripe takes no more, and nothing is unknown about it', async () => {
    upstream.misbehave('answers 429', ({ method }) => method === 'POST');
    expect(await replace()).toMatchObject({ userErrors: [{ code: 'RATE_LIMITED' }] });
    expect(await status()).toMatchObject({ state: 'REFUSED', retryable: true, codes: ['RATE_LIMITED'] });
  });

  it('is told to nobody else, and of no key that was not used', async () => {
    expect(await status()).toBeNull();
    await replace();
    expect(await status(await gateway.viewer({ accounts: 'all' }))).toBeNull();
  });
});

import type { Client } from '../kit/client.js';
import { createClient } from '../kit/client.js';
import type { CardProgram } from '../kit/given/cards.js';
import { aCard, aCardProgram, aCardholder } from '../kit/given/cards.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const CREATE = `mutation($input: CreateCardEphemeralKeyInput!) { done: createCardEphemeralKey(input: $input) {
  ephemeralKey { stripeId secret createdAt expiresAt livemode } card { id } replayed userErrors { code path } } }`;
const TOKEN = 'mutation($input: CreateClientTokenInput!) { createClientToken(input: $input) { token } }';
const ENTRIES = 'query { auditEntries(first: 2) { nodes { kind mutation objectIds permissions } } }';

interface Done {
  readonly done: { readonly ephemeralKey: { readonly stripeId: string; readonly secret: string } | null };
}

describe("A key that shows a card's details on one page", () => {
  let gateway: Gateway;
  let program: CardProgram;
  let count = 0;

  beforeAll(async () => {
    gateway = await startGateway();
    program = await aCardProgram(gateway.stripe);
  });
  afterAll(() => gateway.close());

  const idOf = (stripeId: string) => `${program.account}/${stripeId}`;
  const create = async (input: object = {}, by: Client = gateway.client) => {
    const whole = { idempotencyKey: `key-${++count}`, cardId: idOf(program.card), nonce: 'nonce_1', ...input };
    return (await by.run<Done>(CREATE, { input: whole })).done;
  };
  const aToken = async (permissions: string[], scope: object = { cardholderId: idOf(program.cardholder) }) => {
    const input = { idempotencyKey: `token-${++count}`, permissions, ...scope };
    const made = await gateway.client.run<{ createClientToken: { token: string } }>(TOKEN, { input });
    return createClient(gateway.url, made.createClientToken.token);
  };

  it('is made by one call that names the card, the nonce and the version, and ends within the hour', async () => {
    const calls = await gateway.calls(async () =>
      expect(await create({ stripeVersion: '2022-08-01' })).toEqual({
        ephemeralKey: {
          stripeId: expect.stringMatching(/^ephkey_/),
          secret: expect.stringMatching(/^ek_test_/),
          createdAt: expect.any(String),
          expiresAt: expect.any(String),
          livemode: false,
        },
        card: { id: idOf(program.card) },
        replayed: false,
        userErrors: [],
      }),
    );
    expect(calls).toEqual(['POST /v1/ephemeral_keys']);
    expect(gateway.sandbox.requests[0]).toMatchObject({
      params: { issuing_card: program.card, nonce: 'nonce_1' },
    });
  });

  it("is Stripe's same key for the same idempotency key, and stands in nothing of ours but its id", async () => {
    const first = await create({ idempotencyKey: 'same' });
    expect(await create({ idempotencyKey: 'same' })).toEqual({ ...first, replayed: true });
    const { stripeId, secret } = first.ephemeralKey!;
    const status = 'query { mutationStatus(idempotencyKey: "same") { steps { objectId } } }';
    expect(await gateway.client.run(status)).toMatchObject({
      mutationStatus: { steps: [{ objectId: idOf(stripeId) }] },
    });
    const told = JSON.stringify(await gateway.client.run(ENTRIES));
    expect(told).toContain(stripeId);
    expect(told).toContain(program.card);
    expect(told).toContain('card_details:read');
    expect(told).not.toContain(secret);
  });

  it('is open to the token of its cardholder or its card, with the permission, and to nobody else', async () => {
    const own = await aToken(['CARD_DETAILS_READ', 'CARDS_READ']);
    expect(await create({}, own)).toMatchObject({ ephemeralKey: { secret: expect.any(String) }, userErrors: [] });
    const ofCard = await aToken(['CARD_DETAILS_READ', 'CARDS_READ'], { cardId: idOf(program.card) });
    expect(await create({}, ofCard)).toMatchObject({ userErrors: [] });
    const { id: cardholder } = await aCardholder(gateway.stripe, program.account);
    const other = idOf((await aCard(gateway.stripe, program.account, { cardholder })).id);
    for (const client of [own, ofCard])
      expect(await create({ cardId: other }, client)).toMatchObject({
        ephemeralKey: null,
        userErrors: [{ code: 'NOT_FOUND', path: ['input', 'cardId'] }],
      });
    const reader = await aToken(['CARDS_READ', 'CARDS_WRITE']);
    const calls = await gateway.calls(async () => {
      const input = { idempotencyKey: 'reader', cardId: idOf(program.card), nonce: 'nonce_1' };
      const { extensions } = await reader.refused(CREATE, { input });
      expect(extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'card_details:read' });
    });
    expect(calls).toEqual([]);
  });

  it('is refused for a card that is not there, and at what is malformed', async () => {
    expect(await create({ cardId: idOf('ic_missing') })).toMatchObject({
      ephemeralKey: null,
      userErrors: [{ code: 'NOT_FOUND', path: ['input', 'cardId'] }],
    });
    const calls = await gateway.calls(async () =>
      expect(await create({ nonce: ' ', stripeVersion: 'latest' })).toMatchObject({
        userErrors: [{ path: ['input', 'nonce'] }, { path: ['input', 'stripeVersion'] }],
      }),
    );
    expect(calls).toEqual([]);
  });
});

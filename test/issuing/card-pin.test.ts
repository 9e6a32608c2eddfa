import { openCardDesk, type CardDesk } from './card-desk.js';

const SET = `mutation($input: SetCardPinInput!) { done: setCardPin(input: $input) {
  card { id status } cardholder { id } userErrors { __typename code path ... on InvalidState { state } } } }`;

const part = (text: string) => Buffer.from(text).toString('base64url');
const HEADER = part(JSON.stringify({ alg: 'RSA-OAEP', enc: 'A128CBC-HS256' }));
const JWE = [HEADER, part('key'), part('vector'), part('cipher'), part('tag')].join('.');

describe('The PIN of a card', () => {
  let desk: CardDesk;
  let count = 0;

  beforeAll(async () => {
    desk = await openCardDesk();
  });
  afterAll(() => desk.gateway.close());

  const set = async (input: object) => {
    const whole = { idempotencyKey: `pin-${++count}`, cardId: desk.of(desk.program.card), ...input };
    return (await desk.gateway.client.run<{ done: object }>(SET, { input: whole })).done;
  };

  it('is set as it was encrypted for Stripe, by one call', async () => {
    const calls = await desk.gateway.calls(async () =>
      expect(await set({ encryptedPin: JWE })).toEqual({
        card: { id: desk.of(desk.program.card), status: 'ACTIVE' },
        cardholder: { id: desk.of(desk.program.cardholder) },
        userErrors: [],
      }),
    );
    expect(calls).toEqual([`POST /v1/issuing/cards/${desk.program.card}`]);
    expect(desk.gateway.sandbox.requests[0]).toMatchObject({ params: { pin: { encrypted_number: JWE } } });
  });

  it.each([
    ['as it is', '1234'],
    ['in a code that anybody reads', part('1234')],
    ['as a signed text', [HEADER, part('1234'), part('signature')].join('.')],
    ['behind a header that is none', JWE.replace(HEADER, part('1234'))],
    ['behind a header that names no cipher', JWE.replace(HEADER, part('{"alg":"none"}'))],
    ['too long to be one', JWE + 'x'.repeat(5000)],
  ])('%s is refused before anything is sent or recorded', async (_what, encryptedPin) => {
    const calls = await desk.gateway.calls(async () =>
      expect(await set({ idempotencyKey: 'free again', encryptedPin })).toMatchObject({
        card: null,
        userErrors: [{ code: 'INVALID_INPUT', path: ['input', 'encryptedPin'] }],
      }),
    );
    expect(calls).toEqual([]);
    const status = 'query { mutationStatus(idempotencyKey: "free again") { mutation } }';
    expect(await desk.gateway.client.run(status)).toEqual({ mutationStatus: null });
  });

  it('of a canceled card, or of one that is not there, is refused', async () => {
    const { card } = await desk.create();
    await desk.ask('cancel', { cardId: card?.id });
    expect(await set({ cardId: card?.id, encryptedPin: JWE })).toMatchObject({
      card: null,
      userErrors: [{ __typename: 'InvalidState', path: ['input', 'cardId'], state: 'canceled' }],
    });
    expect(await set({ cardId: desk.of('ic_missing'), encryptedPin: JWE })).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND', path: ['input', 'cardId'] }],
    });
  });
});

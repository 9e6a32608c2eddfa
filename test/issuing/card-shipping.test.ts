import { aCard } from '../kit/given/cards.js';
import { openCardDesk, SHIPPING, WHOLE, type CardDesk } from './card-desk.js';

const STEPS = {
  submit: 'Submission',
  ship: 'Shipment',
  deliver: 'Delivery',
  fail: 'ShippingFailure',
  comeBack: 'Return',
} as const;
const move = (step: keyof typeof STEPS) => `mutation($input: SimulateCard${STEPS[step]}Input!) {
  done: simulateCard${STEPS[step]}(input: $input) {
    card { id shipping { status carrier trackingNumber trackingUrl shippedAt deliveredAt } } cardholder { id }
    userErrors { __typename code path message ... on InvalidState { state } } } }`;

describe('A physical card', () => {
  let desk: CardDesk;
  let keys = 0;

  beforeAll(async () => {
    desk = await openCardDesk();
  });
  afterAll(() => desk.gateway.close());

  const order = async (shipping: object = {}, input: object = {}) =>
    desk.create({ type: 'PHYSICAL', status: 'INACTIVE', shipping: { ...SHIPPING, ...shipping }, ...input });
  const anOrder = async () => (await order()).card!.id;
  const take = async (step: keyof typeof STEPS, cardId: string) => {
    const input = { idempotencyKey: `shipping-${++keys}`, cardId };
    return (await desk.gateway.client.run<{ done: { card: { shipping: object } | null } }>(move(step), { input })).done;
  };
  const on = () => ({ stripeAccount: desk.program.account });
  const aDesign = async (isActive = true) => {
    const { issuing, testHelpers } = desk.gateway.stripe;
    const { id } = await issuing.personalizationDesigns.create({ physical_bundle: 'ics_StandardBlack1' }, on());
    if (isActive) await testHelpers.issuing.personalizationDesigns.activate(id, {}, on());
    return desk.of(id);
  };

  it('is ordered with all that a parcel needs, and shows what Stripe made of the address', async () => {
    const { card, userErrors } = await order({
      addressValidation: 'VALIDATION_AND_NORMALIZATION',
      businessName: 'Bike Shop',
      eoriNumber: 'GB123456789000',
      phoneNumber: '+14155550123',
      requireSignature: true,
      type: 'BULK',
    });
    expect(userErrors).toEqual([]);
    expect(await desk.gateway.client.run(WHOLE, { id: card?.id })).toMatchObject({
      card: {
        shipping: {
          businessName: 'Bike Shop',
          eoriNumber: 'GB123456789000',
          phoneNumber: '+14155550123',
          requireSignature: true,
          service: 'EXPRESS',
          type: 'BULK',
          addressValidation: {
            mode: 'VALIDATION_AND_NORMALIZATION',
            result: 'LIKELY_DELIVERABLE',
            normalizedAddress: { city: 'SAN FRANCISCO' },
          },
        },
      },
    });
  });

  it('whose address leads nowhere is refused where that was asked, and told of where not', async () => {
    const address = { ...SHIPPING.address, line1: 'address_no_match' };
    const { card, userErrors } = await order({ address, addressValidation: 'VALIDATION_AND_NORMALIZATION' });
    expect({ card, userErrors }).toMatchObject({
      card: null,
      userErrors: [{ code: 'INVALID_INPUT', path: ['input', 'shipping'] }],
    });
    const told = await order({ address });
    expect(await desk.gateway.client.run(WHOLE, { id: told.card?.id })).toMatchObject({
      card: { shipping: { addressValidation: { mode: 'NORMALIZATION_ONLY', result: 'LIKELY_UNDELIVERABLE' } } },
    });
  });

  it('goes to the printer, on its way, and arrives, by one call each', async () => {
    const card = await anOrder();
    const calls = await desk.gateway.calls(async () => {
      expect(await take('submit', card)).toMatchObject({ card: { shipping: { status: 'SUBMITTED', carrier: null } } });
      expect(await take('ship', card)).toMatchObject({
        card: {
          shipping: {
            status: 'SHIPPED',
            carrier: 'FEDEX',
            trackingNumber: expect.stringMatching(/^\d{12}$/),
            trackingUrl: expect.stringContaining('fedex.com'),
            shippedAt: expect.any(String),
          },
        },
      });
      expect(await take('deliver', card)).toMatchObject({
        card: { shipping: { status: 'DELIVERED', deliveredAt: expect.any(String) } },
        cardholder: { id: desk.of(desk.program.cardholder) },
        userErrors: [],
      });
    });
    const path = `POST /v1/test_helpers/issuing/cards/${card.split('/')[1]}/shipping`;
    expect(calls).toEqual([`${path}/submit`, `${path}/ship`, `${path}/deliver`]);
  });

  it('is lost, or comes back', async () => {
    expect(await take('fail', await anOrder())).toMatchObject({ card: { shipping: { status: 'FAILURE' } } });
    const card = await anOrder();
    await take('ship', card);
    expect(await take('comeBack', card)).toMatchObject({ card: { shipping: { status: 'RETURNED' } } });
  });

  it('cannot arrive before it is sent; a virtual one is never sent; one that is not there is not found', async () => {
    const refused = async (step: keyof typeof STEPS, card: string) => take(step, card);
    for (const step of ['deliver', 'comeBack'] as const)
      expect(await refused(step, await anOrder())).toMatchObject({
        card: null,
        userErrors: [{ __typename: 'InvalidState', path: ['input', 'cardId'], state: 'pending' }],
      });
    const failed = await anOrder();
    await take('fail', failed);
    for (const step of ['submit', 'ship', 'fail'] as const)
      expect(await refused(step, failed)).toMatchObject({ userErrors: [{ state: 'failure' }] });
    expect(await refused('ship', desk.of(desk.program.card))).toMatchObject({ userErrors: [{ state: 'virtual' }] });
    expect(await refused('ship', desk.of('ic_missing'))).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND', path: ['input', 'cardId'] }],
    });
  });

  it('is printed with a design and a second line, and with another while it waits', async () => {
    const [first, second] = [await aDesign(), await aDesign()];
    const { card } = await order(
      {},
      { personalizationDesignId: first, secondLine: 'Bike Shop', expMonth: 12, expYear: 2030 },
    );
    expect(await desk.gateway.client.run(WHOLE, { id: card?.id })).toMatchObject({
      card: { personalizationDesignId: first, secondLine: 'Bike Shop', expMonth: 12, expYear: 2030 },
    });
    const changed = await desk.ask('update', { cardId: card?.id, personalizationDesignId: second });
    expect(changed.userErrors).toEqual([]);
    expect(await desk.gateway.client.run(WHOLE, { id: card?.id })).toMatchObject({
      card: { personalizationDesignId: second },
    });
    const waiting = await order({}, { personalizationDesignId: await aDesign(false) });
    expect(waiting).toMatchObject({
      card: null,
      userErrors: [{ code: 'INVALID_INPUT', path: ['input', 'personalizationDesignId'] }],
    });
    const missing = await order({}, { personalizationDesignId: desk.of('ipcd_missing') });
    expect(missing.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'personalizationDesignId'] }]);
  });

  it('is refused with all faults of its print at once', async () => {
    const { userErrors } = await desk.create({
      personalizationDesignId: await aDesign(),
      secondLine: 'longer than twenty-four letters',
      expMonth: 13,
      shipping: { ...SHIPPING, businessName: ' ', eoriNumber: 'x'.repeat(101) },
    });
    expect(userErrors.map(({ path }) => path?.join('.')).sort()).toEqual([
      'input.expMonth',
      'input.expYear',
      'input.personalizationDesignId',
      'input.secondLine',
      'input.shipping',
      'input.shipping.businessName',
      'input.shipping.eoriNumber',
    ]);
  });

  it('that is replaced is sent to the same place by the same means', async () => {
    const { stripe } = desk.gateway;
    const { id } = await aCard(stripe, desk.program.account, {
      cardholder: desk.program.cardholder,
      type: 'physical',
      status: 'inactive',
      shipping: {
        name: 'Riley Chen',
        address: { line1: '1 Main St', city: 'Reno', state: 'NV', postal_code: '89501', country: 'US' },
        address_validation: { mode: 'disabled' },
        business_name: 'Bike Shop',
        require_signature: true,
        phone_number: '+14155550123',
      },
    });
    const { card, userErrors } = await desk.ask('replace', { cardId: desk.of(id), reason: 'DAMAGED' });
    expect(userErrors).toEqual([]);
    const made = await stripe.issuing.cards.retrieve(card!.stripeId, {}, on());
    const { eta, ...shipping } = (await stripe.issuing.cards.retrieve(id, {}, on())).shipping!;
    expect(made.shipping).toEqual({ ...shipping, eta: expect.any(Number) });
    expect(eta).toEqual(expect.any(Number));
  });
});

import { provenBalance } from '../given.js';
import { openIssuing, refusal, type IssuingWorld } from './given.js';

let world: IssuingWorld;
beforeEach(async () => {
  world = await openIssuing();
});
afterEach(() => world.sandbox.close());

const balance = () => provenBalance(world.stripe, world.account, world.fa);

describe('Fuel and fleet data', () => {
  const fuel = {
    industry_product_code: '001',
    quantity_decimal: '10.5',
    type: 'diesel' as const,
    unit: 'us_gallon' as const,
    unit_cost_decimal: '395.125',
  };
  const fleet = {
    cardholder_prompt_data: { driver_id: 'D7', odometer: 48_120, vehicle_number: 'V1' },
    purchase_type: 'fuel_purchase' as const,
    reported_breakdown: { fuel: { gross_amount_decimal: '41.48' }, tax: { local_amount_decimal: '0.5' } },
    service_type: 'self_service' as const,
  };
  const path = '/v1/test_helpers/issuing/authorizations';
  const sent = (over: object, at = path) => world.stripe.rawRequest('POST', at, { ...over }, world.on);
  const shownFuel = { ...fuel };
  const shownFleet = {
    cardholder_prompt_data: {
      alphanumeric_id: null,
      driver_id: 'D7',
      odometer: 48_120,
      unspecified_id: null,
      user_id: null,
      vehicle_number: 'V1',
    },
    purchase_type: 'fuel_purchase',
    reported_breakdown: {
      fuel: { gross_amount_decimal: '41.48' },
      non_fuel: null,
      tax: { local_amount_decimal: '0.5', national_amount_decimal: null },
    },
    service_type: 'self_service',
  };

  it('come with an authorization, change when the pump is done, and have decimals as text', async () => {
    const card = (await world.card()).id;
    const raw = await sent({ amount: 5000, card, fuel, fleet });
    expect(raw).toMatchObject({ fuel: shownFuel, fleet: shownFleet });
    const { id } = await world.authorize(card, 5000, {});
    expect(await world.stripe.issuing.authorizations.retrieve(id, {}, world.on)).toMatchObject({
      fuel: null,
      fleet: null,
    });
    const first = await sent({ final_amount: 4149, fuel }, `${path}/${id}/finalize_amount`);
    expect(first).toMatchObject({ amount: 4149, fleet: null, fuel: shownFuel });
    const last = { ...fuel, quantity_decimal: '11' };
    await sent({ final_amount: 4149, fuel: last, fleet }, `${path}/${id}/finalize_amount`);
    const { data } = await world.stripe.events.list({ type: 'issuing_authorization.updated', limit: 1 }, world.on);
    expect(JSON.parse(JSON.stringify(data[0]?.data))).toMatchObject({
      object: { fleet: shownFleet, fuel: { quantity_decimal: '11' } },
      previous_attributes: { fleet: null, fuel: { quantity_decimal: '10.5' } },
    });
  });

  it('are part of the purchase details of a capture', async () => {
    const { id } = await world.authorize((await world.card()).id, 4148);
    await sent({ purchase_details: { fuel: { quantity_decimal: '10.50' }, fleet } }, `${path}/${id}/capture`);
    const { data } = await world.stripe.issuing.transactions.list({ expand: ['data.purchase_details'] }, world.on);
    const { alphanumeric_id: _, ...prompt } = shownFleet.cardholder_prompt_data;
    expect(JSON.parse(JSON.stringify(data[0]?.purchase_details))).toMatchObject({
      fleet: { ...shownFleet, cardholder_prompt_data: prompt },
      fuel: {
        industry_product_code: null,
        quantity_decimal: '10.5',
        type: 'other',
        unit: 'other',
        unit_cost_decimal: '0',
      },
    });
  });

  it('are refused with a number that is none, and with what nobody knows', async () => {
    const card = (await world.card()).id;
    expect(await refusal(sent({ amount: 1, card, fuel: { quantity_decimal: '1e3' } }))).toMatchObject({
      status: 400,
      param: 'fuel[quantity_decimal]',
      message: 'Invalid decimal: 1e3',
    });
    expect(await refusal(sent({ amount: 1, card, fleet: { service_type: 'robot' } }))).toMatchObject({
      param: 'fleet[service_type]',
    });
    expect(await refusal(sent({ amount: 1, card, fleet: { colour: 'red' } }))).toMatchObject({
      code: 'parameter_unknown',
    });
    expect(await balance()).toMatchObject({ outbound_pending: 0 });
  });
});

describe('A receipt', () => {
  const receipt = [{ description: 'Inner tube', quantity: '1', total: 500, unit_cost: 500 }];

  it('of a capture is told as an event of its own, and a capture without one is not', async () => {
    const card = (await world.card()).id;
    const told = 'issuing_transaction.purchase_details_receipt_updated';
    await world.purchase(card, 500);
    expect(await world.events()).not.toContain(told);
    const { id } = await world.authorize(card, 500);
    await world.stripe.rawRequest(
      'POST',
      `/v1/test_helpers/issuing/authorizations/${id}/capture`,
      { purchase_details: { receipt } },
      world.on,
    );
    expect(await world.events()).toContain(told);
  });
});

import type Stripe from 'stripe';
import { HOME, openIssuing, refusal, type IssuingWorld } from './given.js';

const HOUR = 60 * 60;
const DAY = 24 * HOUR;
/** Of the world's first day, a Friday. */
const at = (day: number, hours: number) => Date.UTC(2026, 9, 30) / 1000 + day * DAY + hours * HOUR;

let world: IssuingWorld;
beforeEach(async () => {
  world = await openIssuing();
});

const order = (over: Partial<Stripe.Issuing.CardCreateParams.Shipping> = {}) =>
  world.card({ type: 'physical', status: 'inactive', shipping: { name: 'Riley Chen', address: HOME, ...over } });
const shipmentOf = async (id: string) => (await world.stripe.issuing.cards.retrieve(id, {}, world.on)).shipping;
const until = (time: number) => world.sandbox.clock.advance(time - world.sandbox.clock.now());
const post = () => world.stripe.testHelpers.issuing.cards;

/** The updates of a card, oldest first: what changed, and when. */
async function updatesOf(id: string) {
  const { data } = await world.stripe.events.list({ type: 'issuing_card.updated', limit: 100 }, world.on);
  return data
    .filter(({ data: { object } }) => 'id' in object && object.id === id)
    .map(({ created, data: { previous_attributes: old } }) => ({ created, old }))
    .reverse();
}

describe('A physical card on its way', () => {
  it.each([
    { service: 'standard', shipped: at(4, 6), delivered: at(11, 6), carrier: 'usps', tracking: /^9400\d{18}$/ },
    { service: 'priority', shipped: at(3, 6), delivered: at(6, 6), carrier: 'usps', tracking: /^9400\d{18}$/ },
    { service: 'express', shipped: at(3, 6), delivered: at(4, 6), carrier: 'fedex', tracking: /^\d{12}$/ },
  ] as const)('by $service post is printed, sent and delivered as time passes', async (expected) => {
    const { service, shipped, delivered, carrier, tracking } = expected;
    const { id, shipping } = await order({ service });
    expect(shipping).toMatchObject({ status: 'pending', eta: delivered, carrier: null, tracking_number: null });
    until(at(1, 6) - 1);
    expect(await shipmentOf(id)).toMatchObject({ status: 'pending' });
    until(at(1, 6));
    expect(await shipmentOf(id)).toMatchObject({ status: 'submitted', carrier: null, shipped_at: null });
    until(shipped);
    expect(await shipmentOf(id)).toMatchObject({
      ...{ status: 'shipped', carrier, eta: delivered, shipped_at: shipped, delivered_at: null },
      tracking_number: expect.stringMatching(tracking),
    });
    until(delivered - 1);
    expect(await shipmentOf(id)).toMatchObject({ status: 'shipped' });
    until(delivered);
    expect(await shipmentOf(id)).toMatchObject({ status: 'delivered', delivered_at: delivered });
  });

  it('tells of each stop at its own time, however far the clock goes at once', async () => {
    const { id } = await order();
    world.sandbox.clock.advance(30 * DAY);
    expect(await updatesOf(id)).toEqual([
      { created: at(1, 6), old: { shipping: { status: 'pending' } } },
      {
        created: at(4, 6),
        old: {
          shipping: {
            ...{ status: 'submitted', carrier: null, shipped_at: null, tracking_number: null, tracking_url: null },
          },
        },
      },
      { created: at(11, 6), old: { shipping: { status: 'shipped', delivered_at: null } } },
    ]);
  });

  it('goes on from where a test helper has moved it', async () => {
    const { id } = await order();
    const sent = world.sandbox.clock.now();
    await post().shipCard(id, {}, world.on);
    until(at(4, 6));
    const moved = await shipmentOf(id);
    expect(moved).toMatchObject({ status: 'shipped', shipped_at: sent, eta: sent + 7 * DAY });
    until(sent + 7 * DAY);
    expect(await shipmentOf(id)).toMatchObject({ status: 'delivered', tracking_number: moved?.tracking_number });
  });

  it('stays where a test helper says that it was lost or came back', async () => {
    const [lost, returned] = [await order(), await order()];
    await post().failCard(lost.id, {}, world.on);
    await post().shipCard(returned.id, {}, world.on);
    await post().returnCard(returned.id, {}, world.on);
    world.sandbox.clock.advance(60 * DAY);
    expect(await shipmentOf(lost.id)).toMatchObject({ status: 'failure' });
    expect(await shipmentOf(returned.id)).toMatchObject({ status: 'returned' });
    expect(await refusal(post().deliverCard(lost.id, {}, world.on))).toMatchObject({ status: 400 });
  });

  it('goes nowhere once it was canceled', async () => {
    const [early, late] = [await order(), await order()];
    const cancel = ({ id }: { id: string }) => world.stripe.issuing.cards.update(id, { status: 'canceled' }, world.on);
    await cancel(early);
    until(at(1, 6));
    await cancel(late);
    const before = await updatesOf(late.id);
    world.sandbox.clock.advance(20 * DAY);
    expect(await shipmentOf(early.id)).toMatchObject({ status: 'canceled' });
    expect(await shipmentOf(late.id)).toMatchObject({ status: 'submitted', tracking_number: null });
    expect(await updatesOf(late.id)).toEqual(before);
  });

  it('is printed for the address and the service that it had in the end', async () => {
    const { id } = await order();
    const shipping = { name: 'Riley Chen', address: { ...HOME, city: 'Oakland' }, service: 'express' as const };
    await world.stripe.issuing.cards.update(id, { shipping }, world.on);
    until(at(4, 6));
    expect(await shipmentOf(id)).toMatchObject({ status: 'delivered', carrier: 'fedex', address: { city: 'Oakland' } });
    expect(await refusal(world.stripe.issuing.cards.update(id, { shipping }, world.on))).toMatchObject({
      param: 'shipping',
    });
  });

  it('goes the same way again after the world was put back', async () => {
    const { id } = await order();
    world.sandbox.snapshots.take('ordered');
    world.sandbox.clock.advance(20 * DAY);
    const [first, told] = [await shipmentOf(id), await updatesOf(id)];
    world.sandbox.snapshots.restore('ordered');
    world.sandbox.clock.advance(20 * DAY);
    expect(first).toMatchObject({ status: 'delivered', tracking_number: expect.any(String) });
    expect(await shipmentOf(id)).toEqual(first);
    expect(await updatesOf(id)).toEqual(told);
  });
});

describe('The address of a physical card', () => {
  const NOWHERE = { ...HOME, line1: 'address_no_match' };

  it('is put into the form of the post, unless it shall be taken as it is', async () => {
    expect((await order()).shipping?.address_validation).toMatchObject({
      mode: 'normalization_only',
      normalized_address: { line1: HOME.line1.toUpperCase() },
      result: 'likely_deliverable',
    });
    const asIs = await order({ address_validation: { mode: 'disabled' } });
    expect(asIs.shipping?.address_validation).toEqual({ mode: 'disabled', normalized_address: null, result: null });
  });

  it('that matches none is told of, and refused where that was asked', async () => {
    expect((await order({ address: NOWHERE })).shipping?.address_validation).toMatchObject({
      result: 'likely_undeliverable',
    });
    const strict = order({ address: NOWHERE, address_validation: { mode: 'validation_and_normalization' } });
    expect(await refusal(strict)).toMatchObject({ status: 400, param: 'shipping' });
  });
});

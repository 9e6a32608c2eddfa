import type Stripe from 'stripe';
import { HOME, openIssuing, refusal, type IssuingWorld } from './given.js';

const BLACK = 'ics_StandardBlack1';
const WHITE = 'ics_StandardWhite1';
const METAL = 'ics_CustomMetal001';

let world: IssuingWorld;
beforeAll(async () => {
  world = await openIssuing();
});

const designs = () => world.stripe.issuing.personalizationDesigns;
const helpers = () => world.stripe.testHelpers.issuing.personalizationDesigns;
type Params = Partial<Stripe.Issuing.PersonalizationDesignCreateParams>;
const design = (over: Params = {}) => designs().create({ physical_bundle: BLACK, ...over }, world.on);
const active = async (over: Params = {}) => helpers().activate((await design(over)).id, {}, world.on);
const physical = (over: Partial<Stripe.Issuing.CardCreateParams> = {}) =>
  world.card({ type: 'physical', status: 'inactive', shipping: { name: 'Riley Chen', address: HOME }, ...over });

describe('A physical bundle', () => {
  it('is what Stripe prints, the same for all', async () => {
    const { data } = await world.stripe.issuing.physicalBundles.list({ status: 'active', type: 'standard' }, world.on);
    expect(data.map(({ id }) => id)).toEqual([BLACK, WHITE]);
    expect(await world.stripe.issuing.physicalBundles.retrieve(BLACK, {}, world.on)).toEqual({
      id: BLACK,
      object: 'issuing.physical_bundle',
      features: { card_logo: 'optional', carrier_text: 'optional', second_line: 'unsupported' },
      livemode: false,
      name: 'Standard black bundle',
      status: 'active',
      type: 'standard',
    });
    expect(await refusal(world.stripe.issuing.physicalBundles.retrieve('ics_nope', {}, world.on))).toMatchObject({
      status: 404,
      param: 'physical_bundle',
    });
  });
});

describe('A personalization design', () => {
  it('waits for review with every key that Stripe shows', async () => {
    const made = await design({ name: 'Blue', carrier_text: { header_title: 'Welcome' }, metadata: { a: 'b' } });
    expect(made).toEqual({
      id: expect.stringMatching(/^ipcd_\w{14}$/),
      object: 'issuing.personalization_design',
      card_logo: null,
      carrier_text: { footer_body: null, footer_title: null, header_body: null, header_title: 'Welcome' },
      created: world.sandbox.clock.now(),
      livemode: false,
      lookup_key: null,
      metadata: { a: 'b' },
      name: 'Blue',
      physical_bundle: BLACK,
      preferences: { is_default: false, is_platform_default: null },
      rejection_reasons: { card_logo: [], carrier_text: [] },
      status: 'review',
    });
    const shown = await designs().retrieve(made.id, { expand: ['physical_bundle'] }, world.on);
    expect(shown.physical_bundle).toMatchObject({ id: BLACK, object: 'issuing.physical_bundle' });
  });

  it.each<[Params, object]>([
    [{ physical_bundle: 'ics_nope' }, { code: 'resource_missing', param: 'physical_bundle' }],
    [{ physical_bundle: 'ics_CustomReview01' }, { param: 'physical_bundle' }],
    [{ physical_bundle: WHITE, card_logo: 'file_1' }, { param: 'card_logo' }],
    [{ physical_bundle: METAL }, { param: 'card_logo' }],
  ])('is refused with %j', async (params, error) => {
    expect(await refusal(design(params))).toMatchObject({ status: 400, ...error });
  });

  it('prints a logo that was uploaded for it', async () => {
    const png = Buffer.concat([Buffer.from([0x89]), Buffer.from('PNG')]).toString('latin1');
    const upload = (purpose: Stripe.FileCreateParams.Purpose, data: string) =>
      world.stripe.files.create(
        { file: { data: Buffer.from(data, 'latin1'), name: 'logo.png', type: 'image/png' }, purpose },
        world.on,
      );
    const logo = await upload('issuing_logo', png);
    const { id, card_logo } = await design({ physical_bundle: METAL, card_logo: logo.id });
    expect(card_logo).toBe(logo.id);
    expect(await designs().retrieve(id, { expand: ['card_logo'] }, world.on)).toMatchObject({
      card_logo: { id: logo.id, object: 'file', purpose: 'issuing_logo' },
    });
    const other = await upload('business_logo', png);
    const text = await upload('issuing_logo', '%PDF-');
    for (const file of [other.id, text.id, 'file_nope']) {
      expect(await refusal(design({ card_logo: file }))).toMatchObject({ status: 400, param: 'card_logo' });
    }
    expect(await world.events()).toContain('file.created');
  });

  it('keeps its lookup key to itself until another takes it over', async () => {
    const first = await design({ lookup_key: 'blue' });
    expect(await refusal(design({ lookup_key: 'blue' }))).toMatchObject({ param: 'lookup_key' });
    const second = await design({ lookup_key: 'blue', transfer_lookup_key: true });
    const { data } = await designs().list({ lookup_keys: ['blue'] }, world.on);
    expect(data.map(({ id }) => id)).toEqual([second.id]);
    expect(await designs().retrieve(first.id, {}, world.on)).toMatchObject({ lookup_key: null });
  });

  it('is reviewed again when its print changes, not when its name does', async () => {
    const { id } = await active();
    expect(await designs().update(id, { name: 'Green' }, world.on)).toMatchObject({ status: 'active', name: 'Green' });
    const text = { carrier_text: { footer_title: 'Bye' } };
    expect(await designs().update(id, text, world.on)).toMatchObject({ status: 'review' });
    expect(await designs().update(id, { carrier_text: '' }, world.on)).toMatchObject({ carrier_text: null });
  });

  it('is activated, deactivated and rejected, each with its event, and only from where that is possible', async () => {
    const { id } = await active();
    expect(await helpers().deactivate(id, {}, world.on)).toMatchObject({ status: 'inactive' });
    expect(await refusal(helpers().deactivate(id, {}, world.on))).toEqual({
      status: 400,
      message: "A personalization design with the status 'inactive' cannot be deactivated.",
    });
    await helpers().activate(id, {}, world.on);
    const reasons = { rejection_reasons: { card_logo: ['promotional_material' as const] } };
    expect(await helpers().reject(id, reasons, world.on)).toMatchObject({
      status: 'rejected',
      rejection_reasons: { card_logo: ['promotional_material'], carrier_text: [] },
    });
    const told = (await world.events()).filter((type) => type.startsWith('issuing_personalization_design.')).slice(-4);
    expect(told.map((type) => type.split('.')[1])).toEqual(['activated', 'deactivated', 'activated', 'rejected']);
  });
});

describe('A card with a design', () => {
  it('shows it, expands it and is listed by it', async () => {
    const { id } = await active();
    const { id: card } = await physical({ personalization_design: id });
    const shown = await world.stripe.issuing.cards.retrieve(card, { expand: ['personalization_design'] }, world.on);
    expect(shown.personalization_design).toMatchObject({ id, object: 'issuing.personalization_design' });
    const { data } = await world.stripe.issuing.cards.list({ personalization_design: id }, world.on);
    expect(data.map((one) => one.id)).toEqual([card]);
  });

  it('is refused if it is virtual, or the design is not active or unknown', async () => {
    const param = 'personalization_design';
    const { id } = await design();
    expect(await refusal(physical({ personalization_design: id }))).toMatchObject({ param, status: 400 });
    expect(await refusal(physical({ personalization_design: 'ipcd_nope' }))).toMatchObject({
      code: 'resource_missing',
    });
    const other = await active();
    expect(await refusal(world.card({ personalization_design: other.id }))).toMatchObject({ param });
  });

  it('is canceled when the design is rejected before it was printed', async () => {
    const { id } = await active();
    const [waiting, printed] = [
      await physical({ personalization_design: id }),
      await physical({ personalization_design: id }),
    ];
    await world.stripe.testHelpers.issuing.cards.submitCard(printed.id, {}, world.on);
    await helpers().reject(id, { rejection_reasons: { carrier_text: ['other'] } }, world.on);
    const state = async (card: string) => await world.stripe.issuing.cards.retrieve(card, {}, world.on);
    expect(await state(waiting.id)).toMatchObject({
      status: 'canceled',
      cancellation_reason: 'design_rejected',
      shipping: { status: 'canceled' },
    });
    expect(await state(printed.id)).toMatchObject({ status: 'inactive' });
  });

  it('gets the default design, of which there is one', async () => {
    const first = await active({ preferences: { is_default: true } });
    expect(await physical()).toMatchObject({ personalization_design: first.id });
    const second = await active({ preferences: { is_default: true } });
    const { data } = await designs().list({ preferences: { is_default: true } }, world.on);
    expect(data.map(({ id }) => id)).toEqual([second.id]);
    expect(await physical()).toMatchObject({ personalization_design: second.id });
    expect(await world.card()).toMatchObject({ personalization_design: null });
  });
});

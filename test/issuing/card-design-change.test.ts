import type { CardProgram } from '../kit/given/cards.js';
import { aCard, aCardProgram } from '../kit/given/cards.js';
import { ADDRESS, anAccountBeforeTerms } from '../kit/given/accounts.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const BLACK = 'ics_StandardBlack1';
const WHITE = 'ics_StandardWhite1';
const METAL = 'ics_CustomMetal001';
const VERBS = {
  create: 'createPersonalizationDesign',
  update: 'updatePersonalizationDesign',
  activate: 'simulatePersonalizationDesignActivation',
  deactivate: 'simulatePersonalizationDesignDeactivation',
  reject: 'simulatePersonalizationDesignRejection',
} as const;
type Verb = keyof typeof VERBS;

const operation = (verb: Verb) => {
  const name = VERBS[verb];
  return `mutation($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { done: ${name}(input: $input) {
    personalizationDesign { id status name lookupKey isDefault cardLogoFileId carrierText { headerTitle headerBody }
      cardLogoRejections carrierTextRejections metadata { key value } }
    userErrors { __typename code path ... on InvalidState { state } ... on CapabilityPending { capability } } } }`;
};

interface Done {
  readonly personalizationDesign: { readonly id: string } | null;
  readonly userErrors: readonly { readonly path: string[] | null }[];
}

describe('A design of physical cards', () => {
  let gateway: Gateway;
  let program: CardProgram;
  let keys = 0;

  beforeAll(async () => {
    gateway = await startGateway();
    program = await aCardProgram(gateway.stripe);
  });
  afterAll(() => gateway.close());

  const idOf = (stripeId: string) => `${program.account}/${stripeId}`;
  const ask = async (verb: Verb, input: object) => {
    const whole = { idempotencyKey: `design-${++keys}`, ...input };
    return (await gateway.client.run<{ done: Done }>(operation(verb), { input: whole })).done;
  };
  const create = (input: object = {}) => ask('create', { physicalBundleId: idOf(BLACK), ...input });
  const made = async (input: object = {}) => (await create(input)).personalizationDesign!.id;
  const aLogo = async () => {
    const data = Buffer.concat([Buffer.from([0x89]), Buffer.from('PNG')]);
    const file = { data, name: 'logo.png', type: 'image/png' };
    return idOf((await gateway.stripe.files.create({ file, purpose: 'issuing_logo' }, on())).id);
  };
  const on = () => ({ stripeAccount: program.account });

  it('is made with a logo, a letter and a key, by one call, and waits for review', async () => {
    const cardLogoFileId = await aLogo();
    const input = {
      idempotencyKey: 'once',
      name: 'Blue',
      lookupKey: 'blue',
      cardLogoFileId,
      carrierText: { headerTitle: 'Welcome' },
      isDefault: true,
      metadata: [{ key: 'season', value: 'spring' }],
    };
    const calls = await gateway.calls(async () =>
      expect(await create(input)).toMatchObject({
        personalizationDesign: {
          status: 'REVIEW',
          name: 'Blue',
          lookupKey: 'blue',
          isDefault: true,
          cardLogoFileId: cardLogoFileId.split('/')[1],
          carrierText: { headerTitle: 'Welcome', headerBody: null },
          metadata: [{ key: 'season', value: 'spring' }],
        },
        userErrors: [],
      }),
    );
    expect(calls).toEqual(['POST /v1/issuing/personalization_designs']);
    expect(await create(input)).toEqual(await create(input));
  });

  it('is changed where it is named, and emptied where that is asked', async () => {
    const personalizationDesignId = await made({
      name: 'Red',
      lookupKey: 'red',
      cardLogoFileId: await aLogo(),
      carrierText: { headerTitle: 'Hello', headerBody: 'There' },
    });
    const change = (input: object) => ask('update', { personalizationDesignId, ...input });
    expect(await change({ name: 'Crimson', carrierText: { headerBody: '' } })).toMatchObject({
      personalizationDesign: {
        name: 'Crimson',
        lookupKey: 'red',
        carrierText: { headerTitle: 'Hello', headerBody: null },
      },
      userErrors: [],
    });
    expect(await change({ name: '', lookupKey: '', removeCarrierText: true, removeCardLogo: true })).toMatchObject({
      personalizationDesign: { name: null, lookupKey: null, carrierText: null, cardLogoFileId: null },
    });
    const other = await made({ lookupKey: 'shared' });
    expect(await change({ lookupKey: 'shared' })).toMatchObject({ userErrors: [{ path: ['input', 'lookupKey'] }] });
    expect(await change({ lookupKey: 'shared', transferLookupKey: true })).toMatchObject({ userErrors: [] });
    const read = 'query($id: ID!) { personalizationDesign(id: $id) { lookupKey } }';
    expect(await gateway.client.run(read, { id: other })).toEqual({ personalizationDesign: { lookupKey: null } });
  });

  it('passes the review, is taken out of use, or is rejected with reasons that cancel its unprinted cards', async () => {
    const personalizationDesignId = await made();
    expect(await ask('activate', { personalizationDesignId })).toMatchObject({
      personalizationDesign: { status: 'ACTIVE' },
    });
    const shipping = { name: 'Riley Chen', address: ADDRESS };
    const { id } = await aCard(gateway.stripe, program.account, {
      ...({ cardholder: program.cardholder, type: 'physical', status: 'inactive', shipping } as const),
      personalization_design: personalizationDesignId.split('/')[1]!,
    });
    const reasons = { cardLogoRejections: ['NON_BINARY_IMAGE'], carrierTextRejections: ['NETWORK_NAME'] };
    expect(await ask('reject', { personalizationDesignId, ...reasons })).toMatchObject({
      personalizationDesign: { status: 'REJECTED', ...reasons },
    });
    expect(
      await gateway.client.run('query($id: ID!) { card(id: $id) { status cancellationReason } }', { id: idOf(id) }),
    ).toEqual({ card: { status: 'CANCELED', cancellationReason: 'DESIGN_REJECTED' } });
    await ask('activate', { personalizationDesignId });
    expect(await ask('deactivate', { personalizationDesignId })).toMatchObject({
      personalizationDesign: { status: 'INACTIVE' },
    });
  });

  it('is judged only from where that is possible, and rejected only with a reason', async () => {
    const personalizationDesignId = await made();
    expect(await ask('deactivate', { personalizationDesignId })).toMatchObject({
      personalizationDesign: null,
      userErrors: [{ __typename: 'InvalidState', path: ['input', 'personalizationDesignId'], state: 'review' }],
    });
    await ask('activate', { personalizationDesignId });
    expect(await ask('activate', { personalizationDesignId })).toMatchObject({ userErrors: [{ state: 'active' }] });
    expect(await ask('reject', { personalizationDesignId })).toMatchObject({
      userErrors: [{ code: 'INVALID_INPUT', path: ['input', 'cardLogoRejections'] }],
    });
    await ask('deactivate', { personalizationDesignId });
    const reasons = { carrierTextRejections: ['OTHER'] };
    expect(await ask('reject', { personalizationDesignId, ...reasons })).toMatchObject({
      userErrors: [{ state: 'inactive' }],
    });
    expect(await ask('activate', { personalizationDesignId: idOf('ipcd_missing') })).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND', path: ['input', 'personalizationDesignId'] }],
    });
  });

  it.each([
    ['a bundle that is not there', { physicalBundleId: 'ics_missing' }, 'physicalBundleId'],
    ['a bundle in review', { physicalBundleId: 'ics_CustomReview01' }, 'physicalBundleId'],
    ['a logo on what takes none', { physicalBundleId: WHITE, logo: true }, 'cardLogoFileId'],
    ['no logo on what needs one', { physicalBundleId: METAL }, 'cardLogoFileId'],
    ['a logo that is not there', { cardLogoFileId: 'file_missing' }, 'cardLogoFileId'],
  ])('with %s is refused there', async (_what, { logo = false, ...ids }: Record<string, unknown>, path) => {
    const named = Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, idOf(String(id))]));
    const refused = await create({ ...named, ...(logo ? { cardLogoFileId: await aLogo() } : {}) });
    expect(refused).toMatchObject({ personalizationDesign: null, userErrors: [{ path: ['input', path] }] });
  });

  it('is refused with all faults at once, before Stripe is called', async () => {
    const calls = await gateway.calls(async () => {
      const { userErrors } = await ask('update', {
        personalizationDesignId: idOf('ic_1'),
        name: 'x'.repeat(201),
        lookupKey: ' ',
        removeCarrierText: true,
        carrierText: { headerTitle: 'Hello' },
        removeCardLogo: true,
        cardLogoFileId: idOf('file_1'),
        metadata: [{ key: '', value: '1' }],
      });
      expect(userErrors.map(({ path }) => path?.join('.')).sort()).toEqual([
        'input.lookupKey',
        'input.metadata.0.key',
        'input.name',
        'input.personalizationDesignId',
        'input.removeCardLogo',
        'input.removeCarrierText',
      ]);
    });
    expect(calls).toEqual([]);
  });

  it('of an account that may not issue yet is refused with the capability', async () => {
    const { id } = await anAccountBeforeTerms(gateway.stripe);
    expect(await ask('create', { physicalBundleId: `${id}/${BLACK}` })).toMatchObject({
      userErrors: [{ __typename: 'CapabilityPending', capability: 'card_issuing' }],
    });
  });
});

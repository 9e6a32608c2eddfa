import type { CardProgram } from '../kit/given/cards.js';
import { aCard, aCardProgram } from '../kit/given/cards.js';
import { ADDRESS } from '../kit/given/accounts.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const BLACK = 'ics_StandardBlack1';
const BUNDLE = 'id name status type cardLogo carrierText secondLine livemode';
const READ = `query($id: ID!) { personalizationDesign(id: $id) { __typename id stripeId name status lookupKey
  carrierText { headerTitle headerBody footerTitle footerBody } cardLogoFileId isDefault isPlatformDefault
  cardLogoRejections carrierTextRejections createdAt metadata { key value } livemode physicalBundle { ${BUNDLE} } } }`;
const LIST = `query($id: ID!, $first: Int, $after: String, $status: PersonalizationDesignStatus, $keys: [String!]) {
  connectedAccount(id: $id) { personalizationDesigns(first: $first, after: $after, status: $status, lookupKeys: $keys) {
    nodes { id } pageInfo { hasNextPage endCursor } } } }`;

describe('A design of physical cards', () => {
  let gateway: Gateway;
  let program: CardProgram;

  beforeAll(async () => {
    gateway = await startGateway();
    program = await aCardProgram(gateway.stripe);
  });
  afterAll(() => gateway.close());

  const on = () => ({ stripeAccount: program.account });
  const idOf = (stripeId: string) => `${program.account}/${stripeId}`;
  const aDesign = async (params: object = {}) =>
    (await gateway.stripe.issuing.personalizationDesigns.create({ physical_bundle: BLACK, ...params }, on())).id;
  const active = async () => {
    const id = await aDesign();
    await gateway.stripe.testHelpers.issuing.personalizationDesigns.activate(id, {}, on());
    return id;
  };

  it('is shown whole by one Stripe call, what it is printed on with it', async () => {
    const carrier_text = { header_title: 'Welcome' };
    const id = await aDesign({ name: 'Blue', lookup_key: 'blue', carrier_text, metadata: { a: 'b' } });
    const calls = await gateway.calls(async () =>
      expect(await gateway.client.run(READ, { id: idOf(id) })).toEqual({
        personalizationDesign: {
          __typename: 'PersonalizationDesign',
          id: idOf(id),
          stripeId: id,
          name: 'Blue',
          status: 'REVIEW',
          lookupKey: 'blue',
          carrierText: { headerTitle: 'Welcome', headerBody: null, footerTitle: null, footerBody: null },
          cardLogoFileId: null,
          isDefault: false,
          isPlatformDefault: null,
          cardLogoRejections: [],
          carrierTextRejections: [],
          createdAt: expect.any(String),
          metadata: [{ key: 'a', value: 'b' }],
          livemode: false,
          physicalBundle: {
            id: idOf(BLACK),
            name: 'Standard black bundle',
            status: 'ACTIVE',
            type: 'STANDARD',
            cardLogo: 'OPTIONAL',
            carrierText: 'OPTIONAL',
            secondLine: 'UNSUPPORTED',
            livemode: false,
          },
        },
      }),
    );
    expect(calls).toEqual([`GET /v1/issuing/personalization_designs/${id}`]);
  });

  it('is linked from its card, and read with it', async () => {
    const design = await active();
    const shipping = { name: 'Riley Chen', address: ADDRESS };
    const params = { cardholder: program.cardholder, type: 'physical', status: 'inactive', shipping } as const;
    const card = await aCard(gateway.stripe, program.account, { ...params, personalization_design: design });
    const document = 'query($id: ID!) { card(id: $id) { personalizationDesign { id status } } }';
    const calls = await gateway.calls(async () =>
      expect(await gateway.client.run(document, { id: idOf(card.id) })).toEqual({
        card: { personalizationDesign: { id: idOf(design), status: 'ACTIVE' } },
      }),
    );
    expect(calls).toEqual([`GET /v1/issuing/cards/${card.id}`]);
    expect(await gateway.client.run(document, { id: idOf(program.card) })).toEqual({
      card: { personalizationDesign: null },
    });
  });

  it('is listed with the account, page by page, by status and by key; so is what cards are printed on', async () => {
    const first = await aDesign({ lookup_key: 'first' });
    const second = await active();
    const list = async (variables: object) =>
      (
        await gateway.client.run<{
          connectedAccount: { personalizationDesigns: { nodes: object[]; pageInfo: { endCursor: string } } };
        }>(LIST, { id: program.account, ...variables })
      ).connectedAccount.personalizationDesigns;
    const page = await list({ first: 1 });
    expect(page).toMatchObject({ nodes: [{ id: idOf(second) }], pageInfo: { hasNextPage: true } });
    expect((await list({ first: 1, after: page.pageInfo.endCursor })).nodes).toEqual([{ id: idOf(first) }]);
    expect((await list({ status: 'ACTIVE', first: 1 })).nodes).toEqual([{ id: idOf(second) }]);
    expect((await list({ keys: ['first'] })).nodes).toEqual([{ id: idOf(first) }]);
    const bundles =
      'query($id: ID!) { connectedAccount(id: $id) { physicalBundles(type: STANDARD, first: 1) { nodes { id } } } }';
    expect(await gateway.client.run(bundles, { id: program.account })).toEqual({
      connectedAccount: { physicalBundles: { nodes: [{ id: idOf(BLACK) }] } },
    });
  });

  it('that does not exist, is of another account, or is not for the viewer, is not shown', async () => {
    const id = idOf(await aDesign());
    const missing = await gateway.client.refused(READ, { id: idOf('ipcd_missing') });
    expect(missing.extensions.code).toBe('NOT_FOUND');
    const other = await gateway.viewer({ accounts: ['acct_other'] });
    const calls = await gateway.calls(async () => expect(await other.refused(READ, { id })).toEqual(missing));
    expect(calls).toEqual([]);
    const stranger = await gateway.viewer({ accounts: [program.account], permissions: ['accounts:read'] });
    expect((await stranger.refused(READ, { id })).extensions.code).toBe('FORBIDDEN');
  });
});

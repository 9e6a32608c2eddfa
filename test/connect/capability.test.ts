import { anAccountBeforeTerms, anOnboardedAccount } from '../kit/given/accounts.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const READ = `query($id: ID!) { connectedAccount(id: $id) { id capabilityDetails { name status requested requestedAt
  disabledReason why whatToDo currentDeadline requirements { field state answer { mutation inputPath } }
  futureRequirements { field } } } }`;

interface Details {
  readonly connectedAccount: { readonly capabilityDetails: readonly { readonly name: string }[] };
}

describe('A capability', () => {
  let gateway: Gateway;

  beforeAll(async () => (gateway = await startGateway()));
  afterAll(() => gateway.close());

  const detailsOf = async (id: string, name: string) =>
    (await gateway.client.run<Details>(READ, { id })).connectedAccount.capabilityDetails.find(
      (one) => one.name === name,
    );

  it('that is inactive says why and what helps, all of an account by one call of the platform', async () => {
    const { id } = await anAccountBeforeTerms(gateway.stripe);
    const calls = await gateway.calls(async () =>
      expect(await detailsOf(id, 'TREASURY')).toEqual({
        name: 'TREASURY',
        status: 'INACTIVE',
        requested: true,
        requestedAt: expect.any(String),
        disabledReason: 'REQUIREMENTS_FIELDS_NEEDED',
        why: 'Stripe needs to know more.',
        whatToDo: 'Answer the requirements.',
        currentDeadline: null,
        requirements: ['settings.treasury.tos_acceptance', 'tos_acceptance'].flatMap((terms) =>
          ['date', 'ip'].map((part) => ({
            field: `${terms}.${part}`,
            state: 'PAST_DUE',
            answer: { mutation: 'updateConnectedAccount', inputPath: expect.any(Array) },
          })),
        ),
        futureRequirements: [],
      }),
    );
    expect(calls).toEqual([`GET /v1/accounts/${id}/capabilities`]);
  });

  it('that is active has no cause and asks nothing', async () => {
    const { id } = await anOnboardedAccount(gateway.stripe);
    expect(await detailsOf(id, 'CARD_ISSUING')).toMatchObject({
      status: 'ACTIVE',
      disabledReason: null,
      why: null,
      whatToDo: null,
      requirements: [],
    });
  });

  it('of a rejected account says that nothing which could be told changes it', async () => {
    const { id } = await anOnboardedAccount(gateway.stripe);
    await gateway.stripe.accounts.reject(id, { reason: 'fraud_other' });
    expect(await detailsOf(id, 'CARD_ISSUING')).toMatchObject({
      status: 'INACTIVE',
      disabledReason: 'REJECTED_OTHER',
      whatToDo: expect.stringContaining('support'),
    });
  });

  it('is read again after a write, and once however often it is asked', async () => {
    const { id } = await anAccountBeforeTerms(gateway.stripe);
    const document = `query($id: ID!) { connectedAccount(id: $id) { a: capabilityDetails { name } b: capabilityDetails { why } } }`;
    const calls = await gateway.calls(() => gateway.client.run(document, { id }));
    expect(calls).toEqual([`GET /v1/accounts/${id}/capabilities`]);
    const terms = { acceptedAt: '2026-10-26T07:33:20Z', ip: '203.0.113.9' };
    const input = {
      idempotencyKey: 'terms-1',
      accountId: id,
      tosAcceptance: terms,
      settings: { treasuryTosAcceptance: terms },
    };
    const update = `mutation($input: UpdateConnectedAccountInput!) { updateConnectedAccount(input: $input) {
      account { capabilityDetails { name status } } userErrors { code } } }`;
    expect(await gateway.client.run(update, { input })).toMatchObject({
      updateConnectedAccount: {
        account: { capabilityDetails: expect.arrayContaining([{ name: 'TREASURY', status: 'ACTIVE' }]) },
      },
    });
  });

  it("of an account that is not there, or not the viewer's, is not told", async () => {
    const { id } = await anOnboardedAccount(gateway.stripe);
    const other = await gateway.viewer({ accounts: [(await anOnboardedAccount(gateway.stripe)).id] });
    expect((await other.refused(READ, { id })).extensions.code).toBe('NOT_FOUND');
    expect((await gateway.client.refused(READ, { id: 'acct_1Missing' })).extensions.code).toBe('NOT_FOUND');
  });

  it('is told to those who may read accounts only', async () => {
    const { id } = await anOnboardedAccount(gateway.stripe);
    const cards = await gateway.viewer({ accounts: [id], permissions: ['cards:read'] });
    expect((await cards.refused(READ, { id })).extensions.code).toBe('FORBIDDEN');
  });
});

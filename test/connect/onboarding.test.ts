import type { Client } from '../kit/client.js';
import { anAccountBeforeTerms, VERIFIED_BUSINESS } from '../kit/given/accounts.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';
import type { Upstream } from '../kit/upstream.js';
import { startUpstream } from '../kit/upstream.js';

const ERRORS = `userErrors { __typename code path retryable ... on CapabilityPending { capability status requirements } }`;
const UPDATE = `mutation($input: UpdateConnectedAccountInput!) { updateConnectedAccount(input: $input) { ${ERRORS} } }`;
const ONBOARD = `mutation($input: OnboardConnectedAccountInput!) { onboardConnectedAccount(input: $input) {
  account { id capabilities { name status } }
  financialAccount { id status features { cardIssuing { requested status } depositInsurance { status } } } ${ERRORS} } }`;

describe('A connected account', () => {
  let gateway: Gateway;
  let client: Client;
  let upstream: Upstream;

  beforeAll(async () => {
    upstream = await startUpstream(() => gateway.sandbox.url);
    gateway = await startGateway({ STRIPE_API_BASE: upstream.url });
    client = gateway.client;
  });
  afterAll(async () => {
    await gateway.close();
    await upstream.close();
  });

  const onboard = async (input: object) =>
    (await client.run<{ onboardConnectedAccount: Payload }>(ONBOARD, { input })).onboardConnectedAccount;

  it('is onboarded to its financial account in one step', async () => {
    const { account, financialAccount, userErrors } = await onboard({
      idempotencyKey: 'onboard-1',
      ...VERIFIED_BUSINESS,
    });
    expect(userErrors).toEqual([]);
    expect(account?.capabilities).toEqual(
      ['CARD_ISSUING', 'TRANSFERS', 'TREASURY'].map((name) => ({ name, status: 'ACTIVE' })),
    );
    expect(financialAccount).toMatchObject({
      status: 'OPEN',
      features: { cardIssuing: { requested: true, status: 'ACTIVE' }, depositInsurance: { status: 'ACTIVE' } },
    });
  });

  it('goes on with its onboarding under the same key when its capabilities are active', async () => {
    const { tosAcceptance, settings, ...before } = VERIFIED_BUSINESS;
    const input = { idempotencyKey: 'onboard-2', ...before };
    const first = await onboard(input);
    expect(first).toMatchObject({
      financialAccount: null,
      userErrors: [{ __typename: 'CapabilityPending', retryable: true, status: 'inactive' }],
    });
    const again = await onboard(input);
    expect(again.account?.id).toBe(first.account?.id);
    const told = { idempotencyKey: 'onboard-3', accountId: first.account?.id, tosAcceptance, settings };
    expect(await client.run(UPDATE, { input: told })).toMatchObject({ updateConnectedAccount: { userErrors: [] } });
    const last = await onboard(input);
    expect(last).toMatchObject({ account: { id: first.account?.id }, financialAccount: { status: 'OPEN' } });
    const repeated = await onboard(input);
    expect(repeated.financialAccount?.id).toBe(last.financialAccount?.id);
  });

  it('whose financial account got no answer is in the answer, and its onboarding is retried to one of each', async () => {
    const input = { idempotencyKey: 'onboard-4', ...VERIFIED_BUSINESS };
    upstream.misbehave(
      'does the work, then resets',
      ({ method, url }) => method === 'POST' && /financial/.test(url ?? ''),
    );
    const lost = await onboard(input);
    upstream.misbehave('none');
    expect(lost).toMatchObject({ financialAccount: null, userErrors: [{ __typename: 'Indeterminate' }] });
    const { account, financialAccount, userErrors } = await onboard(input);
    expect(userErrors).toEqual([]);
    expect(account?.id).toBe(lost.account?.id);
    const on = { stripeAccount: account?.id ?? '' };
    const { data } = await gateway.stripe.treasury.financialAccounts.list({}, on);
    expect(data.map(({ id }) => `${account?.id}/${id}`)).toEqual([financialAccount?.id]);
  });

  it('leads its holder to a page of Stripe, and back over HTTPS only', async () => {
    const document = `mutation($input: CreateAccountLinkInput!) { createAccountLink(input: $input) {
      accountLink { url expiresAt } account { id email } ${ERRORS} } }`;
    const { id } = await anAccountBeforeTerms(gateway.stripe);
    const ask = (key: string, returnUrl: string) =>
      client.run(document, {
        input: { idempotencyKey: key, accountId: id, returnUrl, refreshUrl: 'http://localhost:3000/again' },
      });
    expect(await ask('link-1', 'https://platform.example/done')).toMatchObject({
      createAccountLink: {
        accountLink: { url: expect.stringMatching(/^https:/), expiresAt: expect.any(String) },
        account: { id, email: 'owner@bikeshop.example' },
        userErrors: [],
      },
    });
    for (const wrong of ['http://platform.example/done', 'platform.example', 'javascript:alert(1)']) {
      expect(await ask(`link-${wrong}`, wrong)).toMatchObject({
        createAccountLink: { accountLink: null, userErrors: [{ path: ['input', 'returnUrl'] }] },
      });
    }
  });
});

interface Payload {
  readonly account: { readonly id: string; readonly capabilities: unknown } | null;
  readonly financialAccount: { readonly id: string } | null;
  readonly userErrors: readonly unknown[];
}

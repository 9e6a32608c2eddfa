import { anOnboardedAccount } from '../kit/given/accounts.js';
import type { Client } from '../kit/client.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const CREATE = `mutation($input: CreateAccountSessionInput!) { createAccountSession(input: $input) {
  accountSession { clientSecret components expiresAt livemode } account { id } userErrors { code path } } }`;

describe('An account session', () => {
  let gateway: Gateway;
  let account: string;
  let keys = 0;

  beforeAll(async () => {
    gateway = await startGateway();
    account = (await anOnboardedAccount(gateway.stripe)).id;
  });
  afterAll(() => gateway.close());

  const create = async (input: object, by: Client = gateway.client) =>
    (
      await by.run<{ createAccountSession: object }>(CREATE, {
        input: { idempotencyKey: `session-${++keys}`, accountId: account, components: ['ISSUING_CARD'], ...input },
      })
    ).createAccountSession;

  it('opens the components that are named, and no others, by one Stripe call', async () => {
    const calls = await gateway.calls(async () =>
      expect(await create({ components: ['ISSUING_CARDS_LIST', 'ACCOUNT_ONBOARDING'] })).toEqual({
        accountSession: {
          clientSecret: expect.stringMatching(/^accs_secret_/),
          components: ['ACCOUNT_ONBOARDING', 'ISSUING_CARDS_LIST'],
          expiresAt: expect.any(String),
          livemode: false,
        },
        account: { id: account },
        userErrors: [],
      }),
    );
    expect(calls).toEqual(['POST /v1/account_sessions']);
  });

  it('that opens nothing is refused before anything is sent', async () => {
    const calls = await gateway.calls(async () =>
      expect(await create({ components: [] })).toMatchObject({
        accountSession: null,
        userErrors: [{ code: 'INVALID_INPUT', path: ['input', 'components'] }],
      }),
    );
    expect(calls).toEqual([]);
  });

  it("cannot be made with a component that is not on the gateway's list", async () => {
    const input = { idempotencyKey: 'terminal', accountId: account, components: ['TERMINAL_HARDWARE_SHOP'] };
    expect((await gateway.client.refused(CREATE, { input })).extensions.code).toBe('BAD_USER_INPUT');
  });

  it('is made for no account that does not exist, or that the viewer does not reach', async () => {
    const refusal = { accountSession: null, userErrors: [{ code: 'NOT_FOUND', path: ['input', 'accountId'] }] };
    expect(await create({ accountId: 'acct_missing' })).toMatchObject({
      accountSession: null,
      userErrors: [{ path: ['input', 'accountId'] }],
    });
    const other = await gateway.viewer({ accounts: ['acct_other'] });
    const calls = await gateway.calls(async () => expect(await create({}, other)).toMatchObject(refusal));
    expect(calls).toEqual([]);
  });

  it('needs accounts:write', async () => {
    const reader = await gateway.viewer({ accounts: [account], permissions: ['accounts:read'] });
    const input = { idempotencyKey: 'reader', accountId: account, components: ['BALANCES'] };
    expect((await reader.refused(CREATE, { input })).extensions.code).toBe('FORBIDDEN');
  });
});

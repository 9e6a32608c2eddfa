import { aFinancialAccount } from '../kit/given/accounts.js';
import type { CardProgram } from '../kit/given/cards.js';
import { aCard, aCardProgram } from '../kit/given/cards.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

interface Money {
  readonly amount: number;
  readonly currency: string;
}

interface Simulated {
  readonly done: {
    readonly authorization: {
      readonly id: string;
      readonly stripeId: string;
      readonly status: string;
      readonly approved: boolean;
      readonly declineReason: string | null;
      readonly amount: Money;
    } | null;
    readonly issuingTransaction?: { readonly id: string; readonly amount: Money } | null;
    readonly financialAccount: { readonly balance: { readonly cash: readonly Money[] } } | null;
    readonly userErrors: readonly { readonly code: string; readonly path: string[] | null; readonly state?: string }[];
  };
}

const SHOWN = `
  authorization { id stripeId status approved declineReason amount { amount currency }
    issuingTransactions { amount { amount } } requestHistory { approved reason amount { amount } } }
  card { stripeId } cardholder { name } financialAccount { stripeId balance { cash { amount } outboundPending { amount } } }
  userErrors { __typename code path message ... on InvalidState { state } }`;

const OPERATIONS = {
  authorize: `mutation($input: SimulateAuthorizationInput!) { done: simulateAuthorization(input: $input) { ${SHOWN} } }`,
  capture: `mutation($input: SimulateAuthorizationCaptureInput!) {
    done: simulateAuthorizationCapture(input: $input) { ${SHOWN} issuingTransaction { id type amount { amount currency } } }
  }`,
  increment: `mutation($input: SimulateAuthorizationIncrementInput!) {
    done: simulateAuthorizationIncrement(input: $input) { ${SHOWN} }
  }`,
  reverse: `mutation($input: SimulateAuthorizationReversalInput!) {
    done: simulateAuthorizationReversal(input: $input) { ${SHOWN} }
  }`,
  expire: `mutation($input: SimulateAuthorizationExpiryInput!) {
    done: simulateAuthorizationExpiry(input: $input) { ${SHOWN} }
  }`,
} as const;

describe('An authorization', () => {
  let gateway: Gateway;
  let program: CardProgram;
  let keys = 0;

  beforeAll(async () => {
    gateway = await startGateway();
    program = await aCardProgram(gateway.stripe);
  });
  afterAll(() => gateway.close());

  const ask = async (operation: keyof typeof OPERATIONS, input: Record<string, unknown>) => {
    const whole = { idempotencyKey: `key-${keys++}`, ...input };
    return (await gateway.client.run<Simulated>(OPERATIONS[operation], { input: whole })).done;
  };
  const authorize = (amount: number, input: Record<string, unknown> = {}) =>
    ask('authorize', { cardId: `${program.account}/${program.card}`, amount, ...input });
  const approved = async (amount: number) => {
    const { authorization } = await authorize(amount);
    if (authorization?.approved !== true) throw new Error('The authorization was expected to be approved.');
    return authorization;
  };

  it('holds the money, and shows at once what is left', async () => {
    const { account, financialAccount } = program;
    const before = await gateway.stripe.treasury.financialAccounts.retrieve(financialAccount, undefined, {
      stripeAccount: account,
    });
    const done = await authorize(1500, {
      merchantData: { name: 'Corner Deli', category: 'EATING_PLACES_RESTAURANTS' },
    });
    expect(done).toMatchObject({
      userErrors: [],
      authorization: { status: 'PENDING', approved: true, amount: { amount: 1500, currency: 'USD' } },
      card: { stripeId: program.card },
      cardholder: { name: 'Riley Chen' },
      financialAccount: { stripeId: financialAccount },
    });
    expect(done.financialAccount?.balance.cash).toEqual([{ amount: before.balance.cash['usd']! - 1500 }]);
  });

  it('is declined for a reason that the graph shows, and that is no error', async () => {
    const { account, cardholder, financialAccount } = program;
    const inactive = await aCard(gateway.stripe, account, {
      cardholder,
      financial_account: financialAccount,
      status: 'inactive',
    });
    expect(await authorize(100, { cardId: `${account}/${inactive.id}` })).toMatchObject({
      userErrors: [],
      authorization: { status: 'CLOSED', approved: false, declineReason: 'CARD_INACTIVE', amount: { amount: 100 } },
    });
    expect(await authorize(90_000_000)).toMatchObject({
      userErrors: [],
      authorization: { approved: false, declineReason: expect.stringMatching(/SPENDING_CONTROLS|INSUFFICIENT_FUNDS/) },
    });
  });

  it('is declined as not allowed where outbound flows of the financial account are restricted', async () => {
    const { account, cardholder } = program;
    const on = { stripeAccount: account };
    const { id: restricted } = await aFinancialAccount(gateway.stripe, account, 10_000);
    const { id: card } = await aCard(gateway.stripe, account, { cardholder, financial_account: restricted });
    const closed = { platform_restrictions: { outbound_flows: 'restricted' as const } };
    await gateway.stripe.treasury.financialAccounts.update(restricted, closed, on);
    expect(await authorize(100, { cardId: `${account}/${card}` })).toMatchObject({
      userErrors: [],
      authorization: {
        approved: false,
        declineReason: 'NOT_ALLOWED',
        requestHistory: [{ approved: false, reason: 'NOT_ALLOWED' }],
      },
    });
  });

  it('is refused before Stripe is called when its amount or its seller cannot be', async () => {
    const calls = await gateway.calls(async () => {
      const done = await authorize(-1, { currency: 'USX', merchantData: { country: 'Nevada' } });
      expect(done.authorization).toBeNull();
      expect(done.userErrors.map(({ path }) => path?.join('.'))).toEqual([
        'input.amount',
        'input.currency',
        'input.merchantData.country',
      ]);
    });
    expect(calls).toEqual([]);
    const { extensions } = await gateway.client.refused(OPERATIONS.authorize, {
      input: { idempotencyKey: 'fraction', cardId: program.card, amount: 10.5 },
    });
    expect(extensions.code).toBe('BAD_USER_INPUT');
  });

  it('takes amounts beyond a GraphQL Int', async () => {
    const { authorization } = await authorize(2 ** 31);
    expect(authorization).toMatchObject({ approved: false, amount: { amount: 2 ** 31 } });
  });

  it('is refused at the category or the card that Stripe does not know', async () => {
    const category = await authorize(100, { merchantData: { category: 'UNRECOGNIZED' } });
    expect(category.userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['input', 'merchantData', 'category'] }]);
    const card = await authorize(100, { cardId: `${program.account}/ic_missing` });
    expect(card.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'cardId'] }]);
  });

  it('is captured into a purchase that the answer shows', async () => {
    const { id } = await approved(2000);
    const done = await ask('capture', { authorizationId: id });
    expect(done).toMatchObject({
      userErrors: [],
      authorization: {
        status: 'CLOSED',
        approved: true,
        amount: { amount: 2000 },
        issuingTransactions: [{ amount: { amount: -2000 } }],
      },
      issuingTransaction: { type: 'CAPTURE', amount: { amount: -2000, currency: 'USD' } },
      financialAccount: { stripeId: program.financialAccount },
    });
  });

  it('is captured in parts, each of which the answer tells from the others', async () => {
    const { id } = await approved(3000);
    const first = await ask('capture', { authorizationId: id, captureAmount: 1000, closeAuthorization: false });
    expect(first).toMatchObject({
      authorization: { status: 'PENDING' },
      issuingTransaction: { amount: { amount: -1000 } },
    });
    const second = await ask('capture', { authorizationId: id, captureAmount: 500 });
    expect(second).toMatchObject({
      authorization: { status: 'CLOSED' },
      issuingTransaction: { amount: { amount: -500 } },
    });
    expect(second.issuingTransaction?.id).not.toBe(first.issuingTransaction?.id);
  });

  it('is captured once, however often the same write is sent', async () => {
    const { id } = await approved(400);
    const input = { authorizationId: id, idempotencyKey: 'capture-once' };
    const first = await ask('capture', input);
    const again = await ask('capture', input);
    expect(again.issuingTransaction?.id).toBe(first.issuingTransaction?.id);
    expect(again.authorization).toMatchObject({ issuingTransactions: [{ amount: { amount: -400 } }] });
  });

  it('that was declined or given up cannot be captured: its state says why', async () => {
    const { authorization: declined } = await authorize(90_000_000);
    expect((await ask('capture', { authorizationId: declined?.id })).userErrors).toMatchObject([
      { __typename: 'InvalidState', code: 'INVALID_STATE', path: ['input', 'authorizationId'], state: 'closed' },
    ]);
    const { id } = await approved(300);
    await ask('reverse', { authorizationId: id });
    expect((await ask('capture', { authorizationId: id })).userErrors).toMatchObject([
      { code: 'INVALID_STATE', path: ['input', 'authorizationId'], state: 'reversed' },
    ]);
  });

  it('grows by an increment, which is part of its history', async () => {
    const { id } = await approved(1000);
    expect(await ask('increment', { authorizationId: id, incrementAmount: 250 })).toMatchObject({
      userErrors: [],
      authorization: { amount: { amount: 1250 }, requestHistory: [{ amount: { amount: 1000 } }, { approved: true }] },
    });
    const declined = await ask('increment', { authorizationId: id, incrementAmount: 90_000_000 });
    expect(declined).toMatchObject({
      userErrors: [],
      authorization: { approved: true, amount: { amount: 1250 }, declineReason: expect.any(String) },
    });
    await ask('capture', { authorizationId: id });
    expect((await ask('increment', { authorizationId: id, incrementAmount: 1 })).userErrors).toMatchObject([
      { code: 'INVALID_STATE', state: 'closed' },
    ]);
  });

  it('is given up in part or whole, and no more than that', async () => {
    const { id } = await approved(1000);
    expect(await ask('reverse', { authorizationId: id, reverseAmount: 400 })).toMatchObject({
      authorization: { status: 'PENDING', amount: { amount: 600 } },
    });
    expect((await ask('reverse', { authorizationId: id, reverseAmount: 601 })).userErrors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['input', 'reverseAmount'] },
    ]);
    expect(await ask('reverse', { authorizationId: id })).toMatchObject({
      authorization: { status: 'REVERSED', amount: { amount: 0 } },
    });
  });

  it('lapses, and only once', async () => {
    const { id } = await approved(1000);
    expect(await ask('expire', { authorizationId: id })).toMatchObject({
      userErrors: [],
      authorization: { status: 'EXPIRED', amount: { amount: 0 } },
    });
    expect((await ask('expire', { authorizationId: id })).userErrors).toMatchObject([
      { code: 'INVALID_STATE', state: 'expired' },
    ]);
    const missing = await ask('expire', { authorizationId: `${program.account}/iauth_missing` });
    expect(missing.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'authorizationId'] }]);
  });

  it('is simulated by nobody who may not simulate, and read by nobody who may not read', async () => {
    const viewer = await gateway.viewer({ accounts: [program.account], permissions: ['cards:read'] });
    const input = { idempotencyKey: 'not-mine', cardId: program.card, amount: 100 };
    const write = await viewer.refused(OPERATIONS.authorize, { input });
    expect(write.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'simulations:write' });
    const read = await viewer.refused('query($id: ID!) { card(id: $id) { authorizations { nodes { id } } } }', {
      id: program.card,
    });
    expect(read.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'authorizations:read' });
  });

  it('never reaches another account through its card', async () => {
    const other = await aCardProgram(gateway.stripe);
    const viewer = await gateway.viewer({ accounts: [other.account] });
    const input = { idempotencyKey: 'across', cardId: `${program.account}/${program.card}`, amount: 100 };
    const calls = await gateway.calls(async () => {
      const { done } = await viewer.run<Simulated>(OPERATIONS.authorize, { input });
      expect(done).toMatchObject({
        authorization: null,
        userErrors: [{ code: 'NOT_FOUND', path: ['input', 'cardId'] }],
      });
    });
    expect(calls).toEqual([]);
  });
});

import { anOnboardedAccount } from '../kit/given/accounts.js';
import { aBusyAccount } from '../kit/given/busy-account.js';
import { aCard } from '../kit/given/cards.js';
import { openCardDesk, OPERATIONS, WHOLE, type CardDesk, type Written } from './card-desk.js';

describe('A card', () => {
  let gateway: CardDesk['gateway'];
  let program: CardDesk['program'];
  let ask: CardDesk['ask'];
  let of: CardDesk['of'];

  beforeAll(async () => {
    ({ gateway, program, ask, of } = await openCardDesk());
  });
  afterAll(() => gateway.close());

  it('is shown whole, with cardholder and account, by one Stripe call', async () => {
    const { id } = await aCard(gateway.stripe, program.account, {
      cardholder: program.cardholder,
      financial_account: program.financialAccount,
      metadata: { team: 'north' },
      spending_controls: {
        blocked_card_presences: ['present'],
        spending_limits: [{ amount: 5000, interval: 'weekly' }],
      },
    });
    const calls = await gateway.calls(async () => {
      expect(
        await gateway.client.run(WHOLE.replace('financialAccount { stripeId }', ''), { id: of(id) }),
      ).toMatchObject({
        card: {
          id: of(id),
          stripeId: id,
          status: 'ACTIVE',
          type: 'VIRTUAL',
          brand: 'Visa',
          last4: expect.stringMatching(/^\d{4}$/),
          currency: 'USD',
          livemode: false,
          cancellationReason: null,
          replacementReason: null,
          spendingControls: {
            spendingLimits: [{ amount: { amount: 5000 }, interval: 'WEEKLY', categories: [] }],
            blockedCardPresences: ['PRESENT'],
            allowedCategories: [],
          },
          shipping: null,
          wallets: { applePay: { eligible: expect.any(Boolean) } },
          latestFraudWarning: null,
          metadata: [{ key: 'team', value: 'north' }],
          account: { id: program.account },
          cardholder: { stripeId: program.cardholder, name: 'Riley Chen' },
          replacementFor: null,
          replacedBy: null,
        },
      });
    });
    expect(calls).toEqual([`GET /v1/issuing/cards/${id}`]);
  });

  it('never gives its number or CVC: the schema has no such field', async () => {
    const { __type } = await gateway.client.run<{ __type: { fields: { name: string }[] } }>(
      '{ __type(name: "Card") { fields { name } } }',
    );
    const names = __type.fields.map(({ name }) => name);
    expect(names).toContain('last4');
    expect(names.filter((name) => /number|cvc|^pan$|^pin$/i.test(name))).toEqual([]);
  });

  it('that does not exist is not found, whether read or written', async () => {
    for (const operation of ['activate', 'freeze', 'cancel'] as const) {
      expect((await ask(operation, { cardId: of('ic_missing') })).userErrors).toMatchObject([
        { code: 'NOT_FOUND', path: ['input', 'cardId'] },
      ]);
    }
    const replaced = await ask('replace', { cardId: of('ic_missing'), reason: 'LOST' });
    expect(replaced.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'cardId'] }]);
    const { extensions } = await gateway.client.refused(WHOLE, { id: of('ic_missing') });
    expect(extensions.code).toBe('NOT_FOUND');
  });

  it('is found by status, type, last four digits and what it spends from', async () => {
    const busy = await aBusyAccount(gateway.stripe, { cardholders: 1, cardsEach: 4, authorizations: 0 });
    const [oldest, second] = busy.cards;
    const on = { stripeAccount: busy.account };
    await gateway.stripe.issuing.cards.update(oldest!, { status: 'inactive' }, on);
    const { last4 } = await gateway.stripe.issuing.cards.retrieve(second!, undefined, on);
    const LISTS = `query($id: ID!, $from: ID!, $last4: String, $holder: ID!) {
      connectedAccount(id: $id) {
        frozen: cards(status: INACTIVE) { nodes { stripeId } }
        physical: cards(type: PHYSICAL) { nodes { stripeId } }
        ofHolder: cards(cardholderId: $holder, first: 1) { nodes { stripeId } }
        byNumber: cards(last4: $last4) { nodes { last4 } }
      }
      financialAccount(id: $from) { cards { nodes { stripeId } } }
    }`;
    const from = `${busy.account}/${busy.financialAccounts[0]}`;
    const found = await gateway.client.run<{ connectedAccount: { byNumber: { nodes: { last4: string }[] } } }>(LISTS, {
      id: busy.account,
      from,
      last4,
      holder: busy.cardholders[0],
    });
    expect(found).toMatchObject({
      connectedAccount: {
        frozen: { nodes: [{ stripeId: oldest }] },
        physical: { nodes: [] },
        ofHolder: { nodes: [{ stripeId: busy.card }] },
      },
      financialAccount: { cards: { nodes: [{ stripeId: busy.cards[2] }, { stripeId: oldest }] } },
    });
    expect(new Set(found.connectedAccount.byNumber.nodes.map((card) => card.last4))).toEqual(new Set([last4]));
  });

  it('is listed fifty at a time with what it spends from, and the balance of that, by two Stripe calls', async () => {
    const { account } = await aBusyAccount(gateway.stripe, { cardholders: 5, cardsEach: 10, authorizations: 0 });
    const calls = await gateway.calls(async () => {
      const { connectedAccount } = await gateway.client.run<{
        connectedAccount: { cards: { nodes: { financialAccount: { balance: { cash: { amount: number }[] } } }[] } };
      }>(
        `query($id: ID!) {
          connectedAccount(id: $id) { cards(first: 50) { nodes { last4 financialAccount { balance { cash { amount } } } } } }
        }`,
        { id: account },
      );
      const { nodes } = connectedAccount.cards;
      expect(nodes.map(({ financialAccount }) => financialAccount.balance.cash)).toEqual(
        Array(50).fill([{ amount: 10_000_000 }]),
      );
    });
    expect(calls.sort()).toEqual(['GET /v1/issuing/cards', 'GET /v1/treasury/financial_accounts']);
  });

  it('of a foreign account is missing, without a Stripe call, and takes no writes', async () => {
    const { id: stranger } = await anOnboardedAccount(gateway.stripe);
    const viewer = await gateway.viewer({ accounts: [stranger] });
    const calls = await gateway.calls(async () => {
      const read = await viewer.refused(WHOLE, { id: of(program.card) });
      expect(read.extensions.code).toBe('NOT_FOUND');
      const input = { idempotencyKey: 'foreign', cardId: of(program.card) };
      const { done } = await viewer.run<Written>(OPERATIONS.cancel, { input });
      expect(done).toMatchObject({ card: null, userErrors: [{ code: 'NOT_FOUND', path: ['input', 'cardId'] }] });
    });
    expect(calls).toEqual([]);
  });

  it('is written by nobody who may only read', async () => {
    const viewer = await gateway.viewer({ accounts: [program.account], permissions: ['cards:read'] });
    const input = { idempotencyKey: 'reader', cardId: program.card };
    const { extensions } = await viewer.refused(OPERATIONS.freeze, { input });
    expect(extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'cards:write' });
  });
});

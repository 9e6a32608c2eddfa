import type { CardProgram } from '../kit/given/cards.js';
import { aCard, aCardProgram, anAuthorization } from '../kit/given/cards.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const TIMELINE = `query($id: ID!) {
  authorization(id: $id) {
    timeline {
      __typename at amount { amount }
      ... on AuthorizationRequested { isIncrement request { approved reason } }
      ... on AuthorizationReleased { cause }
      ... on AuthorizationCaptured { issuingTransaction { id type } }
      ... on AuthorizationRefunded { issuingTransaction { id type } }
      ... on AuthorizationDisputed { dispute { id status } }
      ... on DisputeMoneyMoved { dispute { id } balanceTransaction { type amount { amount } } debitReversal { id amount { amount } } }
      ... on DisputeClosed { end dispute { id } }
    }
  }
}`;

interface Entry {
  readonly __typename: string;
  readonly at: string | null;
  readonly amount: { readonly amount: number };
}

describe('The timeline of an authorization', () => {
  let gateway: Gateway;
  let program: CardProgram;
  let inBalance: string;

  beforeAll(async () => {
    gateway = await startGateway();
    program = await aCardProgram(gateway.stripe);
    const funds = { amount: 50_000, currency: 'usd' };
    await gateway.stripe.rawRequest('POST', '/v1/test_helpers/issuing/fund_balance', funds, on());
    inBalance = (await aCard(gateway.stripe, program.account, { cardholder: program.cardholder })).id;
  });
  afterAll(() => gateway.close());

  const on = () => ({ stripeAccount: program.account });
  const helpers = () => gateway.stripe.testHelpers.issuing;
  const later = () => gateway.sandbox.clock.advance(60);
  const timeline = async (id: string, client = gateway.client) => {
    const { authorization } = await client.run<{ authorization: { timeline: Entry[] } }>(TIMELINE, {
      id: `${program.account}/${id}`,
    });
    return authorization.timeline;
  };
  const told = (entries: readonly Entry[]) => entries.map(({ __typename, amount }) => [__typename, amount.amount]);
  const inOrder = (entries: readonly Entry[]) => {
    const times = entries.flatMap(({ at }) => at ?? []);
    expect(times).toEqual([...times].sort());
  };
  /** Asked, asked for more, given up in part, taken, given back in part, disputed for the rest, and won. */
  const aLongStory = async (card: string) => {
    const { id } = await anAuthorization(gateway.stripe, program.account, { card, amount: 1000 });
    later();
    await helpers().authorizations.increment(id, { increment_amount: 500 }, on());
    later();
    await helpers().authorizations.reverse(id, { reverse_amount: 300 }, on());
    later();
    const { transactions } = await helpers().authorizations.capture(id, {}, on());
    later();
    await helpers().transactions.refund(transactions[0]!.id, { refund_amount: 200 }, on());
    later();
    const { id: transaction, treasury } = transactions[0]!;
    const debit = treasury?.received_debit;
    const dispute = await gateway.stripe.issuing.disputes.create(
      {
        ...(debit ? { treasury: { received_debit: debit } } : { transaction }),
        evidence: { reason: 'fraudulent', fraudulent: { explanation: 'winning_evidence' } },
      },
      on(),
    );
    later();
    await gateway.stripe.issuing.disputes.submit(dispute.id, {}, on());
    return { id, dispute: dispute.id };
  };
  const STORY = [
    ['AuthorizationRequested', 1000],
    ['AuthorizationRequested', 500],
    ['AuthorizationReleased', 300],
    ['AuthorizationCaptured', -1200],
    ['AuthorizationRefunded', 200],
    ['AuthorizationDisputed', 1000],
    ['DisputeMoneyMoved', 1000],
    ['DisputeClosed', 1000],
  ];

  it('goes from the request to the money of the dispute, in order, by one call for the Issuing balance', async () => {
    const { id, dispute } = await aLongStory(inBalance);
    const calls = await gateway.calls(async () => {
      const entries = await timeline(id);
      expect(told(entries)).toEqual(STORY);
      inOrder(entries);
      expect(entries).toMatchObject([
        { isIncrement: false, request: { approved: true, reason: 'CARD_ACTIVE' } },
        { isIncrement: true },
        { cause: 'REVERSAL' },
        { issuingTransaction: { type: 'CAPTURE' } },
        { issuingTransaction: { type: 'REFUND' } },
        { dispute: { id: `${program.account}/${dispute}`, status: 'WON' } },
        { balanceTransaction: { type: 'ISSUING_DISPUTE', amount: { amount: 1000 } }, debitReversal: null },
        { end: 'WON', at: null },
      ]);
    });
    expect(calls).toEqual([`GET /v1/issuing/authorizations/${id}`]);
  });

  it('of a financial account takes one call more for what was given back, and one for what came back', async () => {
    const { id } = await aLongStory(program.card);
    const calls = await gateway.calls(async () => {
      const entries = await timeline(id);
      expect(told(entries)).toEqual(STORY);
      inOrder(entries);
      expect(entries[6]).toMatchObject({ balanceTransaction: null, debitReversal: { amount: { amount: 1000 } } });
    });
    expect(calls.map((call) => call.replace(/[a-z]+_1\w+$/, ':id')).sort()).toEqual([
      'GET /v1/issuing/authorizations/:id',
      'GET /v1/treasury/debit_reversals/:id',
      'GET /v1/treasury/transaction_entries',
    ]);
  });

  it.each([
    ['the Issuing balance', () => inBalance],
    ['a financial account', () => program.card],
  ])('ends with the expiry of what was not taken, of %s', async (_, card) => {
    const { id } = await anAuthorization(gateway.stripe, program.account, { card: card(), amount: 400 });
    later();
    await helpers().authorizations.expire(id, {}, on());
    const entries = await timeline(id);
    expect(told(entries)).toEqual([
      ['AuthorizationRequested', 400],
      ['AuthorizationReleased', 400],
    ]);
    expect(entries[1]).toMatchObject({ cause: 'EXPIRY', at: expect.any(String) });
  });

  it('of a decline is the request alone, and of what is still open too, without a call more', async () => {
    const declined = await anAuthorization(gateway.stripe, program.account, { card: program.card, amount: 90_000_000 });
    expect(await timeline(declined.id)).toMatchObject([
      { __typename: 'AuthorizationRequested', request: { approved: false } },
    ]);
    const open = await anAuthorization(gateway.stripe, program.account, { card: program.card, amount: 100 });
    expect(await gateway.calls(() => timeline(open.id))).toEqual([`GET /v1/issuing/authorizations/${open.id}`]);
  });

  it('of many authorizations takes the one call of their list', async () => {
    const LIST = `query($id: ID!, $card: ID!) {
      connectedAccount(id: $id) {
        authorizations(cardId: $card) { nodes { timeline { __typename ... on DisputeMoneyMoved { dispute { status } } } } }
      }
    }`;
    const calls = await gateway.calls(() => gateway.client.run(LIST, { id: program.account, card: inBalance }));
    expect(calls).toEqual(['GET /v1/issuing/authorizations']);
  });

  it('leaves out what the viewer may not read', async () => {
    const { id } = await aLongStory(inBalance);
    const permissions = ['authorizations:read' as const];
    const reader = await gateway.viewer({ accounts: [program.account], permissions });
    expect((await timeline(id, reader)).map(({ __typename }) => __typename)).toEqual([
      'AuthorizationRequested',
      'AuthorizationRequested',
      'AuthorizationReleased',
    ]);
  });
});

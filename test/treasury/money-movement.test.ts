import type { CardProgram } from '../kit/given/cards.js';
import { aCardProgram, anAuthorization } from '../kit/given/cards.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const LIST = `query($id: ID!, $first: Int, $after: String, $status: TreasuryTransactionStatus, $created: TimeRange) {
  financialAccount(id: $id) { moneyMovements(first: $first, after: $after, status: $status, created: $created) {
    edges { cursor node { id } }
    nodes { __typename id state direction amount { amount } timeline { state } transaction { status amount { amount } } }
    pageInfo { hasNextPage endCursor } } } }`;

interface Node {
  readonly __typename: string;
  readonly id: string;
  readonly state: string;
}

interface Listed {
  readonly financialAccount: {
    readonly moneyMovements: {
      readonly nodes: readonly Node[];
      readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    };
  };
}

/** What the financial account saw, oldest first. */
const SEEN = [
  ['ReceivedCredit', 'IN', 'COMPLETED', 100_000],
  ['ReceivedDebit', 'OUT', 'COMPLETED', 1200],
  ['OutboundPayment', 'OUT', 'RETURNED', 300],
  ['OutboundTransfer', 'OUT', 'PROCESSING', 400],
  ['InboundTransfer', 'IN', 'PROCESSING', 500],
  ['CreditReversal', 'OUT', 'PROCESSING', 100_000],
  ['ReceivedDebit', 'OUT', 'COMPLETED', 600],
  ['DebitReversal', 'IN', 'PROCESSING', 600],
] as const;

describe('A movement of money', () => {
  let gateway: Gateway;
  let program: CardProgram;
  let held: string;

  beforeAll(async () => {
    gateway = await startGateway();
    program = await aCardProgram(gateway.stripe);
    await move();
  });
  afterAll(() => gateway.close());

  async function move(): Promise<void> {
    const { stripe, sandbox } = gateway;
    const { account, card, financialAccount: financial_account } = program;
    const on = { stripeAccount: account };
    const ach = { ach: { requested: true } };
    const features = { outbound_payments: ach, outbound_transfers: ach, inbound_transfers: ach };
    await stripe.treasury.financialAccounts.updateFeatures(financial_account, features, on);
    const credits = await stripe.treasury.receivedCredits.list({ financial_account }, on);
    const tick = () => sandbox.clock.advance(1);
    tick();
    const { id } = await anAuthorization(stripe, account, { card });
    tick();
    await stripe.testHelpers.issuing.authorizations.capture(id, {}, on);
    tick();
    held = String((await anAuthorization(stripe, account, { card, amount: 50 })).treasury?.transaction);
    tick();
    const us_bank_account = { routing_number: '110000000', account_number: '000000000009' };
    const destination_payment_method_data = { type: 'us_bank_account', us_bank_account } as const;
    const some = { currency: 'usd', financial_account };
    const payment = { ...some, amount: 300, destination_payment_method_data };
    const { id: paid } = await stripe.treasury.outboundPayments.create(payment, on);
    await stripe.testHelpers.treasury.outboundPayments.returnOutboundPayment(paid, {}, on);
    tick();
    const method = 'pm_usBankAccount_processing';
    await stripe.treasury.outboundTransfers.create({ ...some, amount: 400, destination_payment_method: method }, on);
    tick();
    await stripe.treasury.inboundTransfers.create({ ...some, amount: 500, origin_payment_method: method }, on);
    await stripe.testHelpers.treasury.receivedCredits.create(
      { ...some, amount: 99_000, network: 'us_domestic_wire' },
      on,
    );
    tick();
    await stripe.treasury.creditReversals.create({ received_credit: credits.data[0]!.id }, on);
    tick();
    const debit = { ...some, amount: 600, network: 'ach' } as const;
    const { id: taken } = await stripe.testHelpers.treasury.receivedDebits.create(debit, on);
    tick();
    await stripe.treasury.debitReversals.create({ received_debit: taken }, on);
  }

  const id = () => `${program.account}/${program.financialAccount}`;
  const list = async (variables: object = {}) =>
    (await gateway.client.run<Listed>(LIST, { id: id(), ...variables })).financialAccount.moneyMovements;

  it('is listed with all others of its financial account, each as what it is, by one Stripe call', async () => {
    const calls = await gateway.calls(async () => {
      const { nodes } = await list({ first: 100 });
      const seen = SEEN.map(([type, direction, state, amount]) => ({
        __typename: type,
        direction,
        state,
        amount: { amount },
      }));
      const wire = { __typename: 'ReceivedCredit', amount: { amount: 99_000 } };
      expect(nodes).toHaveLength(SEEN.length + 1);
      expect(nodes).toMatchObject([...seen.slice(0, 5), wire, ...seen.slice(5)].reverse());
    });
    expect(calls).toEqual(['GET /v1/treasury/transactions']);
  });

  it('is found on exactly one page, though holds of cards leave pages short', async () => {
    const found: string[] = [];
    let after: string | undefined;
    for (let pages = 0; pages < 20; pages++) {
      const page = await list({ first: 2, ...(after === undefined ? {} : { after }) });
      expect(page.edges.map(({ node }) => node.id)).toEqual(page.nodes.map((node) => node.id));
      found.push(...page.nodes.map((node) => node.id));
      after = page.pageInfo.endCursor;
      if (!page.pageInfo.hasNextPage) break;
    }
    expect(found).toEqual((await list({ first: 100 })).nodes.map((node) => node.id));
    expect(new Set(found).size).toBe(found.length);
  });

  it('is found by the status of its transaction and by when it began', async () => {
    const types = async (variables: object) => (await list(variables)).nodes.map(({ __typename: type }) => type);
    expect(await types({ status: 'OPEN' })).toEqual(['CreditReversal', 'InboundTransfer', 'OutboundTransfer']);
    expect(await types({ created: { lt: '2020-01-01T00:00:00Z' } })).toEqual([]);
    const { endCursor } = (await list({ first: 1 })).pageInfo;
    const refused = await gateway.client.refused(LIST, { id: id(), after: endCursor, status: 'OPEN' });
    expect(refused.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' });
  });

  it('is read with its transaction, and a hold of a card has none', async () => {
    const document = `query($id: ID!, $hold: ID!) {
      financialAccount(id: $id) { transactions(first: 1) { nodes { movement { __typename amount { amount } } } } }
      treasuryTransaction(id: $hold) { movement { id } } }`;
    const calls = await gateway.calls(async () =>
      expect(await gateway.client.run(document, { id: id(), hold: `${program.account}/${held}` })).toEqual({
        financialAccount: {
          transactions: { nodes: [{ movement: { __typename: 'DebitReversal', amount: { amount: 600 } } }] },
        },
        treasuryTransaction: { movement: null },
      }),
    );
    expect(calls.sort()).toEqual(['GET /v1/treasury/transactions', `GET /v1/treasury/transactions/${held}`]);
  });

  it('tells when it came to each state', async () => {
    const returned = (await list({ first: 100 })).nodes.find(({ state }) => state === 'RETURNED');
    expect(returned).toMatchObject({
      timeline: [{ state: 'PROCESSING' }, { state: 'COMPLETED' }, { state: 'RETURNED' }],
    });
  });

  it.each([
    ['OutboundTransfer', 'cancelable description statementDescriptor receiver { bankAccount { last4 } }'],
    ['InboundTransfer', 'returned failureCode cancelable statementDescriptor sender { bankAccount { last4 } }'],
    ['CreditReversal', 'network receivedCreditId metadata { key }'],
    ['DebitReversal', 'network receivedDebitId disputeId metadata { key }'],
  ])('of the type %s is shown by its id by one Stripe call, listed, and hidden from others', async (type, fields) => {
    const { nodes } = await list({ first: 100 });
    const movement = nodes.find(({ __typename: named }) => named === type)!.id;
    const root = type.charAt(0).toLowerCase() + type.slice(1);
    const whole = `query($id: ID!) { ${root}(id: $id) { id status ${fields} financialAccount { id } } }`;
    const bank = { bankAccount: { last4: '0009' } };
    const shown: Record<string, object> = {
      OutboundTransfer: { status: 'PROCESSING', cancelable: true, statementDescriptor: 'transfer', receiver: bank },
      InboundTransfer: { status: 'PROCESSING', returned: false, failureCode: null, sender: bank },
      CreditReversal: { status: 'PROCESSING', network: 'ACH', receivedCreditId: nodes.at(-1)!.id },
      DebitReversal: { status: 'PROCESSING', network: 'ACH', receivedDebitId: nodes[1]!.id, disputeId: null },
    };
    const calls = await gateway.calls(async () =>
      expect(await gateway.client.run(whole, { id: movement })).toMatchObject({
        [root]: { id: movement, ...shown[type], financialAccount: { id: id() } },
      }),
    );
    expect(calls).toHaveLength(1);
    const listed = `query($id: ID!) { financialAccount(id: $id) { ${root}s(status: PROCESSING) { nodes { id } } } }`;
    expect(await gateway.client.run(listed, { id: id() })).toEqual({
      financialAccount: { [`${root}s`]: { nodes: [{ id: movement }] } },
    });
    const stranger = await gateway.viewer({ accounts: ['acct_other'] });
    expect((await stranger.refused(whole, { id: movement })).extensions.code).toBe('NOT_FOUND');
    expect((await gateway.client.refused(whole, { id: id() })).extensions.code).toBe('NOT_FOUND');
  });

  it('leads to what it gives back, brings back or comes from, read with it in the same page', async () => {
    const document = `query($id: ID!) { financialAccount(id: $id) { moneyMovements(first: 100) { nodes { __typename id
      financialAccount { id } ... on OutboundMovement { returnTransaction { id status } }
      ... on ReceivedCredit { creditReversal { id } issuingTransaction { id } }
      ... on ReceivedDebit { debitReversal { id } issuingTransaction { id amount { amount } } authorization { id status } }
      ... on CreditReversal { receivedCredit { id state } } ... on DebitReversal { receivedDebit { id state } dispute { id } }
      ... on InboundTransfer { receivedDebit { id } } } } } }`;
    const calls = await gateway.calls(async () => {
      const { financialAccount } = await gateway.client.run<Listed>(document, { id: id() });
      const { nodes } = financialAccount.moneyMovements;
      const [back, debit, given, wire, fetched, , paid, bought, credit] = nodes;
      expect(back).toMatchObject({ receivedDebit: { id: debit!.id, state: 'COMPLETED' }, dispute: null });
      expect(debit).toMatchObject({ debitReversal: { id: back!.id }, issuingTransaction: null, authorization: null });
      expect(given).toMatchObject({ receivedCredit: { id: credit!.id, state: 'COMPLETED' } });
      expect(wire).toMatchObject({ creditReversal: null });
      expect(fetched).toMatchObject({ receivedDebit: null, financialAccount: { id: id() } });
      expect(paid).toMatchObject({ returnTransaction: { status: 'POSTED' } });
      expect(credit).toMatchObject({ creditReversal: { id: given!.id } });
      const ofCard = { id: expect.stringContaining('/ipi_'), amount: { amount: -1200 } };
      expect(bought).toMatchObject({ issuingTransaction: ofCard, authorization: { status: 'CLOSED' } });
    });
    expect(calls.sort()).toEqual([
      'GET /v1/issuing/authorizations',
      'GET /v1/issuing/transactions',
      'GET /v1/treasury/transactions',
    ]);
  });

  it('is priced with what it leads to', async () => {
    const price = async (fields: string, variables: object = {}) => {
      const document = `query($id: ID!) { financialAccount(id: $id) { moneyMovements { nodes { id ${fields} } } } }`;
      return (await gateway.client.ask(document, { id: id(), ...variables })).extensions?.['cost'];
    };
    expect(await price('transaction { status }')).toMatchObject({ estimatedCalls: 1, actualCalls: 1 });
    const purchase = '... on ReceivedDebit { issuingTransaction { type } }';
    expect(await price(purchase)).toMatchObject({ estimatedCalls: 2, actualCalls: 2 });
    // Each of a page of twenty may be a reversal.
    const reversed = '... on CreditReversal { receivedCredit { state } }';
    expect(await price(reversed)).toMatchObject({ estimatedCalls: 21, actualCalls: 1 });
  });

  it('is found from the card transaction and the authorization that it belongs to', async () => {
    const document = `query($id: ID!) { connectedAccount(id: $id) {
      issuingTransactions { nodes { receivedDebit { id amount { amount } } receivedCredit { id } } }
      authorizations { nodes { status treasuryTransaction { status } } } } }`;
    expect(await gateway.client.run(document, { id: program.account })).toEqual({
      connectedAccount: {
        issuingTransactions: {
          nodes: [{ receivedDebit: { id: expect.any(String), amount: { amount: 1200 } }, receivedCredit: null }],
        },
        authorizations: {
          nodes: [
            { status: 'PENDING', treasuryTransaction: { status: 'OPEN' } },
            { status: 'CLOSED', treasuryTransaction: { status: 'VOID' } },
          ],
        },
      },
    });
  });

  it('that failed at once is in a list of its own, by the way it was to go', async () => {
    const { stripe } = gateway;
    const on = { stripeAccount: program.account };
    const features = { intra_stripe_flows: { requested: true } };
    const fresh = await stripe.treasury.financialAccounts.create({ supported_currencies: ['usd'], features }, on);
    const some = { currency: 'usd', network: 'ach', financial_account: fresh.id } as const;
    const { receivedCredits, receivedDebits } = stripe.testHelpers.treasury;
    await receivedCredits.create({ ...some, amount: 5 }, on);
    for (const amount of [70, 80]) await receivedDebits.create({ ...some, amount }, on);
    const frozen = { platform_restrictions: { inbound_flows: 'restricted' } } as const;
    await stripe.treasury.financialAccounts.update(fresh.id, frozen, on);
    await receivedCredits.create({ ...some, amount: 6 }, on);
    const document = `query($id: ID!, $direction: MoneyMovementDirection!, $first: Int, $after: String) {
      financialAccount(id: $id) { failedReceipts(direction: $direction, first: $first, after: $after) {
        nodes { __typename state amount { amount } ... on ReceivedCredit { failureCode } ... on ReceivedDebit { reason: failureCode } }
        pageInfo { hasNextPage endCursor } } } }`;
    const ask = async (variables: object) => {
      const { data, extensions } = await gateway.client.ask(document, {
        id: `${program.account}/${fresh.id}`,
        ...variables,
      });
      expect(extensions?.['cost']).toMatchObject({ estimatedCalls: 1, actualCalls: 1 });
      return (data as { financialAccount: { failedReceipts: Listed['financialAccount']['moneyMovements'] } })
        .financialAccount.failedReceipts;
    };
    const failed = { state: 'FAILED' };
    const calls = await gateway.calls(async () => {
      const credit = { ...failed, __typename: 'ReceivedCredit', amount: { amount: 6 }, failureCode: 'ACCOUNT_FROZEN' };
      expect((await ask({ direction: 'IN' })).nodes).toEqual([credit]);
      const debit = { ...failed, __typename: 'ReceivedDebit', reason: 'INSUFFICIENT_FUNDS' };
      const first = await ask({ direction: 'OUT', first: 1 });
      expect(first).toMatchObject({ nodes: [debit], pageInfo: { hasNextPage: true } });
      const rest = await ask({ direction: 'OUT', first: 1, after: first.pageInfo.endCursor });
      expect(rest).toMatchObject({ nodes: [debit], pageInfo: { hasNextPage: false } });
    });
    const debits = 'GET /v1/treasury/received_debits';
    expect(calls).toEqual(['GET /v1/treasury/received_credits', debits, debits]);
  });

  it('is hidden from who may read transactions only, wherever it stands', async () => {
    const reader = await gateway.viewer({
      accounts: 'all',
      permissions: ['financial_accounts:read', 'transactions:read'],
    });
    const forbidden = { code: 'FORBIDDEN', permission: 'money_movements:read' };
    const document = `query($id: ID!) { financialAccount(id: $id) {
      moneyMovements { nodes { id } } transactions(first: 1) { nodes { movement { id } } } } }`;
    const { data, errors } = await reader.ask(document, { id: id() });
    expect(data).toEqual({
      financialAccount: { moneyMovements: null, transactions: { nodes: [{ movement: null }] } },
    });
    expect(errors?.map(({ extensions }) => extensions)).toMatchObject([forbidden, forbidden]);
  });
});

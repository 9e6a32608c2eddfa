import { aFinancialAccount, anOnboardedAccount } from '../kit/given/accounts.js';
import type { BusyAccount } from '../kit/given/busy-account.js';
import { aBusyAccount } from '../kit/given/busy-account.js';
import { aCard, aCardholder, anAuthorization } from '../kit/given/cards.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const below = (fields: string) => `query($id: ID!) { connectedAccount(id: $id) { id ${fields} } }`;
const NODES = 'query($ids: [ID!]!) { nodes(ids: $ids) { id ... on Card { last4 cardholder { name } } } }';

const CARDS = 'GET /v1/issuing/cards';
const CARDHOLDERS = 'GET /v1/issuing/cardholders';
const AUTHORIZATIONS = 'GET /v1/issuing/authorizations';
const DISPUTES = 'GET /v1/issuing/disputes';
const FINANCIAL_ACCOUNTS = 'GET /v1/treasury/financial_accounts';

describe('A query costs Stripe the least', () => {
  let gateway: Gateway;
  let busy: BusyAccount;

  beforeAll(async () => {
    gateway = await startGateway();
    busy = await aBusyAccount(gateway.stripe, { cardholders: 20, cardsEach: 3, authorizations: 60 });
    const on = { stripeAccount: busy.account };
    await aFinancialAccount(gateway.stripe, busy.account);
    const purchases = await gateway.stripe.issuing.transactions.list({ limit: 20 }, on);
    const fraudulent = { reason: 'fraudulent', fraudulent: { explanation: 'Not mine' } } as const;
    for (const { treasury } of purchases.data) {
      const received_debit = treasury?.received_debit ?? '';
      await gateway.stripe.issuing.disputes.create({ treasury: { received_debit }, evidence: fraudulent }, on);
    }
  }, 60_000);
  afterAll(() => gateway.close());

  const calls = async (document: string, variables: object) =>
    (await gateway.calls(() => gateway.client.run(document, variables))).sort();

  const authorization =
    'card { last4 cardholder { name } } issuingTransactions { type } balanceTransactions { net { amount } }';
  const links =
    'card { last4 } cardholder { name } authorization { status } dispute { status } balanceTransaction { net { amount } }';
  const holders =
    'cardholders(first: 20) { nodes { name cards(first: 5) { nodes { last4 authorizations(first: 5) { nodes { status } } } } } }';

  const queries: readonly [string, string, readonly string[]][] = [
    ['a card and its cardholder', 'cards(first: 1) { nodes { last4 cardholder { name } } }', [CARDS]],
    [
      'an authorization and all around it',
      `authorizations(first: 1) { nodes { status ${authorization} } }`,
      [AUTHORIZATIONS],
    ],
    [
      'fifty authorizations, their cards and cardholders',
      'authorizations(first: 50) { nodes { approved card { last4 cardholder { name } } } }',
      [AUTHORIZATIONS],
    ],
    [
      'fifty transactions with five links each',
      `issuingTransactions(first: 50) { nodes { type ${links} } }`,
      ['GET /v1/issuing/transactions'],
    ],
    [
      'twenty disputes, their transactions and cards',
      'disputes(first: 20) { nodes { status issuingTransaction { type card { last4 } } } }',
      [DISPUTES],
    ],
    [
      'fifty cards and the balance that each spends from',
      'cards(first: 50) { nodes { last4 financialAccount { balance { cash { amount } } } } }',
      [CARDS, FINANCIAL_ACCOUNTS],
    ],
    ['cardholders, their cards and authorizations', holders, [AUTHORIZATIONS, CARDHOLDERS, CARDS]],
    [
      "an account's whole tree",
      `email financialAccounts { nodes { status } } ${holders} disputes { nodes { status issuingTransaction { type } } }`,
      ['GET /v1/accounts/:id', AUTHORIZATIONS, CARDHOLDERS, CARDS, DISPUTES, FINANCIAL_ACCOUNTS],
    ],
    [
      'three financial accounts, their transactions and entries',
      'financialAccounts(first: 3) { nodes { transactions(first: 20) { nodes { entries { nodes { type balanceImpact { cash { amount } } } } } } } }',
      [
        FINANCIAL_ACCOUNTS,
        ...Array<string>(3).fill('GET /v1/treasury/transaction_entries'),
        ...Array<string>(3).fill('GET /v1/treasury/transactions'),
      ],
    ],
  ];

  it.each(queries)('for %s', async (_what, fields, wanted) => {
    const made = await calls(below(fields), { id: busy.account });
    expect(made.map((call) => call.replace(/acct_\w+/, ':id'))).toEqual(wanted);
  });

  it('for one authorization by its id', async () => {
    const { data } = await gateway.stripe.issuing.authorizations.list({ limit: 1 }, { stripeAccount: busy.account });
    const id = data[0]!.id;
    const document = `query($id: ID!) { authorization(id: $id) { status ${authorization} } }`;
    expect(await calls(document, { id: `${busy.account}/${id}` })).toEqual([`${AUTHORIZATIONS}/${id}`]);
  });

  it('for the cards of ten accounts and their authorizations: two calls an account', async () => {
    const accounts: string[] = [];
    for (let number = 0; number < 10; number++) {
      const { id } = await anOnboardedAccount(gateway.stripe);
      const { id: cardholder } = await aCardholder(gateway.stripe, id);
      const from = await aFinancialAccount(gateway.stripe, id);
      for (let card = 0; card < 3; card++) {
        const { id: made } = await aCard(gateway.stripe, id, { cardholder, financial_account: from.id });
        await anAuthorization(gateway.stripe, id, { card: made, amount: 100 });
      }
      accounts.push(id);
    }
    const document = `{ connectedAccounts(first: 10) { nodes { id
      cards(first: 10) { nodes { last4 authorizations(first: 5) { nodes { status } } } } } } }`;
    const made = await calls(document, {});
    expect(made).toHaveLength(21);
    expect(new Set(made)).toEqual(new Set(['GET /v1/accounts', AUTHORIZATIONS, CARDS]));
  });

  it('for twenty cards by their ids: one list of a small account', async () => {
    const ids = busy.cards.slice(0, 20).map((card) => `${busy.account}/${card}`);
    expect(await calls(NODES, { ids })).toEqual([CARDS]);
  });

  it('for twenty old cards of an account with many: a look at its list once, and never again', async () => {
    const { id: account } = await anOnboardedAccount(gateway.stripe);
    const { id: cardholder } = await aCardholder(gateway.stripe, account);
    const cards: string[] = [];
    for (let number = 0; number < 125; number++) cards.push((await aCard(gateway.stripe, account, { cardholder })).id);
    const ids = cards.slice(0, 20).map((card) => `${account}/${card}`);
    const first = await calls(NODES, { ids });
    expect(first).toHaveLength(21);
    expect(first.filter((call) => call === CARDS)).toHaveLength(1);
    const then = await calls(NODES, { ids });
    expect(then).toEqual(
      cards
        .slice(0, 20)
        .map((card) => `${CARDS}/${card}`)
        .sort(),
    );
  });

  it('for cards whose authorizations fill more than a page: a list of each once, and then the pages', async () => {
    const { account } = await aBusyAccount(gateway.stripe, { cardholders: 4, cardsEach: 5, authorizations: 120 });
    const fields = 'cards(first: 20) { nodes { last4 authorizations(first: 10) { nodes { status } } } }';
    await calls(below(fields), { id: account });
    expect(await calls(below(fields), { id: account })).toEqual([AUTHORIZATIONS, AUTHORIZATIONS, CARDS]);
  });
});

import { PERMISSIONS, isForClients } from '../../src/auth/permissions.js';
import type { Client } from '../kit/client.js';
import { createClient } from '../kit/client.js';
import { aFinancialAccount, anOnboardedAccount } from '../kit/given/accounts.js';
import { aCard, aCardholder, anAuthorization } from '../kit/given/cards.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const CREATE = `mutation($input: CreateClientTokenInput!) {
  createClientToken(input: $input) { token userErrors { code path } } }`;
const ALL_OF_IT = `query($id: ID!) { cardholder(id: $id) { id name
  cards { nodes { id last4 cardholder { id name } authorizations { nodes { id } } } }
  authorizations { nodes { id card { id } issuingTransactions { id } balanceTransactions { id } } }
  issuingTransactions { nodes { id cardholder { id } authorization { id } dispute { id status } } } } }`;
const FREEZE = `mutation($input: FreezeCardInput!) {
  freezeCard(input: $input) { card { id status } cardholder { id } financialAccount { id } userErrors { code message path } } }`;

/** What one cardholder has; all of it on one card, but for the second card. */
interface Owned {
  readonly cardholder: string;
  readonly card: string;
  readonly second: string;
  readonly authorization: string;
  readonly issuingTransaction: string;
  readonly dispute: string;
}

const TYPES = ['cardholder', 'card', 'authorization', 'issuingTransaction', 'dispute'] as const;

describe('A token for one cardholder', () => {
  let gateway: Gateway;
  let account: string;
  let other: string;
  let financialAccount: string;
  let mine: Owned;
  let theirs: Owned;
  let elsewhere: Owned;
  let holder: Client;
  let carrier: Client;
  let count = 0;

  beforeAll(async () => {
    gateway = await startGateway();
    [account, other] = [(await anOnboardedAccount(gateway.stripe)).id, (await anOnboardedAccount(gateway.stripe)).id];
    financialAccount = (await aFinancialAccount(gateway.stripe, account)).id;
    const elsewhereFrom = (await aFinancialAccount(gateway.stripe, other)).id;
    mine = await own(account, financialAccount);
    theirs = await own(account, financialAccount);
    elsewhere = await own(other, elsewhereFrom);
    holder = await token({ cardholderId: `${account}/${mine.cardholder}` });
    carrier = await token({ cardId: `${account}/${mine.card}` });
  });
  afterAll(() => gateway.close());

  async function own(at: string, from: string): Promise<Owned> {
    const { stripe } = gateway;
    const on = { stripeAccount: at };
    const { id: cardholder } = await aCardholder(stripe, at);
    const { id: card } = await aCard(stripe, at, { cardholder, financial_account: from });
    const { id: second } = await aCard(stripe, at, { cardholder });
    const { id: authorization } = await anAuthorization(stripe, at, { card, amount: 500 });
    const { transactions } = await stripe.testHelpers.issuing.authorizations.capture(authorization, {}, on);
    const [bought] = transactions;
    const evidence = { reason: 'fraudulent', fraudulent: { explanation: 'Not mine.' } } as const;
    const received_debit = bought?.treasury?.received_debit ?? '';
    const { id: dispute } = await stripe.issuing.disputes.create({ treasury: { received_debit }, evidence }, on);
    return { cardholder, card, second, authorization, issuingTransaction: bought?.id ?? '', dispute };
  }

  async function token(scope: object): Promise<Client> {
    const permissions = PERMISSIONS.filter(isForClients).map((name) => name.toUpperCase().replace(':', '_'));
    const input = { idempotencyKey: `token-${count++}`, permissions, ...scope };
    const made = await gateway.client.run<{ createClientToken: { token: string } }>(CREATE, { input });
    return createClient(gateway.url, made.createClientToken.token);
  }

  const at = (id: string, owner = account) => `${owner}/${id}`;
  const freeze = (client: Client, cardId: string) =>
    client.run<{ freezeCard: unknown }>(FREEZE, { input: { idempotencyKey: `freeze-${count++}`, cardId } });

  it('sees its own, read by lists of its own alone', async () => {
    gateway.sandbox.clearRequests();
    const { cardholder } = await holder.run<Record<'cardholder', object>>(ALL_OF_IT, { id: at(mine.cardholder) });
    const told = JSON.stringify(cardholder);
    for (const id of Object.values(mine)) expect(told).toContain(id);
    for (const id of Object.values(theirs)) expect(told).not.toContain(id);
    const lists = gateway.sandbox.requests.filter(({ path }) => !/_1\w+$/.test(path));
    expect(lists.length).toBeGreaterThan(2);
    for (const { params } of lists) {
      const { cardholder: by, card } = Object(params);
      expect([mine.cardholder, mine.card, mine.second]).toContain(by ?? card);
    }
  });

  describe.each(TYPES)('finds a %s', (type) => {
    const read = `query($id: ID!) { ${type}(id: $id) { id createdAt } }`;
    const bare = `query($id: ID!) { ${type}(id: $id) { id } }`;
    const answer = async (document: string, id: string, client = holder) => {
      const { data, errors } = await client.ask(document, { id });
      return { data, errors };
    };

    it('of its own', async () => {
      for (const document of [read, bare]) {
        const { data, errors } = await answer(document, at(mine[type]));
        expect({ data, errors }).toMatchObject({ data: { [type]: { id: at(mine[type]) } }, errors: undefined });
      }
    });

    it('of nobody else, which is as missing as one that is not there', async () => {
      for (const document of [read, bare]) {
        const missing = await answer(document, at(mine[type].replace(/_.*/, '_1Missing')));
        expect(missing).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
        expect(await answer(document, at(theirs[type]))).toEqual(missing);
        expect(await answer(document, at(elsewhere[type], other))).toEqual(missing);
        expect(await answer(document, at(financialAccount))).toEqual(missing);
      }
    });

    it('by node only if it is its own', async () => {
      const node = 'query($id: ID!) { node(id: $id) { id } }';
      expect(await answer(node, at(mine[type]))).toMatchObject({ data: { node: { id: at(mine[type]) } } });
      const missing = await answer(node, at('ic_1Missing'));
      for (const id of [at(theirs[type]), at(elsewhere[type], other), at(financialAccount), account])
        expect(await answer(node, id)).toEqual(missing);
    });
  });

  it("sees nothing of the account's own, and asks Stripe nothing of it", async () => {
    const document = `query($id: ID!) { card(id: $id) { account { id email }
      financialAccount { id balance { cash { amount } } } } }`;
    const calls = await gateway.calls(async () => {
      const seen = await holder.run(document, { id: at(mine.card) });
      expect(seen).toEqual({ card: { account: null, financialAccount: null } });
    });
    expect(calls).toEqual([`GET /v1/issuing/cards/${mine.card}`]);
    const movements = `query($id: ID!) { authorization(id: $id) { balanceTransactions { id } } }`;
    const second = await anAuthorization(gateway.stripe, account, { card: mine.card, amount: 100 });
    expect(await holder.run(movements, { id: at(second.id) })).toEqual({ authorization: { balanceTransactions: [] } });
    const accounts = await holder.refused('{ connectedAccounts { nodes { id } } }');
    expect(accounts.extensions.code).toBe('FORBIDDEN');
  });

  it('freezes its own card, and no other, of which Stripe is asked to change nothing', async () => {
    expect(await freeze(holder, at(mine.second))).toMatchObject({
      freezeCard: { card: { id: at(mine.second), status: 'INACTIVE' }, financialAccount: null, userErrors: [] },
    });
    const calls = await gateway.calls(async () => {
      const missing = await freeze(holder, at('ic_1Missing'));
      expect(missing).toMatchObject({ freezeCard: { card: null, userErrors: [{ code: 'NOT_FOUND' }] } });
      for (const id of [at(theirs.card), at(elsewhere.card, other), at(mine.cardholder)])
        expect(await freeze(holder, id)).toEqual(missing);
    });
    expect(calls.filter((call) => !call.startsWith('GET'))).toEqual([]);
  });

  it('submits no dispute but its own', async () => {
    const submit = `mutation($input: SubmitDisputeInput!) { submitDispute(input: $input) {
      dispute { id status } userErrors { code path } } }`;
    const of = (disputeId: string) => ({ input: { idempotencyKey: `submit-${count++}`, disputeId } });
    expect(await holder.run(submit, of(at(theirs.dispute)))).toMatchObject({
      submitDispute: { dispute: null, userErrors: [{ code: 'NOT_FOUND', path: ['input', 'disputeId'] }] },
    });
    expect(await holder.run(submit, of(at(mine.dispute)))).toMatchObject({
      submitDispute: { dispute: { id: at(mine.dispute), status: 'SUBMITTED' }, userErrors: [] },
    });
  });

  it('for a card instead sees that card and what was bought with it, and not whose else it is', async () => {
    const document = `query($id: ID!) { card(id: $id) { id cardholder { name }
      authorizations { nodes { id } } issuingTransactions { nodes { id dispute { id } } } } }`;
    expect(await carrier.run(document, { id: at(mine.card) })).toMatchObject({
      card: {
        cardholder: null,
        authorizations: { nodes: expect.arrayContaining([{ id: at(mine.authorization) }]) },
        issuingTransactions: { nodes: [{ id: at(mine.issuingTransaction), dispute: { id: at(mine.dispute) } }] },
      },
    });
    for (const id of [mine.second, theirs.card])
      expect((await carrier.refused(document, { id: at(id) })).extensions.code).toBe('NOT_FOUND');
    expect(await freeze(carrier, at(mine.second))).toMatchObject({
      freezeCard: { userErrors: [{ code: 'NOT_FOUND' }] },
    });
    expect(await freeze(carrier, at(mine.card))).toMatchObject({ freezeCard: { card: { status: 'INACTIVE' } } });
  });
});

import type { CardProgram } from '../kit/given/cards.js';
import { aCardProgram, anAuthorization } from '../kit/given/cards.js';
import type { Client } from '../kit/client.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

/** Each root field by id, the prefix of its ids, a selection that reads the object, and one that starts lists. */
const FIELDS: readonly (readonly [field: string, prefix: string, read: string, lists: string])[] = [
  ['balanceTransaction', 'txn', 'createdAt', 'createdAt'],
  ['payout', 'po', 'status', 'id balanceTransactions { nodes { id } }'],
  ['topup', 'tu', 'status', 'status'],
  ['financialAccount', 'fa', 'status', 'status transactions { nodes { id } }'],
  ['treasuryTransaction', 'trxn', 'createdAt', 'createdAt'],
  ['treasuryTransactionEntry', 'trxne', 'createdAt', 'createdAt'],
  ['cardholder', 'ich', 'name', 'name cards { nodes { last4 } } authorizations { nodes { status } }'],
  ['card', 'ic', 'last4', 'id authorizations { nodes { status } }'],
  ['authorization', 'iauth', 'status', 'status card { last4 }'],
  ['issuingTransaction', 'ipi', 'createdAt', 'createdAt'],
  ['dispute', 'idp', 'status', 'status'],
  ['walletToken', 'intok', 'status', 'status'],
  ['personalizationDesign', 'ipcd', 'status', 'status'],
  ['physicalBundle', 'ics', 'status', 'status'],
  ['person', 'person', 'createdAt', 'createdAt'],
  ['event', 'evt', 'createdAt', 'createdAt'],
  ['externalAccount', 'ba', 'last4', 'last4'],
  ['receivedCredit', 'rc', 'createdAt', 'createdAt'],
  ['receivedDebit', 'rd', 'createdAt', 'createdAt'],
  ['outboundPayment', 'obp', 'createdAt', 'createdAt'],
  ['outboundTransfer', 'obt', 'createdAt', 'createdAt'],
  ['inboundTransfer', 'ibt', 'createdAt', 'createdAt'],
  ['creditReversal', 'credrev', 'createdAt', 'createdAt'],
  ['debitReversal', 'debrev', 'createdAt', 'createdAt'],
];
/** The calls of those lists, where they are more than one. */
const LIST_CALLS: Readonly<Record<string, number>> = { financialAccount: 2, cardholder: 3 };

/** Objects of our own, which no Stripe call is made for. */
const OURS: typeof FIELDS = [
  ['decision', 'dec', 'decidedAt', 'decidedAt'],
  ['decisionRule', 'drl', 'name', 'name'],
  ['webhookEndpoint', 'hook', 'url', 'enabled createdAt'],
  ['delivery', 'dlv', 'topic', 'webhookEndpoint { url }'],
];

describe("Inside the viewer's account, and outside", () => {
  let gateway: Gateway;
  let mine: CardProgram;
  let theirs: CardProgram;
  let tenant: Client;

  beforeAll(async () => {
    gateway = await startGateway();
    mine = await aCardProgram(gateway.stripe);
    theirs = await aCardProgram(gateway.stripe);
    await anAuthorization(gateway.stripe, mine.account, { card: mine.card });
    tenant = await gateway.viewer({ accounts: [mine.account] });
  });
  afterAll(() => gateway.close());

  it('every root field by id is in the table', async () => {
    const { __schema } = await gateway.client.run<{
      __schema: { queryType: { fields: { name: string; args: { name: string }[] }[] } };
    }>('{ __schema { queryType { fields { name args { name } } } } }');
    const byId = __schema.queryType.fields.filter(({ args }) => args.some(({ name }) => name === 'id'));
    const known = [...[...FIELDS, ...OURS].map(([field]) => field), 'node', 'connectedAccount'];
    expect(byId.map(({ name }) => name).sort()).toEqual(known.sort());
  });

  describe.each([...FIELDS, ...OURS])('%s', (field, prefix, read, lists) => {
    /** The answer may come before the last of the calls has: a refused one decides it. */
    const ask = async (id: string, fields: string, most: number) => {
      gateway.sandbox.clearRequests();
      const { data, errors } = await tenant.ask(`query($id: ID!) { ${field}(id: $id) { ${fields} } }`, { id });
      while (gateway.sandbox.requests.length < most) await new Promise((resolve) => setImmediate(resolve));
      return { answer: { data, errors }, calls: gateway.sandbox.requests.length };
    };

    const isOurs = OURS.some(([name]) => name === field);
    const cases: readonly (readonly [fields: string, calls: number])[] = [
      ['id', isOurs ? 0 : 1],
      [read, isOurs ? 0 : 1],
      [lists, isOurs ? 0 : (LIST_CALLS[field] ?? 1)],
    ];
    it.each(cases)('asked for %s, tells a missing id by nothing from one of another type', async (fields, calls) => {
      const missing = await ask(`${mine.account}/${prefix}_1Missing`, fields, calls);
      expect(missing).toMatchObject({ answer: { errors: [{ extensions: { code: 'NOT_FOUND' } }] }, calls });
      const others = [mine.cardholder, mine.card, mine.financialAccount].filter((id) => !id.startsWith(`${prefix}_`));
      for (const id of others) expect(await ask(`${mine.account}/${id}`, fields, calls)).toEqual(missing);
      for (const id of [theirs.card, `${prefix}_1Missing`])
        expect(await ask(`${theirs.account}/${id}`, fields, 0)).toEqual({ answer: missing.answer, calls: 0 });
    });
  });
});

import type { RequestLogEntry } from '../../src/sandbox/index.js';
import type { BusyAccount } from '../kit/given/busy-account.js';
import { aBusyAccount } from '../kit/given/busy-account.js';
import type { Client } from '../kit/client.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const TREE = `query($id: ID!) { connectedAccount(id: $id) { id email
  financialAccounts { nodes { status balance { cash { amount } } } }
  cardholders { nodes { name cards(first: 5) { nodes { last4 authorizations(first: 5) { nodes { id status } } } } } }
  disputes { nodes { status issuingTransaction { type amount { amount } } } } } }`;
const CLIENTS = 20;
const CALLS_EACH = 6;

/** A call that is asked again is the same call; of one that was turned away the log does not tell the parameters. */
const callOf = ({ method, path, account }: RequestLogEntry): string => `${method} ${path} of ${account}`;

describe('Where Stripe takes 25 reads a second', () => {
  let gateway: Gateway;
  let busy: BusyAccount;

  beforeAll(async () => {
    // The limits count the seconds of the sandbox's clock, so it runs.
    gateway = await startGateway({ STRIPE_READS_PER_SECOND: '25' }, { clock: 'real' });
    busy = await aBusyAccount(gateway.stripe, { cardholders: 8, cardsEach: 2, authorizations: 30 });
    const on = { stripeAccount: busy.account };
    const { data: purchases } = await gateway.stripe.issuing.transactions.list({ limit: 5 }, on);
    const evidence = { reason: 'fraudulent', fraudulent: { explanation: 'Not mine.' } } as const;
    for (const { treasury } of purchases) {
      const debit = { received_debit: treasury?.received_debit ?? '' };
      await gateway.stripe.issuing.disputes.create({ treasury: debit, evidence }, on);
    }
  }, 60_000);
  afterAll(() => gateway.close());

  const limit = (mode: 'test' | 'off') =>
    fetch(`${gateway.sandbox.url}/_sandbox/limits`, { method: 'POST', body: JSON.stringify({ mode }) });

  it('twenty clients that ask for the whole account at once all get the whole answer', async () => {
    const alone = await gateway.client.run(TREE, { id: busy.account });
    const eight = { nodes: Array.from({ length: 8 }, () => expect.objectContaining({ name: 'Riley Chen' })) };
    const five = { nodes: Array.from({ length: 5 }, () => expect.objectContaining({ status: 'UNSUBMITTED' })) };
    expect(alone).toMatchObject({ connectedAccount: { cardholders: eight, disputes: five } });
    const clients: Client[] = [];
    for (let count = 0; count < CLIENTS; count++) clients.push(await gateway.viewer({ accounts: [busy.account] }));
    gateway.sandbox.clearRequests();
    await limit('test');
    const answers = await Promise.all(clients.map((client) => client.run(TREE, { id: busy.account })));
    await limit('off');
    for (const answer of answers) expect(answer).toEqual(alone);

    const log = gateway.sandbox.requests.filter(({ path }) => path.startsWith('/v1/'));
    const served = log.filter(({ status }) => status === 200);
    const refused = log.filter(({ status }) => status === 429);
    expect(served).toHaveLength(CLIENTS * CALLS_EACH);
    expect(log).toHaveLength(served.length + refused.length);
    const answered = new Set(served.map(callOf));
    expect(refused.filter((call) => !answered.has(callOf(call)))).toEqual([]);
  }, 60_000);

  it('a client that does not wait is refused by the same limits', async () => {
    await limit('test');
    const one = () =>
      fetch(`${gateway.sandbox.url}/v1/issuing/cards?limit=1`, {
        headers: { authorization: 'Bearer sk_test_kit', 'stripe-account': busy.account },
      });
    const statuses = (await Promise.all(Array.from({ length: 60 }, one))).map(({ status }) => status);
    await limit('off');
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
  });
});

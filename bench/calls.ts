import { aBusyAccount } from '../test/kit/given/busy-account.js';
import { startGateway } from '../test/kit/start-gateway.js';

/** What each Stripe call is made to take, so that calls which wait for one another can be counted. */
const CALL_MS = 100;

/** Stripe calls of typical queries, beside what one resolver per field would make, and how many wait for one another. */
const QUERIES: readonly { readonly title: string; readonly naive: string; readonly below: string }[] = [
  { title: 'card → cardholder', naive: '2', below: 'cards(first: 1) { nodes { last4 cardholder { name } } }' },
  {
    title: 'authorizations(50) → card → cardholder',
    naive: '101',
    below: 'authorizations(first: 50) { nodes { approved card { last4 cardholder { name } } } }',
  },
  {
    title: 'transactions(50) → card, cardholder, authorization, dispute',
    naive: '201',
    below:
      'issuingTransactions(first: 50) { nodes { type card { last4 } cardholder { name } authorization { status } dispute { status } } }',
  },
  {
    title: 'cardholders(20) → cards(5)',
    naive: '21',
    below: 'cardholders(first: 20) { nodes { name cards(first: 5) { nodes { last4 } } } }',
  },
  {
    title: 'cards(50) → financialAccount → balance',
    naive: '51',
    below: 'cards(first: 50) { nodes { last4 financialAccount { balance { cash { amount } } } } }',
  },
  {
    title: 'cardholders(20) → cards(5) → authorizations(5)',
    naive: '121',
    below:
      'cardholders(first: 20) { nodes { name cards(first: 5) { nodes { last4 authorizations(first: 5) { nodes { status } } } } } }',
  },
  {
    title: "account's email and five collections",
    naive: '6',
    below:
      'email financialAccounts { nodes { status } } cardholders { nodes { name } } cards { nodes { last4 } } authorizations { nodes { status } } disputes { nodes { status } }',
  },
];

export async function printCalls(): Promise<void> {
  const gateway = await startGateway();
  try {
    const { account } = await aBusyAccount(gateway.stripe, { cardholders: 20, cardsEach: 3, authorizations: 60 });
    const latency = JSON.stringify({ kind: 'latency', on: 'GET *', ms: CALL_MS });
    await fetch(`${gateway.sandbox.url}/_sandbox/faults`, { method: 'POST', body: latency });
    console.log('\nStripe calls per query, and waves: calls that waited for one another\n');
    console.log(
      '| query, below connectedAccount(id) | one resolver per field | here | waves |\n| --- | --- | --- | --- |',
    );
    for (const { title, naive, below } of QUERIES) {
      const document = `query($id: ID!) { connectedAccount(id: $id) { id ${below} } }`;
      const from = performance.now();
      const calls = await gateway.calls(() => gateway.client.run(document, { id: account }));
      const waves = Math.floor((performance.now() - from) / CALL_MS);
      console.log(`| ${title} | ${naive} | ${calls.length} | ${waves} |`);
    }
  } finally {
    await gateway.close();
  }
}

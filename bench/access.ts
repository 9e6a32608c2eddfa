import { randomUUID } from 'node:crypto';
import type { Request } from 'autocannon';
import type { ReadyPair } from './access-process.js';
import { LIST, load, median, ONE, start, stop } from './throughput.js';

const ROUNDS = 6;

const FREEZE =
  'mutation($id: ID!, $key: String!) { freezeCard(input: { cardId: $id, idempotencyKey: $key }) { card { status } } }';

const withKey = (request: Request): Request => ({
  ...request,
  body: String(request.body).replace('KEY', randomUUID()),
});

/** What credentials, limits and the audit log cost together, in requests per second: in turns, on one process. */
export async function printAccess(): Promise<void> {
  const pair = await start<ReadyPair>('access-process');
  try {
    const { url, openUrl, key = '', account = '', card = '' } = pair.ready;
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
    console.log(
      '\nRequests per second, with credentials, prices, budgets, bounds of size and the audit log beside the same graph without\n',
    );
    console.log('| query | with | without | ratio |\n| --- | --- | --- | --- |');
    for (const [title, query, id] of [
      ['50 cards with cardholder', LIST, account],
      ['one card', ONE, card],
      ['freeze a card', FREEZE, card],
    ] as const) {
      const target = {
        headers,
        requests: [{ setupRequest: withKey }],
        body: JSON.stringify({ query, variables: { id, key: 'KEY' } }),
      };
      const rateAt = async (base: string) => (await load({ url: `${base}/graphql`, ...target })).requests.average;
      const [ours, open]: [number[], number[]] = [[], []];
      for (let round = 0; round < ROUNDS; round += 1) {
        // Each comes first as often as second; the first round warms both up and does not count.
        const ourTurn = async () => ours.push(await rateAt(url));
        const openTurn = async () => open.push(await rateAt(openUrl));
        for (const turn of round % 2 === 0 ? [ourTurn, openTurn] : [openTurn, ourTurn]) await turn();
      }
      const [oursThen, openThen] = [ours.slice(1), open.slice(1)];
      const ratio = median(oursThen.map((rate, round) => rate / (openThen[round] ?? rate)));
      console.log(
        `| ${title} | ${median(oursThen).toFixed(0)} | ${median(openThen).toFixed(0)} | ${ratio.toFixed(3)} |`,
      );
    }
  } finally {
    await stop(pair);
  }
}

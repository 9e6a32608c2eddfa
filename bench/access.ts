import type { ReadyPair } from './access-process.js';
import { LIST, load, median, ONE, start, stop } from './throughput.js';

const ROUNDS = 5;

/** What it costs to ask who asks, what it costs and whether it is left, in requests per second: in turns, on one process. */
export async function printAccess(): Promise<void> {
  const pair = await start<ReadyPair>('access-process.ts');
  try {
    const { url, openUrl, key = '', account = '', card = '' } = pair.ready;
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
    console.log(
      '\nRequests per second, with credentials, prices, budgets and bounds of size beside the same graph without\n',
    );
    console.log('| query | with | without | ratio |\n| --- | --- | --- | --- |');
    for (const [title, query, id] of [
      ['50 cards with cardholder', LIST, account],
      ['one card', ONE, card],
    ] as const) {
      const target = { headers, body: JSON.stringify({ query, variables: { id } }) };
      const [ours, open]: [number[], number[]] = [[], []];
      for (let round = 0; round < ROUNDS; round += 1) {
        ours.push((await load({ url: `${url}/graphql`, ...target })).requests.average);
        open.push((await load({ url: `${openUrl}/graphql`, ...target })).requests.average);
      }
      const ratio = median(ours.map((rate, round) => rate / (open[round] ?? rate)));
      console.log(`| ${title} | ${median(ours).toFixed(0)} | ${median(open).toFixed(0)} | ${ratio.toFixed(3)} |`);
    }
  } finally {
    await stop(pair);
  }
}

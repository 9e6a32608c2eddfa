import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { extname, resolve } from 'node:path';
import autocannon from 'autocannon';

const ROUNDS = 3;
const SECONDS = 4;
const CONNECTIONS = 16;

export interface Server<R extends Ready = Ready> {
  readonly process: ChildProcess;
  readonly ready: R;
}

/** What a child process says once it listens. */
export interface Ready {
  readonly url: string;
  readonly key?: string;
  readonly account?: string;
  readonly card?: string;
}

export const LIST = `query($id: ID!) { connectedAccount(id: $id) { cards(first: 50) { nodes {
  id status type brand last4 expMonth expYear currency createdAt livemode
  spendingControls { spendingLimits { interval amount { amount currency } } }
  cardholder { id name email status type }
} } } }`;
export const ONE = 'query($id: ID!) { card(id: $id) { id status last4 cardholder { name } } }';

/** Requests per second of the whole stack beside a bare route that serves the same JSON, in turns. */
export async function printThroughput(): Promise<void> {
  const gateway = await start('gateway-process');
  try {
    const { url, key = '', account = '', card = '' } = gateway.ready;
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
    console.log('\nRequests per second, whole stack beside a bare Fastify route with the same JSON\n');
    console.log('| query | gateway | bare | ratio | gateway p99 ms |\n| --- | --- | --- | --- | --- |');
    for (const [title, query, id] of [
      ['50 cards with cardholder', LIST, account],
      ['one card', ONE, card],
    ] as const) {
      const body = JSON.stringify({ query, variables: { id } });
      const answer = await (await fetch(`${url}/graphql`, { method: 'POST', headers, body })).text();
      if (answer.includes('"errors"')) throw new Error(answer);
      const bare = await start('bare-process', answer);
      try {
        await printPair(title, { url: `${url}/graphql`, headers, body }, { url: bare.ready.url, headers, body });
      } finally {
        await stop(bare);
      }
    }
  } finally {
    await stop(gateway);
  }
}

type Target = Pick<autocannon.Options, 'url' | 'headers' | 'body' | 'requests'>;

async function printPair(title: string, gateway: Target, bare: Target): Promise<void> {
  const ours: autocannon.Result[] = [];
  const theirs: autocannon.Result[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await load(gateway));
    theirs.push(await load(bare));
  }
  const rate = median(ours.map(({ requests }) => requests.average));
  const bareRate = median(theirs.map(({ requests }) => requests.average));
  const p99 = median(ours.map(({ latency }) => latency.p99));
  console.log(
    `| ${title} | ${rate.toFixed(0)} | ${bareRate.toFixed(0)} | ${(rate / bareRate).toFixed(3)} | ${p99.toFixed(0)} |`,
  );
}

export async function load(target: Target): Promise<autocannon.Result> {
  const result = await autocannon({ ...target, method: 'POST', connections: CONNECTIONS, duration: SECONDS });
  if (result.errors > 0 || result.non2xx > 0)
    throw new Error(`${result.errors} errors, ${result.non2xx} answers other than 2xx`);
  return result;
}

export function median(figures: number[]): number {
  return [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
}

/** Of a process of its own, compiled as this one is. */
export const processFile = (name: string): string => resolve(__dirname, `${name}${extname(__filename)}`);

export async function start<R extends Ready = Ready>(script: string, message?: string): Promise<Server<R>> {
  const child = fork(processFile(script), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  if (message !== undefined) child.send(message);
  const failed = once(child, 'exit').then(() => Promise.reject(new Error(`${script} ended before it was ready.`)));
  const [ready] = await Promise.race([once(child, 'message'), failed]);
  return { process: child, ready };
}

export async function stop({ process: child }: Server): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

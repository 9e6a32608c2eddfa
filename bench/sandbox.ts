import { type ChildProcess, execFileSync, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import autocannon from 'autocannon';
import type { Grow, Grown } from './sandbox-process.js';
import { processFile } from './throughput.js';

const SECONDS = 3;
const CARDS = 12_500;
const ROOT = process.cwd();

/** The sandbox alone: how fast it answers in a small world and in a large one, how soon, and what a card weighs. */
export async function printSandbox(): Promise<void> {
  const child = fork(processFile('sandbox-process'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [...process.execArgv, '--expose-gc', '--max-old-space-size=4096'],
  });
  try {
    const empty = await next(child);
    const small = await grown(child, 100);
    const few = await measure(small);
    const large = await grown(child, CARDS);
    const many = await measure(large);
    console.log('\nThe sandbox alone, requests per second\n');
    console.log(`| call | ${small.objects} objects | ${large.objects} objects | ratio |\n| --- | --- | --- | --- |`);
    for (const [title, rate] of few) {
      const later = many.get(title) ?? 0;
      console.log(`| ${title} | ${rate.toFixed(0)} | ${later.toFixed(0)} | ${(later / rate).toFixed(2)} |`);
    }
    const each = (large.heapMegabytes - empty.heapMegabytes) / (CARDS + 100);
    console.log(
      `\n10,000 cards, each with an authorization and their events: ${(each * 10_000).toFixed(0)} MB of heap`,
    );
  } finally {
    child.kill('SIGTERM');
  }
  console.log(`Start of the process to the first answer: ${(await startToAnswer()).toFixed(0)} ms`);
}

async function next(child: ChildProcess): Promise<Grown> {
  const failed = once(child, 'exit').then(() => Promise.reject(new Error('The sandbox ended')));
  const [report]: Grown[] = await Promise.race([once(child, 'message'), failed]);
  if (!report) throw new Error('The sandbox said nothing');
  return report;
}

async function grown(child: ChildProcess, cards: number): Promise<Grown> {
  const order: Grow = { cards };
  child.send(order);
  return await next(child);
}

/** Requests per second, by what was called. */
async function measure({ url, account, card }: Grown): Promise<Map<string, number>> {
  const headers = { authorization: 'Bearer sk_test_bench', 'stripe-account': account };
  const form = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };
  const calls: readonly [string, autocannon.Options][] = [
    ['a card', { url: `${url}/v1/issuing/cards/${card}`, headers }],
    ['100 cards, expanded', { url: `${url}/v1/issuing/cards?limit=100&expand[]=data.replaced_by`, headers }],
    ['authorizations of a card', { url: `${url}/v1/issuing/authorizations?card=${card}&limit=10`, headers }],
    [
      'an authorization',
      {
        url: `${url}/v1/test_helpers/issuing/authorizations`,
        method: 'POST',
        headers: form,
        body: `card=${card}&amount=1`,
      },
    ],
  ];
  const rates = new Map<string, number>();
  for (const [title, options] of calls) {
    await autocannon({ ...options, connections: 16, duration: 1 });
    const { requests, errors, non2xx } = await autocannon({ ...options, connections: 16, duration: SECONDS });
    if (errors > 0 || non2xx > 0) throw new Error(`${title}: ${errors} errors, ${non2xx} refusals`);
    rates.set(title, requests.average);
  }
  return rates;
}

async function startToAnswer(): Promise<number> {
  execFileSync('npm', ['run', '-s', 'build'], { cwd: ROOT, stdio: 'ignore' });
  const begun = performance.now();
  const child = spawn(process.execPath, ['dist/cli/index.js', 'sandbox', '--port', '0'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [text] = await once(child.stdout, 'data');
    const url = /http:\/\/\S+:\d+/.exec(String(text))?.[0] ?? '';
    const answer = await fetch(`${url}/v1/accounts`, { headers: { authorization: 'Bearer sk_test_bench' } });
    await answer.text();
    return performance.now() - begun;
  } finally {
    child.kill('SIGTERM');
  }
}

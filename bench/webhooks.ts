import { once } from 'node:events';
import { DATABASES } from '../test/kit/databases.js';
import { type Paced, sendPaced } from './paced.js';
import { median, type Server, start, stop } from './throughput.js';
import type { Hearing, Settled } from './webhooks-process.js';

const PER_SECOND = 1_000;
const SECONDS = 10;
const ROUNDS = 5;
const WARM_UP = 2_000;

interface Reading extends Paced {
  /** From the last answer until everything was applied. */
  readonly settledMs: number;
  /** Of the gateway's processor, for one event from its coming to its telling. */
  readonly cpuMs: number;
}

/**
 * Signed events at a steady pace to a gateway on each database (PostgreSQL where TEST_DATABASE_URL names one), in turns
 * with a bare route that only answers.
 */
export async function printWebhooks(): Promise<void> {
  console.log(
    `\n${PER_SECOND} signed events a second for ${SECONDS} s: stored before they are answered, applied afterwards; median (best) of ${ROUNDS}\n`,
  );
  console.log(
    '| database | stored/s | answered p50 ms | p99 ms | longest ms | applied after ms | CPU ms each | bare route p50 ms | p99 ms | p99 ratio |',
  );
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const create of DATABASES) {
    const database = await create();
    try {
      await printDatabase(database.url);
    } finally {
      await database.drop();
    }
  }
}

async function printDatabase(url: string): Promise<void> {
  const gateway = await start<Hearing>('webhooks-process', url);
  const bare = await start('bare-process', '{"received":true}');
  const { event } = gateway.ready;
  const parts = event.split(/(?<="id":")evt_\w+/);
  let sent = 0;
  const body = () => parts.join(`evt_bench${(sent += 1)}`);
  const pacing = { perSecond: PER_SECOND, count: PER_SECOND * SECONDS, body };
  const readings: Reading[] = [];
  const bareReadings: Paced[] = [];
  try {
    for (const { ready } of [bare, gateway]) await sendPaced({ ...pacing, url: ready.url, count: WARM_UP });
    for (let round = 0; round < ROUNDS; round += 1) {
      bareReadings.push(await sendPaced({ ...pacing, url: bare.ready.url }));
      const before = await settled(gateway);
      const paced = await sendPaced({ ...pacing, url: gateway.ready.url });
      const { applied, cpuMs, ms } = await settled(gateway);
      if (applied - before.applied !== pacing.count)
        throw new Error(`Of ${pacing.count} events ${applied - before.applied} were applied.`);
      readings.push({ ...paced, settledMs: ms, cpuMs: (cpuMs - before.cpuMs) / pacing.count });
    }
  } finally {
    await stop(bare);
    await stop(gateway);
  }
  const of = (pick: (reading: Reading) => number) => shown(readings.map(pick));
  const ofBare = (pick: (reading: Paced) => number) => shown(bareReadings.map(pick));
  const ratios = readings.map(({ p99 }, round) => p99 / (bareReadings[round]?.p99 ?? p99));
  const most = readings.map(({ perSecond }) => perSecond);
  const cells = [
    new URL(url).protocol.replace(':', ''),
    `${median(most).toFixed(0)} (${Math.max(...most).toFixed(0)})`,
    ...[of(({ p50 }) => p50), of(({ p99 }) => p99), of(({ longest }) => longest), of(({ settledMs }) => settledMs)],
    shown(
      readings.map(({ cpuMs }) => cpuMs),
      2,
    ),
    ...[ofBare(({ p50 }) => p50), ofBare(({ p99 }) => p99), shown(ratios)],
  ];
  console.log(`| ${cells.join(' | ')} |`);
}

async function settled({ process: child }: Server): Promise<Settled & { ms: number }> {
  const begun = performance.now();
  const over = new AbortController();
  const { signal } = over;
  const ended = once(child, 'exit', { signal }).then(() => Promise.reject(new Error('The gateway has ended.')));
  ended.catch(() => undefined);
  child.send('settle');
  const [answer]: Settled[] = await Promise.race([once(child, 'message', { signal }), ended]);
  over.abort();
  if (!answer) throw new Error('The gateway says nothing.');
  return { ...answer, ms: performance.now() - begun };
}

/** The median, and the best. */
function shown(figures: number[], digits = 1): string {
  return `${median(figures).toFixed(digits)} (${Math.min(...figures).toFixed(digits)})`;
}

import type Stripe from 'stripe';
import { startSandbox } from '../src/sandbox/index.js';
import { Counts, Reads } from '../src/stripe/index.js';
import { NaiveReads } from '../test/kit/naive-reads.js';
import type { Reader } from '../test/kit/open-reader.js';
import { openReader } from '../test/kit/open-reader.js';
import { stripeFor } from '../test/kit/start-gateway.js';
import type { Cards } from './programs.js';
import { givenBuyers, givenCards, givenProgram } from './programs.js';
import type { Query } from './queries.js';
import { ACCOUNTS, AUTHORIZATION, CARD, CARDHOLDERS, LISTS, NODES } from './queries.js';

/** What each Stripe call is made to take, so that calls which wait for one another can be counted. */
const CALL_MS = 100;
/** Cards of the account whose list is too long to look for a few in it. */
const MANY = 60_000;
const WANTED = 20;

interface Row extends Query {
  readonly variables: Readonly<Record<string, unknown>>;
  /** What was learnt before; nothing, if it is left out. */
  readonly counts?: Counts;
}

/** Stripe calls of typical queries and the time they take, beside one resolver per field that reads for itself. */
export async function printCalls(): Promise<void> {
  const sandbox = await startSandbox({ seed: 'empty', clock: 'frozen' });
  const reader = await openReader(sandbox);
  try {
    const rows = await givenRows(stripeFor(sandbox));
    sandbox.faults.add({ kind: 'latency', on: 'GET *', ms: CALL_MS });
    console.log(`\nStripe calls per query, of ${CALL_MS} ms each; waves: calls that waited for one another\n`);
    console.log('| query | calls, one resolver per field | calls here | waves here | ms here | times faster |');
    console.log('| --- | --- | --- | --- | --- | --- |');
    for (const row of rows) console.log(await measured(reader, row));
  } finally {
    await reader.close();
    await sandbox.close();
  }
}

async function measured(reader: Reader, { title, document, variables, counts = new Counts() }: Row): Promise<string> {
  const naive = await timed(() => reader.read(document, { variables, openReads: (...all) => new NaiveReads(...all) }));
  const here = await timed(() =>
    reader.read(document, { variables, openReads: (from, recipes) => new Reads(from, recipes, counts) }),
  );
  if (JSON.stringify(here.read.data) !== JSON.stringify(naive.read.data)) throw new Error(`${title}: answers differ`);
  const { calls, waves } = here.read;
  const faster = (naive.ms / here.ms).toFixed(1);
  return `| ${title} | ${naive.read.calls} | ${calls} | ${waves} | ${Math.round(here.ms)} | ${faster} |`;
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly read: T; readonly ms: number }> {
  const from = performance.now();
  const read = await work();
  return { read, ms: performance.now() - from };
}

async function givenRows(stripe: Stripe): Promise<Row[]> {
  const large = await givenCards(stripe, MANY);
  const busier = await givenProgram(stripe, 2 * WANTED * 3);
  const busy = await givenProgram(stripe, WANTED * 3);
  for (let number = 0; number < 10; number++) await givenBuyers(stripe);
  const of = (id: string) => ({ variables: { id } });
  const known = new Counts();
  const many = nodes(large);
  return [
    { ...CARD, ...of(`${busy.account}/${busy.cards[0]}`) },
    { ...AUTHORIZATION, ...of(`${busy.account}/${busy.authorization}`) },
    ...LISTS.map((query) => ({ ...query, ...of(busy.account) })),
    { ...CARDHOLDERS, title: `${CARDHOLDERS.title} among 120 authorizations`, ...of(busier.account) },
    { ...ACCOUNTS, variables: {} },
    nodes(busy),
    { ...many, counts: known },
    { ...many, title: 'the same, once it is known how many there are', counts: known },
  ];
}

/** Some from all over the list, but for its newest page where it has several. */
function nodes({ account, cards }: Cards): Row {
  const step = Math.floor(cards.length / (WANTED + 1));
  const ids = Array.from({ length: WANTED }, (_, at) => `${account}/${cards[at * step]}`);
  return { title: `nodes(${WANTED} cards of one account with ${cards.length})`, document: NODES, variables: { ids } };
}

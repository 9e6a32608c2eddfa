import fc from 'fast-check';
import type { DocumentNode } from 'graphql';
import { parse, validate } from 'graphql';
import { buildGraphSchema } from '../../src/graph/schema.js';
import type { RequestLogEntry } from '../../src/sandbox/index.js';
import { Counts, Reads } from '../../src/stripe/index.js';
import { NaiveReads } from '../kit/naive-reads.js';
import type { OpenReads, Read, Reader } from '../kit/open-reader.js';
import { openReader } from '../kit/open-reader.js';
import { rows } from './planner/choices.js';
import type { RandomQuery } from './planner/random-query.js';
import { randomQuery } from './planner/random-query.js';
import type { World } from './planner/worlds.js';
import { SHAPES, makeWorld } from './planner/worlds.js';

/*
 * Whatever is asked of whatever world: the planner answers what a resolver for each field would have read, and calls
 * Stripe at most once more for each list of an account that it tried.
 */

const CASES = Number(process.env['PLANNER_CASES'] ?? 150);
const SEED = Number(process.env['PLANNER_SEED'] ?? 20_261_121);

/** Looking for a smaller failing case ends here. */
const ENOUGH = { interruptAfterTimeLimit: 20_000 + 100 * CASES, markInterruptAsFailure: true };

const schema = buildGraphSchema();
const naively: OpenReads = (from, recipes) => new NaiveReads(from, recipes);
const planned =
  (counts: Counts): OpenReads =>
  (from, recipes) =>
    new Reads(from, recipes, counts);

describe.each(Object.entries(SHAPES))('In a world of %s, the planner', (_title, shape) => {
  let world: World;
  let reader: Reader;
  beforeAll(async () => {
    world = await makeWorld(shape);
    reader = await openReader(world.sandbox);
  }, 60_000);
  afterAll(async () => {
    await reader.close();
    await world.sandbox.close();
  });

  const promise = (countsOf: () => Counts) =>
    fc.asyncProperty(rows, async (row) => {
      await keepsItsWord(reader, world, randomQuery(schema, world, row), countsOf());
    });
  const runs = Math.ceil(CASES / Object.keys(SHAPES).length / 2);

  it('answers as one resolver per field would, for at most one call a list more, when it knows nothing', async () => {
    await fc.assert(
      promise(() => new Counts()),
      { ...ENOUGH, numRuns: runs, seed: SEED },
    );
  }, 600_000);

  it('keeps to it with all that it has learnt', async () => {
    const counts = new Counts();
    // What was learnt is a part of the case: it is found again by its seed alone, and does not shrink.
    await fc.assert(
      promise(() => counts),
      { ...ENOUGH, numRuns: runs, seed: SEED + 1, endOnFailure: true },
    );
  }, 600_000);
});

async function keepsItsWord(
  reader: Reader,
  world: World,
  { document, variables }: RandomQuery,
  counts: Counts,
): Promise<void> {
  const parsed = valid(document);
  const naive = await reader.read(parsed, { openReads: naively, variables });
  world.sandbox.clearRequests();
  const plan = await reader.read(parsed, { openReads: planned(counts), variables });
  const lists = new Set(world.sandbox.requests.filter(isList).map(listOf));
  try {
    expect(plan.data).toEqual(naive.data);
    expect(told(plan)).toEqual(told(naive));
    expect(told(plan).filter(({ code }) => code === 'INTERNAL_SERVER_ERROR')).toEqual([]);
    expect(plan.calls).toBeLessThanOrEqual(naive.calls + lists.size);
  } catch (cause) {
    const calls = world.sandbox.requests.map(({ path, params }) => `${path} ${JSON.stringify(params)}`);
    const what = `${document}\n${JSON.stringify(variables)}\n${naive.calls} calls naively; planned:\n${calls.join('\n')}`;
    throw new Error(`${what}\n${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** A generator that wrote what GraphQL refuses would prove nothing. */
function valid(document: string): DocumentNode {
  const parsed = parse(document);
  const [fault] = validate(schema, parsed);
  if (fault !== undefined) throw new Error(`${fault.message}\n${document}`);
  return parsed;
}

const told = ({ errors }: Read) =>
  errors
    .map(({ path, extensions }) => ({ path: path?.join('.'), code: extensions?.['code'] }))
    .sort((one, other) => String(one.path).localeCompare(String(other.path)));

/** Neither an object, whose id ends the path, nor the balance. */
const isList = ({ path }: RequestLogEntry): boolean => !/\/([a-z]+_[0-9A-Za-z]*[0-9A-Z]\w*|balance)$/.test(path);

/**
 * An account's list is known by its filters, whichever part of it was read. The log does not tell those of a list that
 * was asked of no account that there is.
 */
function listOf({ account, path, params, status, requestId }: RequestLogEntry): string {
  if (status !== 200 && account === null) return requestId;
  const { limit: _limit, starting_after: _after, ending_before: _before, expand: _expand, ...filters } = Object(params);
  return JSON.stringify([account, path, filters]);
}

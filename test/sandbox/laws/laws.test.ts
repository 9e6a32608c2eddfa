import fc from 'fast-check';
import { openSandbox, type Raw, type World } from '../given.js';
import { readBooks, total, type Books } from './books.js';
import { holdsAfter, type Holds } from './holds.js';
import {
  expectConserved,
  expectCovered,
  expectEntries,
  expectHolds,
  expectPairs,
  expectWorth,
  type Given,
} from './laws.js';
import { callOf, CLOCK, EVERY_STORY, learn, secondsOf, someSteps, VERBS, type Known, type Step } from './moves.js';
import { givenParties, ISSUING_FUNDS, type Parties } from './parties.js';
import { expectEmptied, expectLegal } from './transitions.js';

/*
 * Whatever is called in whatever order, legal or not: no money is made or lost, every hold belongs to something open, cash
 * falls below zero by what cards took beyond their holds and by nothing else, nothing goes back to an earlier state, and a
 * refused call has changed nothing at all.
 */

const RUNS = 11;
const START = 'start';

let world: World;
let parties: Parties;
let atStart: Books;
beforeAll(async () => {
  world = await openSandbox();
  parties = await givenParties(world);
  atStart = await readBooks(world, parties);
  world.sandbox.snapshots.take(START);
});

/** A run: what is known of the world, and the books as they were after the last step. */
interface Run {
  known: Known;
  given: Given;
  books: Books;
  holds: Holds;
}

function newRun(): Run {
  world.sandbox.snapshots.restore(START);
  const known: Known = new Map();
  const { banks, cards, holder, main, spare } = parties;
  learn(known, JSON.stringify([spare, main, holder, ...cards.toReversed(), ...banks]));
  const credited = total(atStart.accounts.flatMap(({ credits }) => credits.map(({ amount }) => amount)));
  return { known, given: { credited, funded: ISSUING_FUNDS }, books: atStart, holds: new Map() };
}

async function carryOut(step: Step, run: Run): Promise<Raw | undefined> {
  if (step.verb === CLOCK) {
    world.sandbox.clock.advance(secondsOf(step));
    return undefined;
  }
  const { path, body, as = parties.account } = callOf(step, run.known, parties);
  const answer = await world.raw(path, {
    body: new URLSearchParams(body).toString(),
    headers: { 'stripe-account': as },
  });
  if (answer.status < 300) {
    // The other account's own would only be refused here.
    learn(run.known, answer.text.replaceAll(parties.theirs, ''));
    const amount = Number(body['amount']);
    if (step.verb === 'credit' && /"status": *"succeeded"/.test(answer.text)) run.given.credited += amount;
    if (step.verb === 'fundIssuing') run.given.funded += amount;
  }
  return answer;
}

async function checkLaws(run: Run): Promise<void> {
  const before = run.books;
  const after = await readBooks(world, parties);
  const holds = holdsAfter(run.holds, before, after);
  for (const book of after.accounts) {
    expectEntries(book);
    expectWorth(book);
  }
  expectHolds(after, holds);
  expectCovered(before, after, run.holds);
  expectPairs(after, parties, run.given);
  expectConserved(after, holds, parties, run.given);
  expectLegal(before, after);
  expectEmptied(before, after);
  run.books = after;
  run.holds = holds;
}

function expectRefused({ status }: Raw, isUnchanged: boolean): void {
  expect(status).toBeLessThan(500);
  expect(isUnchanged).toBe(true);
}

describe('the sandbox’s books', () => {
  it('balance after every call of any sequence, and a refused call changes nothing', async () => {
    const done = new Map<string, number>();
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(someSteps, async (steps) => {
        const run = newRun();
        let contents = world.sandbox.contents();
        for (const step of steps) {
          const before = contents;
          const answer = await carryOut(step, run);
          contents = world.sandbox.contents();
          const wasRefused = answer !== undefined && answer.status >= 400;
          try {
            if (!wasRefused) await checkLaws(run);
            else expectRefused(answer, contents === before);
          } catch (cause) {
            throw new Error(`${step.verb} has broken a law: ${answer?.text ?? 'the clock moved'}`, { cause });
          }
          if (wasRefused) refused += 1;
          else done.set(step.verb, (done.get(step.verb) ?? 0) + 1);
        }
      }),
      { numRuns: RUNS, seed: 20_261_121, endOnFailure: true, examples: [[[...EVERY_STORY]]] },
    );
    // What no run has carried out would be proven by nothing.
    expect(Object.keys(VERBS).filter((verb) => !done.has(verb))).toEqual([]);
    expect(refused).toBeGreaterThan(RUNS * 3);
  }, 120_000);
});

import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { ANSWERS } from '../../../src/sandbox/controls/answers.js';
import { unlikeAnswer } from './unlike.js';

/*
 * Around every test: whoever started the sandbox, each of its answers must be as the stripe package's types promise. For a
 * sandbox in a process of its own, watch-child.cjs does the same.
 */
const MOST_SHOWN = 30;
const found = new Set<string>();

function check(message: unknown): void {
  for (const difference of unlikeAnswer(message)) found.add(difference);
}

function expectLikeness(): void {
  const shown = [...found].slice(0, MOST_SHOWN);
  found.clear();
  expect(shown).toEqual([]);
}

beforeAll(() => subscribe(ANSWERS, check));
afterEach(expectLikeness);
afterAll(() => {
  unsubscribe(ANSWERS, check);
  expectLikeness();
});

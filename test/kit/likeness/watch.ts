import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { ANSWERS, type SentAnswer } from '../../../src/sandbox/controls/answers.js';
import { differences } from './check.js';
import { stripeSchema, type Schema } from './schema.js';

/*
 * Around every test: whoever started the sandbox, each of its answers must be as the stripe package's types promise.
 */
let schema: Schema | undefined;

/** Each difference with the first call that showed it. */
const unlike = new Map<string, string>();

function check(message: unknown): void {
  if (!isSentAnswer(message)) return;
  schema ??= stripeSchema();
  const { method, path, body } = message;
  for (const difference of differences(schema, JSON.parse(JSON.stringify(body)))) {
    if (!unlike.has(difference)) unlike.set(difference, `${method} ${path}: ${difference}`);
  }
}

function isSentAnswer(message: unknown): message is SentAnswer {
  return typeof message === 'object' && message !== null && 'body' in message;
}

function expectLikeness(): void {
  const found = [...unlike.values()];
  unlike.clear();
  expect(found).toEqual([]);
}

beforeAll(() => subscribe(ANSWERS, check));
afterEach(expectLikeness);
afterAll(() => {
  unsubscribe(ANSWERS, check);
  expectLikeness();
});

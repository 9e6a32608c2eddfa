import fc from 'fast-check';
import { parse, validate } from 'graphql';
import { buildGraphSchema } from '../../../src/graph/schema.js';
import { startSandbox } from '../../../src/sandbox/index.js';
import { rows } from '../../stripe/planner/choices.js';
import { RandomCases } from './random-case.js';
import type { Tenants } from './tenants.js';

const CASES = 300;
const account = (id: string) => ({ id, ids: { Card: ['ic_1One'], Cardholder: ['ich_1One'], Dispute: [] } });

describe('What is asked and done at random', () => {
  const schema = buildGraphSchema();
  let tenants: Tenants;
  beforeAll(async () => {
    const sandbox = await startSandbox({ seed: 'empty', clock: 'frozen' });
    const worlds = { poor: sandbox, rich: sandbox, restore: () => undefined, close: () => sandbox.close() };
    tenants = { ...worlds, a: [account('acct_1A'), account('acct_2A')], b: [account('acct_1B')], times: [0, 3600] };
  });
  afterAll(() => tenants.close());

  it('is what the schema allows, so that a long run fails by nothing else', () => {
    const cases = new RandomCases(schema, tenants, ['key_1']);
    const made = fc.sample(rows, { numRuns: CASES, seed: 1 }).map((row) => cases.from(row, 'a key'));
    const faults = made.flatMap(({ operation: { document } }) =>
      validate(schema, parse(document)).map(({ message }) => `${message}\n${document}`),
    );
    expect(faults).toEqual([]);
    expect(new Set(made.map(({ writes }) => writes)).size).toBe(2);
  });
});

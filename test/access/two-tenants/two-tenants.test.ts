import fc from 'fast-check';
import type { GraphQLSchema } from 'graphql';
import { buildGraphSchema } from '../../../src/graph/schema.js';
import type { RequestLogEntry } from '../../../src/sandbox/index.js';
import { rows } from '../../stripe/planner/choices.js';
import type { Case } from './random-case.js';
import { RandomCases } from './random-case.js';
import type { Tenants } from './tenants.js';
import { makeTenants } from './tenants.js';
import { KEYS, Twins } from './twins.js';

/*
 * Whatever anybody of tenant A asks or does: what tenant B has changes no byte of the answer, and nothing of B's is read
 * for it. TENANT_CASES and TENANT_SEED ask more, and other things.
 */

const CASES = Number(process.env['TENANT_CASES'] ?? 200);
const SEED = Number(process.env['TENANT_SEED'] ?? 20_261_121);

/** Looking for a smaller failing case ends here. */
const ENOUGH = { interruptAfterTimeLimit: 30_000 + 300 * CASES, markInterruptAsFailure: true };

describe("Tenant B's data", () => {
  const schema: GraphQLSchema = buildGraphSchema();
  let tenants: Tenants;
  let twins: Twins;
  let cases: RandomCases;
  const told = { queries: 0, writes: 0, answered: 0 };
  let asked = 0;

  beforeAll(async () => {
    tenants = await makeTenants();
    twins = await Twins.over(tenants);
    cases = new RandomCases(schema, tenants, KEYS);
  }, 60_000);
  afterAll(async () => {
    await twins.close();
    await tenants.close();
  });

  it(
    'changes no byte of what tenant A is answered, and is not read for it',
    async () => {
      const property = fc.asyncProperty(rows, async (row) => {
        await staysApart(cases.from(row, `case-${asked++}`));
      });
      await fc.assert(property, { ...ENOUGH, numRuns: CASES, seed: SEED });
      // Refusals alone would prove little.
      expect(told.answered).toBeGreaterThan(CASES / 4);
    },
    60_000 + 300 * CASES,
  );

  async function staysApart(random: Case): Promise<void> {
    const [poor, rich] = await twins.ask(random);
    told[random.writes ? 'writes' : 'queries'] += 1;
    if (poor.calls.length > 0) told.answered += 1;
    try {
      // A generator that wrote what GraphQL refuses would prove nothing.
      expect(poor.answer).not.toContain('GRAPHQL_VALIDATION_FAILED');
      expect(rich.answer).toEqual(poor.answer);
      expect([...poor.calls, ...rich.calls].filter(reachesB)).toEqual([]);
    } catch (cause) {
      throw new Error(`${JSON.stringify(random, null, 1)}\n${String(cause)}`, { cause });
    }
  }

  /** As B's account, or of it; the platform's list of accounts holds those of everybody. */
  function reachesB({ method, account, path }: RequestLogEntry): boolean {
    const isOfB = tenants.b.some(({ id }) => account === id || path.includes(id));
    return isOfB || (method === 'GET' && path === '/v1/accounts');
  }
});

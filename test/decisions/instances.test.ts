import { type Condition, type Decisions, openDecisions } from '../../src/decisions/index.js';
import type { StripeEvent } from '../../src/events/stripe-event.js';
import { createLogger } from '../../src/log.js';
import { openStore, type Store } from '../../src/store/index.js';
import { API_VERSION } from '../../src/stripe/index.js';
import { createSeal } from '../../src/util/seal.js';
import { onEveryDatabase, type TestDatabase } from '../kit/databases.js';
import { AT, question } from './question.js';

const log = createLogger({ level: 'silent' });
const ABOVE_1000: Condition = {
  ...{ kind: 'total', measure: 'sum', by: 'card', currency: 'usd', above: 1000 },
  window: { kind: 'sliding', seconds: 3600 },
};

onEveryDatabase((create) => {
  describe('Gateways that decide', () => {
    let database: TestDatabase;
    const stores: Store[] = [];
    const opened: Decisions[] = [];

    beforeEach(async () => {
      database = await create();
    });
    afterEach(async () => {
      for (const decisions of opened.splice(0)) await decisions.close();
      for (const store of stores.splice(0)) await store.close();
      await database.drop();
    });

    const open = async (): Promise<Decisions> => {
      const store = await openStore(database.url, log);
      stores.push(store);
      const decisions = await openDecisions({
        ...{ store, otherwise: 'approve', mode: 'test', apiVersion: API_VERSION, log, seal: createSeal([]) },
        events: { subscribe: () => () => undefined },
        partners: { urlFault: () => null, post: () => Promise.resolve({ kind: 'failed', reason: 'refused' }) },
        now: () => AT * 1_000,
      });
      opened.push(decisions);
      return decisions;
    };
    const approves = async (decisions: Decisions, event: StripeEvent) =>
      JSON.parse((await decisions.decide(event)).body).approved;
    const anActiveRule = async ({ rules }: Decisions, condition: Condition = ABOVE_1000) => {
      const outcome = { action: 'decline', reason: 'No.' } as const;
      const facts = { account: 'acct_1', name: 'x', scope: { cardholder: null, card: null }, priority: 1 };
      await rules.create({ ...facts, id: 'drl_1', condition, outcome }, 'make');
      await rules.move('acct_1', 'drl_1', 'active', 'work');
    };

    it("know each other's rules and approvals", async () => {
      const [one, other] = [await open(), await open()];
      await anActiveRule(one);
      expect(await approves(one, question(600))).toBe(true);
      await one.settled();
      await other.settled();
      expect(await approves(other, question(600))).toBe(false);
      expect(await approves(other, question(400))).toBe(true);
    });

    it('know before their first answer what others knew', async () => {
      const one = await open();
      await anActiveRule(one);
      await approves(one, question(1000));
      await one.settled();
      expect(await approves(await open(), question(1))).toBe(false);
    });

    it('answer a question that comes again as before, and count it once', async () => {
      const one = await open();
      await anActiveRule(one);
      const event = question(600);
      expect([await approves(one, event), await approves(one, event)]).toEqual([true, true]);
      expect(await approves(one, question(400))).toBe(true);
      await one.settled();
      expect(await one.records.page({ account: 'acct_1' }, { limit: 10 })).toHaveLength(2);
    });

    it('count what is asked for in steps as one purchase', async () => {
      const one = await open();
      await anActiveRule(one);
      const first = question(600);
      await approves(one, first);
      const id = JSON.parse(JSON.stringify(first.object)).id;
      expect(await approves(one, question(400, { id, amount: 600 }))).toBe(true);
      expect(await approves(one, question(1, { id, amount: 1000 }))).toBe(false);
    });

    it('answer a question that cannot be read by default, and record why', async () => {
      const one = await open();
      await one.settings.setDefault('acct_1', 'ic_1', false);
      expect(await approves(one, question(1, { merchant_data: null }))).toBe(false);
      await one.settled();
      const [decision] = await one.records.page({ account: 'acct_1' }, { limit: 1 });
      expect(decision).toMatchObject({ by: 'card_default', fallback: 'unreadable', purchase: null });
    });

    it('carry out a change of a rule once', async () => {
      const one = await open();
      await anActiveRule(one);
      for (const _time of [1, 2]) await one.rules.update('acct_1', 'drl_1', { name: 'y' }, 'rename');
      expect((await one.rules.versions('acct_1', 'drl_1')).map(({ version, name }) => [version, name])).toEqual([
        [3, 'y'],
        [2, 'x'],
        [1, 'x'],
      ]);
    });
  });
});

import { onPostgres } from '../kit/databases.js';
import { aCardProgram, anAuthorization } from '../kit/given/cards.js';
import { onRedis } from '../kit/redis.js';
import { type Gateway, startGateway, startGatewayOn } from '../kit/start-gateway.js';
import { openRespondingPartner, respond, type RespondingPartner } from './responding.js';

const WHO = 'query($input: EvaluateAuthorizationInput!) { evaluateAuthorization(input: $input) { decidedBy } }';
const DECISION = 'query($id: ID!) { decision(id: $id) { approved decidedBy fallbackReason } }';

/** Stripe asks the first; the partner listens at the second, and answers at the third. */
function answersAcross(env: () => Promise<Readonly<Record<string, string>>>): void {
  let asked: Gateway;
  let others: Gateway[];
  let partner: RespondingPartner;

  beforeEach(async () => {
    const shared = await env();
    asked = await startGateway(shared, { decides: true });
    others = [await startGatewayOn(asked.sandbox, shared), await startGatewayOn(asked.sandbox, shared)];
  });
  afterEach(async () => {
    partner.line.close();
    await partner.line.closed;
    for (const gateway of [...others, asked]) await gateway.close();
  });

  test('a partner that is connected to one gateway answers at another what a third was asked', async () => {
    const program = await aCardProgram(asked.stripe);
    const secret = await asked.secret({ accounts: [program.account] });
    const [listens, answers] = others;
    partner = await openRespondingPartner(listens!.url, secret, { answersAt: answers!.url });
    const came: unknown[] = [];
    partner.says(({ id }) => {
      const twice = async () => {
        for (const approved of [false, true]) came.push(await respond(partner.client, id, { approved }));
      };
      void twice();
      return null;
    });
    const input = { cardId: `${program.account}/${program.card}`, amount: 1 };
    const who = async () =>
      (await asked.client.run<{ evaluateAuthorization: { decidedBy: string } }>(WHO, { input })).evaluateAuthorization;
    while ((await who()).decidedBy !== 'RESPONDER') await new Promise((resolve) => setTimeout(resolve, 10));
    const { approved } = await anAuthorization(asked.stripe, program.account, { card: program.card });
    expect(approved).toBe(false);
    await asked.settled();
    const [told] = partner.told.answers;
    const id = told?.authorizationDecisionRequested.id ?? '';
    expect(await asked.client.run(DECISION, { id })).toEqual({
      decision: { approved: false, decidedBy: 'RESPONDER', fallbackReason: null },
    });
    while (came.length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(came).toMatchObject([
      { decisionId: id, approved: false, userErrors: [] },
      { decisionId: null, userErrors: [{ code: 'INVALID_STATE', state: 'answered' }] },
    ]);
  });
}

onPostgres((create) => {
  const drops: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const drop of drops) await drop();
  });
  const database = async () => {
    const made = await create();
    drops.push(made.drop);
    return { DATABASE_URL: made.url };
  };
  describe('by the database alone', () => answersAcross(database));
  onRedis((names) => answersAcross(async () => ({ ...(await database()), REDIS_URL: names().url })));
});

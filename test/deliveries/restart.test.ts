import { createClient } from '../kit/client.js';
import { DATABASES } from '../kit/databases.js';
import { aCardProgram } from '../kit/given/cards.js';
import { startPartnerServer } from '../kit/partner-server.js';
import { startGateway } from '../kit/start-gateway.js';
import { anEndpoint } from './given.js';

it.each(DATABASES.map((create) => [create.name === 'createSqlite' ? 'SQLite' : 'PostgreSQL', create] as const))(
  'what was on its way when the gateway stopped is sent by the next one, under the same id, on %s',
  async (_name, create) => {
    const database = await create();
    const partner = await startPartnerServer({}, () => undefined);
    const first = await startGateway({ DATABASE_URL: database.url }, { hears: true });
    const { account, card } = await aCardProgram(first.stripe);
    await first.settled();
    const { secret } = await first.keys.create({ name: 'p', accounts: [account], permissions: 'all', mode: 'test' });
    await anEndpoint(createClient(first.url, secret), { url: partner.url, document: '{ __typename }' });
    await first.stripe.issuing.cards.update(card, { metadata: { a: 'b' } }, { stripeAccount: account });
    await partner.arrived(1);
    await first.close();
    partner.behave((response) => response.end());
    const second = await startGateway({ DATABASE_URL: database.url });
    await partner.arrived(2);
    await second.settled();
    const ids = partner.received.map(({ headers }) => headers['webhook-id']);
    expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
    await second.close();
    await partner.close();
    await database.drop();
  },
);

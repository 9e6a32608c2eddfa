import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { CardProgram } from '../kit/given/cards.js';
import { aCardProgram } from '../kit/given/cards.js';
import { type PartnerServer, startPartnerServer } from '../kit/partner-server.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';
import { aKey, anEndpoint, endpointOf, told } from './given.js';

let gateway: Gateway;
let mine: CardProgram;
const bad: PartnerServer[] = [];

beforeAll(async () => {
  gateway = await startGateway({}, { hears: true });
  mine = await aCardProgram(gateway.stripe);
  await gateway.settled();
});
afterAll(async () => {
  for (const partner of bad) await partner.close();
  await gateway.close();
});

async function somethingHappens(): Promise<void> {
  const on = { stripeAccount: mine.account };
  await gateway.stripe.issuing.cards.update(mine.card, { metadata: { at: aKey() } }, on);
}

it('partners that hang, flood and redirect, many deliveries each, slow nobody else', async () => {
  const hangs = await startPartnerServer({}, () => undefined);
  const floods = await startPartnerServer({}, (response) => {
    const more = () => {
      while (!response.destroyed && response.write('flood '.repeat(10_000)));
    };
    response.writeHead(500).on('drain', more);
    more();
  });
  const redirects = await startPartnerServer({}, (response) =>
    response.writeHead(301, { location: 'http://169.254.169.254/' }).end(),
  );
  bad.push(floods, redirects);
  const good = await startPartnerServer();
  bad.push(good);
  const [, flooded, redirected] = await Promise.all(
    [hangs, floods, redirects, good].map(({ url }) => anEndpoint(gateway.client, { url })),
  );
  const EVENTS = 30;
  for (let event = 0; event < EVENTS; event += 1) await somethingHappens();
  await good.arrived(EVENTS);
  expect(new Set(good.received.map((one) => told(one).eventId)).size).toBe(EVENTS);
  // Whoever hangs has its own places, and no more of them.
  expect(hangs.received.length).toBeLessThanOrEqual(4);
  const outcomes = async (id = '') => {
    const { nodes } = (await endpointOf(gateway.client, id)).deliveries;
    return new Set(nodes.flatMap(({ attempts }) => attempts.map(({ outcome }) => outcome)));
  };
  await floods.arrived(1);
  await redirects.arrived(1);
  await hangs.close();
  await gateway.settled();
  expect(await outcomes(flooded?.id)).toEqual(new Set(['TOO_LARGE']));
  expect(await outcomes(redirected?.id)).toEqual(new Set(['REDIRECT']));
}, 60_000);

it('one that answers garbage is recorded', async () => {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    socket.once('data', () => socket.end('\u0000\u0001 nothing like HTTP\r\n\r\n'));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const { id } = await anEndpoint(gateway.client, { url: `http://127.0.0.1:${port}/` });
  await somethingHappens();
  await gateway.settled();
  expect((await endpointOf(gateway.client, id)).deliveries.nodes[0]?.attempts).toMatchObject([
    { outcome: 'BROKEN', status: null },
  ]);
  server.close();
  for (const socket of sockets) socket.destroy();
});

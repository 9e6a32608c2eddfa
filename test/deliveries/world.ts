import type { CardProgram } from '../kit/given/cards.js';
import { aCardProgram } from '../kit/given/cards.js';
import type { Client } from '../kit/client.js';
import { type PartnerServer, startPartnerServer } from '../kit/partner-server.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';
import { aKey, mutation } from './given.js';

export let gateway: Gateway;
export let mine: CardProgram;
export let theirs: CardProgram;
export let client: Client;
export let partner: PartnerServer;

export const HOUR = 3600;

/** For each file of tests: a gateway that hears of two accounts, and for each test a partner and no endpoints. */
export function openWorld(): void {
  beforeAll(async () => {
    gateway = await startGateway({}, { hears: true });
    mine = await aCardProgram(gateway.stripe);
    theirs = await aCardProgram(gateway.stripe);
    client = await gateway.viewer({ accounts: [mine.account] });
    await gateway.settled();
  });
  afterAll(() => gateway.close());
  beforeEach(async () => {
    partner = await startPartnerServer();
  });
  afterEach(async () => {
    await gateway.settled();
    for (const { id } of await endpoints())
      await mutation(gateway.client, 'deleteWebhookEndpoint', { webhookEndpointId: id }, '');
    await partner.close();
  });
}

async function endpoints() {
  const data = await gateway.client.run<{ webhookEndpoints: { nodes: { id: string }[] } }>(
    '{ webhookEndpoints(first: 100) { nodes { id } } }',
  );
  return data.webhookEndpoints.nodes;
}

/** A card is updated, which Stripe tells, and all that follows is over. */
export async function somethingHappens({ account, card }: CardProgram = mine): Promise<void> {
  await gateway.stripe.issuing.cards.update(card, { metadata: { at: aKey() } }, { stripeAccount: account });
  await gateway.settled();
}

export async function timePasses(seconds: number): Promise<void> {
  gateway.sandbox.clock.advance(seconds);
  await gateway.settled();
}

import { createClient } from '../../kit/client.js';
import type { Given, KilledMutation } from './killed-mutation.js';
import type { World } from './world.js';

/** Nobody listens there. */
const NOWHERE = 'http://127.0.0.1:9/cardgraph';
const ENDPOINT = {
  url: NOWHERE,
  topics: ['issuing_card.*'],
  document: 'query($eventId: ID!) { event(id: $eventId) { type } }',
};
const RULE = {
  name: 'Nothing dear',
  condition: { amount: { currency: 'USD', atLeast: 1000 } },
  outcome: { action: 'DECLINE', reason: 'Too dear.' },
};

/** Mutations that make something of our own, and nothing in Stripe. */
export const OWN_MUTATIONS: Readonly<Record<string, KilledMutation>> = {
  'make a rule': {
    name: 'createDecisionRule',
    input: 'CreateDecisionRuleInput',
    selects: 'rule { id state }',
    given: async (world) => ({ ...RULE, accountId: world.program.account, name: world.nextName() }),
    makes: {},
    leaves: async (world, { name }) => {
      const { rules } = await asked<{ rules: { nodes: { name: string }[] } }>(
        world,
        'query($id: ID!) { connectedAccount(id: $id) { rules: decisionRules(first: 100) { nodes { name } } } }',
      );
      return rules.nodes.filter((rule) => rule.name === name).length;
    },
    left: 1,
  },
  'change a rule': {
    name: 'updateDecisionRule',
    input: 'UpdateDecisionRuleInput',
    selects: 'rule { id version }',
    given: async (world) => ({ ruleId: await ruleOf(world), name: 'Dearer' }),
    makes: {},
  },
  'promote a rule': {
    name: 'promoteDecisionRule',
    input: 'PromoteDecisionRuleInput',
    selects: 'rule { id state }',
    given: async (world) => ({ ruleId: await ruleOf(world), to: 'SHADOW' }),
    makes: {},
  },
  'archive a rule': {
    name: 'archiveDecisionRule',
    input: 'ArchiveDecisionRuleInput',
    selects: 'rule { id state }',
    given: async (world) => ({ ruleId: await ruleOf(world) }),
    makes: {},
  },
  'set an endpoint for decisions': {
    name: 'setDecisionEndpoint',
    input: 'SetDecisionEndpointInput',
    selects: 'endpoint { url }',
    given: ({ program: { account } }) => Promise.resolve({ accountId: account, url: NOWHERE }),
    makes: {},
  },
  'rotate the secret of an endpoint for decisions': {
    name: 'rotateDecisionEndpointSecret',
    input: 'RotateDecisionEndpointSecretInput',
    selects: 'endpoint { url }',
    given: async (world) => {
      const { account: accountId } = world.program;
      await done(world, 'setDecisionEndpoint', { accountId, url: NOWHERE }, 'endpoint { url }');
      return { accountId };
    },
    makes: {},
  },
  'make a webhook endpoint': {
    name: 'createWebhookEndpoint',
    input: 'CreateWebhookEndpointInput',
    selects: 'webhookEndpoint { id }',
    given: ({ program: { account } }) => Promise.resolve({ ...ENDPOINT, accountId: account }),
    makes: {},
  },
  'rotate the secret of a webhook endpoint': {
    name: 'rotateWebhookSecret',
    input: 'RotateWebhookSecretInput',
    selects: 'webhookEndpoint { id }',
    given: async (world) => ({ webhookEndpointId: await endpointOf(world) }),
    makes: {},
  },
  'try a webhook endpoint': {
    name: 'sendTestDelivery',
    input: 'SendTestDeliveryInput',
    selects: 'delivery { id }',
    given: async (world) => ({ webhookEndpointId: await endpointOf(world) }),
    makes: {},
  },
  'replay a delivery': {
    name: 'replayDelivery',
    input: 'ReplayDeliveryInput',
    selects: 'delivery { id }',
    given: async (world) => {
      const of = { webhookEndpointId: await endpointOf(world) };
      const { delivery } = await done<{ delivery: { id: string } }>(world, 'sendTestDelivery', of, 'delivery { id }');
      return { deliveryId: delivery.id };
    },
    makes: {},
  },
  'replay what an endpoint missed': {
    name: 'replayDeliveries',
    input: 'ReplayDeliveriesInput',
    selects: 'queued',
    given: async (world) => ({ webhookEndpointId: await endpointOf(world), since: '2026-01-01T00:00:00Z' }),
    makes: {},
  },
};

async function ruleOf(world: World): Promise<string> {
  const given = { ...RULE, accountId: world.program.account };
  const { rule } = await done<{ rule: { id: string } }>(world, 'createDecisionRule', given, 'rule { id }');
  return rule.id;
}

async function endpointOf(world: World): Promise<string> {
  const { webhookEndpoint } = await done<{ webhookEndpoint: { id: string } }>(
    world,
    'createWebhookEndpoint',
    { ...ENDPOINT, accountId: world.program.account },
    'webhookEndpoint { id }',
  );
  return webhookEndpoint.id;
}

/** Done before anything is killed. */
async function done<P>(world: World, name: string, input: Given, selects: string): Promise<P> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input!`;
  const document = `mutation($input: ${type}) { done: ${name}(input: $input) { ${selects} userErrors { message } } }`;
  const variables = { input: { ...input, idempotencyKey: world.nextName() } };
  return (await createClient(world.gateway.url, world.secret).run<{ done: P }>(document, variables)).done;
}

async function asked<A>(world: World, document: string): Promise<A> {
  const client = createClient(world.gateway.url, world.secret);
  return (await client.run<{ connectedAccount: A }>(document, { id: world.program.account })).connectedAccount;
}

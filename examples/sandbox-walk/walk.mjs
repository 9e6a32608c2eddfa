/*
 * From onboarding to a won dispute against a running sandbox, with a listener that hears every event of it.
 *
 *   npm run sandbox                              in one terminal
 *   node examples/sandbox-walk/walk.mjs          in another; SANDBOX_URL names a sandbox elsewhere on this machine
 *
 * It ends with 0 if every step went well and every event arrived, signed; otherwise it says what did not, and ends with 1.
 */
import Stripe from 'stripe';
import { ACCOUNT_STEPS } from './account-steps.mjs';
import { CARD_STEPS } from './card-steps.mjs';
import { openListener } from './listener.mjs';
import { SPENDING_STEPS } from './spending-steps.mjs';

const given = process.env.SANDBOX_URL || 'http://127.0.0.1:12111';
const sandbox = URL.canParse(given) ? new URL(given) : undefined;
const STEPS = [...ACCOUNT_STEPS, ...CARD_STEPS, ...SPENDING_STEPS];
const print = (line) => console.log(line);

/** The sandbox's own controls, which Stripe does not have. */
async function control(method, path, body) {
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(new URL(`/_sandbox/${path}`, sandbox), { method, ...sent });
  if (!response.ok) throw new Error(`${method} /_sandbox/${path} answered ${response.status}`);
  return await response.json();
}

async function now() {
  if (sandbox?.protocol !== 'http:')
    throw new Error(`SANDBOX_URL must be an address like http://127.0.0.1:12111, not ${given}`);
  try {
    return (await control('GET', 'clock')).now;
  } catch (error) {
    const reason = error.cause?.code ?? error.message;
    throw new Error(`No sandbox answers at ${sandbox.origin} (${reason}). Start one with: npm run sandbox`);
  }
}

function client() {
  return new Stripe('sk_test_walk', {
    host: sandbox.hostname,
    port: sandbox.port || 80,
    protocol: 'http',
    maxNetworkRetries: 0,
    telemetry: false,
  });
}

/** One endpoint alone decides on authorizations, the oldest: with another one there, the walk would never be asked. */
async function mustDecide(stripe) {
  for await (const { id, url, status, enabled_events: names } of stripe.webhookEndpoints.list({ limit: 100 })) {
    if (status !== 'enabled' || !names.includes('issuing_authorization.request')) continue;
    throw new Error(
      `The endpoint ${id} (${url}) decides on authorizations already. Delete it (DELETE /v1/webhook_endpoints/${id}), or ` +
        'start another sandbox with npm run sandbox -- --port 12112 and name it in SANDBOX_URL.',
    );
  }
}

async function take(step, walk, listener) {
  print(step.title);
  const before = listener.heard.length;
  print(`  ${await step.run(walk)}`);
  // Deliveries follow their cause; when nothing is under way any more, what has not arrived never will.
  await control('POST', 'webhooks/settle');
  const types = listener.heard.slice(before).filter(({ account }) => account === walk.account);
  for (const type of step.events) {
    const at = types.findIndex((event) => event.type === type);
    if (at < 0) throw new Error(`The event ${type} did not arrive`);
    types.splice(at, 1);
  }
}

async function takeAll(walk, listener) {
  for (const step of STEPS) {
    await take(step, walk, listener).catch((error) => {
      throw new Error(`${step.title}: ${error.message}`);
    });
  }
}

async function main() {
  const start = await now();
  const stripe = client();
  const walk = { stripe, now: start, pass: (seconds) => control('POST', 'clock/advance', { seconds }) };
  await mustDecide(stripe);
  const listener = await openListener(stripe, print);
  const { id, secret } = await stripe.webhookEndpoints.create({
    url: listener.url,
    connect: true,
    enabled_events: ['*', 'issuing_authorization.request'],
  });
  listener.trust(secret);
  // An endpoint that nobody listens to any more would go on being asked about authorizations.
  const leave = () => stripe.webhookEndpoints.del(id).finally(() => listener.close());
  process.once('SIGINT', () => leave().finally(() => process.exit(130)));
  try {
    await takeAll(walk, listener);
  } catch (error) {
    await leave().catch(() => print('  the webhook endpoint could not be removed'));
    throw error;
  }
  await leave();
  print(`Every step went well: ${STEPS.length} steps, ${listener.heard.length} events.`);
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});

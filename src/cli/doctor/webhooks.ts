import { z } from 'zod';
import type { Config } from '../../config.js';
import { API_VERSION } from '../../stripe/index.js';
import { type Finding, ok, warning } from './finding.js';
import type { Look } from './look.js';

const CHECK = 'webhooks';
const PATH = '/webhooks/stripe';

const endpoints = z.object({
  data: z.array(
    z.object({
      url: z.string(),
      status: z.string(),
      api_version: z.string().nullable(),
      enabled_events: z.array(z.string()),
    }),
  ),
});

type Endpoint = z.output<typeof endpoints>['data'][number];

/** Whether Stripe tells the gateway what happens, and the gateway believes it. */
export async function lookAtWebhooks({ webhookSecrets }: Config, look: Look): Promise<Finding[]> {
  return [...lookAtSecrets(webhookSecrets.length), ...lookAtEndpoints(await listed(look))];
}

function lookAtSecrets(count: number): Finding[] {
  if (count > 0) return [ok(CHECK, `${count} signing secret${count === 1 ? ' is' : 's are'} set.`)];
  const what = 'STRIPE_WEBHOOK_SECRETS is not set: no event is taken, and no authorization decided.';
  return [warning(CHECK, what, 'Set it to the signing secrets of the endpoints, comma-separated.')];
}

async function listed(look: Look): Promise<readonly Endpoint[] | null> {
  const looked = await look('/v1/webhook_endpoints?limit=100');
  if (looked.kind !== 'answered' || looked.status !== 200) return null;
  return endpoints.safeParse(looked.body).data?.data ?? null;
}

function lookAtEndpoints(all: readonly Endpoint[] | null): Finding[] {
  if (all === null) return [warning(CHECK, 'The endpoints could not be listed.', 'See what the key may read.')];
  const ours = all.filter(({ url }) => URL.canParse(url) && new URL(url).pathname === PATH);
  const open = ours.filter(({ status }) => status === 'enabled');
  const release = API_VERSION.slice(API_VERSION.indexOf('.'));
  const others = open.filter(({ api_version: version }) => version !== null && !version.endsWith(release));
  const found: Finding[] = [];
  if (open.length === 0) {
    const todo = 'Make two, one of them for connected accounts, or set STRIPE_WEBHOOK_SECRETS by what the CLI prints.';
    found.push(warning(CHECK, `No endpoint that is enabled leads to ${PATH}.`, todo));
  }
  if (ours.length > open.length)
    found.push(
      warning(CHECK, `Stripe sends nothing to ${ours.length - open.length} of them.`, 'Enable or delete them.'),
    );
  if (others.length > 0) {
    const what = `${others.length} of them are of another release than ${API_VERSION}.`;
    found.push(warning(CHECK, what, 'Their objects are read again: make them anew with this version.'));
  }
  if (found.length > 0) return found;
  const decides = open.some(({ enabled_events: events }) => events.includes('issuing_authorization.request'));
  const asked = decides ? 'are asked about' : 'are not asked about';
  return [
    ok(CHECK, `${open.length} endpoint${open.length === 1 ? ' leads' : 's lead'} here; authorizations ${asked}.`),
  ];
}

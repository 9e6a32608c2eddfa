import { z } from 'zod';
import { type Finding, failure, ok, warning } from './finding.js';
import type { Look } from './look.js';

const CHECK = 'platform';

const account = z.object({
  id: z.string(),
  object: z.literal('account'),
  details_submitted: z.boolean().default(true),
  capabilities: z.record(z.string(), z.string()).default({}),
});

/** Those that the gateway's work rests on. */
const NEEDED = ['card_issuing', 'treasury', 'transfers'];

/** What Stripe tells of the platform itself; most of what it has Stripe tells of its accounts alone. */
export async function lookAtPlatform(body: unknown, look: Look): Promise<Finding[]> {
  return [...judge(body), ...(await lookAtConnect(look))];
}

function judge(body: unknown): Finding[] {
  const { success, data } = account.safeParse(body);
  if (!success) return [warning(CHECK, 'Stripe tells nothing of the platform.', 'Ask with a key that may read it.')];
  const idle = NEEDED.filter((name) => (data.capabilities[name] ?? 'active') !== 'active');
  if (!data.details_submitted)
    return [warning(CHECK, `${data.id} has not told Stripe what it needs to know.`, 'Complete it in the Dashboard.')];
  if (idle.length > 0)
    return [
      warning(CHECK, `${data.id} cannot use ${idle.join(', ')} yet.`, 'See in the Dashboard what Stripe asks for.'),
    ];
  return [ok(CHECK, `${data.id} is the platform; Stripe tells of nothing that it lacks.`)];
}

async function lookAtConnect(look: Look): Promise<Finding[]> {
  const looked = await look('/v1/accounts?limit=1');
  if (looked.kind === 'answered' && looked.status === 200) return [ok('connect', 'Connected accounts can be listed.')];
  if (looked.kind === 'answered' && looked.status === 400)
    return [failure('connect', 'Stripe lists no connected accounts to it.', 'Sign the platform up for Connect.')];
  const why = looked.kind === 'answered' ? `status ${looked.status}` : looked.reason;
  return [warning('connect', `Connected accounts could not be listed: ${why}.`, 'See what the key may read.')];
}

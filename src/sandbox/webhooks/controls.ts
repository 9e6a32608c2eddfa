import type { ControlAnswer } from '../control.js';
import { ControlRefusal, fields } from '../controls/json-body.js';
import { events } from '../state/events.js';
import type { Tenant } from '../state/tenant.js';
import { Turn } from '../state/turn.js';
import type { World } from '../state/world.js';
import type { Courier } from './courier.js';
import { changeSettings, deliveries, resetSettings, settingsOf, webhookEndpoints, type Settings } from './state.js';
import { subscribers } from './subscription.js';

const SHOWN = 200;
const SETTINGS = [
  'account',
  'authorization_default',
  'authorization_timeout_ms',
  'duplicate',
  'lose',
  'retry_delays',
  'reverse',
] as const;

/**
 * Below `/_sandbox/webhooks`: what was sent, what is to go wrong, and how authorizations end that nobody decides on.
 * `settle` answers when nothing is under way. Undefined: no such control.
 */
export async function answerWebhookControl(
  courier: Courier,
  call: string,
  text: string,
): Promise<ControlAnswer | undefined> {
  const { world } = courier;
  if (call === 'POST') change(courier, fields(text, SETTINGS));
  else if (call === 'POST settle') await courier.settled();
  else if (call === 'POST resend') resend(courier, fields(text, ['event'])['event']);
  else if (call === 'DELETE') {
    for (const tenant of world.allTenants()) resetSettings(tenant);
    courier.release();
  } else if (call !== 'GET') return undefined;
  return { status: 200, body: overview(world) };
}

function overview(world: World): object {
  const { platform } = world;
  const { id: _, ...settings } = settingsOf(platform);
  return {
    settings,
    endpoints: webhookEndpoints.in(platform).all(),
    deliveries: deliveries
      .in(platform)
      .rows()
      .slice(-SHOWN)
      .map(({ value }) => value),
  };
}

function change(courier: Courier, { account, ...sent }: Readonly<Record<string, unknown>>): void {
  const { platform } = courier.world;
  const patches = Object.entries(sent).map(([key, value]) => settingFrom(key, value));
  changeSettings(
    platform,
    account === undefined ? platform : tenantOf(courier.world, account),
    Object.assign({}, ...patches),
  );
  if (sent['reverse'] !== undefined) courier.release();
}

function tenantOf(world: World, account: unknown): Tenant {
  const tenant = typeof account === 'string' ? world.tenant(account) : undefined;
  if (!tenant) throw new ControlRefusal(`There is no account ${String(account)}`, 404);
  return tenant;
}

function settingFrom(key: string, value: unknown): Partial<Settings> {
  if (key === 'authorization_default') {
    if (value === 'approve' || value === 'decline') return { authorization_default: value };
    throw new ControlRefusal('authorization_default must be approve or decline');
  }
  if (key === 'retry_delays') {
    if (Array.isArray(value) && value.every(isCount)) return { retry_delays: value.filter(isCount) };
    throw new ControlRefusal('retry_delays must be a list of whole numbers of seconds');
  }
  if (!isCount(value)) throw new ControlRefusal(`${key} must be a whole number from 0`);
  return { [key]: value };
}

function resend(courier: Courier, id: unknown): void {
  const { world } = courier;
  for (const tenant of world.allTenants()) {
    const event = typeof id === 'string' ? events.in(tenant).get(id) : undefined;
    if (!event) continue;
    const turn = new Turn(world, tenant, world.clock.now(), null, null);
    for (const endpoint of subscribers(world.platform, event)) courier.enqueue(courier.add(turn, event, endpoint).id);
    return;
  }
  throw new ControlRefusal(`There is no event ${String(id)}`, 404);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

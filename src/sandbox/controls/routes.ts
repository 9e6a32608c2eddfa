import type { ControlAnswer } from '../control.js';
import { answerWebhookControl } from '../webhooks/controls.js';
import type { Courier } from '../webhooks/courier.js';
import { readFault, type Faults } from './faults.js';
import type { Forks } from './forks.js';
import { ControlRefusal, fields } from './json-body.js';
import { readLimits, type RateLimits } from './rate-limits.js';
import type { Snapshots } from './snapshots.js';

export interface Controls {
  snapshots: Snapshots;
  faults: Faults;
  limits: RateLimits;
  courier: Courier;
  forks: Forks;
}

const ok = (body: unknown): ControlAnswer => ({ status: 200, body });

/** Snapshots, faults and limits below `/_sandbox/`; undefined for what is none of them. */
export async function answerWorldControl(
  controls: Controls,
  method: string,
  path: string,
  text: string,
): Promise<ControlAnswer | undefined> {
  try {
    const [family, name, verb, ...rest] = path.slice('/_sandbox/'.length).split('/').map(decodeURIComponent);
    if (rest.length > 0) return undefined;
    if (family === 'snapshots') return await snapshots(controls, `${method} ${verb ?? ''}`.trim(), name, text);
    if (verb !== undefined) return undefined;
    if (family === 'webhooks')
      return await answerWebhookControl(controls.courier, `${method} ${name ?? ''}`.trim(), text);
    if (family === 'forks') return await forks(controls.forks, method, name);
    if (family === 'faults') return faults(controls.faults, method, name, text);
    if (family === 'limits' && name === undefined) return limits(controls.limits, method, text);
    return undefined;
  } catch (error) {
    if (error instanceof ControlRefusal) return { status: error.status, body: { error: { message: error.message } } };
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

async function snapshots(
  { snapshots: kept, forks: started }: Controls,
  call: string,
  name: string | undefined,
  text: string,
): Promise<ControlAnswer | undefined> {
  if (name === undefined) return call === 'GET' ? ok({ snapshots: kept.names() }) : undefined;
  if (call === 'POST') kept.take(name);
  else if (call === 'POST restore') kept.restore(name);
  else if (call === 'POST fork') {
    const { webhooks = false } = fields(text, ['webhooks']);
    if (typeof webhooks !== 'boolean') throw new ControlRefusal('webhooks must be true or false');
    const { url, port } = await started.start(name, { webhooks });
    return ok({ url, port });
  } else if (call === 'DELETE') kept.delete(name);
  else return undefined;
  return ok({ name });
}

async function forks(started: Forks, method: string, port: string | undefined): Promise<ControlAnswer | undefined> {
  if (method === 'GET' && port === undefined) return ok({ forks: started.list() });
  if (method !== 'DELETE' || port === undefined) return undefined;
  if (!(await started.stop(Number(port)))) throw new ControlRefusal(`There is no fork on port ${port}`, 404);
  return ok({});
}

function faults(orders: Faults, method: string, id: string | undefined, text: string): ControlAnswer | undefined {
  if (method === 'DELETE') {
    const found = orders.remove(id);
    if (id !== undefined && !found) throw new ControlRefusal(`There is no fault ${id}`, 404);
    return ok({});
  }
  if (id !== undefined) return undefined;
  if (method === 'POST') return ok(orders.add(readFault(text)));
  return method === 'GET' ? ok({ faults: orders.list() }) : undefined;
}

function limits(current: RateLimits, method: string, text: string): ControlAnswer | undefined {
  if (method === 'POST') current.set(readLimits(text));
  else if (method === 'DELETE') current.set(undefined);
  else if (method !== 'GET') return undefined;
  return ok({ limits: current.current() ?? null });
}

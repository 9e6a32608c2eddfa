import { outsideCauses } from '../endpoints.js';
import { events } from '../state/events.js';
import { Turn } from '../state/turn.js';
import type { World } from '../state/world.js';
import { StripeRefusal } from '../wire/error-body.js';
import { emptyHash, type FormHash } from '../wire/form-body.js';
import { ControlRefusal, jsonObject } from './json-body.js';

/**
 * Lets the world outside do something to an account, or to the platform where none is named. Answers with the object that
 * it happened to and the events that tell of it.
 */
export function bringAbout(world: World, name: string, text: string): object {
  const cause = outsideCauses.get(name);
  if (!cause) throw new ControlRefusal(`There is no cause ${name}. Known: ${causeNames().join(', ')}`, 404);
  const { account, ...sent } = jsonObject(text);
  const tenant = account === undefined ? world.platform : world.tenant(String(account));
  if (!tenant) throw new ControlRefusal(`There is no account ${String(account)}`, 404);
  const known = events.in(tenant).size;
  try {
    const carryOut = cause.prepare(asForm(sent));
    const object = world.journal.attempt(() => carryOut(new Turn(world, tenant, world.clock.now(), null, null)));
    const told = events.in(tenant).rows().slice(known);
    return { object, events: told.map(({ value: { id, type } }) => ({ id, type })) };
  } catch (error) {
    if (!(error instanceof StripeRefusal)) throw error;
    const { param } = error.details;
    const named = param !== undefined && !error.message.includes(param) ? ` (${param})` : '';
    throw new ControlRefusal(`${error.message}${named}`, error.status === 404 ? 404 : 400);
  }
}

export function causeNames(): string[] {
  return [...outsideCauses.keys()].sort();
}

function asForm(sent: Readonly<Record<string, unknown>>): FormHash {
  const form = emptyHash();
  for (const [key, value] of Object.entries(sent)) {
    if (typeof value !== 'string' && typeof value !== 'number') {
      throw new ControlRefusal(`${key} must be a text or a number`);
    }
    form[key] = String(value);
  }
  return form;
}

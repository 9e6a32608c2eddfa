import { bringAbout, causeNames } from './controls/causes.js';
import { ControlRefusal } from './controls/json-body.js';
import type { Dispatcher } from './dispatch.js';
import type { World } from './state/world.js';

export interface ControlAnswer {
  status: number;
  body: unknown;
}

/** The sandbox's own controls, below `/_sandbox/`: the request log, the clock and what happens outside, as JSON. */
export function answerControl(
  dispatcher: Dispatcher,
  world: World,
  method: string,
  path: string,
  text: string,
): ControlAnswer {
  const route = `${method} ${path}`;
  if (route === 'GET /_sandbox/requests') return { status: 200, body: dispatcher.log };
  if (route === 'DELETE /_sandbox/requests') {
    dispatcher.log.length = 0;
    return { status: 200, body: {} };
  }
  if (route === 'GET /_sandbox/clock') return clock(world);
  if (route === 'GET /_sandbox/causes') return { status: 200, body: { causes: causeNames() } };
  if (route.startsWith(CAUSE)) return caused(dispatcher, world, route.slice(CAUSE.length), text);
  if (route !== 'POST /_sandbox/clock/advance') {
    return { status: 404, body: { error: { message: `The sandbox has no control ${route}` } } };
  }
  const seconds = secondsIn(text);
  if (seconds === undefined) {
    return { status: 400, body: { error: { message: 'Send {"seconds": n} with a whole number from 0 to 10 years' } } };
  }
  advance(dispatcher, world, seconds);
  return clock(world);
}

const CAUSE = 'POST /_sandbox/causes/';

function caused(dispatcher: Dispatcher, world: World, name: string, text: string): ControlAnswer {
  dispatcher.runJobs();
  try {
    return { status: 200, body: bringAbout(world, name, text) };
  } catch (error) {
    if (error instanceof ControlRefusal) return { status: error.status, body: { error: { message: error.message } } };
    throw error;
  }
}

/** Moves the clock and carries out what falls due. */
export function advance(dispatcher: Dispatcher, world: World, seconds: number): void {
  world.clock.advance(seconds);
  dispatcher.runJobs();
}

function clock(world: World): ControlAnswer {
  return { status: 200, body: { now: world.clock.now(), kind: world.clock.kind } };
}

function secondsIn(text: string): number | undefined {
  try {
    const sent: unknown = JSON.parse(text);
    if (typeof sent !== 'object' || sent === null || !('seconds' in sent)) return undefined;
    const { seconds } = sent;
    const whole = typeof seconds === 'number' && Number.isInteger(seconds);
    return whole && seconds >= 0 && seconds <= 315_360_000 ? seconds : undefined;
  } catch {
    return undefined;
  }
}

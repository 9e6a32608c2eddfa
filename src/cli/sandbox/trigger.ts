import { type Terminal, UsageError } from '../command.js';
import { readOptions } from '../options.js';
import { ADDRESS_OPTIONS, readAddress, unreachable } from './address.js';
import { createCaller, textAt, type Caller } from './caller.js';
import { CAUSES } from './causes.js';
import { createStage, onboard } from './stage.js';

/** `sandbox trigger issuing_card.created`: makes an event by doing what causes it, on a running sandbox. */
export async function triggerEvent([type = '', ...rest]: readonly string[], terminal: Terminal): Promise<number> {
  const { account: named, ...address } = readOptions(rest, { account: { type: 'string' }, ...ADDRESS_OPTIONS });
  const cause = CAUSES[type];
  if (!cause) throw new UsageError(`Name an event that the sandbox makes, not ${type || 'nothing'}:\n${listed()}`);
  const url = readAddress(address, terminal);
  const caller = createCaller(url);
  const now = await clockOf(url);
  const account = named ?? (await onboard(caller, now));
  const before = await newest(caller, account, type);
  const done = await cause(createStage(caller, account, now));
  const event = toldBy(done, type) ?? (await newest(caller, account, type));
  if (event === undefined || event === before) throw new Error(`${type} did not happen on ${account}.${hintFor(type)}`);
  terminal.out(`${type} happened on ${account}: ${event}\n`);
  if (caller.passed() > 0) terminal.out(`The clock of the sandbox went on by ${caller.passed()} s.\n`);
  return 0;
}

/** The event in the answer of a control: who has disconnected an account cannot look its events up any more. */
function toldBy(answer: unknown, type: string): string | undefined {
  for (let at = 0; ; at += 1) {
    const told = textAt(answer, ['events', at, 'type']);
    if (told === undefined) return undefined;
    if (told === type) return textAt(answer, ['events', at, 'id']);
  }
}

async function newest(caller: Caller, account: string, type: string): Promise<string | undefined> {
  return textAt(await caller.get('/v1/events', { type, limit: 1 }, account), ['data', 0, 'id']);
}

async function clockOf(url: string): Promise<number> {
  const response = await fetch(`${url}/_sandbox/clock`).catch((cause: unknown) => {
    throw unreachable(url, cause);
  });
  const answer: unknown = await response.json();
  const now = typeof answer === 'object' && answer !== null && 'now' in answer ? answer.now : undefined;
  if (typeof now !== 'number') throw new Error(`${url} is no sandbox`);
  return now;
}

function hintFor(type: string): string {
  return type === 'issuing_authorization.request' ? ' It needs a webhook endpoint that names it.' : '';
}

function listed(): string {
  return Object.keys(CAUSES)
    .sort()
    .map((type) => `  ${type}`)
    .join('\n');
}

import type { StoredEvent } from '../state/events.js';
import { schedule } from '../state/jobs.js';
import type { Turn } from '../state/turn.js';
import type { World } from '../state/world.js';
import { courierOf } from './courier.js';
import { bodyFor } from './payload.js';
import { isTimeout, post, reasonOf, type Posted } from './post.js';
import { settingsOf } from './state.js';
import { decidingEndpoint } from './subscription.js';

/** What the platform's endpoint says to a request for approval. */
export type Reply =
  | { kind: 'answered'; approved: boolean; amount?: number; metadata: Record<string, string>; challenge: boolean }
  | { kind: 'error'; message: string }
  | { kind: 'timeout' };

/** How long after a question the sandbox's own clock ends it, should nobody be waiting any more. */
export const GIVEN_UP_AFTER = 3;

export function decides(turn: Turn): boolean {
  return courierOf(turn.world) !== undefined && decidingEndpoint(turn.world.platform, turn.tenant) !== undefined;
}

interface Waiting {
  /** Comes when the endpoint has answered or its time is over, or with nothing when the decision came another way. */
  reply: Promise<Reply | undefined>;
  decided(): void;
}

/** Questions that are under way, by authorization. */
const questions = new WeakMap<World, Map<string, Waiting>>();

function questionsOf(world: World): Map<string, Waiting> {
  const found = questions.get(world) ?? new Map<string, Waiting>();
  questions.set(world, found);
  return found;
}

/** Sends `issuing_authorization.request` about an authorization, once, as soon as the running step has ended. */
export function ask(turn: Turn, event: StoredEvent, id: string): void {
  const { world, tenant } = turn;
  const courier = courierOf(world);
  const endpoint = decidingEndpoint(world.platform, tenant);
  if (!courier || !endpoint) throw new Error('Nobody decides on authorizations');
  const delivery = courier.add(turn, event, endpoint);
  const { authorization_timeout_ms: timeoutMs } = settingsOf(world.platform, tenant);
  const body = bodyFor(endpoint, event);
  const send = async (): Promise<Reply> => {
    await Promise.resolve();
    try {
      const posted = await post({ url: endpoint.url, secret: endpoint.secret, body, timeoutMs });
      courier.outcome(delivery.id, posted.status, null, true);
      return replyIn(posted);
    } catch (error) {
      courier.outcome(delivery.id, null, reasonOf(error), true);
      if (isTimeout(error)) return { kind: 'timeout' };
      return { kind: 'error', message: `The endpoint could not be reached: ${reasonOf(error)}` };
    }
  };
  let decided = (): void => undefined;
  const elsewhere = new Promise<undefined>((resolve) => {
    decided = () => resolve(undefined);
  });
  const waiting = questionsOf(world);
  const reply = Promise.race([send(), elsewhere]).finally(() => waiting.delete(id));
  waiting.set(id, { reply, decided });
}

export function awaited(world: World, id: string): Waiting['reply'] | undefined {
  return questionsOf(world).get(id)?.reply;
}

/** Ends the waiting: the authorization was decided through the API, or by the clock. */
export function decided(world: World, id: string): void {
  questionsOf(world).get(id)?.decided();
}

export function giveUpLater(turn: Turn, kind: string, data: Readonly<Record<string, string>>): void {
  schedule(turn, kind, turn.now + GIVEN_UP_AFTER, data);
}

function replyIn({ headers, status, text }: Posted): Reply {
  const error = (message: string): Reply => ({ kind: 'error', message });
  if (status !== 200) return error(`The response had the status ${status} and not 200.`);
  if (!/^\d{4}-\d{2}-\d{2}(\.[a-z]+)?$/.test(headers.get('stripe-version') ?? '')) {
    return error('The response had no valid Stripe-Version header.');
  }
  const type = headers.get('content-type');
  if (type !== null && !type.startsWith('application/json'))
    return error(`The response was ${type} and not application/json.`);
  return bodyIn(text);
}

const KNOWN = ['amount', 'approved', 'metadata', 'send_fraud_challenges'];

function bodyIn(text: string): Reply {
  const error = (message: string): Reply => ({ kind: 'error', message });
  const sent = jsonIn(text);
  if (typeof sent !== 'object' || sent === null) return error('The body of the response was no JSON object.');
  const values = new Map<string, unknown>(Object.entries(sent));
  const unknown = [...values.keys()].find((key) => !KNOWN.includes(key));
  if (unknown !== undefined) return error(`The body of the response had the unknown key ${unknown}.`);
  const [approved, amount, metadata = {}] = [values.get('approved'), values.get('amount'), values.get('metadata')];
  const challenges = values.get('send_fraud_challenges') ?? [];
  if (typeof approved !== 'boolean') return error('approved was neither true nor false.');
  if (amount !== undefined && (typeof amount !== 'number' || !Number.isSafeInteger(amount) || amount <= 0)) {
    return error('amount was no positive whole number.');
  }
  if (!isMetadata(metadata)) return error('metadata was no object of texts within the limits of metadata.');
  if (!Array.isArray(challenges) || challenges.some((channel) => channel !== 'sms')) {
    return error('send_fraud_challenges knows only the channel sms.');
  }
  const challenge = challenges.length > 0 && !approved;
  return { kind: 'answered', approved, ...(amount === undefined ? {} : { amount }), metadata, challenge };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isMetadata(value: unknown): value is Record<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length <= 50 &&
    entries.every(([key, text]) => key.length <= 40 && typeof text === 'string' && text.length <= 500)
  );
}

import type { Logger } from '../log.js';
import type { Outcome, PartnerHttp } from '../partner-http/index.js';
import type { AttemptRecord, DeliveryRecord, DisabledReason, EndpointRecord, Store } from '../store/index.js';
import { maskText } from '../util/mask-secrets.js';
import type { Payload } from './payload.js';
import { retryAfterMs, waitAfter } from './schedule.js';
import type { SigningSecrets } from './secrets.js';
import { signedHeaders } from './signature.js';

export interface AttemptOptions {
  readonly queue: Pick<Store['deliveries'], 'end' | 'endpoints'>;
  readonly secrets: Pick<SigningSecrets, 'of'>;
  readonly payload: (endpoint: EndpointRecord, delivery: DeliveryRecord) => Promise<Payload>;
  readonly http: Pick<PartnerHttp, 'post'>;
  /** The endpoint is to get nothing any more. */
  readonly disable: (endpoint: EndpointRecord, reason: DisabledReason) => Promise<void>;
  readonly log: Pick<Logger, 'error' | 'warn'>;
  readonly now: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
}

const TIMEOUT_MS = 15_000;
const MOST_BYTES = 4_096;
const EXCERPT = 300;
const LEAST_WAIT_MS = 1_000;
/** An endpoint that has taken nothing for so long gets nothing any more. */
const FAILING_MS = 5 * 24 * 60 * 60 * 1_000;
const USER_AGENT = 'Cardgraph-Webhooks/1';
const GONE = 410;

/** Sends a delivery once, and records what came of it. */
export function createAttempt(options: AttemptOptions) {
  const { queue, secrets, payload, http, disable, now, random } = options;

  async function send(endpoint: EndpointRecord, delivery: DeliveryRecord, body: string): Promise<void> {
    const at = new Date(now());
    const signed = signedHeaders({ id: delivery.id, at, body }, await secrets.of(endpoint));
    const headers = { 'content-type': 'application/json', 'user-agent': USER_AGENT, ...signed };
    const outcome = await http.post({ url: endpoint.url, headers, body, timeoutMs: TIMEOUT_MS, mostBytes: MOST_BYTES });
    if (outcome.kind === 'failed' && outcome.reason === 'closed') return again(delivery, 0);
    const attempt = attemptOf(delivery, at, outcome);
    if (attempt.outcome !== 'delivered') return failed(endpoint, delivery, attempt, outcome);
    await queue.end(delivery, { kind: 'delivered', at: new Date(now()) }, attempt);
    await queue.endpoints.succeeded(endpoint.id, new Date(now()));
  }

  async function failed(
    endpoint: EndpointRecord,
    delivery: DeliveryRecord,
    attempt: AttemptRecord,
    { headers }: Outcome,
  ): Promise<void> {
    await retry(delivery, attempt, retryAfterMs(headers['retry-after'], now()));
    const since = await queue.endpoints.failed(endpoint.id, new Date(now()));
    if (attempt.status === GONE) return disable(endpoint, 'gone');
    if (now() - since.getTime() >= FAILING_MS) await disable(endpoint, 'failing');
  }

  async function retry(delivery: DeliveryRecord, attempt: AttemptRecord, askedMs: number | null): Promise<void> {
    const wait = waitAfter(delivery.tries, askedMs, random);
    const at = new Date(now());
    const dueAt = new Date(now() + (wait ?? 0));
    await queue.end(delivery, wait === null ? { kind: 'failed', at } : { kind: 'again', dueAt }, attempt);
  }

  async function again(delivery: DeliveryRecord, afterMs: number): Promise<void> {
    await queue.end(delivery, { kind: 'again', dueAt: new Date(now() + afterMs), untried: true }, null);
  }

  async function unanswered(delivery: DeliveryRecord, message: string): Promise<void> {
    const facts = { outcome: 'unanswered', status: null, message: maskText(message), excerpt: '' } as const;
    await retry(delivery, { number: delivery.attempts, at: new Date(now()), ms: 0, ...facts }, null);
  }

  async function attempt(endpoint: EndpointRecord, delivery: DeliveryRecord): Promise<void> {
    const made = await payload(endpoint, delivery);
    if (made.kind === 'body') return send(endpoint, delivery, made.body);
    if (made.kind === 'later') return again(delivery, Math.max(made.afterMs, LEAST_WAIT_MS));
    if (made.kind === 'unanswered') return unanswered(delivery, made.message);
    await disable(endpoint, made.reason === 'expired' ? 'credential_expired' : 'credential_revoked');
    await again(delivery, 0);
  }

  return async (endpoint: EndpointRecord, delivery: DeliveryRecord): Promise<void> => {
    try {
      await attempt(endpoint, delivery);
    } catch (err) {
      // It is taken again when its time is over.
      options.log.error({ err, delivery: delivery.id, endpoint: endpoint.id }, 'a delivery could not be attempted');
    }
  };
}

/** The head of an answer decides: whoever has said that it took it, has taken it, whatever follows. */
function attemptOf(delivery: DeliveryRecord, at: Date, outcome: Outcome): AttemptRecord {
  const { status, ms } = outcome;
  const head = { number: delivery.attempts, at, ms, status };
  if (status !== null && status >= 200 && status < 300)
    return { ...head, outcome: 'delivered', message: '', excerpt: '' };
  const excerpt = excerptOf(outcome.body);
  if (outcome.kind === 'answered')
    return { ...head, outcome: 'status', message: `The answer had the status ${outcome.status}.`, excerpt };
  const { reason, message } = outcome;
  return { ...head, outcome: reason === 'closed' ? 'broken' : reason, message, excerpt };
}

/** Neither a database nor a terminal is to meet control characters. */
function excerptOf(body: string): string {
  const text = maskText(body.slice(0, EXCERPT * 4)).replace(/[^\P{C}\n\t]/gu, '');
  return [...text].slice(0, EXCERPT).join('');
}

import { eventIdIn, readStripeEvent, type StripeEvent } from '../events/stripe-event.js';
import type { Logger } from '../log.js';
import type { NewInboxEntry } from '../store/index.js';
import { sha256 } from '../util/sha256.js';
import type { Intake } from './intake.js';
import { type Signed, signatureFault } from './signature.js';

/** What the sender is answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What came of a request. */
export type Received =
  /** It is stored, or was a question and is answered. */
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'refused'; readonly message: string }
  /** Too much is being stored already: it is to be sent again. */
  | { readonly kind: 'busy' };

export type Receive = (sent: Signed) => Promise<Received>;

/** Answers a question of Stripe's in time, from what is in memory. */
export type Decide = (event: StripeEvent) => Promise<Answer>;

/** What is counted of a request. */
export type Outcome = 'new' | 'known' | 'decided' | 'refused' | 'busy';

export interface ReceiveOptions {
  readonly secrets: readonly string[];
  readonly mode: 'test' | 'live';
  readonly intake: Intake;
  /** Something new is in the queue. */
  readonly onNew: (event: StripeEvent) => void;
  readonly decide?: Decide | undefined;
  readonly count?: ((outcome: Outcome) => void) | undefined;
  readonly log: Pick<Logger, 'warn' | 'error'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The question whether to approve an authorization: its answer is what is wanted, and it is history afterwards. */
const QUESTION = 'issuing_authorization.request';
const STORED: Answer = {
  status: 200,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: '{"received":true}',
};
const MOST_WAITING = 5_000;

/** Every signed event is stored before it is answered; nothing else is done with it here. */
export function createReceive(options: ReceiveOptions): Receive {
  const { secrets, mode, intake, onNew, decide, log, now } = options;
  const count = options.count ?? (() => undefined);

  async function answerQuestion(event: StripeEvent, entry: NewInboxEntry, by: Decide): Promise<Received> {
    const answer = await by(event);
    count('decided');
    intake.store(entry).catch((err: unknown) => log.error({ err, event: entry.id }, 'a question was not recorded'));
    return { kind: 'answered', answer };
  }

  return async (sent) => {
    const fault = signatureFault(sent, secrets, now());
    if (fault !== null) {
      count('refused');
      log.warn({ fault, bytes: sent.body.length }, 'a webhook was refused');
      return { kind: 'refused', message: REFUSALS[fault] };
    }
    const { event, entry } = read(sent.body.toString('utf8'), mode, now());
    if (event?.type === QUESTION && !event.thin && entry.state === 'answered' && decide)
      return answerQuestion(event, entry, decide);
    if (intake.waiting >= MOST_WAITING) {
      count('busy');
      return { kind: 'busy' };
    }
    const isNew = await intake.store(entry);
    count(isNew ? 'new' : 'known');
    if (isNew && event !== null && entry.state === 'received') onNew(event);
    if (isNew && entry.state === 'quarantined')
      log.error({ event: entry.id, reason: entry.reason }, 'an event is in quarantine');
    return { kind: 'answered', answer: STORED };
  };
}

const REFUSALS = {
  missing: 'The header Stripe-Signature is missing.',
  malformed: 'The header Stripe-Signature has no time or no signature.',
  old: 'The signature is too old, or the clocks differ by more than five minutes.',
  wrong: 'No signature matches: check STRIPE_WEBHOOK_SECRETS, and that the body arrives as it was sent.',
} as const;

interface Read {
  /** Null: it cannot be read. */
  readonly event: StripeEvent | null;
  readonly entry: NewInboxEntry;
}

/** How an event is stored: signed and unreadable, it is kept for people to look at. */
export function read(body: string, mode: 'test' | 'live', now: number): Read {
  try {
    const event = readStripeEvent(body);
    return { event, entry: entryOf(event, body, mode) };
  } catch (error) {
    const text = body.replaceAll('\0', '\uFFFD');
    const reason = error instanceof Error ? error.message : String(error);
    const unread = { type: 'unreadable', account: null, created: Math.floor(now / 1000), body: text, reason };
    return {
      event: null,
      entry: { ...unread, id: eventIdIn(body) ?? `unreadable_${sha256(body)}`, state: 'quarantined' },
    };
  }
}

export function entryOf(event: StripeEvent, body: string, mode: 'test' | 'live'): NewInboxEntry {
  const { id, type, account, created, livemode } = event;
  const entry = { id, type, account, created, body };
  if (livemode !== (mode === 'live')) return { ...entry, state: 'ignored', reason: `It is not of ${mode} mode.` };
  return { ...entry, state: type === QUESTION ? 'answered' : 'received', reason: null };
}

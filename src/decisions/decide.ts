import { LRUCache } from 'lru-cache';
import type { StripeEvent } from '../events/stripe-event.js';
import type { Logger } from '../log.js';
import { sha256 } from '../util/sha256.js';
import type { Decision, Fallback, Made, Verdict } from './decision.js';
import type { Asked } from './partner/ask-endpoint.js';
import type { Question } from './partner/question.js';
import { type Concerned, type Purchase, concernedIn, purchaseIn } from './purchase.js';
import { conclude, examine } from './rules/apply.js';
import { type AccountBook, type RuleBook, defaultFor } from './rules/rule-book.js';
import type { RunningTotals } from './totals/running-totals.js';
import { spendOf } from './totals/spend.js';

/** What Stripe is answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface DecideOptions {
  readonly book: Pick<RuleBook, 'of'>;
  readonly totals: RunningTotals;
  /** Asks who decides for the account beside its rules; null where nobody does. */
  readonly partnerOf: (account: string, book: AccountBook) => Partner | null;
  readonly otherwise: 'approve' | 'decline';
  /** Of Stripe's API, which an answer must name. */
  readonly apiVersion: string;
  /** Told after the answer. */
  readonly onDecided: (decision: Decision) => void;
  readonly log: Pick<Logger, 'error'>;
}

export interface Partner {
  readonly by: 'endpoint' | 'responder';
  ask(question: Question, timeoutMs: number): Promise<Asked>;
}

/** Stripe waits two seconds; what it takes to bring the answer there is not ours. */
const LATEST_MS = 1_500;
const PARTNER_MS = 1_200;
/** A question that comes again is answered as it was. */
const REMEMBERED = 10_000;

/** What was concluded, before it is known how long it took. */
type Concluded = Omit<Made, 'latencyMs'> & { readonly metadata: Readonly<Record<string, string>> };

/** The answer to a question of Stripe's, always in time: from memory, but for a partner, who is not waited for. */
export function createDecide(options: DecideOptions): (event: StripeEvent) => Promise<Answer> {
  const { log } = options;
  const answered = new LRUCache<string, Promise<Answer>>({ max: REMEMBERED });

  async function decide(event: StripeEvent): Promise<Answer> {
    const from = performance.now();
    const id = `dec_${sha256(event.id).slice(0, 32)}`;
    const purchase = purchaseIn(event);
    const { authorization, account, card, cardholder } = purchase ?? concernedIn(event);
    const concerned: Concerned = { authorization, account, card, cardholder };
    let concluded: Concluded;
    try {
      if (purchase === null) concluded = byDefault(options, concerned, 'unreadable');
      else concluded = await concludeOn(options, { id, purchase, from });
    } catch (err) {
      log.error({ err, event: event.id }, 'a question could not be decided');
      concluded = byDefault(options, concerned, 'fault');
    }
    const { metadata, ...made } = concluded;
    const decision: Decision = {
      ...made,
      ...concerned,
      id,
      event: event.id,
      purchase,
      askedAt: new Date(event.created * 1_000),
      decidedAt: new Date(),
      latencyMs: performance.now() - from,
    };
    if (purchase && made.approved) options.totals.put(spendOf(purchase, made.amount ?? purchase.amount));
    setImmediate(() => options.onDecided(decision));
    return answerOf(made, metadata, options.apiVersion);
  }

  return (event) => {
    const known = answered.get(event.id);
    if (known) return known;
    const answer = decide(event);
    answered.set(event.id, answer);
    return answer;
  };
}

interface Deciding {
  readonly id: string;
  readonly purchase: Purchase;
  readonly from: number;
}

async function concludeOn(options: DecideOptions, { id, purchase, from }: Deciding): Promise<Concluded> {
  const book = options.book.of(purchase.account);
  const { hits, verdict } = conclude(examine(book.rules, purchase, options.totals), purchase);
  if (verdict !== null && verdict !== 'ask') return concludedBy('rule', verdict, { hits });
  const partner = options.partnerOf(purchase.account, book);
  if (partner === null) return { ...byDefault(options, purchase, verdict === 'ask' ? 'no_partner' : null), hits };
  const asked = performance.now();
  const timeoutMs = Math.max(0, Math.min(PARTNER_MS, LATEST_MS - (asked - from)));
  const respondBy = new Date(Date.now() + timeoutMs);
  const came = await partner.ask({ id, purchase, respondBy }, timeoutMs);
  const partnerMs = performance.now() - asked;
  if (came.kind === 'failed') return { ...byDefault(options, purchase, came.why), hits, partnerMs };
  const { metadata, ...theirs } = came.verdict;
  return concludedBy(partner.by, theirs, { hits, metadata, partnerMs });
}

function concludedBy(by: Made['by'], verdict: Verdict, more: Partial<Concluded> = {}): Concluded {
  return { ...verdict, by, fallback: null, hits: [], partnerMs: null, metadata: {}, ...more };
}

function byDefault({ book, otherwise }: DecideOptions, concerned: Concerned, fallback: Fallback | null): Concluded {
  const configured = { by: 'configured_default', approved: otherwise === 'approve' } as const;
  const { by, approved } = defaultFor(book.of(concerned.account), concerned) ?? configured;
  return concludedBy(by, { approved, amount: null, reason: null }, { fallback });
}

function answerOf(
  { approved, amount }: Verdict,
  metadata: Readonly<Record<string, string>>,
  apiVersion: string,
): Answer {
  const body = {
    approved,
    ...(approved && amount !== null ? { amount } : {}),
    ...(Object.keys(metadata).length > 0 ? { metadata } : {}),
  };
  return {
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8', 'stripe-version': apiVersion },
    body: JSON.stringify(body),
  };
}

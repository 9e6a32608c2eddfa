import type { CircuitBreakerPolicy } from 'cockatiel';
import { ConsecutiveBreaker, circuitBreaker, handleAll, isBrokenCircuitError } from 'cockatiel';
import { LRUCache } from 'lru-cache';
import type { Fallback } from '../decision.js';
import type { DecisionEndpointRecord } from '../../store/index.js';
import type { Seal } from '../../util/seal.js';
import { jsonIn, MOST_ANSWER_BYTES, type PartnerVerdict, readAnswer } from './answer.js';
import { type Question, questionBody } from './question.js';
import { signedHeaders } from './sign.js';

/** How something is sent to a URL that a partner has named: only to public addresses, no redirects, in time. */
export interface PartnerPost {
  /** What is wrong with the URL, to follow "The URL "; null for one that may be tried. */
  urlFault(url: string): string | null;
  post(posting: {
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
    readonly timeoutMs: number;
    readonly mostBytes: number;
  }): Promise<PostOutcome>;
}

export type PostOutcome =
  | { readonly kind: 'answered'; readonly status: number; readonly body: string }
  | { readonly kind: 'failed'; readonly reason: string };

/** The partner's verdict, or why there is none. */
export type Asked =
  { readonly kind: 'answered'; readonly verdict: PartnerVerdict } | { readonly kind: 'failed'; readonly why: Fallback };

/** So long a partner that failed five times in a row is left alone. */
const OPEN_MS = 5_000;
const FAILURES = 5;
const MOST_BREAKERS = 1_000;
/** Of one account. Who answers in a second leaves room for as many questions a second. */
const MOST_UNDER_WAY = 100;

/** Asks partners' endpoints. One that is broken is left alone for a while; none takes the place of another. */
export class Endpoints {
  private readonly breakers = new LRUCache<string, CircuitBreakerPolicy>({ max: MOST_BREAKERS });
  private readonly underWay = new Map<string, number>();

  constructor(
    private readonly partnerPost: PartnerPost,
    private readonly seal: Seal,
  ) {}

  /** Resolves always, and in about the time. */
  async ask(endpoint: DecisionEndpointRecord, question: Question, timeoutMs: number): Promise<Asked> {
    const { account } = endpoint;
    const under = this.underWay.get(account) ?? 0;
    if (under >= MOST_UNDER_WAY) return failed('too_many_asked');
    this.underWay.set(account, under + 1);
    try {
      const verdict = await this.breakerOf(endpoint.id).execute(() => this.send(endpoint, question, timeoutMs));
      return { kind: 'answered', verdict };
    } catch (error) {
      if (isBrokenCircuitError(error)) return failed('circuit_open');
      return failed(error instanceof NoVerdict ? error.why : 'fault');
    } finally {
      const left = (this.underWay.get(account) ?? 1) - 1;
      if (left > 0) this.underWay.set(account, left);
      else this.underWay.delete(account);
    }
  }

  private async send(endpoint: DecisionEndpointRecord, question: Question, timeoutMs: number): Promise<PartnerVerdict> {
    const body = questionBody(question);
    const signed = signedHeaders({ id: question.id, at: new Date(), body }, this.secretsOf(endpoint));
    const headers = { 'content-type': 'application/json', ...signed };
    const posting = { url: endpoint.url, headers, body, timeoutMs, mostBytes: MOST_ANSWER_BYTES };
    const outcome = await within(timeoutMs, this.partnerPost.post(posting));
    if (outcome.kind === 'failed') throw new NoVerdict(REASONS[outcome.reason] ?? 'unreachable');
    if (outcome.status !== 200) throw new NoVerdict('status');
    const verdict = readAnswer(jsonIn(outcome.body), question.purchase);
    if (verdict === null) throw new NoVerdict('not_understood');
    return verdict;
  }

  private secretsOf({ id, secret, previousSecret, previousUntil }: DecisionEndpointRecord): string[] {
    const isGood = previousSecret !== null && previousUntil !== null && previousUntil > new Date();
    return [secret, ...(isGood ? [previousSecret] : [])].map((sealed) => this.seal.open(sealed, id));
  }

  private breakerOf(endpoint: string): CircuitBreakerPolicy {
    const known = this.breakers.get(endpoint);
    if (known !== undefined) return known;
    const made = circuitBreaker(handleAll, { halfOpenAfter: OPEN_MS, breaker: new ConsecutiveBreaker(FAILURES) });
    this.breakers.set(endpoint, made);
    return made;
  }
}

const REASONS: Readonly<Record<string, Fallback>> = {
  refused: 'refused_address',
  timeout: 'late',
  redirect: 'redirect',
  too_large: 'too_large',
};

class NoVerdict extends Error {
  constructor(readonly why: Fallback) {
    super(why);
  }
}

const failed = (why: Fallback): Asked => ({ kind: 'failed', why });

/** However the work hangs. What it brings later is dropped. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new NoVerdict('late')), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

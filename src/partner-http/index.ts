/**
 * Sends to URLs that partners have named. Door: this file. Only public addresses are reached, each name is looked up at
 * each sending and the connection made to the very address that was checked, and whatever a partner does is an outcome
 * within its time. It knows nothing of what is sent, nor why.
 */
import type { Dispatcher } from 'undici';
import { type Connections, createConnections } from './connections.js';
import { MESSAGES, type Outcome, type Reason, reasonOf } from './outcome.js';
import { createResolve, type Resolve } from './resolve.js';
import { addressFault, isThisMachine, readTarget, type Rules, type Target } from './url.js';

export type { Answered, Failed, Outcome, Reason } from './outcome.js';
export type { Resolve } from './resolve.js';

export interface PartnerHttp {
  /** What is wrong with the URL, to follow "The URL "; null for one that may be tried. No name is looked up for it. */
  urlFault(url: string): string | null;
  /** Resolves always, and within the time. */
  post(posting: Posting): Promise<Outcome>;
  /** What is under way fails. */
  close(): Promise<void>;
}

export interface Posting {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** For all of it, the look-up of the name included. */
  readonly timeoutMs: number;
  /** So much of the answer is read. */
  readonly mostBytes?: number;
}

export interface PartnerHttpOptions extends Rules {
  /** The name servers, without it. */
  readonly resolve?: Resolve;
  /** The authorities that are trusted, in PEM; the system's without it. */
  readonly ca?: string;
}

const MOST_BYTES = 65_536;

export function createPartnerHttp({ local, resolve = createResolve(), ca }: PartnerHttpOptions): PartnerHttp {
  const rules: Rules = { local };
  const connections = createConnections(ca);

  let closed = false;

  async function post(posting: Posting): Promise<Outcome> {
    const exchange = new Exchange(posting);
    if (closed) return exchange.failed('closed');
    const target = readTarget(posting.url, rules);
    if (typeof target === 'string') return exchange.failed('refused', `The URL ${target}`);
    const ended = new AbortController();
    const timer = setTimeout(() => ended.abort(), posting.timeoutMs);
    const work = exchange.run(target, { rules, resolve, connections, signal: ended.signal });
    try {
      return await work;
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    urlFault(url) {
      const target = readTarget(url, rules);
      return typeof target === 'string' ? target : null;
    },
    post,
    async close() {
      closed = true;
      await connections.close();
    },
  };
}

interface Means {
  readonly rules: Rules;
  readonly resolve: Resolve;
  readonly connections: Connections;
  readonly signal: AbortSignal;
}

/** One sending and what has come of it so far. */
class Exchange {
  private readonly from = performance.now();
  private status: number | null = null;
  private headers: Record<string, string> = {};
  private readonly chunks: Buffer[] = [];

  constructor(private readonly posting: Posting) {}

  async run(target: Target, means: Means): Promise<Outcome> {
    try {
      const address = await this.addressOf(target, means);
      if (typeof address !== 'string') return address;
      return await this.send(target, means.connections.to(target.origin, address), means.signal);
    } catch (error) {
      if (means.signal.aborted) return this.failed('timeout');
      const { reason, message } = reasonOf(error);
      return this.failed(reason, message);
    }
  }

  failed(reason: Reason, message = MESSAGES[reason]): Outcome {
    const { status, headers } = this;
    return { kind: 'failed', reason, message, status, headers, body: this.read(), ms: this.ms() };
  }

  /** One that is refused spoils all: which of them a connection would take is chance. */
  private async addressOf({ host, plain }: Target, { resolve, rules, signal }: Means): Promise<string | Outcome> {
    const found = await Promise.race([resolve(host).catch(() => []), rejectsWith(signal)]);
    const [first] = found;
    if (first === undefined) return this.failed('unresolved');
    if (found.some((address) => addressFault(address, rules) !== null)) return this.failed('refused');
    return plain && !found.every(isThisMachine) ? this.failed('refused') : first;
  }

  private async send({ path }: Target, to: Dispatcher, signal: AbortSignal): Promise<Outcome> {
    const { headers, body, mostBytes = MOST_BYTES } = this.posting;
    const asked = { ...headers, 'accept-encoding': 'identity' };
    const answer = await to.request({ path, method: 'POST', headers: asked, body, signal });
    this.status = answer.statusCode;
    this.headers = flat(answer.headers);
    if (answer.statusCode >= 300 && answer.statusCode < 400) {
      answer.body.on('error', () => undefined).destroy();
      return this.failed('redirect');
    }
    if (!(await this.take(answer.body, mostBytes))) return this.failed('too_large');
    return {
      kind: 'answered',
      status: answer.statusCode,
      headers: this.headers,
      body: this.read(),
      ms: this.ms(),
    };
  }

  /** False when there is more. */
  private async take(body: Dispatcher.ResponseData['body'], most: number): Promise<boolean> {
    let left = most;
    for await (const chunk of body) {
      const bytes = Buffer.from(chunk);
      this.chunks.push(bytes.subarray(0, left));
      left -= bytes.length;
      // Leaving the loop ends the connection.
      if (left < 0) return false;
    }
    return true;
  }

  private read(): string {
    return Buffer.concat(this.chunks).toString('utf8');
  }

  private ms(): number {
    return performance.now() - this.from;
  }
}

function rejectsWith(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) =>
    signal.addEventListener('abort', () => reject(new Error(MESSAGES.timeout)), { once: true }),
  );
}

function flat(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}

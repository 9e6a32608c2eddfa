import { randomBytes } from 'node:crypto';
import type { OpenedChannel } from '../../events/channel.js';
import type { ChannelListener } from '../../store/index.js';
import type { Seal } from '../../util/seal.js';
import { Elsewhere } from './elsewhere.js';
import { ACCOUNTS_A_MESSAGE, closeMessage, type Message, openMessage } from './messages.js';
import type { Outcome, Response } from './open-questions.js';

/** What this process says, without its name. */
type Said = Message extends infer M ? (M extends Message ? Omit<M, 'from'> : never) : never;

export interface InstancesOptions {
  /** Null: this process is alone. */
  readonly open: (listener: ChannelListener) => OpenedChannel | null;
  readonly seal: Seal;
  /** The accounts for which somebody listens here. */
  readonly accounts: () => readonly string[];
  /** Another instance asks; what it says is checked. */
  readonly asked: (question: Extract<Message, { kind: 'ask' }>) => void;
  /** The other instance will not answer this question. */
  readonly passed: (id: string, instance: string) => void;
  /** It will answer none any more. */
  readonly left: (instance: string) => void;
  /** What became of an answer that came elsewhere; null: the question is none of this process. */
  readonly answered: (response: Response) => Outcome | null;
}

/** Instances say every second for which accounts somebody listens there. */
const SAID_EVERY_MS = 1_000;
/** So long the others are waited for, to say what became of an answer. */
const CONFIRMED_WITHIN_MS = 1_000;
/** Who has listened for so long knows all the others. */
const KNOWN_AFTER_MS = 2_000;
/** An instance that may be there, though it is not known yet. */
const SOMEBODY = '';

interface Call {
  readonly waitsFor: Set<string>;
  resolve(outcome: Outcome | 'nobody' | 'unconfirmed'): void;
}

/** The processes of one gateway as far as they ask and answer for each other. */
export class Instances {
  private readonly name = randomBytes(12).toString('hex');
  private readonly elsewhere = new Elsewhere(() => performance.now());
  private readonly calls = new Map<string, Call>();
  private readonly channel: OpenedChannel | null;
  private readonly timer: NodeJS.Timeout;
  private knowsAllFrom = Number.POSITIVE_INFINITY;

  constructor(private readonly options: InstancesOptions) {
    this.channel = options.open({
      hear: (text) => this.hear(text),
      begun: () => {
        this.knowsAllFrom = performance.now() + KNOWN_AFTER_MS;
        this.tell({ kind: 'hello' });
        this.announce();
      },
    });
    this.timer = setInterval(() => {
      this.elsewhere.sweep();
      this.announce();
    }, SAID_EVERY_MS).unref();
  }

  /** Where else somebody listens for the account. */
  with(account: string): string[] {
    return this.elsewhere.with(account);
  }

  /** Rejects when it cannot be said. */
  async ask({ id, purchase, forMs }: Omit<Extract<Message, { kind: 'ask' }>, 'kind' | 'from'>): Promise<void> {
    await this.say({ kind: 'ask', id, purchase, forMs });
  }

  /** What another instance says became of an answer; `nobody`: all say that the question is none of theirs. */
  answer({ account, id, key, answer }: Response): Promise<Outcome | 'nobody' | 'unconfirmed'> {
    const waitsFor = new Set(this.elsewhere.all);
    if (performance.now() < this.knowsAllFrom) waitsFor.add(SOMEBODY);
    if (this.channel === null || waitsFor.size === 0) return Promise.resolve('nobody');
    const call = randomBytes(12).toString('hex');
    return new Promise((done) => {
      const resolve: Call['resolve'] = (outcome) => {
        clearTimeout(timer);
        this.calls.delete(call);
        done(outcome);
      };
      const timer = setTimeout(() => resolve('unconfirmed'), CONFIRMED_WITHIN_MS);
      this.calls.set(call, { waitsFor, resolve });
      this.say({ kind: 'answer', call, account, id, key, answer }).catch(() => resolve('unconfirmed'));
    });
  }

  passed(id: string, to: string): void {
    this.tell({ kind: 'passed', to, id });
  }

  /** Somebody listens here for these now, or nobody does any more. */
  changed(accounts: readonly string[], listened: boolean): void {
    for (const some of inParts(accounts)) this.tell({ kind: listened ? 'listens' : 'listens_no_more', accounts: some });
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.say({ kind: 'bye' }).catch(() => undefined);
    await this.channel?.close();
  }

  private announce(): void {
    for (const accounts of inParts(this.options.accounts())) this.tell({ kind: 'listens', accounts });
  }

  private async say(said: Said): Promise<void> {
    await this.channel?.send(closeMessage({ ...said, from: this.name }, this.options.seal));
  }

  /** Who does not hear it learns of it within a second, or finds the question over. */
  private tell(said: Said): void {
    this.say(said).catch(() => undefined);
  }

  private hear(text: string): void {
    const message = openMessage(text, this.options.seal);
    if (message === null || message.from === this.name) return;
    const { from } = message;
    this.elsewhere.listens(from, []);
    switch (message.kind) {
      case 'hello':
        return this.announce();
      case 'bye':
        this.elsewhere.isGone(from);
        return this.options.left(from);
      case 'listens':
        return this.elsewhere.listens(from, message.accounts);
      case 'listens_no_more':
        return this.elsewhere.listensNoMore(from, message.accounts);
      case 'ask':
        return this.options.asked(message);
      case 'passed':
        return message.to === this.name ? this.options.passed(message.id, from) : undefined;
      case 'answer':
        return this.tell({ kind: 'outcome', to: from, call: message.call, outcome: this.options.answered(message) });
      case 'outcome':
        return message.to === this.name ? this.outcome(message) : undefined;
    }
  }

  private outcome({ call, from, outcome }: Extract<Message, { kind: 'outcome' }>): void {
    const waiting = this.calls.get(call);
    if (outcome !== null) return waiting?.resolve(outcome);
    if (waiting?.waitsFor.delete(from) === true && waiting.waitsFor.size === 0) waiting.resolve('nobody');
  }
}

/** One part at least. */
function inParts(accounts: readonly string[]): string[][] {
  const parts = Math.max(1, Math.ceil(accounts.length / ACCOUNTS_A_MESSAGE));
  return Array.from({ length: parts }, (_each, part) =>
    accounts.slice(part * ACCOUNTS_A_MESSAGE, (part + 1) * ACCOUNTS_A_MESSAGE),
  );
}

/** Partners who decide over GraphQL: they listen on lines that are open in any process of the gateway, and answer in any. */
import type { Decision } from '../decision.js';
import type { Asked } from '../partner/ask-endpoint.js';
import type { Question } from '../partner/question.js';
import { Instances, type InstancesOptions } from './instances.js';
import { Listening, type Responder } from './listening.js';
import type { Message } from './messages.js';
import { OpenQuestions, type Outcome, type Response } from './open-questions.js';

export type { Responder } from './listening.js';
export type { Response } from './open-questions.js';

/** What became of an answer. */
export type Told =
  | Outcome
  /** No such question was asked. */
  | { readonly kind: 'unknown' }
  /** Whoever asked did not say in time what became of it. */
  | { readonly kind: 'unconfirmed' };

/** What the graph may do. */
export interface ResponderDesk {
  /** Listens until what it returns is called. */
  join(responder: Responder): () => void;
  /** The first answer to a question counts, within its time. */
  answer(response: Response): Promise<Told>;
}

export interface Responders extends ResponderDesk {
  /** Whether somebody listens for the account now, here or elsewhere. */
  listensFor(account: string): boolean;
  ask(question: Question, timeoutMs: number): Promise<Asked>;
  close(): Promise<void>;
}

export interface RespondersOptions extends Pick<InstancesOptions, 'open' | 'seal'> {
  /** A decision that is recorded. */
  readonly find: (account: string, id: string) => Promise<Pick<Decision, 'by'> | null>;
}

/** Those who listen in this process are one party. */
const HERE = '';

export function createResponders({ open, seal, find }: RespondersOptions): Responders {
  const questions = new OpenQuestions();
  const listening: Listening = new Listening({
    changed: (accounts, listened) => instances.changed(accounts, listened),
  });
  const instances: Instances = new Instances({
    open,
    seal,
    accounts: () => listening.accounts,
    asked: (message) => relay(message),
    passed: (id, instance) => questions.passed(id, instance),
    left: (instance) => questions.left(instance),
    answered: (response) => questions.answer(response),
  });

  /** Another instance's question, put to those who listen here. */
  function relay({ id, purchase, forMs, from }: Extract<Message, { kind: 'ask' }>): void {
    const question: Question = { id, purchase, respondBy: new Date(Date.now() + forMs) };
    const forget = listening.put(question, () => instances.passed(id, from));
    setTimeout(forget, forMs).unref();
  }

  async function ask(question: Question, timeoutMs: number): Promise<Asked> {
    const { id, purchase } = question;
    const others = instances.with(purchase.account);
    const here = listening.has(purchase.account) ? [HERE] : [];
    const came = questions.ask(question, [...here, ...others], timeoutMs);
    if (!questions.isOpen(id)) return came;
    if (others.length > 0)
      instances.ask({ id, purchase, forMs: timeoutMs }).catch(() => {
        for (const other of others) questions.passed(id, other, 'unreachable');
      });
    const forget = listening.put(question, () => questions.passed(id, HERE));
    return came.finally(forget);
  }

  return {
    // The platform's own purchases are nobody's to answer.
    listensFor: (account) => account !== '' && (listening.has(account) || instances.with(account).length > 0),
    ask,
    join: (responder) => listening.join(responder),
    async answer(response) {
      const here = questions.answer(response);
      if (here !== null) return here;
      const there = await instances.answer(response);
      if (typeof there !== 'string') return there;
      const decision = await find(response.account, response.id);
      if (decision !== null) return { kind: decision.by === 'responder' ? 'answered' : 'over' };
      return { kind: there === 'nobody' ? 'unknown' : 'unconfirmed' };
    },
    async close() {
      questions.closeAll();
      await instances.close();
    },
  };
}

/**
 * Subscriptions: what each asks of every event, who is told the same, and the answers. Door: this file. It knows neither
 * how events come nor how answers travel.
 */
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import type { Feeds, Listener } from '../../events/feeds/index.js';
import type { Subscriber } from './answer.js';
import { questionOf } from './answer.js';
import { ask } from './ask.js';
import type { Asking, Context, Ports } from '../context.js';
import { createContext } from '../context.js';
import { tellsQuestions } from '../shared/live/asks.js';
import { openQuestions } from './questions.js';
import type { AskedSubscription } from './subscription.js';
import { accountsOf, hear, subscribedField } from './subscription.js';

export type { Subscriber } from './answer.js';

export interface TellingOptions {
  readonly ports: Ports;
  readonly feeds: Pick<Feeds<Subscriber>, 'listen'>;
  readonly inbox: {
    seqOf(id: string): Promise<number | null>;
    after(
      seq: number,
      filter: { readonly accounts: readonly string[] },
      most: number,
    ): Promise<readonly { readonly id: string }[]>;
  };
  readonly formatError: (error: GraphQLError) => GraphQLFormattedError;
  /** A question could not be told, for a reason that is none of the viewer's. */
  readonly onFault: (err: unknown) => void;
}

/** A subscription that may begin. */
export interface OpenedSubscription {
  /** Begins; returns what ends it. */
  listen(listener: Listener): () => void;
}

/** @throws GraphQLError with the reason for which it is refused */
export type Subscribe = (asked: AskedSubscription, context: Context, asking: Asking) => Promise<OpenedSubscription>;

export function createTelling({ ports, feeds, inbox, formatError, onFault }: TellingOptions): Subscribe {
  const find = async (account: string, id: string) => {
    const seq = await inbox.seqOf(id);
    if (seq === null) return null;
    const [entry] = await inbox.after(seq - 1, { accounts: [account] }, 1);
    return entry?.id === id ? seq : null;
  };
  return async (asked, context, asking) => {
    const subscribed = subscribedField(asked, context);
    const { calls } = context.price(asked);
    const contextOf = (who: Asking) => createContext(ports, who);
    if (tellsQuestions(subscribed.field)) {
      const accounts = accountsOf(context, subscribed.args);
      const { responders } = ports.decisions;
      const options = { asked, asking, calls, contextOf, formatError };
      return openQuestions({ accounts, responders, onFault, ask: (question) => ask(options, question) });
    }
    const heard = await hear(asked, subscribed, context, find);
    const question = questionOf({ asked, heard, calls, contextOf, formatError });
    return { listen: (listener) => feeds.listen(question, Object.assign(listener, { asking }), heard.after) };
  };
}

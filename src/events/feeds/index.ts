/**
 * Us → subscribers: who asks the same gets the same answers, which are made once. Door: this file. It knows neither
 * what an answer says nor how it travels.
 */
import type { Logger } from '../../log.js';
import type { Store } from '../../store/index.js';
import type { Events } from '../bus.js';
import { Feed, type Question } from './feed.js';
import type { Listener, Place } from './listener.js';

export type { Question } from './feed.js';
export { Stop } from './feed.js';
export type { Ending, EventName, Listener, Place } from './listener.js';

export interface FeedsOptions {
  readonly store: { readonly inbox: Pick<Store['inbox'], 'after' | 'lastSeq'> };
  readonly events: Pick<Events, 'subscribe'>;
  readonly log: Pick<Logger, 'error'>;
}

export interface Feeds<L extends Listener> {
  /**
   * The listener is told from now on, or from the event after that place: each once and in order. Returns what
   * ends it.
   */
  listen(question: Question<L>, listener: L, after: Place | null): () => void;
  /** Feeds that are open: as many as there are different questions. */
  readonly size: number;
  close(): void;
}

export async function openFeeds<L extends Listener>({ store, events, log }: FeedsOptions): Promise<Feeds<L>> {
  const feeds = new Map<string, Feed<L>>();
  const ofAccount = new Map<string, Set<Feed<L>>>();
  const ofAll = new Set<Feed<L>>();
  let seq = await store.inbox.lastSeq();

  const end = events.subscribe('stripe.event', (event) => {
    seq = event.seq;
    for (const feed of ofAccount.get(event.account ?? '') ?? []) feed.hear(event);
    for (const feed of ofAll) feed.hear(event);
  });

  function open(question: Question<L>): Feed<L> {
    const feed = new Feed(question, store.inbox, log);
    feeds.set(question.key, feed);
    if (question.accounts === 'all') ofAll.add(feed);
    else
      for (const account of question.accounts) {
        const others = ofAccount.get(account) ?? new Set();
        ofAccount.set(account, others.add(feed));
      }
    return feed;
  }

  function drop(feed: Feed<L>): void {
    const { key, accounts } = feed.question;
    if (feeds.get(key) !== feed) return;
    feeds.delete(key);
    ofAll.delete(feed);
    for (const account of accounts === 'all' ? [] : accounts) {
      const others = ofAccount.get(account);
      others?.delete(feed);
      if (others?.size === 0) ofAccount.delete(account);
    }
  }

  return {
    listen(question, listener, after) {
      const feed = feeds.get(question.key) ?? open(question);
      const leave = feed.join(listener, after ?? { seq, event: null });
      return () => {
        leave();
        if (feed.isEmpty) drop(feed);
      };
    },
    get size() {
      return feeds.size;
    },
    close: end,
  };
}

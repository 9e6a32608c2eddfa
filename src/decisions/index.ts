/**
 * Decides authorizations while Stripe waits: by the account's rules, its partner, or defaults; from memory, always in
 * time. Door: this file. It knows neither HTTP nor GraphQL, and calls no Stripe.
 */
import type { Events } from '../events/bus.js';
import { openChannel } from '../events/channel.js';
import type { StripeEvent } from '../events/stripe-event.js';
import type { Logger } from '../log.js';
import type { DecisionFilter, DecisionPage, Store } from '../store/index.js';
import type { Seal } from '../util/seal.js';
import { backtest, type Backtest, type BacktestAsked } from './backtest.js';
import { type Answer, createDecide, type Partner } from './decide.js';
import { type Decision, toDecision } from './decision.js';
import { Endpoints, type PartnerPost } from './partner/ask-endpoint.js';
import type { Purchase } from './purchase.js';
import { rehearse, type Rehearsal } from './rehearse.js';
import { createRecorder } from './records/recorder.js';
import { createResponders, type ResponderDesk } from './responders/index.js';
import { createRuleDesk, type RuleDesk } from './rules/desk.js';
import { type AccountBook, RuleBook } from './rules/rule-book.js';
import { createSettingsDesk, type SettingsDesk } from './settings-desk.js';
import { RunningTotals } from './totals/running-totals.js';
import { startTracker } from './totals/tracker.js';
import { Unready } from '../util/unready.js';

export type { Backtest, BacktestChange } from './backtest.js';
export type { Decision, Hit } from './decision.js';
export type { Rehearsal } from './rehearse.js';
export type { Finding } from './rules/evaluate.js';
export { DECIDERS, FALLBACKS } from './decision.js';
export { amountFault, MOST_ENTRIES, MOST_REASON } from './partner/answer.js';
export type { Question } from './partner/question.js';
export type { Purchase } from './purchase.js';
export type { Responder, ResponderDesk } from './responders/index.js';
export type { Fault } from './rules/check-condition.js';
export { checkCondition } from './rules/check-condition.js';
export type { NewRule, RuleChanged, RuleDesk } from './rules/desk.js';
export { inWords, outcomeInWords } from './rules/in-words.js';
export type { Condition, Outcome, Rule, RuleScope, RuleState, Window } from './rules/rule.js';
export type { SettingsDesk } from './settings-desk.js';

export interface Decisions {
  decide(event: StripeEvent): Promise<Answer>;
  readonly rules: RuleDesk;
  readonly settings: SettingsDesk;
  readonly records: DecisionRecords;
  /** Partners over GraphQL. */
  readonly responders: ResponderDesk;
  /** What would be decided now. Nobody is asked, and nothing is kept. */
  rehearse(purchase: Purchase): Rehearsal;
  /** What rules would have decided of what was decided. */
  backtest(asked: BacktestAsked): Promise<Backtest>;
  /** Resolves when what was decided is recorded, and what other processes changed is known. */
  settled(): Promise<void>;
  /** Rejects while what other processes changed cannot be learnt. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

export interface DecisionRecords {
  find(account: string, id: string): Promise<Decision | null>;
  /** The last one of each authorization. */
  of(account: string, authorizations: readonly string[]): Promise<ReadonlyMap<string, Decision>>;
  /** Newest first. */
  page(filter: DecisionFilter, page: DecisionPage): Promise<Decision[]>;
}

export interface DecisionsOptions {
  readonly store: Pick<Store, 'decisions' | 'inbox' | 'channel'>;
  readonly events: Pick<Events, 'subscribe'>;
  readonly partners: PartnerPost;
  /** Under which partners' secrets are kept. */
  readonly seal: Seal;
  /** What decides where nothing of the account does. */
  readonly otherwise: 'approve' | 'decline';
  readonly apiVersion: string;
  readonly log: Pick<Logger, 'error' | 'info' | 'warn'>;
  /** Where instances meet; the database itself without it. */
  readonly redisUrl?: string | undefined;
  /** Instances of one world do not meet those of the other. */
  readonly mode: 'test' | 'live';
  /** Milliseconds since 1970; the system's clock without it. */
  readonly now?: () => number;
}

/** What another process changed is known after so long. */
const LOOK_EVERY_MS = 1_000;

/** Rules and totals are in memory when it resolves. */
export async function openDecisions(options: DecisionsOptions): Promise<Decisions> {
  const { store, events, partners, seal, otherwise, apiVersion, log, now = Date.now } = options;
  const { redisUrl, mode } = options;
  const book = new RuleBook(store.decisions);
  const totals = new RunningTotals();
  const endpoints = new Endpoints(partners, seal);
  const records = createRecords(store.decisions.records);
  const responders = createResponders({
    open: (listener) => openChannel({ store, redisUrl, log }, `decisions_${mode}`, listener),
    seal,
    find: (account, id) => records.find(account, id),
  });
  const partnerOf = (account: string, { endpoint }: AccountBook): Partner | null => {
    if (endpoint !== null)
      return { by: 'endpoint', ask: (question, timeoutMs) => endpoints.ask(endpoint, question, timeoutMs) };
    return responders.listensFor(account) ? { by: 'responder', ask: responders.ask } : null;
  };
  await book.refresh();
  const tracker = await startTracker({ store, events, totals, log, now });
  const recorder = createRecorder({ store: store.decisions, log });
  const decide = createDecide({
    ...{ book, totals, otherwise, apiVersion, log },
    onDecided: (decision) => recorder.add(decision),
    partnerOf,
  });
  const look = () => Promise.all([book.refresh(), tracker.catchUp()]);
  let behind = false;
  const looking = setInterval(() => {
    look().then(
      () => (behind = false),
      (err: unknown) => {
        behind = true;
        log.error({ err }, 'how accounts decide could not be looked for');
      },
    );
  }, LOOK_EVERY_MS).unref();
  return {
    decide,
    rules: createRuleDesk(store.decisions.rules, book),
    settings: createSettingsDesk(store.decisions.settings, book, { post: partners, seal }),
    records,
    responders,
    rehearse(purchase) {
      const of = book.of(purchase.account);
      return rehearse(purchase, { book: of, totals, otherwise, partner: partnerOf(purchase.account, of)?.by ?? null });
    },
    backtest: (asked) => backtest(store.decisions, asked, { book: book.of(asked.account), otherwise }),
    async settled() {
      // Decisions are recorded after their answers.
      await new Promise((resolve) => setImmediate(resolve));
      await recorder.idle();
      await look();
    },
    ready: () => (behind ? Promise.reject(new Unready('rules and totals are not up to date')) : Promise.resolve()),
    async close() {
      clearInterval(looking);
      await responders.close();
      await tracker.close();
      await recorder.close();
    },
  };
}

function createRecords(store: Store['decisions']['records']): DecisionRecords {
  return {
    async find(account, id) {
      const record = await store.find(account, id);
      return record && toDecision(record);
    },
    async of(account, authorizations) {
      const newestFirst = await store.of(account, authorizations);
      return new Map(newestFirst.reverse().map((record) => [record.authorization, toDecision(record)]));
    },
    page: async (filter, page) => (await store.page(filter, page)).map(toDecision),
  };
}

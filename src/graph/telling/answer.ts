import type { ExecutionResult, GraphQLError, GraphQLFormattedError } from 'graphql';
import { execute } from 'graphql';
import { type Listener, type Question, Stop } from '../../events/feeds/index.js';
import type { AppliedEvent } from '../../events/topics.js';
import { isReadable } from '../../stripe/index.js';
import type { Asking, Context } from '../context.js';
import { recipes } from '../loaders.js';
import type { AskedSubscription, Heard } from './subscription.js';
import { isWithin } from './circle.js';

type Asker = Pick<Subscriber, 'asking'>;

/** Who is told. */
export interface Subscriber extends Listener {
  readonly asking: Asking;
}

export interface Answering {
  readonly asked: AskedSubscription;
  readonly heard: Heard;
  /** The Stripe calls that one event may take. */
  readonly calls: number;
  /** A new one for each event: what it has read belongs to that moment. */
  readonly contextOf: (asking: Asking) => Context;
  readonly formatError: (error: GraphQLError) => GraphQLFormattedError;
}

/** So many errors an answer holds. */
const MOST_ERRORS = 100;

/** What a subscription asks of each event: made once for all who ask it, who see and may do the same. */
export function questionOf(answering: Answering): Question<Subscriber> {
  const { asked, heard, formatError } = answering;
  return {
    ...heard,
    answer(event, to) {
      const calls = isReadable(recipes, event.object) ? answering.calls - 1 : answering.calls;
      const paid = pay(calls, answering.contextOf, to);
      return paid instanceof Promise ? paid.then((payment) => answerOf(payment)) : answerOf(paid);

      function answerOf(payment: Payment | null): Promise<string | null> | string | null {
        if (payment === null) return null;
        const { context } = payment;
        const made = run(asked, heard, event, context);
        if (made instanceof Promise) return made.then(written).finally(() => payment.settle().catch(() => undefined));
        return written(made);
      }
    },
  };

  function written(result: ExecutionResult | null): string | null {
    return result && writtenAs(result, formatError);
  }
}

/** An answer as it travels. */
export function writtenAs({ data, errors }: ExecutionResult, formatError: Answering['formatError']): string {
  return JSON.stringify({ data, ...(errors ? { errors: errors.slice(0, MOST_ERRORS).map(formatError) } : {}) });
}

/** Null if the event is none of the viewer's. */
function run(
  { schema, document, operation, variables }: AskedSubscription,
  { circle }: Heard,
  event: AppliedEvent,
  context: Context,
): Promise<ExecutionResult | null> | ExecutionResult {
  const { reads } = context.account(event.account ?? '');
  prime(event, context);
  const answer = () =>
    execute({
      schema,
      document,
      rootValue: event,
      contextValue: context,
      variableValues: variables,
      operationName: operation.name?.value,
    });
  if (circle === null) return answer();
  return isWithin(circle, event, reads).then((within) => (within ? answer() : null));
}

/** An object as the event decides it is not read again. */
function prime({ account, object }: AppliedEvent, { platform, account: open }: Context): void {
  if (account === null || !isReadable(recipes, object)) return;
  (object.object === 'account' ? platform : open(account)).reads.absorb(object);
}

export interface Payment {
  readonly context: Context;
  settle(): Promise<unknown>;
}

/** The first who has it left in its minute pays for all: their answer is one. Null if nobody is there any more. */
export function pay(
  calls: number,
  contextOf: Answering['contextOf'],
  to: Iterable<Asker>,
): Promise<Payment | null> | Payment | null {
  if (calls > 0) return payFor(calls, contextOf, to);
  for (const { asking } of to) {
    const context = contextOf(asking);
    const { meter, budget } = context;
    return { context, settle: async () => meter.calls > 0 && budget.take(meter.calls) };
  }
  return null;
}

async function payFor(calls: number, contextOf: Answering['contextOf'], to: Iterable<Asker>): Promise<Payment | null> {
  const asked = new Set<string>();
  let resetsAt = Number.POSITIVE_INFINITY;
  for (const { asking } of to) {
    if (asked.has(asking.viewer.payer)) continue;
    asked.add(asking.viewer.payer);
    const context = contextOf(asking);
    const taken = await context.budget.take(calls);
    if (taken.granted) return { context, settle: () => context.budget.settle(taken, context.meter.calls) };
    resetsAt = Math.min(resetsAt, taken.allowance.resetsAt);
  }
  if (asked.size > 0) throw new Stop({ why: 'spent', resetsAt });
  return null;
}

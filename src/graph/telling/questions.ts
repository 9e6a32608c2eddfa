import { execute, type GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Question, Responder, ResponderDesk } from '../../decisions/index.js';
import { type Ending, type Listener, Stop } from '../../events/feeds/index.js';
import type { Asking, Context } from '../context.js';
import { pay, writtenAs } from './answer.js';
import type { Heard, AskedSubscription } from './subscription.js';

export interface QuestionsOptions {
  readonly asked: AskedSubscription;
  readonly asking: Asking;
  readonly accounts: Heard['accounts'];
  /** The Stripe calls that one question may take. */
  readonly calls: number;
  /** A new one for each question: what it has read belongs to that moment. */
  readonly contextOf: (asking: Asking) => Context;
  readonly responders: Pick<ResponderDesk, 'join'>;
  readonly formatError: (error: GraphQLError) => GraphQLFormattedError;
  readonly onFault: (err: unknown) => void;
}

/** So many questions of one subscriber are made ready at the same time. */
const MOST_AT_ONCE = 1_000;

/** A subscription to purchases that wait for an answer. Nothing is told later: a question whose time is over is none. */
export function openQuestions(options: QuestionsOptions) {
  return {
    listen(listener: Listener): () => void {
      let underWay = 0;
      let here = true;
      const responder: Responder = {
        accounts: options.accounts,
        async ask(question) {
          if (underWay >= MOST_AT_ONCE) return end({ why: 'behind' });
          underWay += 1;
          try {
            const text = await tell(options, question);
            if (!here || text === null || isOver(question)) return false;
            return listener.take(text) || end({ why: 'slow' });
          } catch (error) {
            if (error instanceof Stop) return end(error.ending);
            options.onFault(error);
            return end({ why: 'failed' });
          } finally {
            underWay -= 1;
          }
        },
      };
      const stop = options.responders.join(responder);
      const leave = () => {
        here = false;
        stop();
      };
      function end(ending: Ending): false {
        if (here) {
          leave();
          listener.ended(ending, null);
        }
        return false;
      }
      return leave;
    },
  };
}

/** Null: it is none of the viewer's any more. */
async function tell(options: QuestionsOptions, question: Question): Promise<string | null> {
  const { asked, asking, calls, contextOf, formatError } = options;
  const { viewer } = asking;
  if (!viewer.reaches(question.purchase.account) || !viewer.may('decisions:answer')) return null;
  if (viewer.expiresAt !== null && viewer.expiresAt.getTime() <= Date.now()) return null;
  const payment = await pay(calls, contextOf, [options]);
  if (payment === null) return null;
  try {
    const result = await execute({
      schema: asked.schema,
      document: asked.document,
      rootValue: question,
      contextValue: payment.context,
      variableValues: asked.variables,
      operationName: asked.operation.name?.value,
    });
    return writtenAs(result, formatError);
  } finally {
    payment.settle().catch(() => undefined);
  }
}

const isOver = ({ respondBy }: Question) => Date.now() >= respondBy.getTime();

import { execute, type GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Question } from '../../decisions/index.js';
import type { Asking, Context } from '../context.js';
import { pay, writtenAs } from './answer.js';
import type { AskedSubscription } from './subscription.js';

export interface AskOptions {
  readonly asked: AskedSubscription;
  readonly asking: Asking;
  /** The Stripe calls that one question may take. */
  readonly calls: number;
  /** A new one for each question: what it has read belongs to that moment. */
  readonly contextOf: (asking: Asking) => Context;
  readonly formatError: (error: GraphQLError) => GraphQLFormattedError;
}

/** A purchase that waits for an answer, as its subscriber is told of it. Null: it is none of the viewer's. @throws Stop */
export async function ask(options: AskOptions, question: Question): Promise<string | null> {
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

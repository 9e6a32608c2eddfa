import { GraphQLError, getOperationAST, parse, validate } from 'graphql';
import type { DocumentNode, GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { GraphQLJSONObject } from 'graphql-scalars';
import { Arg, Ctx, Info, Query, Resolver } from 'type-graphql';
import type { Context, TrustedDocumentDesk } from '../../context.js';
import { badArgument } from '../../shared/errors.js';
import { OpenToEveryViewer } from '../../shared/permission.js';
import { CostEstimate, RateLimit } from './rate-limit.type.js';

type Variables = Record<string, unknown>;

@Resolver()
class RateLimitResolver {
  @Query(() => RateLimit, {
    description:
      'What the viewer may ask of Stripe, and what is left; a client token spends the minute of whoever made it. No Stripe call.',
  })
  @OpenToEveryViewer()
  async rateLimit(@Ctx() { budget, meter }: Context): Promise<RateLimit> {
    const { limit, remaining, resetsAt } = await budget.allowance();
    return { limit, remaining, resetsAt: new Date(resetsAt), mostCallsPerOperation: meter.most };
  }

  @Query(() => CostEstimate, {
    description: 'What an operation would cost, without running it. No Stripe call.',
  })
  @OpenToEveryViewer()
  async estimateCost(
    @Arg('document', () => String, { description: 'The GraphQL document.' }) text: string,
    @Arg('variables', () => GraphQLJSONObject, { nullable: true, description: 'Its variables.' })
    variables: Variables | null,
    @Arg('operationName', () => String, { nullable: true, description: 'Which of its operations, if it has several.' })
    operationName: string | null,
    @Ctx() context: Context,
    @Info() { schema }: GraphQLResolveInfo,
  ): Promise<CostEstimate> {
    const document = parsed(text, schema, context.documents);
    const operation = getOperationAST(document, operationName);
    if (!operation) throw badArgument('operationName', 'names no operation of the document.');
    const { calls, dearestPath, parts } = priced(() =>
      context.price({ schema, document, operation, variables: variables ?? {} }),
    );
    const whyNot = await reasonAgainst(context, calls);
    return { calls, dearestPath, parts, mayRun: whyNot === null, whyNot };
  }
}

/** Held to the limits of the endpoint first: validation takes longer than those let it. */
function parsed(text: string, schema: GraphQLSchema, desk: TrustedDocumentDesk): DocumentNode {
  const fault = desk.faultOf(text);
  if (fault !== null) throw badArgument('document', fault);
  const document = refusing('document', () => parse(text));
  const [error] = validate(schema, document, undefined, { maxErrors: 1, hideSuggestions: true });
  if (error) throw badArgument('document', error.message);
  return document;
}

const priced = <T>(price: () => T): T => refusing('variables', price);

/** graphql-js's complaint, under the argument that caused it; it may repeat a value, so only its own kinds are told. */
function refusing<T>(argument: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof GraphQLError) || 'code' in error.extensions) throw error;
    throw badArgument(argument, error.message);
  }
}

async function reasonAgainst({ budget, meter }: Context, calls: number): Promise<string | null> {
  if (calls > meter.most) return `An operation may take ${meter.most} Stripe calls.`;
  const { remaining, limit } = await budget.allowance();
  return calls > remaining ? `${remaining} of ${limit} Stripe calls a minute are left.` : null;
}

export const rateLimitResolvers = [RateLimitResolver] as const;

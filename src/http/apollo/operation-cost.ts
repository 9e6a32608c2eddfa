import { HeaderMap } from '@apollo/server';
import type { ApolloServerPlugin, BaseContext, GraphQLRequestContext } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { maskText } from '../../util/mask-secrets.js';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';

interface Asked {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

interface Price {
  readonly calls: number;
  readonly dearestPath: string | null;
}

interface Allowance {
  readonly limit: number;
  readonly remaining: number;
  readonly resetsAt: number;
}

interface Taking {
  readonly granted: boolean;
  readonly calls: number;
  readonly allowance: Allowance;
}

interface Call {
  readonly method: string;
  readonly path: string;
  readonly account: string | null;
  readonly ms: number;
  readonly queuedMs: number;
  readonly status: number | null;
  readonly requestId: string | null;
  readonly why: string;
}

/** What the context of an operation must offer. */
export interface CostContext extends BaseContext {
  /** @throws GraphQLError for variables that do not fit */
  price(asked: Asked): Price;
  readonly budget: {
    take(calls: number): Promise<Taking>;
    settle(taken: Taking, calls: number): Promise<Allowance>;
  };
  readonly meter: {
    readonly calls: number;
    readonly most: number;
    readonly traced: boolean;
    readonly trace: readonly Call[];
    readonly readWithoutCall: number;
  };
}

/** Prices every operation before it runs, takes the price from the viewer's minute, and tells what it came to. */
export const priceOperations: ApolloServerPlugin<CostContext> = {
  async requestDidStart() {
    let price: Price | null = null;
    let taking: Promise<Taking> | null = null;
    let ran = false;
    return {
      async didResolveOperation({ contextValue, schema, document, operation, request }) {
        if (!operation) return;
        price = priceOf(contextValue, { schema, document, operation, variables: request.variables ?? {} });
        // Variables that do not fit are refused by the execution, which reads nothing then.
        if (price === null) return;
        const { most } = contextValue.meter;
        if (price.calls > most) throw tooDear(price, most);
        taking = contextValue.budget.take(price.calls);
        const taken = await taking;
        if (!taken.granted) throw spent(price, taken.allowance);
      },
      async executionDidStart() {
        ran = true;
      },
      async willSendResponse(requestContext) {
        if (taking === null || price === null) return;
        const { meter, budget } = requestContext.contextValue;
        const allowance = await budget.settle(await taking, meter.calls);
        if (ran) tell(requestContext, price, allowance);
      },
    };
  },
};

function priceOf(context: CostContext, asked: Asked): Price | null {
  try {
    return context.price(asked);
  } catch (error) {
    if (!(error instanceof GraphQLError) || 'code' in error.extensions) throw error;
    return null;
  }
}

function tell({ contextValue, response }: GraphQLRequestContext<CostContext>, price: Price, allowance: Allowance) {
  if (response.body?.kind !== 'single') return;
  const { meter } = contextValue;
  const { singleResult } = response.body;
  const cost = {
    estimatedCalls: price.calls,
    actualCalls: meter.calls,
    limit: allowance.limit,
    remaining: allowance.remaining,
    resetsAt: new Date(allowance.resetsAt).toISOString(),
  };
  singleResult.extensions = { ...singleResult.extensions, cost, ...(meter.traced ? { upstream: traceOf(meter) } : {}) };
}

/** Each call as it was sent, and last what needed none. */
function traceOf({ trace, readWithoutCall }: CostContext['meter']) {
  const tenths = (ms: number) => Math.round(ms * 10) / 10;
  return [
    ...trace.map(({ method, path, account, ms, queuedMs, status, requestId, why }) => ({
      ...{ method, path: maskText(path), account, ms: tenths(ms), queuedMs: tenths(queuedMs), status, requestId, why },
      servedFrom: 'STRIPE',
    })),
    { objects: readWithoutCall, servedFrom: 'READ_BEFORE' },
  ];
}

function tooDear({ calls, dearestPath }: Price, limit: number): GraphQLError {
  const message = `This would take ${calls} Stripe calls, and an operation may take ${limit}. The dearest part is ${dearestPath}.`;
  return new GraphQLError(message, {
    extensions: { code: 'COST_EXCEEDED', price: calls, limit, dearestPath, http: { status: 400 } },
  });
}

function spent({ calls, dearestPath }: Price, { limit, remaining, resetsAt }: Allowance): GraphQLError {
  const retryAfterMs = Math.max(0, resetsAt - Date.now());
  const message = `This would take ${calls} Stripe calls, and ${remaining} of ${limit} a minute are left. The dearest part is ${dearestPath}.`;
  const headers = new HeaderMap([['retry-after', String(Math.ceil(retryAfterMs / 1_000))]]);
  return new GraphQLError(message, {
    extensions: {
      ...{ code: 'RATE_LIMITED', price: calls, limit, remaining, retryAfterMs, dearestPath },
      http: { status: 429, headers },
    },
  });
}

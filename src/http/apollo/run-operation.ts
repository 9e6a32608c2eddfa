import type { ApolloServer, BaseContext } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';

/** An operation that no request has asked for. */
export interface Unasked {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface OperationAnswer {
  readonly data: unknown;
  readonly errors: readonly GraphQLFormattedError[];
}

/** Runs it as it would run for a request: priced, bounded, and with the same errors. */
export async function runOperation<C extends BaseContext>(
  apollo: ApolloServer<C>,
  contextValue: C,
  { query, variables }: Unasked,
): Promise<OperationAnswer> {
  const { body } = await apollo.executeOperation({ query, variables: { ...variables } }, { contextValue });
  if (body.kind !== 'single') throw new Error('Nothing here answers in parts.');
  const { data = null, errors = [] } = body.singleResult;
  return { data, errors };
}

import { GraphQLError, parse, validate } from 'graphql';
import type { GraphQLSchema } from 'graphql';

/** Why a document cannot run on the schema, to follow its name; null if it can. */
export function misfit(document: string, schema: GraphQLSchema): string | null {
  try {
    const [error] = validate(schema, parse(document), undefined, { hideSuggestions: true });
    return error ? `does not fit the schema: ${error.message}` : null;
  } catch (error) {
    if (error instanceof GraphQLError) return `is not a GraphQL document: ${error.message}`;
    throw error;
  }
}

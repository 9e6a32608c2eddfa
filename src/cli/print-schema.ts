import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildGraphSchema } from '../graph/schema.js';

/** The schema as `schema.graphql` holds it. */
export function printGraphSchema(): string {
  return `${printSchema(lexicographicSortSchema(buildGraphSchema()))}\n`;
}

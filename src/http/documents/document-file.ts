import { readFileSync } from 'node:fs';
import { parse, validate } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { z } from 'zod';
import { sha256 } from '../../util/sha256.js';
import { documentFault } from './trusted.js';

/** As graphql-codegen writes persisted documents with `hashAlgorithm: 'sha256'`, or Apollo its manifest. */
const documentFile = z.union([
  z.object({ operations: z.array(z.object({ id: z.string(), body: z.string() })) }),
  z.record(z.string(), z.string()),
]);

/** The documents by hash. Throws with the whole list of what is wrong: a client would only find out in production. */
export function readDocumentFile(path: string, schema: GraphQLSchema): ReadonlyMap<string, string> {
  const documents = new Map<string, string>();
  const problems: string[] = [];
  for (const [id, document] of entriesOf(path)) {
    const hash = id.replace(/^sha256:/, '');
    const fault = hash === sha256(document) ? faultOf(document, schema) : 'is not named by its SHA-256.';
    if (fault === null) documents.set(hash, document);
    else problems.push(`${id} ${fault}`);
  }
  if (problems.length > 0) throw new Error([`TRUSTED_DOCUMENTS (${path}) cannot be used:`, ...problems].join('\n  - '));
  return documents;
}

function entriesOf(path: string): [string, string][] {
  const parsed = documentFile.safeParse(jsonIn(path));
  if (!parsed.success) throw new Error(`TRUSTED_DOCUMENTS (${path}) must be a map from hashes to documents.`);
  const { data } = parsed;
  return Array.isArray(data.operations) ? data.operations.map(({ id, body }) => [id, body]) : mapOf(data);
}

function mapOf(data: Record<string, unknown>): [string, string][] {
  return Object.entries(z.record(z.string(), z.string()).parse(data));
}

function jsonIn(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new Error(`TRUSTED_DOCUMENTS (${path}) cannot be read as JSON`, { cause });
  }
}

function faultOf(document: string, schema: GraphQLSchema): string | null {
  const fault = documentFault(document);
  if (fault !== null) return fault;
  const [error] = validate(schema, parse(document));
  return error ? `does not fit the schema: ${error.message}` : null;
}

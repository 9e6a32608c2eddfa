import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OBJECT_TYPES } from './objects.js';

/** A type as data. A number names an entry of `Schema.shapes`, so that types may contain themselves. */
export type Node =
  | { kind: 'any' | 'string' | 'number' | 'boolean' | 'null' }
  | { kind: 'literal'; value: string | number | boolean }
  | { kind: 'array'; of: Node }
  | { kind: 'union'; of: Node[] }
  | { kind: 'object'; shape: number };

export interface Shape {
  name: string;
  fields: Record<string, { optional: boolean; node: Node }>;
  /** Of a map: what its values are. */
  values?: Node;
}

export interface Schema {
  /** By the value of `object`. */
  roots: Record<string, Node>;
  shapes: Shape[];
}

export const ROOT = join(__dirname, '../../..');
const FORMAT = 7;

/** As it was kept before the first test. */
export function stripeSchema(): Schema {
  const schema: Schema = JSON.parse(readFileSync(keptAt(), 'utf8'));
  return schema;
}

/** The file in which the schema of the installed version of the package is kept. */
export function keptAt(): string {
  return join(ROOT, `node_modules/.cache/cardgraph/stripe-types-${FORMAT}-${stamp()}.json`);
}

function stamp(): string {
  const { version }: { version: string } = JSON.parse(
    readFileSync(join(ROOT, 'node_modules/stripe/package.json'), 'utf8'),
  );
  return `${version}-${Object.keys(OBJECT_TYPES).length}`;
}

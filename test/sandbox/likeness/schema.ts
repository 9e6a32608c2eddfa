import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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

const ROOT = join(__dirname, '../../..');
const FORMAT = 7;

/** Derived from the installed package once, then kept beside it. */
export async function stripeSchema(): Promise<Schema> {
  const stored = join(ROOT, `node_modules/.cache/cardgraph/stripe-types-${FORMAT}-${stamp()}.json`);
  try {
    const schema: Schema = JSON.parse(readFileSync(stored, 'utf8'));
    return schema;
  } catch {
    // The compiler is heavy: it is loaded only when there is something to derive.
    const { derived } = await import('./derive.js');
    const schema = derived(ROOT);
    mkdirSync(dirname(stored), { recursive: true });
    const draft = `${stored}.${process.pid}`;
    writeFileSync(draft, JSON.stringify(schema));
    renameSync(draft, stored);
    return schema;
  }
}

function stamp(): string {
  const { version }: { version: string } = JSON.parse(
    readFileSync(join(ROOT, 'node_modules/stripe/package.json'), 'utf8'),
  );
  return `${version}-${Object.keys(OBJECT_TYPES).length}`;
}

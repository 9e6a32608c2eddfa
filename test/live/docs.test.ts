import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, validate } from 'graphql';
import { buildGraphSchema } from '../../src/graph/schema.js';

test('docs/events.md shows operations that fit the schema', () => {
  const text = readFileSync(join(__dirname, '../../docs/events.md'), 'utf8');
  const documents = [...text.matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, document = '']) => document);
  expect(documents.length).toBeGreaterThan(1);
  const schema = buildGraphSchema();
  expect(documents.flatMap((document) => validate(schema, parse(document)))).toEqual([]);
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import 'reflect-metadata';
import { recipes } from '../../src/graph/loaders.js';
import { buildGraphSchema } from '../../src/graph/schema.js';
import type { Edge } from '../../src/stripe/index.js';
import { markdownTable } from '../kit/markdown-table.js';

const DOCS = join(__dirname, '../../docs/reads.md');
const BEGIN = '<!-- edges: written by UPDATE_DOCS=1 npx jest test/stripe/edges -->';
const END = '<!-- end of edges -->';

function told(edge: Edge): string {
  switch (edge.how) {
    case 'listed':
      return edge.by === null ? 'listed, all of the account' : `listed by \`${filters(edge.by, edge.within)}\``;
    case 'of_account':
      return 'of the account';
    case 'reckoned':
      return `reckoned, at most ${edge.most} calls`;
    case 'scanned':
      return 'scanned';
    case 'embedded':
    case 'expandable':
    case 'referenced':
      return `${edge.how}: \`${edge.path}\``;
    case 'included':
      return `${edge.how}: \`${edge.path}\`${edge.below === null ? '' : `, for \`${edge.below}\``}`;
  }
}

const filters = (by: string, within: Readonly<Record<string, string>> | null) =>
  [...Object.keys(within ?? {}), by].join('`, `');

function table(): string {
  const rows = Object.entries(recipes).flatMap(([kind, { edges }]) =>
    Object.entries(edges).map(([field, edge]) => [`\`${kind}\``, `\`${field}\``, told(edge)]),
  );
  return markdownTable([['Object', 'Field', 'How'], ...rows]).join('\n');
}

describe('The page on reading', () => {
  it('says for each edge how it is read', () => {
    const text = readFileSync(DOCS, 'utf8');
    const edges = `${BEGIN}\n\n${table()}\n\n${END}`;
    const current = text.slice(text.indexOf(BEGIN), text.indexOf(END) + END.length);
    if (process.env['UPDATE_DOCS'])
      writeFileSync(
        DOCS,
        text.replace(current, () => edges),
      );
    else expect(current).toBe(edges);
  });

  it('names only fields that the graph has', () => {
    const fields = Object.values(buildGraphSchema().getTypeMap()).flatMap((type) =>
      'getFields' in type ? Object.keys(type.getFields()) : [],
    );
    for (const { edges } of Object.values(recipes)) expect(fields).toEqual(expect.arrayContaining(Object.keys(edges)));
  });
});

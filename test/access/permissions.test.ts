import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isEnumType } from 'graphql';
import { PERMISSIONS } from '../../src/auth/permissions.js';
import { buildGraphSchema } from '../../src/graph/schema.js';
import { markdownTable } from '../kit/markdown-table.js';

const README = join(__dirname, '../../README.md');
const BEGIN = '<!-- permissions: written by UPDATE_DOCS=1 npx jest test/access/permissions -->';
const END = '<!-- end of permissions -->';

function table(): string {
  const type = buildGraphSchema().getType('Permission');
  const values = isEnumType(type) ? type.getValues() : [];
  const meanings = new Map(values.map(({ value, description }) => [value, description ?? '']));
  const rows = PERMISSIONS.map((permission) => [`\`${permission}\``, meanings.get(permission) ?? '']);
  return markdownTable([['permission', 'what it opens'], ...rows]).join('\n');
}

test('The README lists every permission, and what it opens', () => {
  const text = readFileSync(README, 'utf8');
  const permissions = `${BEGIN}\n\n${table()}\n\n${END}`;
  const current = text.slice(text.indexOf(BEGIN), text.indexOf(END) + END.length);
  if (process.env['UPDATE_DOCS'])
    writeFileSync(
      README,
      text.replace(current, () => permissions),
    );
  else expect(current).toBe(permissions);
});

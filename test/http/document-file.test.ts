import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildGraphSchema } from '../../src/graph/schema.js';
import { readDocumentFile } from '../../src/http/documents/document-file.js';
import { sha256 } from '../../src/util/sha256.js';

const NAME = 'query Name { viewer { name } }';
const folder = mkdtempSync(join(tmpdir(), 'documents-'));

afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(content: unknown): string {
  const path = join(folder, `${sha256(JSON.stringify(content)).slice(0, 8)}.json`);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

describe('A file that clients could not rely on', () => {
  it('is refused with all that is wrong with it', () => {
    const schema = buildGraphSchema();
    const read = (path: string) => () => readDocumentFile(path, schema);
    const wrong = fileOf({ [sha256('{ nope }')]: '{ nope }', [sha256('other')]: NAME });
    expect(read(wrong)).toThrow(/cannot be used:[\s\S]*Cannot query field "nope"[\s\S]*not named by its SHA-256/);
    expect(read(fileOf(['x']))).toThrow('must be a map');
    expect(read(join(folder, 'none.json'))).toThrow('cannot be read');
    expect([...readDocumentFile(fileOf({ [sha256(NAME)]: NAME }), schema).values()]).toEqual([NAME]);
  });
});

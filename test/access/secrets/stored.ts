import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { asking } from '../../kit/databases.js';

/** All that a database holds, by the name of the file or table: of SQLite every byte, of PostgreSQL every row. */
export async function stored(url: string): Promise<Record<string, string>> {
  return url.startsWith('sqlite:') ? inFiles(dirname(url.slice('sqlite:'.length))) : inTables(url);
}

function inFiles(directory: string): Record<string, string> {
  const files = readdirSync(directory);
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(directory, file), 'latin1')]));
}

async function inTables(url: string): Promise<Record<string, string>> {
  const tables: Record<string, string> = {};
  await asking(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      'select table_name as name from information_schema.tables where table_schema = current_schema()',
    );
    for (const { name } of rows) {
      const { rows: kept } = await client.query<{ text: string }>(
        `select row_to_json(t)::text as text from "${name}" t`,
      );
      tables[name] = kept.map(({ text }) => text).join('\n');
    }
  });
  return tables;
}

/** An answer as indented lines. Money is its text and a connection its nodes: a person wants to see what came back. */
export function readable(name: string, value: unknown): string[] {
  const plain = simplify(value);
  if (Array.isArray(plain)) {
    if (plain.every((item) => !isObject(item))) return [`${name}: ${plain.map(String).join(', ') || 'none'}`];
    return [`${name}:`, ...plain.flatMap((item) => asItem(fieldsOf(item)))];
  }
  return isObject(plain) ? [`${name}:`, ...fieldsOf(plain).map(indent)] : [`${name}: ${String(plain)}`];
}

function fieldsOf(value: unknown): string[] {
  return isObject(value) ? Object.entries(value).flatMap(([key, item]) => readable(key, item)) : [String(value)];
}

function simplify(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(simplify);
  if (!isObject(value)) return value;
  const [only, ...others] = Object.entries(value);
  if (only && others.length === 0 && (only[0] === 'formatted' || only[0] === 'nodes')) return simplify(only[1]);
  return value;
}

const indent = (line: string) => `  ${line}`;

const asItem = (lines: string[]) => lines.map((line, index) => (index === 0 ? `  - ${line}` : `    ${line}`));

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

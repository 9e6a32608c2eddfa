/** The fields of what changed, each as its path below the object, such as `metadata.color`. */
export function pathsOf(changed: unknown): string[] {
  if (!isHash(changed)) return [];
  return Object.entries(changed).flatMap(([name, value]: [string, unknown]) =>
    isHash(value) && Object.keys(value).length > 0 ? pathsOf(value).map((path) => `${name}.${path}`) : [name],
  );
}

function isHash(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

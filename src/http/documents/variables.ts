import { hold } from './limits.js';

/** Holds the variables of a request to the limits. Without recursion: how deep they are is the question. */
export function holdVariables(variables: unknown): void {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value: variables, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next;
    if (typeof value !== 'object' || value === null) continue;
    hold('variablesDepth', depth);
    for (const inner of Object.values(value)) open.push({ value: inner, depth: depth + 1 });
  }
  if (variables !== undefined) hold('variablesBytes', Buffer.byteLength(JSON.stringify(variables)));
}

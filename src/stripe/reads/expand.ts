import type { AnyStripeObject, Kind } from './kinds.js';
import { kindOf } from './kinds.js';
import type { IncludedEdge, Recipes } from './recipe.js';
import type { SelectedField, Selection } from './selection.js';

/** Stripe expands at most four levels, and a list's `data` is the first of them. */
export const LEVELS = 4;

/** Fields that an id alone answers. */
const KNOWN_FROM_ID = new Set(['__typename', 'id', 'stripeId', 'account']);

/** Whether the selection asks for more of the object than its id and the lists that start from its id alone. */
export function needsObject(recipes: Recipes, kind: Kind, selection: Selection): boolean {
  const { edges } = recipes[kind];
  return selection.some(({ name }) => {
    if (KNOWN_FROM_ID.has(name)) return false;
    const edge = edges[name];
    return edge?.how === 'listed' ? edge.within !== null : edge?.how !== 'of_account';
  });
}

/** The `expand[]` that lets one read of an object of this kind answer the selection, as deep as Stripe goes. */
export function expandPaths(recipes: Recipes, kind: Kind, selection: Selection, prefix: readonly string[]): string[] {
  const paths = new Set<string>();
  collect(kind, selection, prefix);
  return [...paths].sort();

  function collect(of: Kind, fields: Selection, above: readonly string[]): void {
    if (above.length >= LEVELS) return;
    for (const field of fields) {
      const edge = recipes[of].edges[field.name];
      if (edge === undefined || !('path' in edge) || edge.how === 'referenced') continue;
      const path = [...above, ...edge.path.split('.')];
      if (path.length > LEVELS) continue;
      if (edge.how === 'included') {
        if (asksFor(edge, field)) paths.add(path.join('.'));
      } else if (edge.how === 'embedded') collect(edge.to, field.fields, path);
      else if (needsObject(recipes, edge.to, field.fields)) {
        paths.add(path.join('.'));
        collect(edge.to, field.fields, path);
      }
    }
  }
}

/** Whether an object already read has every field that is there only if expanded. Bare ids are no lack: they are read by id. */
export function hasIncluded(recipes: Recipes, object: AnyStripeObject, selection: Selection): boolean {
  return selection.every((field) => {
    const edge = recipes[kindOf(object)].edges[field.name];
    return edge?.how !== 'included' || !asksFor(edge, field) || holds(object, edge.path.split('.'));
  });
}

/** Whether what this leads to is there; where a part on the way is missing, nothing is to be had. */
export function holds(value: unknown, path: readonly string[]): boolean {
  if (Array.isArray(value)) return value.every((part) => holds(part, path));
  const [first, ...rest] = path;
  if (first === undefined || typeof value !== 'object' || value === null) return true;
  return rest.length === 0 ? first in value : holds(Reflect.get(value, first), rest);
}

/** Whether the field asks for what is included. */
export function asksFor({ below }: IncludedEdge, { fields }: SelectedField): boolean {
  return below === null || fields.some(({ name }) => name === below);
}

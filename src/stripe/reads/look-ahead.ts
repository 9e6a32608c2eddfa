import { needsObject } from './expand.js';
import type { Kind } from './kinds.js';
import type { ListedEdge, Recipes, WantedList } from './recipe.js';
import { asksOf } from './recipe.js';
import type { Selection } from './selection.js';
import { nodesOf, through } from './selection.js';

type AnyWantedList = WantedList<Kind>;

/**
 * What a page of objects of this kind will ask next: the lists that they are parents of, and the objects that they name
 * by ids that cannot be expanded. Asked for at once, they wait for nobody.
 */
export function wantedLists(
  recipes: Recipes,
  kind: Kind,
  account: string,
  selection: Selection,
  pageFilters: object,
): AnyWantedList[] {
  const wanted = new Map<string, AnyWantedList>();
  collect(kind, selection);
  return [...wanted.values()];

  function collect(of: Kind, fields: Selection): void {
    for (const field of fields) {
      const edge = recipes[of].edges[field.name];
      if (edge === undefined) continue;
      if (edge.how === 'embedded' || edge.how === 'expandable') collect(edge.to, field.fields);
      if (edge.how === 'included')
        for (const [standing, asked] of asksOf(recipes, edge.of, field.fields)) collect(standing, asked);
      if (
        edge.how === 'referenced' &&
        recipes[edge.to].everything !== null &&
        needsObject(recipes, edge.to, field.fields)
      ) {
        add(recipes[edge.to].wanted({}, account, field.fields));
      }
      if (edge.how === 'scanned') add(recipes[edge.to].wanted(field.args, account, nodesOf(field.fields)));
      if (edge.how === 'listed' && edge.by !== null && edge.by in recipes[edge.to].parents) {
        const within = of === kind ? filled(edge, pageFilters) : edge.within === null ? {} : null;
        if (within !== null)
          add(recipes[edge.to].wanted(field.args, account, nodesOf(through(edge.through, field.fields))), within);
      }
    }
  }

  function add(found: AnyWantedList | null, within: Readonly<Record<string, unknown>> = {}): void {
    if (found === null) return;
    const list = Object.assign({ ...found }, { filters: { ...found.filters, ...within } });
    const key = JSON.stringify([list.to, list.filters]);
    const known = wanted.get(key);
    wanted.set(key, known === undefined ? list : { ...list, selection: [...known.selection, ...list.selection] });
  }
}

/** The filters that Stripe demands of a list, where the page that its parents stand on was filtered by the same. */
function filled(edge: ListedEdge, pageFilters: object): Record<string, unknown> | null {
  const filters: Record<string, unknown> = {};
  for (const [name, path] of Object.entries(edge.within ?? {})) {
    const value: unknown = Reflect.get(pageFilters, path);
    if (value === undefined) return null;
    filters[name] = value;
  }
  return filters;
}

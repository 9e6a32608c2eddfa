import { needsObject } from './expand.js';
import type { Kind } from './kinds.js';
import type { Recipes, WantedList } from './recipe.js';
import type { Selection } from './selection.js';
import { nodesOf } from './selection.js';

type AnyWantedList = { [K in Kind]: WantedList<K> }[Kind];

/**
 * What a page of objects of this kind will ask next: the lists that they are parents of, and the objects that they name
 * by ids that cannot be expanded. Asked for at once, they wait for nobody.
 */
export function wantedLists(recipes: Recipes, kind: Kind, account: string, selection: Selection): AnyWantedList[] {
  const wanted = new Map<string, AnyWantedList>();
  collect(kind, selection);
  return [...wanted.values()];

  function collect(of: Kind, fields: Selection): void {
    for (const field of fields) {
      const edge = recipes[of].edges[field.name];
      if (edge === undefined) continue;
      if (edge.how === 'embedded' || edge.how === 'expandable') collect(edge.to, field.fields);
      if ('to' in edge && recipes[edge.to].everything === null) continue;
      if (edge.how === 'referenced' && needsObject(recipes, edge.to, field.fields)) {
        add(recipes[edge.to].wanted({}, account, field.fields));
      }
      if (edge.how === 'listed' && edge.by !== null && edge.by in recipes[edge.to].parents) {
        add(recipes[edge.to].wanted(field.args, account, nodesOf(field.fields)));
      }
    }
  }

  function add(list: AnyWantedList | null): void {
    if (list === null) return;
    const key = JSON.stringify([list.to, list.filters]);
    const known = wanted.get(key);
    wanted.set(key, known === undefined ? list : { ...list, selection: [...known.selection, ...list.selection] });
  }
}

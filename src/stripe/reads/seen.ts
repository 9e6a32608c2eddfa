import { holds } from './expand.js';
import type { AnyStripeObject, Kind, StripeObjects } from './kinds.js';
import { isOfKind, kindOf } from './kinds.js';
import { isReadable, type Recipes } from './recipe.js';

/**
 * Every object met in one account during one request, wherever it stood. A later meeting replaces an earlier one
 * unless that would lose a field that is there only if expanded.
 */
export class Seen {
  private readonly objects = new Map<string, AnyStripeObject>();

  constructor(private readonly recipes: Recipes) {}

  get<K extends Kind>(kind: K, id: string): StripeObjects[K] | null {
    const object = this.objects.get(id);
    return object !== undefined && isOfKind(object, kind) ? object : null;
  }

  /** When an object that was met was made, in Unix seconds. */
  createdAt(id: string): number | null {
    const object = this.objects.get(id);
    return object !== undefined && 'created' in object ? (object.created ?? null) : null;
  }

  absorb(object: AnyStripeObject): void {
    const known = this.objects.get(object.id);
    if (known === undefined || this.included(known) <= this.included(object)) this.objects.set(object.id, object);
    for (const edge of Object.values(this.recipes[kindOf(object)].edges)) {
      if (edge.how === 'embedded' || edge.how === 'expandable') this.absorbValue(valueAt(object, edge.path));
      // What may be of several kinds stands under the name of its own.
      if (edge.how === 'included' && edge.of.length > 0)
        for (const value of Object.values(valueAt(object, edge.path) ?? {})) this.absorbValue(value);
    }
  }

  clear(): void {
    this.objects.clear();
  }

  private absorbValue(value: unknown): void {
    if (Array.isArray(value)) for (const item of value) this.absorbValue(item);
    else if (isReadable(this.recipes, value)) this.absorb(value);
  }

  private included(object: AnyStripeObject): number {
    const edges = Object.values(this.recipes[kindOf(object)].edges);
    return edges.filter((edge) => edge.how === 'included' && holds(object, edge.path.split('.'))).length;
  }
}

/** What stands at a path such as `returned_details.transaction`. */
function valueAt(object: object, path: string): unknown {
  let at: unknown = object;
  for (const name of path.split('.')) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = Reflect.get(at, name);
  }
  return at;
}

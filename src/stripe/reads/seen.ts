import type { AnyStripeObject, Kind, StripeObjects } from './kinds.js';
import { isOfKind } from './kinds.js';
import type { Recipes } from './recipe.js';

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
    for (const edge of Object.values(this.recipes[object.object].edges)) {
      if (edge.how === 'embedded' || edge.how === 'expandable') this.absorbValue(Reflect.get(object, edge.path));
    }
  }

  clear(): void {
    this.objects.clear();
  }

  private absorbValue(value: unknown): void {
    if (Array.isArray(value)) for (const item of value) this.absorbValue(item);
    else if (this.isReadable(value)) this.absorb(value);
  }

  private isReadable(value: unknown): value is AnyStripeObject {
    return (
      typeof value === 'object' &&
      value !== null &&
      'id' in value &&
      'object' in value &&
      typeof value.object === 'string' &&
      value.object in this.recipes &&
      !('deleted' in value)
    );
  }

  private included(object: AnyStripeObject): number {
    const edges = Object.values(this.recipes[object.object].edges);
    return edges.filter((edge) => edge.how === 'included' && edge.path in object).length;
  }
}

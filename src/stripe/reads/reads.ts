import type Stripe from 'stripe';
import { attempt } from '../failure.js';
import { CollectionReads } from './collection-reads.js';
import { needsObject } from './expand.js';
import type { AnyStripeObject, Kind } from './kinds.js';
import { wantedLists } from './look-ahead.js';
import type { ListedEdge, Recipes, WantedList } from './recipe.js';
import { Seen } from './seen.js';
import type { SelectedField, Selection } from './selection.js';

type Collections = { [K in Kind]?: CollectionReads<K> };

/**
 * All reading of one account (or, with the platform's client, of the accounts themselves) during one request.
 * It must not be shared wider: what it has seen belongs to this viewer and this moment.
 */
export class Reads {
  private collections: Collections = {};
  private balanceRead: Promise<Stripe.Balance> | null = null;
  private readonly seen: Seen;

  /** `account` is empty for the platform itself, whose objects lead into accounts. */
  constructor(
    readonly stripe: Stripe,
    private readonly recipes: Recipes,
    private readonly account: string,
  ) {
    this.seen = new Seen(recipes);
  }

  of<K extends Kind>(kind: K): CollectionReads<K> {
    const open: CollectionReads<K> | undefined = this.collections[kind];
    if (open !== undefined) return open;
    const lookAhead = (selection: Selection) => this.lookAhead(kind, selection);
    const made = new CollectionReads(this.stripe, this.recipes, this.recipes[kind], this.seen, lookAhead);
    this.collections = { ...this.collections, [kind]: made };
    return made;
  }

  /** False when the selection is answered by the id and by lists that start from it. */
  needs(kind: Kind, selection: Selection): boolean {
    return needsObject(this.recipes, kind, selection);
  }

  /** Whether an id is one of this kind. */
  names(kind: Kind, id: string): boolean {
    return id.startsWith(this.recipes[kind].prefix);
  }

  /** The account's balance, read once until the next write. */
  balance(): Promise<Stripe.Balance> {
    this.balanceRead ??= attempt(() => this.stripe.balance.retrieve());
    return this.balanceRead;
  }

  /** The lists that a selection asks of an object of this kind and that start from its id alone. */
  lists(kind: Kind, selection: Selection): { edge: ListedEdge; field: SelectedField }[] {
    return selection.flatMap((field) => {
      const edge = this.recipes[kind].edges[field.name];
      return edge?.how === 'listed' && edge.within === null ? [{ edge, field }] : [];
    });
  }

  private lookAhead(kind: Kind, selection: Selection): void {
    if (this.account === '') return;
    for (const list of wantedLists(this.recipes, kind, this.account, selection)) this.start(list.to, list);
  }

  private start<K extends Kind>(kind: K, { filters, selection }: WantedList<K>): void {
    this.of(kind).start(filters, selection);
  }

  /** An object that came from elsewhere, such as a write's answer, serves later reads. */
  absorb(object: AnyStripeObject): void {
    this.seen.absorb(object);
  }

  /** After a write nothing read before is true any more. */
  forget(): void {
    this.collections = {};
    this.balanceRead = null;
    this.seen.clear();
  }
}

import type Stripe from 'stripe';
import type { AccountStripe } from '../upstream/account-stripe.js';
import type { Surroundings } from './collection-reads.js';
import { CollectionReads } from './collection-reads.js';
import type { Counts } from './counts.js';
import { needsObject } from './expand.js';
import type { AnyStripeObject, Kind } from './kinds.js';
import { wantedLists } from './look-ahead.js';
import type { AccountReads } from './object-reads.js';
import type { ListedEdge, Recipes, WantedList } from './recipe.js';
import { hasPrefix } from './recipe.js';
import { picked } from './recipe.js';
import { Seen } from './seen.js';
import type { SelectedField, Selection } from './selection.js';
import { through } from './selection.js';

type Collections = { [K in Kind]?: CollectionReads<K> };

/**
 * The planner: all reading of one account (or, as the platform, of the accounts themselves) during one request.
 * It must not be shared wider: what it has seen belongs to this viewer and this moment. Only `counts` are.
 */
export class Reads implements AccountReads {
  private collections: Collections = {};
  private balanceRead: Promise<Stripe.Balance> | null = null;
  private capabilitiesRead: Promise<readonly Stripe.Capability[]> | null = null;
  private readonly seen: Seen;
  private readonly around: Surroundings;

  constructor(
    private readonly from: AccountStripe,
    private readonly recipes: Recipes,
    counts: Counts,
  ) {
    this.seen = new Seen(recipes);
    this.around = {
      from,
      recipes,
      counts,
      seen: this.seen,
      lookAhead: (kind, selection, filters, limit) => this.lookAhead(kind, selection, filters, limit),
    };
  }

  of<K extends Kind>(kind: K): CollectionReads<K> {
    const open: CollectionReads<K> | undefined = this.collections[kind];
    if (open !== undefined) return open;
    const made = new CollectionReads(this.around, this.recipes[kind]);
    this.collections = { ...this.collections, [kind]: made };
    return made;
  }

  needs(kind: Kind, selection: Selection): boolean {
    return needsObject(this.recipes, kind, selection);
  }

  names(kind: Kind, id: string): boolean {
    return hasPrefix(this.recipes[kind], id);
  }

  lists(kind: Kind, selection: Selection): { edge: ListedEdge; field: SelectedField }[] {
    return selection.flatMap((field) => {
      const edge = this.recipes[kind].edges[field.name];
      if (edge?.how !== 'listed' || edge.within !== null) return [];
      const one = picked(edge, field);
      return [{ ...one, field: { ...one.field, fields: through(edge.through, field.fields) } }];
    });
  }

  /** Read once until the next write. */
  balance(): Promise<Stripe.Balance> {
    this.balanceRead ??= this.from.read('the balance', (stripe) => stripe.balance.retrieve());
    return this.balanceRead;
  }

  /** Read once until the next write. */
  capabilities(): Promise<readonly Stripe.Capability[]> {
    this.capabilitiesRead ??= this.from
      .read('the capabilities', (_stripe, platform) => platform.accounts.listCapabilities(this.from.account))
      .then(({ data }) => data);
    return this.capabilitiesRead;
  }

  absorb(object: AnyStripeObject): void {
    this.seen.absorb(object);
  }

  forget(): void {
    this.collections = {};
    this.balanceRead = null;
    this.capabilitiesRead = null;
    this.seen.clear();
  }

  private lookAhead(kind: Kind, selection: Selection, filters: object, limit: number): void {
    if (this.from.account === '') return;
    for (const list of wantedLists(this.recipes, kind, this.from.account, selection, filters)) {
      this.start(list.to, list, limit);
    }
  }

  private start<K extends Kind>(kind: K, { filters, selection }: WantedList<K>, parents: number): void {
    this.of(kind).start(filters, selection, parents);
  }
}

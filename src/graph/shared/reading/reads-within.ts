import type Stripe from 'stripe';
import { isNarrow, sees } from '../../../auth/scope.js';
import type { Viewer } from '../../../auth/viewer.js';
import type {
  AccountReads,
  AnyStripeObject,
  Edge,
  Kind,
  ListFilters,
  ObjectReads,
  PageParams,
  Recipe,
  Recipes,
  Selection,
  StripeObjects,
  StripePage,
} from '../../../stripe/index.js';
import { notFound } from '../errors.js';

type Within = Pick<Viewer, 'reaches' | 'scope'>;

/** What leads from an object to others of the same cardholder in one and the same read. */
const OWN: ReadonlySet<Edge['how']> = new Set(['embedded', 'expandable', 'included']);

/** With these nothing is read for many at once: an account-wide list would hold what is other cardholders'. */
export function narrowRecipes(recipes: Recipes): Recipes {
  const narrowed = <K extends Kind>(recipe: Recipe<K>): Recipe<K> => {
    const edges = Object.entries(recipe.edges).filter(([, { how }]) => OWN.has(how));
    return { ...recipe, everything: null, parents: {}, edges: Object.fromEntries(edges) };
  };
  return {
    account: narrowed(recipes.account),
    person: narrowed(recipes.person),
    external_account: narrowed(recipes.external_account),
    balance_transaction: narrowed(recipes.balance_transaction),
    event: narrowed(recipes.event),
    payout: narrowed(recipes.payout),
    topup: narrowed(recipes.topup),
    'treasury.financial_account': narrowed(recipes['treasury.financial_account']),
    'treasury.transaction': narrowed(recipes['treasury.transaction']),
    'treasury.transaction_entry': narrowed(recipes['treasury.transaction_entry']),
    'treasury.received_credit': narrowed(recipes['treasury.received_credit']),
    'treasury.received_debit': narrowed(recipes['treasury.received_debit']),
    'treasury.outbound_payment': narrowed(recipes['treasury.outbound_payment']),
    'treasury.outbound_transfer': narrowed(recipes['treasury.outbound_transfer']),
    'treasury.inbound_transfer': narrowed(recipes['treasury.inbound_transfer']),
    'treasury.credit_reversal': narrowed(recipes['treasury.credit_reversal']),
    'treasury.debit_reversal': narrowed(recipes['treasury.debit_reversal']),
    'issuing.cardholder': narrowed(recipes['issuing.cardholder']),
    'issuing.card': narrowed(recipes['issuing.card']),
    'issuing.authorization': narrowed(recipes['issuing.authorization']),
    'issuing.transaction': narrowed(recipes['issuing.transaction']),
    'issuing.dispute': narrowed(recipes['issuing.dispute']),
    'issuing.token': narrowed(recipes['issuing.token']),
    'issuing.physical_bundle': narrowed(recipes['issuing.physical_bundle']),
    'issuing.personalization_design': narrowed(recipes['issuing.personalization_design']),
  };
}

/**
 * An account's reads, kept to what the viewer may see. Every object that a resolver or a mutation gets to see was read
 * here, so this is the one place that answers it.
 */
export function readsWithin(reads: AccountReads, account: string, viewer: Within, recipes: Recipes): AccountReads {
  return isNarrow(viewer) ? new ReadsWithin(reads, account, viewer, recipes) : reads;
}

class ReadsWithin implements AccountReads {
  constructor(
    private readonly reads: AccountReads,
    private readonly account: string,
    private readonly viewer: Within,
    private readonly recipes: Recipes,
  ) {}

  of<K extends Kind>(kind: K): ObjectReads<K> {
    return new ObjectReadsWithin(this.reads.of(kind), this.recipes[kind].about !== null, (object) =>
      this.sees(kind, object),
    );
  }

  /** Only the object says whose it is, so it is read even if nothing but its id is asked. */
  needs(): boolean {
    return true;
  }

  names(kind: Kind, id: string): boolean {
    return this.reads.names(kind, id);
  }

  /** None is started before it is known whose the object is. */
  lists(): [] {
    return [];
  }

  async balance(): Promise<Stripe.Balance> {
    throw notFound('object');
  }

  async capabilities(): Promise<never> {
    throw notFound('object');
  }

  absorb(object: AnyStripeObject): void {
    this.reads.absorb(object);
  }

  forget(): void {
    this.reads.forget();
  }

  private async sees<K extends Kind>(kind: K, object: StripeObjects[K]): Promise<boolean> {
    const about = this.recipes[kind].about?.(object) ?? null;
    if (about === null) return false;
    if (!('through' in about)) return sees(this.viewer, { account: this.account, ...about });
    return about.id !== null && (await this.of(about.through).byId(about.id, [])) !== null;
  }
}

class ObjectReadsWithin<K extends Kind> implements ObjectReads<K> {
  constructor(
    private readonly reads: ObjectReads<K>,
    /** Objects that say of no cardholder and no card are nobody's, and not asked for. */
    private readonly areSomebodys: boolean,
    private readonly sees: (object: StripeObjects[K]) => Promise<boolean>,
  ) {}

  async byId(id: string, selection: Selection): Promise<StripeObjects[K] | null> {
    return this.areSomebodys ? this.seen(await this.reads.byId(id, selection)) : null;
  }

  async given(object: StripeObjects[K], selection: Selection): Promise<StripeObjects[K] | null> {
    return this.areSomebodys ? this.seen(await this.reads.given(object, selection)) : null;
  }

  async page(filters: ListFilters[K], page: PageParams, selection: Selection): Promise<StripePage<StripeObjects[K]>> {
    if (!this.areSomebodys) throw notFound('object');
    return this.kept(await this.reads.page(filters, page, selection));
  }

  async firstOf(...[by, parent, filters, window, selection]: Parameters<ObjectReads<K>['firstOf']>) {
    if (!this.areSomebodys) throw notFound('object');
    return this.kept(await this.reads.firstOf(by, parent, filters, window, selection));
  }

  private async seen(object: StripeObjects[K] | null): Promise<StripeObjects[K] | null> {
    return object !== null && (await this.sees(object)) ? object : null;
  }

  private async kept({ data, hasMore }: StripePage<StripeObjects[K]>): Promise<StripePage<StripeObjects[K]>> {
    const seen = await Promise.all(data.map((object) => this.seen(object)));
    return { data: seen.flatMap((object) => object ?? []), hasMore };
  }
}

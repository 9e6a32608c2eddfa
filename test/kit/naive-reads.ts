import type Stripe from 'stripe';
import type {
  AccountReads,
  AccountStripe,
  Kind,
  ListFilters,
  ObjectReads,
  PageParams,
  Recipe,
  Recipes,
  Selection,
  StripeObjects,
  StripePage,
} from '../../src/stripe/index.js';
import { StripeFailure, hasPrefix } from '../../src/stripe/index.js';
import { asksFor, needsObject } from '../../src/stripe/reads/expand.js';

/**
 * What one resolver per field would read: a retrieve for each object that is asked for more than its id, one list for
 * each list field, nothing shared and nothing read ahead. The measure of what the planner answers and saves.
 */
export class NaiveReads implements AccountReads {
  constructor(
    private readonly from: AccountStripe,
    private readonly recipes: Recipes,
  ) {}

  of<K extends Kind>(kind: K): ObjectReads<K> {
    return new NaiveObjectReads(this.from, this.recipes[kind]);
  }

  /** Only a read says whether there is an account of which nothing but lists is asked. */
  needs(kind: Kind, selection: Selection): boolean {
    const isListed = selection.some(({ name }) => this.recipes[kind].edges[name]?.how === 'listed');
    return needsObject(this.recipes, kind, selection) || (kind === 'account' && isListed);
  }

  names(kind: Kind, id: string): boolean {
    return hasPrefix(this.recipes[kind], id);
  }

  /** None is started before its field is resolved. */
  lists(): [] {
    return [];
  }

  async capabilities(): Promise<readonly Stripe.Capability[]> {
    const { account } = this.from;
    const list = await this.from.read('the capabilities', (_, platform) => platform.accounts.listCapabilities(account));
    return list.data;
  }

  balance(): Promise<Stripe.Balance> {
    return this.from.read('the balance', (stripe) => stripe.balance.retrieve());
  }

  absorb(): void {}

  forget(): void {}
}

class NaiveObjectReads<K extends Kind> implements ObjectReads<K> {
  constructor(
    private readonly from: AccountStripe,
    private readonly recipe: Recipe<K>,
  ) {}

  async byId(id: string, selection: Selection): Promise<StripeObjects[K] | null> {
    const expand = this.included(selection);
    try {
      return await this.from.read('an object', (stripe, platform) =>
        this.recipe.retrieve(this.recipe.asPlatform ? platform : stripe, id, expand, this.from.account),
      );
    } catch (error) {
      if (error instanceof StripeFailure && error.reason === 'missing') return null;
      throw error;
    }
  }

  given({ id }: StripeObjects[K], selection: Selection): Promise<StripeObjects[K] | null> {
    return this.byId(id, selection);
  }

  async page(filters: ListFilters[K], page: PageParams, selection: Selection): Promise<StripePage<StripeObjects[K]>> {
    const params = { ...filters, ...page, ...this.included(selection, 'data.') };
    const list = await this.from.read('a list', (stripe, platform) =>
      this.recipe.list(this.recipe.asPlatform ? platform : stripe, params, this.from.account),
    );
    return { data: list.data, hasMore: list.has_more };
  }

  firstOf(
    by: string,
    parent: string,
    filters: ListFilters[K],
    { limit }: { readonly limit: number },
    selection: Selection,
  ): Promise<StripePage<StripeObjects[K]>> {
    return this.page({ ...filters, [by]: parent }, { limit }, selection);
  }

  /** Fields of the object itself that are there only if expanded; links to others stay ids. */
  private included(selection: Selection, prefix = ''): { expand?: string[] } {
    const paths = selection.flatMap((field) => {
      const edge = this.recipe.edges[field.name];
      return edge?.how === 'included' && asksFor(edge, field) ? [prefix + edge.path] : [];
    });
    return paths.length > 0 ? { expand: [...new Set(paths)] } : {};
  }
}

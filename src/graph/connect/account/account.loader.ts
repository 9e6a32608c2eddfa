import type { PageParams, AccountReads, Recipe, Selection } from '../../../stripe/index.js';
import { listed, nodesOf, ofAccount } from '../../../stripe/index.js';
import type { Connection } from '../../shared/reading/connection.js';
import { toConnection } from '../../shared/reading/connection.js';
import type { ObjectLoader } from '../../shared/reading/object-loader.js';
import { objectLoader, wantedBy } from '../../shared/reading/object-loader.js';
import { readPage } from '../../shared/reading/page.args.js';
import { scan } from '../../shared/reading/scan.js';
import { ConnectedAccountListArgs } from './account.args.js';
import { ConnectedAccount } from './account.type.js';

export const accountRecipe: Recipe<'account'> = {
  kind: 'account',
  prefix: 'acct_',
  retrieve: (stripe, id, params) => stripe.accounts.retrieve(id, params),
  list: (stripe, params) => stripe.accounts.list(params),
  everything: {},
  parents: {},
  edges: {
    persons: listed('person', null),
    externalAccounts: listed('external_account', null),
    financialAccounts: listed('treasury.financial_account', null),
    cardholders: listed('issuing.cardholder', null),
    cards: listed('issuing.card', null),
    personalizationDesigns: listed('issuing.personalization_design', null),
    physicalBundles: listed('issuing.physical_bundle', null),
    authorizations: listed('issuing.authorization', null),
    issuingTransactions: listed('issuing.transaction', null),
    disputes: listed('issuing.dispute', null),
    capabilityDetails: ofAccount(),
    balance: ofAccount(),
    balanceTransactions: listed('balance_transaction', null),
    events: listed('event', null),
    eventsCheckedAt: ofAccount(),
    payouts: listed('payout', null),
    topups: listed('topup', null),
  },
  about: null,
  wanted: wantedBy('account', ConnectedAccountListArgs),
};

/** All reading of one account's accounts in one request. */
export const createConnectedAccountLoader = (reads: AccountReads, account: string) =>
  objectLoader(reads, account, { kind: 'account', View: ConnectedAccount, Args: ConnectedAccountListArgs });

interface Named {
  readonly principal: string;
  readonly accounts: ReadonlySet<string>;
}

/** The accounts of a viewer who reaches some only, ordered by id. Only those of the page are read, never others. */
export async function namedAccounts(
  accounts: ObjectLoader<'account', ConnectedAccount>,
  viewer: Named,
  args: ConnectedAccountListArgs,
  selected: Selection,
): Promise<Connection<ConnectedAccount>> {
  const filters = args.filters();
  const identity = { account: viewer.principal, list: JSON.stringify(['accounts', filters]) };
  const request = readPage(args, identity);
  const ids = [...viewer.accounts].sort();
  const filtered = Object.keys(filters).length > 0;
  const fields = [...nodesOf(selected), ...(filtered ? [{ name: 'createdAt', args: {}, fields: [] }] : [])];
  const read = async (params: PageParams) => {
    let window = next(ids, params, request.params.limit);
    let data = await load(window.ids);
    while (data.length === 0 && window.hasMore) {
      window = next(ids, window.from, request.params.limit);
      data = await load(window.ids);
    }
    return { data, hasMore: window.hasMore };
  };
  const load = async (window: readonly string[]) => {
    const views = await Promise.all(window.map((id) => accounts.byId(id, fields)));
    return views.flatMap((view) => (view === null ? [] : [{ id: view.stripeId, view }]));
  };
  const matches = ({ view }: { view: ConnectedAccount }) => !filtered || args.admits(view.source.created);
  const { found, hasMore, scannedTo } = await scan(read, request, matches);
  const nodes = found.map(({ view }) => view);
  return toConnection(nodes, request, hasMore, identity, scannedTo);
}

interface Window {
  /** In list order. */
  readonly ids: readonly string[];
  readonly hasMore: boolean;
  /** Where to go on from, in the direction of travel. */
  readonly from: Omit<PageParams, 'limit'>;
}

function next(
  ids: readonly string[],
  { starting_after, ending_before }: Omit<PageParams, 'limit'>,
  size: number,
): Window {
  if (ending_before !== undefined) {
    const before = ids.filter((id) => id < ending_before);
    const taken = before.slice(-size);
    return { ids: taken, hasMore: before.length > size, from: { ending_before: taken[0] ?? ending_before } };
  }
  const after = starting_after === undefined ? ids : ids.filter((id) => id > starting_after);
  const taken = after.slice(0, size);
  return { ids: taken, hasMore: after.length > size, from: { starting_after: taken.at(-1) ?? starting_after ?? '' } };
}

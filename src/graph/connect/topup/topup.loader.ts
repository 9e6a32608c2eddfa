import type { AccountReads, Recipe } from '../../../stripe/index.js';
import { expandable } from '../../../stripe/index.js';
import { objectLoader, wantedBy } from '../../shared/reading/object-loader.js';
import { TopupListArgs } from './topup.args.js';
import { Topup } from './topup.type.js';

export const topupRecipe: Recipe<'topup'> = {
  kind: 'topup',
  prefix: 'tu_',
  retrieve: (stripe, id, params) => stripe.topups.retrieve(id, params),
  list: (stripe, params) => stripe.topups.list(params),
  everything: {},
  parents: {},
  edges: { balanceTransaction: expandable('balance_transaction', 'balance_transaction') },
  about: null,
  wanted: wantedBy('topup', TopupListArgs),
};

/** All reading of one account's top-ups in one request. */
export const createTopupLoader = (reads: AccountReads, account: string) =>
  objectLoader(reads, account, { kind: 'topup', View: Topup, Args: TopupListArgs });

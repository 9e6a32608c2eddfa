import type Stripe from 'stripe';
import type { Turn } from '../../state/turn.js';
import { endpoint, inPath, listEndpoint, type Resource } from '../../wire/endpoint.js';
import { invalid } from '../../wire/error-body.js';
import { metadata } from '../../wire/metadata.js';
import { boolean, oneOf } from '../../wire/param-kinds.js';
import { accountOf } from '../account-state.js';
import { changing } from '../account/changes.js';
import { loadAccount } from '../account/view.js';
import { added, changed, madeDefault } from './changes.js';
import { externalAccountParam, updateShape } from './params.js';
import { externalAccounts, type StoredExternalAccount } from './state.js';
import { renderExternalAccount } from './view.js';

const PATH = '/v1/accounts/:account/external_accounts';
const NOUN = 'external account';

const create = endpoint({
  method: 'POST',
  path: PATH,
  answers: 'external_account',
  params: { external_account: externalAccountParam.required(), default_for_currency: boolean(), metadata: metadata() },
  run(turn, { external_account: sent, default_for_currency: isDefault, metadata: labels }) {
    const stored = changing(turn, () => added(turn, sent, { isDefault: isDefault ?? false, labels }));
    return shown(turn, stored.id);
  },
});

const retrieve = endpoint({
  method: 'GET',
  path: `${PATH}/:id`,
  answers: 'external_account',
  run: (turn, _, { id }) => shown(turn, id),
});

const update = endpoint({
  method: 'POST',
  path: `${PATH}/:id`,
  answers: 'external_account',
  params: updateShape,
  run(turn, params, { id }) {
    const before = shown(turn, id);
    changing(turn, () => {
      externalAccounts.in(turn.tenant).update(id, changed(named(turn, id), params));
      if (params.default_for_currency) madeDefault(turn, id);
    });
    const now = shown(turn, id);
    turn.emit('account.external_account.updated', now, before);
    return now;
  },
});

const list = listEndpoint({
  path: PATH,
  answers: 'external_account',
  filters: { object: oneOf('bank_account', 'card') },
  source(turn, { object: kind }) {
    const collection = externalAccounts.in(turn.tenant);
    return {
      rows: collection.rows(),
      find: (id) => collection.row(id),
      where: (stored) => kind === undefined || stored.object === kind,
      render: (stored) => renderExternalAccount(turn.tenant, stored),
      noun: NOUN,
    };
  },
});

const del = endpoint({
  method: 'DELETE',
  path: `${PATH}/:id`,
  answers: 'external_account',
  run(turn, _, { id }): Stripe.DeletedExternalAccount {
    const stored = named(turn, id);
    const before = shown(turn, id);
    const main = accountOf(turn.world, turn.tenant)?.default_currency;
    if (stored.default_for_currency && stored.currency === main) {
      throw invalid(
        'You cannot delete the default external account for your default currency. Please make another external account ' +
          'the default using the `default_for_currency` param, and then delete this one.',
      );
    }
    changing(turn, () => externalAccounts.in(turn.tenant).delete(id));
    turn.emit('account.external_account.deleted', before);
    return { id, object: stored.object, currency: stored.currency, deleted: true };
  },
});

function named(turn: Turn, id: string): StoredExternalAccount {
  return inPath(externalAccounts.in(turn.tenant), id, NOUN, 'id');
}

function shown(turn: Turn, id: string): Stripe.ExternalAccount {
  return renderExternalAccount(turn.tenant, named(turn, id));
}

export const externalAccountResource: Resource = {
  routes: [create, retrieve, update, list, del],
  objects: [
    { object: 'external_account', expands: { account: loadAccount } },
    { object: 'bank_account', expands: { account: loadAccount } },
    { object: 'card', expands: { account: loadAccount } },
  ],
};

import type Stripe from 'stripe';
import { treasuryRequested as needs } from '../connect/gates.js';
import { cards } from '../issuing/card/state.js';
import { balanceOf, balanceOpened } from '../state/ledger.js';
import type { Turn } from '../state/turn.js';
import { endpoint, inPath, listEndpoint, type Resource } from '../wire/endpoint.js';
import { invalid } from '../wire/error-body.js';
import { mergeMetadata, metadata } from '../wire/metadata.js';
import { boolean, inRange, oneOf, range, string } from '../wire/param-kinds.js';
import { arrayOf, object } from '../wire/params.js';
import { enteredInBook } from './financial-account/address-book.js';
import { addressesStarted, addressJobs } from './financial-account/addresses.js';
import { checkTarget, forwardingFrom, forwardingJobs, forwardingParam } from './financial-account/forwarding.js';
import { featuresAfter, featureShape } from './financial-account/feature-params.js';
import {
  FINANCIAL_ACCOUNT_NOUN as NOUN,
  financialAccounts,
  type StoredFinancialAccount,
} from './financial-account-state.js';
import { inboundTransfers } from './flows/inbound-transfer.js';
import { renderFeatures, renderFinancialAccount } from './financial-account/view.js';

const PATH = '/v1/treasury/financial_accounts';
const OBJECT = 'treasury.financial_account';
const MAX_OPEN = 3;
const QUIET_SECONDS = 75 * 24 * 60 * 60;

const nickname = string({ max: 249 })
  .refine((value, name) =>
    value.trim() === ''
      ? invalid(`${name} cannot be blank`, { code: 'parameter_invalid_string_blank', param: name })
      : undefined,
  )
  .emptyable();
const restrictions = object({
  inbound_flows: oneOf('restricted', 'unrestricted'),
  outbound_flows: oneOf('restricted', 'unrestricted'),
});

const create = endpoint({
  method: 'POST',
  path: PATH,
  answers: OBJECT,
  needs,
  params: {
    supported_currencies: arrayOf(string()).required(),
    features: object(featureShape),
    metadata: metadata(),
    nickname,
    platform_restrictions: restrictions,
  },
  run(turn, params) {
    const open = financialAccounts
      .in(turn.tenant)
      .all()
      .filter((account) => account.status === 'open');
    if (params.supported_currencies.join() !== 'usd') {
      throw invalid('Invalid supported_currencies: must be usd', { param: 'supported_currencies' });
    }
    if (open.length >= MAX_OPEN) throw invalid(`You can have at most ${MAX_OPEN} open financial accounts.`);
    const account = financialAccounts.in(turn.tenant).put({
      id: turn.newId('fa'),
      created: turn.now,
      nickname: params.nickname ?? null,
      metadata: mergeMetadata({}, params.metadata),
      platform_restrictions: {
        inbound_flows: 'unrestricted',
        outbound_flows: 'unrestricted',
        ...params.platform_restrictions,
      },
      features: featuresAfter([], params.features),
      aba: 'none',
      account_number: turn.world.ids.digits(12),
      status: 'open',
      closed_reasons: [],
      forwarding: null,
    });
    balanceOpened(turn, account.id);
    enteredInBook(turn, account);
    addressesStarted(turn, account.id);
    const rendered = shown(turn, account.id);
    turn.emit('treasury.financial_account.created', rendered);
    return rendered;
  },
});

const retrieve = endpoint({
  method: 'GET',
  path: `${PATH}/:id`,
  answers: OBJECT,
  needs,
  run: (turn, _, { id }) => shown(turn, id),
});

const update = endpoint({
  method: 'POST',
  path: `${PATH}/:id`,
  answers: OBJECT,
  needs,
  params: {
    features: object(featureShape),
    forwarding_settings: forwardingParam,
    metadata: metadata(),
    nickname,
    platform_restrictions: restrictions,
    // The form that Stripe's older guides show: it requests the feature, and `treasury` is no feature and changes nothing.
    card_issuing: object({ access: object({ requested: boolean().required() }).required() }),
    treasury: object({ access: object({ requested: boolean().required() }).required() }),
  },
  run(turn, params, { id }) {
    const account = openOne(turn, id);
    const older = params.card_issuing ? { card_issuing: params.card_issuing.access } : {};
    changed(turn, account, {
      forwarding: forwardingFrom(turn, account, params.forwarding_settings),
      features: featuresAfter(account.features, { ...older, ...params.features }),
      metadata: mergeMetadata(account.metadata, params.metadata),
      ...(params.nickname === undefined ? {} : { nickname: params.nickname }),
      platform_restrictions: { ...account.platform_restrictions, ...params.platform_restrictions },
    });
    return shown(turn, id);
  },
});

const list = listEndpoint({
  path: PATH,
  answers: OBJECT,
  needs,
  filters: { created: range(), status: oneOf('open', 'closed') },
  source(turn, { created, status }) {
    const collection = financialAccounts.in(turn.tenant);
    return {
      rows: collection.rows(),
      find: (id) => collection.row(id),
      where: (account) => inRange(created, account.created) && (!status || account.status === status),
      render: (account) => renderFinancialAccount(turn.world, turn.tenant, account),
      noun: NOUN,
    };
  },
});

const close = endpoint({
  method: 'POST',
  path: `${PATH}/:id/close`,
  answers: OBJECT,
  needs,
  params: { forwarding_settings: forwardingParam },
  run(turn, params, { id }) {
    const account = openOne(turn, id);
    const balance = balanceOf(turn.tenant, id);
    if (
      cards
        .in(turn.tenant)
        .all('financial_account', id)
        .some((card) => card.status !== 'canceled')
    ) {
      throw invalid('All cards of this financial account must be canceled before it can be closed.');
    }
    if (balance.cash !== 0 || balance.outbound_pending !== 0) {
      throw invalid('This financial account has a balance. It must be zero before the account can be closed.');
    }
    const arriving = inboundTransfers.in(turn.tenant).all('financial_account', id);
    if (arriving.some((transfer) => transfer.status === 'processing')) {
      throw invalid('This financial account has pending inbound transfers. They must end before it can be closed.');
    }
    const forwarding = forwardingFrom(turn, account, params.forwarding_settings);
    if (forwarding?.type === 'financial_account') checkTarget(turn, account, forwarding.id);
    if (!forwarding && turn.now - balance.last_activity_at < QUIET_SECONDS) {
      throw invalid(
        'This financial account has had activity within the last 75 days. Provide forwarding_settings to close it now.',
        { param: 'forwarding_settings' },
      );
    }
    financialAccounts
      .in(turn.tenant)
      .update(account.id, { status: 'closed', closed_reasons: ['closed_by_platform'], forwarding });
    const rendered = shown(turn, id);
    turn.emit('treasury.financial_account.closed', rendered);
    return rendered;
  },
});

const updateFeatures = endpoint({
  method: 'POST',
  path: `${PATH}/:id/features`,
  answers: 'treasury.financial_account_features',
  needs,
  params: featureShape,
  run(turn, params, { id }) {
    const account = openOne(turn, id);
    changed(turn, account, { features: featuresAfter(account.features, params) });
    return features(turn, id);
  },
});

const retrieveFeatures = endpoint({
  method: 'GET',
  path: `${PATH}/:id/features`,
  answers: 'treasury.financial_account_features',
  needs,
  run: (turn, _, { id }) => features(turn, id),
});

function changed(turn: Turn, account: StoredFinancialAccount, patch: Partial<StoredFinancialAccount>): void {
  const before = JSON.stringify(features(turn, account.id));
  financialAccounts.in(turn.tenant).update(account.id, patch);
  addressesStarted(turn, account.id);
  const now = features(turn, account.id);
  if (JSON.stringify(now) === before) return;
  turn.emit('treasury.financial_account.features_status_updated', { ...shown(turn, account.id), features: now });
}

function features(turn: Turn, id: string): Stripe.Treasury.FinancialAccountFeatures {
  return renderFeatures(
    turn.world,
    turn.tenant,
    inPath(financialAccounts.in(turn.tenant), id, NOUN, 'financial_account'),
  );
}

function shown(turn: Turn, id: string): Stripe.Treasury.FinancialAccount {
  const account = inPath(financialAccounts.in(turn.tenant), id, NOUN, 'financial_account');
  return renderFinancialAccount(turn.world, turn.tenant, account);
}

function openOne(turn: Turn, id: string, param = 'financial_account'): StoredFinancialAccount {
  const account = inPath(financialAccounts.in(turn.tenant), id, NOUN, param);
  if (account.status === 'closed')
    throw invalid(`The financial account ${id} is closed.`, { code: 'account_closed', param });
  return account;
}

export const financialAccountResource: Resource = {
  routes: [create, retrieve, update, list, close, updateFeatures, retrieveFeatures],
  objects: [
    {
      object: OBJECT,
      includes: {
        features: { load: (turn, id) => features(turn, id) },
        'financial_addresses.aba.account_number': {
          load: (turn, id) => financialAccounts.in(turn.tenant).get(id)?.account_number ?? null,
        },
      },
    },
  ],
  jobs: { ...addressJobs, ...forwardingJobs },
};

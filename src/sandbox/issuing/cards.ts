import { accountOf } from '../connect/account-state.js';
import { issuingActive, issuingRequested } from '../connect/gates.js';
import type { Turn } from '../state/turn.js';
import { hasFeature } from '../treasury/feature-status.js';
import { FINANCIAL_ACCOUNT_NOUN, financialAccounts } from '../treasury/financial-account-state.js';
import { endpoint, inParam, inPath, listEndpoint, type Resource } from '../wire/endpoint.js';
import { invalid } from '../wire/error-body.js';
import { mergeMetadata } from '../wire/metadata.js';
import { inRange, range } from '../wire/param-kinds.js';
import { missing, type Values } from '../wire/params.js';
import { cancellation, changeCard, originalRetired } from './card/change.js';
import { loadDesign } from './card/designs/personalization-designs.js';
import { defaultDesign, DESIGN_NOUN, designs } from './card/designs/state.js';
import { newCvc, newExpiry, newNumber } from './card/number.js';
import { createParams, listFilters, updateParams } from './card/params.js';
import { originalOf } from './card/replacement.js';
import { onItsWay, shipmentJobs } from './card/shipment.js';
import { shippingFrom } from './card/shipping.js';
import { CARD_NOUN, cards, isExpired, type StoredCard } from './card/state.js';
import { holderOf, renderCard } from './card/view.js';
import { CARDHOLDER_NOUN, cardholders, pastDue } from './cardholder/state.js';
import { CARD_DEFAULTS, mergeControls } from './spending/controls.js';

type Creation = Values<typeof createParams>;
type Update = Values<typeof updateParams>;

/** A holder with requirements past due may have a card created as active; the card's authorizations are declined. */
const create = endpoint({
  method: 'POST',
  path: '/v1/issuing/cards',
  answers: 'issuing.card',
  needs: issuingActive,
  params: createParams,
  run(turn, params) {
    inParam(cardholders.in(turn.tenant), params.cardholder, CARDHOLDER_NOUN, 'cardholder');
    checkCreation(turn, params);
    const original = originalOf(turn, params);
    const kept = params.replacement_reason === 'damaged' || params.replacement_reason === 'expired';
    const card = cards.in(turn.tenant).put({
      ...blank(turn, params),
      number: (kept ? original?.number : undefined) ?? newNumber(turn),
      replacement_for: original?.id ?? null,
      replacement_reason: params.replacement_reason ?? null,
    });
    turn.emit('issuing_card.created', renderCard(turn.tenant, card));
    onItsWay(turn, card);
    if (original) changeCard(turn, original, { replaced_by: card.id });
    if (card.status === 'active') originalRetired(turn, card);
    return renderCard(turn.tenant, card);
  },
});

function blank(turn: Turn, params: Creation): StoredCard {
  return {
    id: turn.newId('ic'),
    created: turn.now,
    cancellation_reason: null,
    cardholder: params.cardholder,
    currency: params.currency,
    cvc: newCvc(turn),
    ...expiry(turn.now, params),
    financial_account: params.financial_account ?? null,
    lifecycle_controls: params.lifecycle_controls ?? null,
    metadata: mergeMetadata({}, params.metadata),
    number: '',
    personalization_design: params.personalization_design ?? (params.type === 'physical' ? defaultDesign(turn) : null),
    replaced_by: null,
    replacement_for: null,
    replacement_reason: null,
    second_line: params.second_line ?? null,
    shipping: params.shipping ? shippingFrom(params.shipping, turn.now) : null,
    spending_controls: mergeControls(CARD_DEFAULTS, params.spending_controls, CARD_DEFAULTS),
    status: params.status ?? 'inactive',
    type: params.type,
  };
}

function expiry(now: number, { exp_month, exp_year }: Creation): Pick<StoredCard, 'exp_month' | 'exp_year'> {
  if (exp_month === undefined && exp_year === undefined) return newExpiry(now);
  if (exp_month === undefined) throw missing('exp_month');
  if (exp_year === undefined) throw missing('exp_year');
  if (now >= Date.UTC(exp_year, exp_month, 1) / 1000) {
    throw invalid('The expiration date of the card must be in the future.', { param: 'exp_year' });
  }
  return { exp_month, exp_year };
}

function checkCreation(turn: Turn, params: Creation): void {
  const own = accountOf(turn.world, turn.tenant)?.default_currency ?? 'usd';
  if (params.currency !== own) {
    throw invalid(`Cards of this account must have the currency '${own}'.`, { param: 'currency' });
  }
  if (params.type === 'physical' && !params.shipping) throw missing('shipping');
  if (params.type === 'virtual' && params.shipping) {
    throw invalid('Virtual cards are not shipped.', { param: 'shipping' });
  }
  checkReferences(turn, params, params.type);
}

function checkDesign(turn: Turn, id: string, type: StoredCard['type']): void {
  const param = 'personalization_design';
  const design = inParam(designs.in(turn.tenant), id, DESIGN_NOUN, param);
  if (type !== 'physical') throw invalid('Virtual cards have no personalization design.', { param });
  if (design.status !== 'active') throw invalid(`The personalization design '${id}' is not active.`, { param });
}

function checkReferences(
  turn: Turn,
  { financial_account: id, personalization_design: design }: Creation | Update,
  type: StoredCard['type'],
): void {
  if (design !== undefined) checkDesign(turn, design, type);
  if (id === undefined) return;
  const account = inParam(financialAccounts.in(turn.tenant), id, FINANCIAL_ACCOUNT_NOUN, 'financial_account');
  if (hasFeature(turn.world, turn.tenant, account, 'card_issuing')) return;
  throw invalid(`The card_issuing feature of the financial account '${id}' is not active.`, {
    param: 'financial_account',
  });
}

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/issuing/cards/:id',
  answers: 'issuing.card',
  run: (turn, _, { id }) => renderCard(turn.tenant, named(turn, id)),
});

const update = endpoint({
  method: 'POST',
  path: '/v1/issuing/cards/:id',
  answers: 'issuing.card',
  params: updateParams,
  run(turn, params, { id }) {
    const old = named(turn, id);
    checkUpdate(turn, old, params);
    const changed = changeCard(turn, old, {
      ...(params.financial_account === undefined ? {} : { financial_account: params.financial_account }),
      metadata: mergeMetadata(old.metadata, params.metadata),
      spending_controls: mergeControls(old.spending_controls, params.spending_controls, CARD_DEFAULTS),
      ...(params.personalization_design === undefined ? {} : { personalization_design: params.personalization_design }),
      ...(params.shipping ? { shipping: shippingFrom(params.shipping, turn.now) } : {}),
      ...statusFrom(old, params),
    });
    if (changed.status === 'active' && old.status === 'inactive') originalRetired(turn, changed);
    return renderCard(turn.tenant, changed);
  },
});

function statusFrom(old: StoredCard, { status, cancellation_reason: reason }: Update): Partial<StoredCard> {
  if (status === 'canceled') return cancellation(old, reason);
  return status === undefined ? {} : { status };
}

/** A canceled card takes nothing but metadata. */
function checkUpdate(turn: Turn, card: StoredCard, params: Update): void {
  const asked = Object.keys(params).filter((key) => key !== 'metadata');
  if (card.status === 'canceled' && asked.length > 0) {
    throw invalid("Cards with status 'canceled' cannot be updated.", { param: 'status' });
  }
  if (params.cancellation_reason !== undefined && params.status !== 'canceled') {
    throw invalid('A cancellation_reason can be set only when the status is set to canceled.', {
      param: 'cancellation_reason',
    });
  }
  if (params.status === 'active' && card.status !== 'active') checkActivation(turn, card);
  if (params.shipping && card.shipping?.status !== 'pending') {
    throw invalid('The shipping of this card cannot be changed any more.', { param: 'shipping' });
  }
  checkReferences(turn, params, card.type);
}

function checkActivation(turn: Turn, card: StoredCard): void {
  const due = pastDue(holderOf(turn.tenant, card));
  if (due.length > 0) {
    throw invalid(
      `This card cannot be activated until its cardholder's requirements are met. Past due: ${due.join(', ')}.`,
      { param: 'status' },
    );
  }
  if (isExpired(card, turn.now)) throw invalid('An expired card cannot be activated.', { param: 'status' });
}

const list = listEndpoint({
  path: '/v1/issuing/cards',
  answers: 'issuing.card',
  needs: issuingRequested,
  filters: { ...listFilters, created: range() },
  source(turn, { cardholder, created, ...exact }) {
    const collection = cards.in(turn.tenant);
    if (cardholder !== undefined) inParam(cardholders.in(turn.tenant), cardholder, CARDHOLDER_NOUN, 'cardholder');
    return {
      rows: cardholder === undefined ? collection.rows() : collection.rows('cardholder', cardholder),
      find: (id) => collection.row(id),
      where: (card) =>
        inRange(created, card.created) &&
        (exact.personalization_design ?? card.personalization_design) === card.personalization_design &&
        (exact.exp_month ?? card.exp_month) === card.exp_month &&
        (exact.exp_year ?? card.exp_year) === card.exp_year &&
        (exact.last4 === undefined || card.number.endsWith(exact.last4)) &&
        (exact.status ?? card.status) === card.status &&
        (exact.type ?? card.type) === card.type,
      render: (card) => renderCard(turn.tenant, card),
      noun: CARD_NOUN,
    };
  },
});

function named(turn: Turn, id: string): StoredCard {
  return inPath(cards.in(turn.tenant), id, CARD_NOUN, 'card');
}

function expanded(turn: Turn, id: string): object | undefined {
  const card = cards.in(turn.tenant).get(id);
  return card && renderCard(turn.tenant, card);
}

/** Only virtual cards show their number. */
function secret(key: 'cvc' | 'number') {
  return (turn: Turn, id: string): string | undefined => {
    const card = cards.in(turn.tenant).get(id);
    return card?.type === 'virtual' ? card[key] : undefined;
  };
}

export const cardResource: Resource = {
  routes: [create, retrieve, update, list],
  objects: [
    {
      object: 'issuing.card',
      expands: { personalization_design: loadDesign, replaced_by: expanded, replacement_for: expanded },
      includes: {
        cvc: { load: secret('cvc'), onlyRetrieve: true, onlyItself: true },
        number: { load: secret('number'), onlyRetrieve: true, onlyItself: true },
      },
      embeds: ['cardholder'],
      leadsTo: { replaced_by: 'issuing.card', replacement_for: 'issuing.card' },
    },
  ],
  jobs: shipmentJobs,
};

import { issuingActive, issuingRequested } from '../connect/gates.js';
import type { Turn } from '../state/turn.js';
import { endpoint, inPath, listEndpoint, type Resource } from '../wire/endpoint.js';
import { invalid } from '../wire/error-body.js';
import { mergeMetadata, metadata } from '../wire/metadata.js';
import { dateOfBirth, email, inRange, oneOf, range, string, timestamp } from '../wire/param-kinds.js';
import { arrayOf, object, type Values } from '../wire/params.js';
import { checkPast, ipAddress } from '../wire/value-kinds.js';
import { addressFrom, fullAddress, phoneNumber } from './address.js';
import { followed } from './card/change.js';
import { cards } from './card/state.js';
import { CARDHOLDER_NOUN, cardholders, type StoredCardholder } from './cardholder/state.js';
import { renderCardholder } from './cardholder/view.js';
import { CARDHOLDER_DEFAULTS, cardholderControlsParam, mergeControls } from './spending/controls.js';

const text = (max = 5000) => string({ max }).emptyable();

const details = {
  company: object({ tax_id: text(100) }),
  email: email().emptyable(),
  individual: object({
    card_issuing: object({
      user_terms_acceptance: object({ date: timestamp(), ip: ipAddress(), user_agent: text() }),
    }),
    dob: dateOfBirth(),
    first_name: text(100),
    last_name: text(100),
    verification: object({ document: object({ back: text(500), front: text(500) }) }),
  }),
  metadata: metadata(),
  phone_number: phoneNumber().emptyable(),
  preferred_locales: arrayOf(oneOf('de', 'en', 'es', 'fr', 'it')),
  spending_controls: cardholderControlsParam,
  status: oneOf('active', 'inactive'),
};
const billing = object({ address: fullAddress.required() });

const createParams = {
  ...details,
  billing: billing.required(),
  name: string({ max: 5000 })
    .refine((value, name) =>
      value.length <= 24 && /^[\p{L}\p{N} /&:().'-]+$/u.test(value)
        ? undefined
        : invalid("The name must be at most 24 letters, digits, spaces and the special characters / - & : ( ) . '", {
            param: name,
          }),
    )
    .required(),
  type: oneOf('company', 'individual'),
};
const updateParams = { ...details, billing };

const create = endpoint({
  method: 'POST',
  path: '/v1/issuing/cardholders',
  answers: 'issuing.cardholder',
  needs: issuingActive,
  params: createParams,
  run(turn, params) {
    const { name, type = 'individual' } = params;
    if (type === 'company' && !/\S\s+\S/.test(name)) {
      throw invalid('The name of a company must have at least two words.', { param: 'name' });
    }
    const blank: StoredCardholder = {
      id: turn.newId('ich'),
      created: turn.now,
      address: addressFrom(params.billing.address),
      company: { tax_id: null },
      email: null,
      individual: { dob: null, first_name: null, last_name: null, terms: null, document: { back: null, front: null } },
      metadata: {},
      name,
      phone_number: null,
      preferred_locales: [],
      spending_controls: CARDHOLDER_DEFAULTS,
      status: 'active',
      type,
    };
    const cardholder = renderCardholder(cardholders.in(turn.tenant).put({ ...blank, ...changes(turn, blank, params) }));
    turn.emit('issuing_cardholder.created', cardholder);
    return cardholder;
  },
});

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/issuing/cardholders/:id',
  answers: 'issuing.cardholder',
  run: (turn, _, { id }) => renderCardholder(named(turn, id)),
});

const update = endpoint({
  method: 'POST',
  path: '/v1/issuing/cardholders/:id',
  answers: 'issuing.cardholder',
  params: updateParams,
  run(turn, params, { id }) {
    const old = named(turn, id);
    const changed = cardholders.in(turn.tenant).update(id, changes(turn, old, params));
    const cardholder = renderCardholder(changed);
    turn.emit('issuing_cardholder.updated', cardholder, renderCardholder(old));
    if (changed.status !== old.status) {
      for (const card of cards.in(turn.tenant).all('cardholder', id)) followed(turn, card);
    }
    return cardholder;
  },
});

const list = listEndpoint({
  path: '/v1/issuing/cardholders',
  answers: 'issuing.cardholder',
  needs: issuingRequested,
  filters: {
    created: range(),
    email: string(),
    phone_number: string(),
    status: oneOf('active', 'blocked', 'inactive'),
    type: oneOf('company', 'individual'),
  },
  source(turn, { created, email: address, phone_number, status, type }) {
    const collection = cardholders.in(turn.tenant);
    return {
      rows: address === undefined ? collection.rows() : collection.rows('email', address),
      find: (id) => collection.row(id),
      where: (cardholder) =>
        inRange(created, cardholder.created) &&
        (phone_number === undefined || cardholder.phone_number === phone_number) &&
        (status === undefined || cardholder.status === status) &&
        (type === undefined || cardholder.type === type),
      render: renderCardholder,
      noun: CARDHOLDER_NOUN,
    };
  },
});

function named(turn: Turn, id: string): StoredCardholder {
  return inPath(cardholders.in(turn.tenant), id, CARDHOLDER_NOUN, 'cardholder');
}

const TERMS_DATE = 'individual[card_issuing][user_terms_acceptance][date]';

/** What the call changes; details of the other type are refused, as they would never be shown. */
function changes(turn: Turn, old: StoredCardholder, sent: Values<typeof updateParams>): Partial<StoredCardholder> {
  checkPast(turn.now, sent.individual?.card_issuing?.user_terms_acceptance?.date, TERMS_DATE);
  if (old.type === 'company' && sent.individual) throw wrongType('individual', 'company');
  if (old.type === 'individual' && sent.company) throw wrongType('company', 'individual');
  return {
    ...(sent.billing ? { address: addressFrom(sent.billing.address) } : {}),
    company: { tax_id: sent.company?.tax_id === undefined ? old.company.tax_id : sent.company.tax_id },
    email: sent.email === undefined ? old.email : sent.email,
    individual: individualFrom(old.individual, sent.individual ?? {}),
    metadata: mergeMetadata(old.metadata, sent.metadata),
    phone_number: sent.phone_number === undefined ? old.phone_number : sent.phone_number,
    preferred_locales: sent.preferred_locales ?? old.preferred_locales,
    spending_controls: mergeControls(old.spending_controls, sent.spending_controls, CARDHOLDER_DEFAULTS),
    status: sent.status ?? old.status,
  };
}

type SentIndividual = NonNullable<Values<typeof updateParams>['individual']>;

function individualFrom(old: StoredCardholder['individual'], sent: SentIndividual): StoredCardholder['individual'] {
  const terms = sent.card_issuing?.user_terms_acceptance;
  return {
    dob: sent.dob ?? old.dob,
    first_name: sent.first_name === undefined ? old.first_name : sent.first_name,
    last_name: sent.last_name === undefined ? old.last_name : sent.last_name,
    terms: terms ? { ...(old.terms ?? { date: null, ip: null, user_agent: null }), ...terms } : old.terms,
    document: { ...old.document, ...sent.verification?.document },
  };
}

function wrongType(param: string, type: string): Error {
  return invalid(`You cannot set ${param} on a cardholder of type ${type}.`, { param });
}

export const cardholderResource: Resource = {
  routes: [create, retrieve, update, list],
  objects: [
    {
      object: 'issuing.cardholder',
      expands: {
        'individual.verification.document.back': () => undefined,
        'individual.verification.document.front': () => undefined,
      },
    },
  ],
};

import { issuingRequested } from '../connect/gates.js';
import type { Turn } from '../state/turn.js';
import { showFlow } from '../treasury/flows/details.js';
import { endpoint, inPath, listEndpoint, type Resource } from '../wire/endpoint.js';
import { invalid } from '../wire/error-body.js';
import { mergeMetadata, metadata } from '../wire/metadata.js';
import { integer, oneOf, range, string } from '../wire/param-kinds.js';
import { EXPIRY_JOB } from './authorization/authorize.js';
import { changeAuthorization } from './authorization/change.js';
import { expireIfPending } from './authorization/clearing.js';
import { AUTHORIZATION_NOUN, authorizations, type StoredAuthorization } from './authorization/state.js';
import { renderAuthorization } from './authorization/view.js';
import { cardholders } from './cardholder/state.js';
import { renderCardholder } from './cardholder/view.js';
import { spendRows } from './spending/filters.js';

const OBJECT = 'issuing.authorization';
const PATH = '/v1/issuing/authorizations/:id';

const retrieve = endpoint({
  method: 'GET',
  path: PATH,
  answers: OBJECT,
  run: (turn, _, { id }) => renderAuthorization(turn.tenant, namedAuthorization(turn, id)),
});

const update = endpoint({
  method: 'POST',
  path: PATH,
  answers: OBJECT,
  params: { metadata: metadata() },
  run(turn, params, { id }) {
    const old = namedAuthorization(turn, id);
    const changed = changeAuthorization(turn, old, () => ({ metadata: mergeMetadata(old.metadata, params.metadata) }));
    return renderAuthorization(turn.tenant, changed);
  },
});

const list = listEndpoint({
  path: '/v1/issuing/authorizations',
  answers: OBJECT,
  needs: issuingRequested,
  filters: {
    card: string(),
    cardholder: string(),
    created: range(),
    status: oneOf('closed', 'expired', 'pending', 'reversed'),
  },
  source(turn, { status, ...filters }) {
    const page = spendRows(turn, authorizations.in(turn.tenant), filters);
    return {
      ...page,
      where: (authorization: StoredAuthorization) =>
        page.where(authorization) && (status ?? authorization.status) === authorization.status,
      render: (authorization: StoredAuthorization) => renderAuthorization(turn.tenant, authorization),
      noun: AUTHORIZATION_NOUN,
    };
  },
});

/** Nothing waits for an answer: authorizations are decided before their call ends. */
const approve = endpoint({
  method: 'POST',
  path: `${PATH}/approve`,
  answers: OBJECT,
  params: { amount: integer({ min: 0 }), metadata: metadata() },
  run: (turn, _, { id }) => decidedAlready(namedAuthorization(turn, id)),
});

const decline = endpoint({
  method: 'POST',
  path: `${PATH}/decline`,
  answers: OBJECT,
  params: { metadata: metadata() },
  run: (turn, _, { id }) => decidedAlready(namedAuthorization(turn, id)),
});

function decidedAlready({ id, approved }: StoredAuthorization): never {
  throw invalid(`The authorization '${id}' was ${approved ? 'approved' : 'declined'} already.`);
}

export function namedAuthorization(turn: Turn, id: string): StoredAuthorization {
  return inPath(authorizations.in(turn.tenant), id, AUTHORIZATION_NOUN, 'authorization');
}

export function loadAuthorization(turn: Turn, id: string): object | undefined {
  const stored = authorizations.in(turn.tenant).get(id);
  return stored && renderAuthorization(turn.tenant, stored);
}

showFlow('issuing_authorization', loadAuthorization);

export const authorizationResource: Resource = {
  routes: [retrieve, update, list, approve, decline],
  objects: [
    {
      object: OBJECT,
      expands: {
        cardholder: (turn, id) => {
          const stored = cardholders.in(turn.tenant).get(id);
          return stored && renderCardholder(stored);
        },
        token: () => undefined,
      },
      includes: { fraud_challenges: { load: () => null } },
      embeds: ['card', 'transactions', 'balance_transactions'],
    },
  ],
  jobs: { [EXPIRY_JOB]: (turn, { authorization }) => expireIfPending(turn, authorization ?? '') },
};

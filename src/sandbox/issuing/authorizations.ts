import { issuingRequested } from '../connect/gates.js';
import type { Turn } from '../state/turn.js';
import { showFlow } from '../treasury/flows/details.js';
import { endpoint, inPath, listEndpoint, type Resource } from '../wire/endpoint.js';
import { invalid } from '../wire/error-body.js';
import { mergeMetadata, metadata } from '../wire/metadata.js';
import { integer, oneOf, range, string } from '../wire/param-kinds.js';
import { CHALLENGE_EXPIRY_JOB, challengeExpired } from './authorization/challenge.js';
import { changeAuthorization } from './authorization/change.js';
import { expireIfPending } from './authorization/clearing.js';
import { EXPIRY_JOB } from './authorization/conclude.js';
import { concludedThroughApi, giveUp, UNDECIDED_JOB } from './authorization/real-time.js';
import { AUTHORIZATION_NOUN, authorizations, type StoredAuthorization } from './authorization/state.js';
import { faultOf } from './authorization/verdict.js';
import { renderAuthorization } from './authorization/view.js';
import { loadToken } from './card/tokens/tokens.js';
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

/** The older way to decide, while the request waits for its endpoint; it comes before what that answers. */
const approve = endpoint({
  method: 'POST',
  path: `${PATH}/approve`,
  answers: OBJECT,
  params: { amount: integer({ min: 1 }), metadata: metadata() },
  run(turn, { amount, metadata: patch }, { id }) {
    const authorization = undecided(namedAuthorization(turn, id));
    const fault = faultOf(authorization, amount, patch ?? {});
    if (fault !== undefined) throw invalid(fault, { param: 'amount' });
    const verdict = { approved: true, reason: 'webhook_approved', message: null, metadata: patch ?? {} } as const;
    const decision = amount === undefined ? verdict : { ...verdict, amount };
    return renderAuthorization(turn.tenant, concludedThroughApi(turn, authorization, decision));
  },
});

const decline = endpoint({
  method: 'POST',
  path: `${PATH}/decline`,
  answers: OBJECT,
  params: { metadata: metadata() },
  run(turn, { metadata: patch }, { id }) {
    const authorization = undecided(namedAuthorization(turn, id));
    const verdict = { approved: false, reason: 'webhook_declined', message: null, metadata: patch ?? {} } as const;
    return renderAuthorization(turn.tenant, concludedThroughApi(turn, authorization, verdict));
  },
});

function undecided(authorization: StoredAuthorization): StoredAuthorization {
  if (authorization.pending) return authorization;
  const { id, approved } = authorization;
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
        token: loadToken,
      },
      includes: {
        fraud_challenges: { load: (turn, id) => authorizations.in(turn.tenant).get(id)?.fraud_challenges ?? null },
      },
      embeds: ['card', 'transactions', 'balance_transactions'],
      leadsTo: { card: 'issuing.card', token: 'issuing.token', transactions: 'issuing.transaction' },
    },
  ],
  jobs: {
    [EXPIRY_JOB]: (turn, { authorization }) => expireIfPending(turn, authorization ?? ''),
    [CHALLENGE_EXPIRY_JOB]: (turn, { authorization }) => challengeExpired(turn, authorization ?? ''),
    [UNDECIDED_JOB]: (turn, { authorization, since }) => giveUp(turn, authorization ?? '', since ?? ''),
  },
};

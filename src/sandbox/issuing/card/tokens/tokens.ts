import { issuingRequested } from '../../../connect/gates.js';
import type { Turn } from '../../../state/turn.js';
import { endpoint, inParam, inPath, listEndpoint, type Resource } from '../../../wire/endpoint.js';
import { invalid } from '../../../wire/error-body.js';
import { inRange, oneOf, range, string } from '../../../wire/param-kinds.js';
import { CARD_NOUN, cards } from '../state.js';
import { renderCard } from '../view.js';
import { changeToken } from './provision.js';
import { renderToken, TOKEN_NOUN, tokens, type StoredToken, type TokenStatus } from './state.js';

const OBJECT = 'issuing.token';

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/issuing/tokens/:id',
  answers: OBJECT,
  run: (turn, _, { id }) => renderToken(named(turn, id)),
});

const update = endpoint({
  method: 'POST',
  path: '/v1/issuing/tokens/:id',
  answers: OBJECT,
  params: { status: oneOf('active', 'deleted', 'suspended').required() },
  run(turn, { status }, { id }) {
    const token = named(turn, id);
    checkChange(turn, token, status);
    return renderToken(changeToken(turn, token, { status, suspended_with_card: false }));
  },
});

function checkChange(turn: Turn, { card: id, status: old }: StoredToken, status: TokenStatus): void {
  if (old === 'deleted') throw invalid('A deleted token cannot be updated.', { param: 'status' });
  const card = cards.in(turn.tenant).get(id);
  if (status === 'active' && card?.status !== 'active') {
    throw invalid('A token cannot be activated while its card is not active.', { param: 'status' });
  }
}

const list = listEndpoint({
  path: '/v1/issuing/tokens',
  answers: OBJECT,
  needs: issuingRequested,
  filters: {
    card: string().required(),
    created: range(),
    status: oneOf('active', 'deleted', 'requested', 'suspended'),
  },
  source(turn, { card, created, status }) {
    inParam(cards.in(turn.tenant), card, CARD_NOUN, 'card');
    const collection = tokens.in(turn.tenant);
    return {
      rows: collection.rows('card', card),
      find: (id) => collection.row(id),
      where: (token) => inRange(created, token.created) && (status ?? token.status) === token.status,
      render: renderToken,
      noun: TOKEN_NOUN,
    };
  },
});

function named(turn: Turn, id: string): StoredToken {
  return inPath(tokens.in(turn.tenant), id, TOKEN_NOUN, 'token');
}

export function loadToken(turn: Turn, id: string): object | undefined {
  const token = tokens.in(turn.tenant).get(id);
  return token && renderToken(token);
}

export const tokenResource: Resource = {
  routes: [retrieve, update, list],
  objects: [
    {
      object: OBJECT,
      expands: {
        card: (turn, id) => {
          const card = cards.in(turn.tenant).get(id);
          return card && renderCard(turn.tenant, card);
        },
      },
      /** Tokens that the helpers make have none. */
      includes: { network_data: { load: () => undefined, onlyRetrieve: true, onlyItself: true } },
      leadsTo: { card: 'issuing.card' },
    },
  ],
};

import type Stripe from 'stripe';
import type { Turn } from '../state/turn.js';
import { endpoint, inPath, listEndpoint, type Resource } from '../wire/endpoint.js';
import { invalid } from '../wire/error-body.js';
import { boolean } from '../wire/param-kinds.js';
import { object, type Values } from '../wire/params.js';
import { personCallShape } from './account/params.js';
import { persons, type StoredPerson } from './account-state.js';
import { checkSaidByToken } from './access/accounts-v2.js';
import { changing } from './account/changes.js';
import { personFromToken } from './external-account/tokens.js';
import { loadFile } from './files.js';
import { freshPerson, patchedPerson, type PersonValues } from './person/state.js';
import { renderPerson } from './person/view.js';

const PATH = '/v1/accounts/:account/persons';

const create = endpoint({
  method: 'POST',
  path: PATH,
  answers: 'person',
  params: personCallShape,
  run(turn, sent) {
    const params = withToken(turn, sent);
    const person = changing(turn, () => {
      const added = persons.in(turn.tenant).put(freshPerson(turn));
      oneRepresentative(turn, added, params.relationship?.representative);
      return persons.in(turn.tenant).update(added.id, patchedPerson(turn, added, params));
    });
    const rendered = shown(turn, person.id);
    turn.emit('person.created', rendered);
    return rendered;
  },
});

const retrieve = endpoint({
  method: 'GET',
  path: `${PATH}/:id`,
  answers: 'person',
  run: (turn, _, { id }) => shown(turn, id),
});

const update = endpoint({
  method: 'POST',
  path: `${PATH}/:id`,
  answers: 'person',
  params: personCallShape,
  run(turn, sent, { id }) {
    const before = shown(turn, id);
    const params = withToken(turn, sent);
    changing(turn, () => {
      const person = inPath(persons.in(turn.tenant), id, 'person', 'person');
      oneRepresentative(turn, person, params.relationship?.representative);
      persons.in(turn.tenant).update(id, patchedPerson(turn, person, params));
    });
    const rendered = shown(turn, id);
    turn.emit('person.updated', rendered, before);
    return rendered;
  },
});

const list = listEndpoint({
  path: PATH,
  answers: 'person',
  filters: {
    relationship: object({
      authorizer: boolean(),
      director: boolean(),
      executive: boolean(),
      legal_guardian: boolean(),
      owner: boolean(),
      representative: boolean(),
    }),
  },
  source(turn, { relationship }) {
    const collection = persons.in(turn.tenant);
    const has = (person: StoredPerson) =>
      (relationship?.authorizer === undefined || person.relationship.authorizer === relationship.authorizer) &&
      (relationship?.director === undefined || person.relationship.director === relationship.director) &&
      (relationship?.executive === undefined || person.relationship.executive === relationship.executive) &&
      (relationship?.legal_guardian === undefined ||
        person.relationship.legal_guardian === relationship.legal_guardian) &&
      (relationship?.owner === undefined || person.relationship.owner === relationship.owner) &&
      (relationship?.representative === undefined ||
        person.relationship.representative === relationship.representative);
    return {
      rows: collection.rows(),
      find: (id) => collection.row(id),
      where: has,
      render: (person) => renderPerson(turn.tenant, person),
      noun: 'person',
    };
  },
});

const del = endpoint({
  method: 'DELETE',
  path: `${PATH}/:id`,
  answers: 'person',
  run(turn, _, { id }): Stripe.DeletedPerson {
    const before = shown(turn, id);
    changing(turn, () => persons.in(turn.tenant).delete(id));
    turn.emit('person.deleted', before);
    return { id, object: 'person', deleted: true };
  },
});

function shown(turn: Turn, id: string): Stripe.Person {
  return renderPerson(turn.tenant, inPath(persons.in(turn.tenant), id, 'person', 'person'));
}

/** What the call itself says goes before what its token says. */
function withToken(turn: Turn, { person_token: token, ...said }: Values<typeof personCallShape>): PersonValues {
  const { relationship: _relationship, metadata: _metadata, ...identity } = said;
  checkSaidByToken(turn, Object.values(identity), 'person_token');
  return token === undefined ? said : { ...personFromToken(turn, token), ...said };
}

function oneRepresentative(turn: Turn, person: StoredPerson, wanted: boolean | undefined): void {
  const others = persons.in(turn.tenant).all();
  if (wanted && others.some((other) => other.id !== person.id && other.relationship.representative)) {
    throw invalid('There can only be one representative on an account.', {
      param: 'relationship[representative]',
    });
  }
}

export const personResource: Resource = {
  routes: [create, retrieve, update, list, del],
  objects: [
    {
      object: 'person',
      expands: {
        'verification.additional_document.back': loadFile,
        'verification.additional_document.front': loadFile,
        'verification.document.back': loadFile,
        'verification.document.front': loadFile,
      },
    },
  ],
};

import type { Turn } from '../../state/turn.js';
import { mergeMetadata } from '../../wire/metadata.js';
import type { Values } from '../../wire/params.js';
import type { personShape } from '../account/params.js';
import { EMPTY_ADDRESS, UNVERIFIED, type StoredPerson } from '../account-state.js';
import { furtherSaid, saidPlainly } from './further.js';
import { handedIn } from './documents.js';

export type PersonValues = Values<typeof personShape>;

export function freshPerson(turn: Turn): StoredPerson {
  return {
    id: turn.newId('person'),
    created: turn.now,
    address: EMPTY_ADDRESS,
    dob: null,
    email: null,
    first_name: null,
    id_number: null,
    isIndividual: false,
    last_name: null,
    maiden_name: null,
    metadata: {},
    nationality: null,
    phone: null,
    political_exposure: null,
    relationship: {
      authorizer: false,
      director: false,
      executive: false,
      legal_guardian: false,
      owner: false,
      percent_ownership: null,
      representative: false,
      title: null,
    },
    ssn_last_4: null,
    verification: UNVERIFIED,
  };
}

/** `param` is where the values stand in the call: '' or `individual`. */
export function patchedPerson(
  turn: Turn,
  person: StoredPerson,
  { verification, ...values }: PersonValues,
  param = '',
): Partial<StoredPerson> {
  const place = {
    purpose: 'identity_document',
    param: param === '' ? 'verification' : `${param}[verification]`,
  } as const;
  return {
    ...saidPlainly(values),
    ...furtherSaid(turn, person, values, param),
    address: { ...person.address, ...values.address },
    metadata: mergeMetadata(person.metadata, values.metadata),
    proof: handedIn(turn, person.proof, verification, place),
    relationship: { ...person.relationship, ...values.relationship },
  };
}

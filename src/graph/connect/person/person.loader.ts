import type { AccountReads, Recipe } from '../../../stripe/index.js';
import { objectLoader, wantedBy } from '../../shared/reading/object-loader.js';
import { PersonListArgs } from './person.args.js';
import { Person } from './person.type.js';

export const personRecipe: Recipe<'person'> = {
  kind: 'person',
  prefix: 'person_',
  asPlatform: true,
  retrieve: (stripe, id, params, account) => stripe.accounts.retrievePerson(account, id, params),
  list: (stripe, params, account) => stripe.accounts.listPersons(account, params),
  everything: {},
  parents: {},
  edges: {},
  about: null,
  wanted: wantedBy('person', PersonListArgs),
};

/** All reading of one account's persons in one request. */
export const createPersonLoader = (reads: AccountReads, account: string) =>
  objectLoader(reads, account, { kind: 'person', View: Person, Args: PersonListArgs });

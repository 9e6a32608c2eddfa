import type { Turn } from '../../state/turn.js';
import { invalid } from '../../wire/error-body.js';
import type { Infer } from '../../wire/params.js';
import type { individualParam } from './params.js';
import { accountOf, persons } from '../account-state.js';
import { freshPerson, patchedPerson } from '../person/state.js';

/** `individual[…]` of an account call: the one person of an account whose business type is individual. */
export function setIndividual(turn: Turn, values: Infer<typeof individualParam>): void {
  if (accountOf(turn.world, turn.tenant)?.business_type !== 'individual') {
    throw invalid("You cannot provide 'individual' unless the account's business type is individual.", {
      param: 'individual',
    });
  }
  const people = persons.in(turn.tenant);
  const known = people.all().find((person) => person.isIndividual);
  const person = known ?? people.put({ ...freshPerson(turn), isIndividual: true });
  people.update(person.id, patchedPerson(turn, person, values, 'individual'));
}

import type { Turn } from '../../state/turn.js';
import { checkPast } from '../../wire/value-kinds.js';
import type { UpdateValues } from './params.js';

type Accepting = Pick<UpdateValues, 'settings' | 'tos_acceptance'>;

/** Terms are accepted before they are told of. */
export function checkAccepted({ now }: Turn, { settings, tos_acceptance: own }: Accepting): void {
  checkPast(now, own?.date, 'tos_acceptance[date]');
  for (const name of ['card_issuing', 'treasury'] as const) {
    checkPast(now, settings?.[name]?.tos_acceptance?.date, `settings[${name}][tos_acceptance][date]`);
  }
}

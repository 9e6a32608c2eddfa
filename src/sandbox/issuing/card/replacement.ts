import type { Turn } from '../../state/turn.js';
import { inParam } from '../../wire/endpoint.js';
import { invalid } from '../../wire/error-body.js';
import { missing } from '../../wire/params.js';
import { CARD_NOUN, cards, type StoredCard } from './state.js';

export type ReplacementReason = 'damaged' | 'expired' | 'lost' | 'stolen';

interface Request {
  cardholder: string;
  replacement_for?: string;
  replacement_reason?: ReplacementReason;
}

/** The card that is to be replaced, if the request asks for that and its state allows it. */
export function originalOf(turn: Turn, request: Request): StoredCard | undefined {
  const { replacement_for: id, replacement_reason: reason } = request;
  if (id === undefined && reason === undefined) return undefined;
  if (id === undefined) throw missing('replacement_for');
  if (reason === undefined) throw missing('replacement_reason');
  const original = inParam(cards.in(turn.tenant), id, CARD_NOUN, 'replacement_for');
  const refused = refusal(original, request.cardholder, reason);
  if (refused) throw invalid(refused, { param: 'replacement_for' });
  return original;
}

function refusal(original: StoredCard, cardholder: string, reason: ReplacementReason): string | undefined {
  if (original.replaced_by !== null) return `The card '${original.id}' has been replaced already.`;
  if (original.cardholder !== cardholder) return 'A replacement card must have the cardholder of the original card.';
  if (reason === 'damaged' || reason === 'expired') {
    if (original.status !== 'canceled') return undefined;
    return `A canceled card cannot be replaced with the replacement_reason '${reason}'.`;
  }
  if (original.status === 'canceled' && original.cancellation_reason === reason) return undefined;
  return `Before a card is replaced as '${reason}' it must be canceled with the cancellation_reason '${reason}'.`;
}

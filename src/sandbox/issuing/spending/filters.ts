import type { Row } from '../../state/collection.js';
import type { Turn } from '../../state/turn.js';
import { inParam } from '../../wire/endpoint.js';
import { inRange, type Range } from '../../wire/param-kinds.js';
import { CARD_NOUN, cards } from '../card/state.js';
import { CARDHOLDER_NOUN, cardholders } from '../cardholder/state.js';

export interface SpendFilters {
  card?: string;
  cardholder?: string;
  created?: Range;
}

interface Spend {
  id: string;
  card: string;
  cardholder: string;
  created: number;
}

interface Listed<T> {
  rows(index?: 'card' | 'cardholder', key?: string): readonly Row<T>[];
  row(id: string): Row<T> | undefined;
}

/** What authorizations and transactions are listed by; an index answers for a card or a cardholder. */
export function spendRows<T extends Spend>(
  turn: Turn,
  collection: Listed<T>,
  { card, cardholder, created }: SpendFilters,
) {
  if (card !== undefined) inParam(cards.in(turn.tenant), card, CARD_NOUN, 'card');
  if (cardholder !== undefined) inParam(cardholders.in(turn.tenant), cardholder, CARDHOLDER_NOUN, 'cardholder');
  const byHolder = () => (cardholder === undefined ? collection.rows() : collection.rows('cardholder', cardholder));
  return {
    rows: card === undefined ? byHolder() : collection.rows('card', card),
    find: (id: string) => collection.row(id),
    where: (spend: T) =>
      inRange(created, spend.created) && (cardholder === undefined || spend.cardholder === cardholder),
  };
}

import type { Turn } from '../state/turn.js';
import type { FormHash } from './form-body.js';
import { readParams, type Shape, type Values } from './params.js';

/** What a bank, a card network, Stripe or an account's owner does, for which Stripe's API has no call. */
export interface OutsideCause {
  /** Checks the parameters; what it returns carries the cause out. */
  prepare(sent: FormHash): (turn: Turn) => object;
}

/** `run` answers with the object that it happened to, freshly rendered. */
export function outsideCause<S extends Shape>(params: S, run: (turn: Turn, sent: Values<S>) => object): OutsideCause {
  return {
    prepare(sent) {
      const values = readParams(params, sent);
      return (turn) => run(turn, values);
    },
  };
}

import type { GraphQLResolveInfo } from 'graphql';
import type Stripe from 'stripe';
import type { Kind } from '../../../../stripe/index.js';
import type { StepOptions } from '../../../../writes/index.js';
import type { ObjectLoader } from '../../reading/object-loader.js';
import { below, selection } from '../../reading/selection.js';
import type { Explaining } from '../card-refusals.js';
import type { Asking } from '../input-faults.js';
import { InputFaults } from '../input-faults.js';
import type { MovementKind } from './refusals.js';
import { explainMovementChange } from './refusals.js';
import type { MutationInput, MutationPayload, WritingContext } from '../mutation-payload.js';
import { afterwards, mutate } from '../mutation-payload.js';

/** What a change of one kind of movement says of itself. */
export interface AskedChange<T, I> {
  readonly name: string;
  readonly input: MutationInput & I;
  /** What there is to be done, as in `be canceled`. */
  readonly to: string;
  call(stripe: Stripe, id: string, options: StepOptions): Promise<T>;
  /** What else is wrong with the input. */
  check?(faults: InputFaults): void;
}

interface MovementChange<T, I, P> extends AskedChange<T, I> {
  readonly kind: MovementKind;
  /** The input's field that names it. */
  readonly path: keyof I & string;
  payload(account: string, written: T): Promise<Partial<P>>;
}

type ChangingContext = { account(id: string): { readonly stripe: Stripe } } & WritingContext & Explaining & Asking;

const NAMED: Readonly<Record<MovementKind, readonly [prefix: string, title: string]>> = {
  'treasury.outbound_payment': ['obp_', 'outbound payment'],
  'treasury.outbound_transfer': ['obt_', 'outbound transfer'],
  'treasury.inbound_transfer': ['ibt_', 'inbound transfer'],
  payout: ['po_', 'payout'],
  topup: ['tu_', 'top-up'],
};

/** Brings a movement of money to another state, by one call. */
export function changeMovement<T, I extends Readonly<Record<string, unknown>>, P extends MutationPayload>(
  context: ChangingContext,
  Payload: new () => P,
  { name, input, kind, path, to, call, check, payload }: MovementChange<T, I, P>,
): Promise<P> {
  const faults = new InputFaults(context);
  const id = faults.id(path, String(input[path]), ...NAMED[kind]);
  check?.(faults);
  return mutate(context, Payload, {
    name,
    input,
    faults,
    explain: (failure) => explainMovementChange(context, { kind, account: faults.owner, id, path, to }, failure),
    work: async (step) => {
      const { stripe } = context.account(faults.owner);
      return payload(faults.owner, await step('movement', (options) => call(stripe, id, options)));
    },
  });
}

/** What else a payload shows beside the object that was written. */
export function beside<K extends Kind, V>(
  loader: ObjectLoader<K, V>,
  id: string | null | undefined,
  field: string,
  info: GraphQLResolveInfo,
): Promise<V | null> {
  return afterwards(loader.of(id, below(selection(info), field)));
}

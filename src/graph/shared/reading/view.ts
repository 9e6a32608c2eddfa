import { Field, ID, InterfaceType } from 'type-graphql';
import { globalId } from '../ids.js';

@InterfaceType('Node', { description: 'An object that `node(id)` refetches.' })
export abstract class Node {
  @Field(() => ID, { description: 'Global id: `<account>/<stripe id>`, or the Stripe id of a connected account.' })
  readonly id!: string;
}

@InterfaceType('StripeObject', { description: 'An object that a connected account has at Stripe.', implements: Node })
export abstract class StripeObject extends Node {
  @Field(() => ID, { description: "Stripe's own id." })
  readonly stripeId!: string;
}

/**
 * A Stripe object as the graph shows it: the object, and the account it came from. An object asked only for its id and
 * its edges is not read, and then has no `source`.
 */
export abstract class View<T> extends StripeObject {
  override readonly id: string;
  override readonly stripeId: string;

  constructor(
    readonly accountId: string,
    stripeId: string,
    private readonly read: T | null,
  ) {
    super();
    this.stripeId = stripeId;
    this.id = globalId(accountId, stripeId);
  }

  /** Stripe's object. Asking for it when it was not read is a defect of the planner's caller. */
  get source(): T {
    if (this.read === null) throw new Error(`${this.id} was not read, but a field of it is asked.`);
    return this.read;
  }
}

/** For `implements`, which does not follow what an interface itself implements. */
export const STRIPE_OBJECT = [Node, StripeObject];

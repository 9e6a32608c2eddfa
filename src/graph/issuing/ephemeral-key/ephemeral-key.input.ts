import { Field, ID, InputType } from 'type-graphql';
import type { InputFaults } from '../../shared/writing/input-faults.js';
import { MutationInput } from '../../shared/writing/mutation-payload.js';

const VERSION = /^\d{4}-\d{2}-\d{2}(\.[a-z]+)?$/;
const MOST = 500;

@InputType({ description: 'Which card is to be shown, and on which page.' })
export class CreateCardEphemeralKeyInput extends MutationInput {
  @Field(() => ID, { description: 'The card.' })
  cardId!: string;

  @Field(() => String, { description: 'What `stripe.createEphemeralKeyNonce` gave on the page; good for one key.' })
  nonce!: string;

  @Field(() => String, {
    nullable: true,
    description: "Stripe's API version that the client's code was written for; this server's own if nothing is said.",
  })
  stripeVersion?: string | null;
}

export function checkEphemeralKey(faults: InputFaults, { nonce, stripeVersion }: CreateCardEphemeralKeyInput): void {
  faults.text('nonce', nonce, MOST);
  if (stripeVersion != null && !VERSION.test(stripeVersion))
    faults.add('stripeVersion', "is no version of Stripe's API, such as 2022-08-01.");
}

import type Stripe from 'stripe';
import { Field, ID, InputType } from 'type-graphql';
import { AddressInput, addressParams } from '../../shared/values/address.js';
import type { InputFaults } from '../../shared/writing/input-faults.js';
import { IdempotencyKey } from '../../shared/writing/mutation-payload.js';
import {
  CardholderFields,
  NewCardholderInput,
  cardholderFieldsParams,
  checkCardholderFields,
} from '../../shared/writing/new-cardholder.input.js';

@InputType({ description: 'A cardholder to be made.' })
export class CreateCardholderInput extends NewCardholderInput {
  @IdempotencyKey()
  idempotencyKey!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The connected account; needed unless the credential or the request names it.',
  })
  accountId?: string | null;
}

@InputType({ description: 'Changes to a cardholder. What is not named stays; name and type cannot be changed.' })
export class UpdateCardholderInput extends CardholderFields {
  @IdempotencyKey()
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The cardholder.' })
  cardholderId!: string;

  @Field(() => AddressInput, { nullable: true, description: 'Billing address, whole.' })
  billing?: AddressInput | null;
}

export function checkCardholderChanges(faults: InputFaults, input: UpdateCardholderInput): void {
  faults.address('billing', input.billing);
  checkCardholderFields(faults, '', input);
}

export function cardholderChangesParams(input: UpdateCardholderInput): Stripe.Issuing.CardholderUpdateParams {
  return {
    ...cardholderFieldsParams(input),
    ...(input.billing ? { billing: { address: addressParams(input.billing) } } : {}),
  };
}

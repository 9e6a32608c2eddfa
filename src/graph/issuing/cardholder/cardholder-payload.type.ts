import { Field, InterfaceType, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { MutationPayload } from '../../shared/writing/mutation-payload.js';
import { Cardholder } from './cardholder.type.js';

@InterfaceType('CardholderPayload', { description: 'The cardholder that was written.', implements: MutationPayload })
export abstract class CardholderPayload extends MutationPayload {
  @Field(() => Cardholder, { nullable: true, description: 'The cardholder as it is now; null if it was refused.' })
  cardholder: Cardholder | null = null;
}

const cardholderPayload = { implements: [MutationPayload, CardholderPayload], simpleResolvers: true };

@ObjectType({ description: 'Answer of `createCardholder`.', ...cardholderPayload })
@PartOfItsOwner()
export class CreateCardholderPayload extends CardholderPayload {}

@ObjectType({ description: 'Answer of `updateCardholder`.', ...cardholderPayload })
@PartOfItsOwner()
export class UpdateCardholderPayload extends CardholderPayload {}

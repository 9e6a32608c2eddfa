import { Field, InterfaceType, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { MutationPayload } from '../../shared/writing/mutation-payload.js';
import { FinancialAccount } from '../../treasury/financial-account/financial-account.type.js';
import { Cardholder } from '../cardholder/cardholder.type.js';
import { Card } from './card.type.js';

@InterfaceType('CardPayload', {
  description: 'The card that was written, and what moved with it.',
  implements: MutationPayload,
})
export abstract class CardPayload extends MutationPayload {
  @Field(() => Card, { nullable: true, description: 'The card as it is now; null if it was refused.' })
  card: Card | null = null;

  @Field(() => Cardholder, {
    nullable: true,
    description: 'Whose card it is; after a refusal, a cardholder who was made before it.',
  })
  cardholder: Cardholder | null = null;

  @Field(() => FinancialAccount, { nullable: true, description: 'What it spends from; null for the Issuing balance.' })
  financialAccount: FinancialAccount | null = null;
}

const cardPayload = { implements: [MutationPayload, CardPayload], simpleResolvers: true };

@ObjectType({ description: 'Answer of `createCard`.', ...cardPayload })
@PartOfItsOwner()
export class CreateCardPayload extends CardPayload {}

@ObjectType({ description: 'Answer of `issueCard`.', ...cardPayload })
@PartOfItsOwner()
export class IssueCardPayload extends CardPayload {}

@ObjectType({ description: 'Answer of `updateCard`.', ...cardPayload })
@PartOfItsOwner()
export class UpdateCardPayload extends CardPayload {}

@ObjectType({ description: 'Answer of `activateCard`.', ...cardPayload })
@PartOfItsOwner()
export class ActivateCardPayload extends CardPayload {}

@ObjectType({ description: 'Answer of `freezeCard`.', ...cardPayload })
@PartOfItsOwner()
export class FreezeCardPayload extends CardPayload {}

@ObjectType({ description: 'Answer of `cancelCard`.', ...cardPayload })
@PartOfItsOwner()
export class CancelCardPayload extends CardPayload {}

@ObjectType({ description: 'Answer of `replaceCard`.', ...cardPayload })
@PartOfItsOwner()
export class ReplaceCardPayload extends CardPayload {
  @Field(() => Card, { nullable: true, description: 'The card that was replaced, as it is now.' })
  replacedCard: Card | null = null;
}

import { Field, Int, InterfaceType, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { MutationPayload } from '../../shared/writing/mutation-payload.js';
import { UserError } from '../../shared/writing/user-errors.js';
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

@ObjectType({ description: 'Answer of `setCardPin`.', ...cardPayload })
@PartOfItsOwner()
export class SetCardPinPayload extends CardPayload {}

@ObjectType({ description: 'Answer of `replaceCard`.', ...cardPayload })
@PartOfItsOwner()
export class ReplaceCardPayload extends CardPayload {
  @Field(() => Card, { nullable: true, description: 'The card that was replaced, as it is now.' })
  replacedCard: Card | null = null;
}

@ObjectType({ description: 'Answer of `simulateCardSubmission`.', ...cardPayload })
@PartOfItsOwner()
export class SimulateCardSubmissionPayload extends CardPayload {}

@ObjectType({ description: 'Answer of `simulateCardShipment`.', ...cardPayload })
@PartOfItsOwner()
export class SimulateCardShipmentPayload extends CardPayload {}

@ObjectType({ description: 'Answer of `simulateCardDelivery`.', ...cardPayload })
@PartOfItsOwner()
export class SimulateCardDeliveryPayload extends CardPayload {}

@ObjectType({ description: 'Answer of `simulateCardShippingFailure`.', ...cardPayload })
@PartOfItsOwner()
export class SimulateCardShippingFailurePayload extends CardPayload {}

@ObjectType({ description: 'Answer of `simulateCardReturn`.', ...cardPayload })
@PartOfItsOwner()
export class SimulateCardReturnPayload extends CardPayload {}

@ObjectType({ description: 'What became of one of several cards.', simpleResolvers: true })
@PartOfItsOwner()
export class CardResult {
  @Field(() => Card, { nullable: true, description: 'The card as it is now; null if it was refused.' })
  card: Card | null = null;

  @Field(() => Cardholder, {
    nullable: true,
    description: 'Whose card it is; after a refusal, a cardholder who was made before it.',
  })
  cardholder: Cardholder | null = null;

  @Field(() => [UserError], { description: 'Why it was not done; empty when it was.' })
  userErrors: UserError[] = [];
}

const bulk = { implements: MutationPayload, simpleResolvers: true };

@ObjectType({
  description:
    'Answer of `issueCards`. `userErrors` are those of all cards; while one of them is retryable, the same key and input go on with the cards that are not made yet.',
  ...bulk,
})
@PartOfItsOwner()
export class IssueCardsPayload extends MutationPayload {
  @Field(() => [CardResult], {
    description: 'What became of each card, in the order of the input; empty if the input was refused.',
  })
  results: CardResult[] = [];
}

@ObjectType({ description: 'Answer of `freezeCards`. `userErrors` are those of all cards.', ...bulk })
@PartOfItsOwner()
export class FreezeCardsPayload extends MutationPayload {
  @Field(() => Int, { description: 'The active cards that were found; of more than 100 the newest are frozen.' })
  matched: number = 0;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether there are more of them: then go on with another key. Null for an answer that is given again.',
  })
  hasMore: boolean | null = null;

  @Field(() => [CardResult], { description: 'What became of each card; empty with `validateOnly`.' })
  results: CardResult[] = [];
}

import { ArgsType, Field, ID } from 'type-graphql';

@ArgsType()
export class ChangeArgs {
  @Field(() => ID, {
    nullable: true,
    description:
      'The account in which it happens. Without it: the one of the other arguments, that of the credential or of `Stripe-Account`, or else every account that the viewer reaches.',
  })
  accountId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The `eventId` after which to go on: what has happened since is told first, nothing is lost and nothing told twice. Events are kept for 30 days, unless the operator says otherwise.',
  })
  after?: string | null;
}

@ArgsType()
export class CardholderChangeArgs extends ChangeArgs {
  @Field(() => ID, { nullable: true, description: 'Only what is about this cardholder.' })
  cardholderId?: string | null;
}

@ArgsType()
export class CardChangeArgs extends CardholderChangeArgs {
  @Field(() => ID, { nullable: true, description: 'Only what is about this card.' })
  cardId?: string | null;
}

@ArgsType()
export class FinancialAccountChangeArgs extends ChangeArgs {
  @Field(() => ID, { nullable: true, description: 'Only what is about this financial account.' })
  financialAccountId?: string | null;
}

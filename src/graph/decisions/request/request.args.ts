import { ArgsType, Field, ID } from 'type-graphql';

@ArgsType()
export class AuthorizationDecisionRequestArgs {
  @Field(() => ID, {
    nullable: true,
    description:
      'The account whose purchases are asked about. Without it: that of the credential or of `Stripe-Account`, or else every account that the viewer reaches.',
  })
  accountId?: string | null;
}

import { Field, ID, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { inputEnum } from '../../shared/values/stripe-enum.js';
import { Money } from '../../shared/values/money.js';
import { MutationPayload } from '../../shared/writing/mutation-payload.js';
import { ConnectedAccount } from '../account/account.type.js';

export type ObstacleKind =
  'balance' | 'financial_account' | 'money_movement' | 'card' | 'authorization' | 'dispute' | 'payout' | 'top_up';

/** Each with what the caller has to do about it. */
const WAYS_OUT: Readonly<Record<ObstacleKind, string>> = {
  balance: 'Pay the balance at Stripe out, or fill it up.',
  financial_account: 'Send its money elsewhere, if it has any, and close it: `closeFinancialAccount`.',
  money_movement: 'Wait until the money has moved, or call it off.',
  card: 'Cancel the card.',
  authorization: 'Wait until the authorization is captured, reversed or expired.',
  dispute: 'Wait until the dispute is decided.',
  payout: 'Wait until the payout has arrived, or cancel it.',
  top_up: 'Wait until the top-up has arrived, or cancel it.',
};

export const AccountObstacleKind = inputEnum<ObstacleKind>(
  'AccountObstacleKind',
  'What stands in the way of closing an account.',
  {
    balance: 'Its balance at Stripe is not zero.',
    financial_account: 'A financial account is open.',
    money_movement: 'Money moves to or from a financial account.',
    card: 'A card is not canceled.',
    authorization: 'An authorization is open.',
    dispute: 'A dispute is not decided.',
    payout: 'A payout is under way.',
    top_up: 'A top-up is under way.',
  },
);

@ObjectType({ description: 'One thing that stands in the way of closing an account.', simpleResolvers: true })
@PartOfItsOwner()
export class AccountObstacle {
  @Field(() => AccountObstacleKind, { description: 'What it is.' })
  readonly kind: ObstacleKind;

  @Field(() => ID, {
    nullable: true,
    description: 'Global id of the object; null for the balance at Stripe, which has none.',
  })
  readonly objectId: string | null;

  @Field(() => Money, {
    nullable: true,
    description: 'The money that is concerned; null for a card. Of a financial account what it holds.',
  })
  readonly amount: Money | null;

  constructor(kind: ObstacleKind, objectId: string | null, amount: Money | null) {
    this.kind = kind;
    this.objectId = objectId;
    this.amount = amount;
  }

  @Field(() => String, { description: 'What helps, in words.' })
  get wayOut(): string {
    return WAYS_OUT[this.kind];
  }
}

@ObjectType({ description: 'Answer of `rejectConnectedAccount`.', implements: MutationPayload, simpleResolvers: true })
@PartOfItsOwner()
export class RejectConnectedAccountPayload extends MutationPayload {
  @Field(() => ConnectedAccount, { nullable: true, description: 'The account as it is now; null if refused.' })
  account: ConnectedAccount | null = null;
}

@ObjectType({
  description: 'Answer of `unrejectConnectedAccount`.',
  implements: MutationPayload,
  simpleResolvers: true,
})
@PartOfItsOwner()
export class UnrejectConnectedAccountPayload extends MutationPayload {
  @Field(() => ConnectedAccount, { nullable: true, description: 'The account as it is now; null if refused.' })
  account: ConnectedAccount | null = null;
}

@ObjectType({ description: 'Answer of `deleteConnectedAccount`.', implements: MutationPayload, simpleResolvers: true })
@PartOfItsOwner()
export class DeleteConnectedAccountPayload extends MutationPayload {
  @Field(() => ID, { nullable: true, description: 'Id of the account that is no longer there; null if refused.' })
  deletedAccountId: string | null = null;
}

@ObjectType({ description: 'Answer of `closeConnectedAccount`.', implements: MutationPayload, simpleResolvers: true })
@PartOfItsOwner()
export class CloseConnectedAccountPayload extends MutationPayload {
  @Field(() => [AccountObstacle], {
    description: 'What stands in the way, at most 100 of each kind. Empty: nothing does, or it is closed.',
  })
  obstacles: AccountObstacle[] = [];

  @Field(() => ID, { nullable: true, description: 'Id of the account that is no longer there; null if it is.' })
  deletedAccountId: string | null = null;
}

import { Field, InterfaceType, ObjectType } from 'type-graphql';
import { BalanceTransaction } from '../../connect/balance-transaction/balance-transaction.type.js';
import { PartOfItsOwner, Requires } from '../../shared/permission.js';
import { Money } from '../../shared/values/money.js';
import { DateTime } from '../../shared/values/scalars.js';
import { inputEnum } from '../../shared/values/stripe-enum.js';
import { DebitReversal } from '../../treasury/debit-reversal/debit-reversal.type.js';
import { Dispute } from '../dispute/dispute.type.js';
import { IssuingTransaction } from '../transaction/transaction.type.js';
import { AuthorizationRequest } from './authorization-request.type.js';

export const ReleaseCause = inputEnum<'expiry' | 'reversal'>('ReleaseCause', 'Why money is no longer held.', {
  expiry: 'It was not captured in time.',
  reversal: 'The seller gave it up, or a pump came to less.',
});

export const DisputeEnd = inputEnum<'expired' | 'lost' | 'won'>('DisputeEnd', 'How a dispute ended.', {
  expired: 'It was not submitted in time.',
  lost: 'The money stays with the seller.',
  won: 'The money came back.',
});

@InterfaceType('AuthorizationTimelineEntry', { description: 'Something that happened to an authorized purchase.' })
export abstract class AuthorizationTimelineEntry {
  @Field(() => DateTime, { nullable: true, description: 'When; null where Stripe does not tell.' })
  readonly at!: Date | null;

  @Field(() => Money, { description: 'How much it is about; negative where money leaves.' })
  readonly amount!: Money;
}

const entry = { implements: AuthorizationTimelineEntry, simpleResolvers: true };

@ObjectType({ description: 'Money was asked for, and held if that was approved.', ...entry })
@PartOfItsOwner()
export class AuthorizationRequested extends AuthorizationTimelineEntry {
  @Field(() => AuthorizationRequest, { description: 'The request, with the decision.' })
  readonly request!: AuthorizationRequest;

  @Field(() => Boolean, { description: 'Whether it asks for more on top of an earlier one.' })
  readonly isIncrement!: boolean;
}

@ObjectType({ description: 'Money is no longer held, though it was not taken.', ...entry })
@PartOfItsOwner()
export class AuthorizationReleased extends AuthorizationTimelineEntry {
  @Field(() => ReleaseCause, { description: 'Why.' })
  readonly cause!: 'expiry' | 'reversal';
}

@ObjectType({ description: 'The seller took money.', ...entry })
@Requires('transactions:read')
export class AuthorizationCaptured extends AuthorizationTimelineEntry {
  @Field(() => IssuingTransaction, { nullable: true, description: 'The purchase.' })
  readonly issuingTransaction!: IssuingTransaction | null;
}

@ObjectType({ description: 'The seller gave money back.', ...entry })
@Requires('transactions:read')
export class AuthorizationRefunded extends AuthorizationTimelineEntry {
  @Field(() => IssuingTransaction, { nullable: true, description: 'The refund.' })
  readonly issuingTransaction!: IssuingTransaction | null;
}

@ObjectType({ description: 'A dispute of a capture was made.', ...entry })
@Requires('disputes:read')
export class AuthorizationDisputed extends AuthorizationTimelineEntry {
  @Field(() => Dispute, { description: 'The dispute, as it is now.' })
  readonly dispute!: Dispute;
}

@ObjectType({ description: 'Money came back for a dispute, or a provisional credit was taken away.', ...entry })
@Requires('disputes:read')
export class DisputeMoneyMoved extends AuthorizationTimelineEntry {
  @Field(() => Dispute, { description: 'The dispute.' })
  readonly dispute!: Dispute;

  @Field(() => BalanceTransaction, {
    nullable: true,
    description: 'What moved in the Issuing balance; null for a financial account.',
  })
  readonly balanceTransaction!: BalanceTransaction | null;

  @Field(() => DebitReversal, {
    nullable: true,
    description: 'What brings it to the financial account; null for the Issuing balance.',
  })
  readonly debitReversal!: DebitReversal | null;
}

@ObjectType({ description: 'A dispute came to its end.', ...entry })
@Requires('disputes:read')
export class DisputeClosed extends AuthorizationTimelineEntry {
  @Field(() => Dispute, { description: 'The dispute.' })
  readonly dispute!: Dispute;

  @Field(() => DisputeEnd, { description: 'How it ended.' })
  readonly end!: 'expired' | 'lost' | 'won';
}

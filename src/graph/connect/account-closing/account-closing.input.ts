import { Field, ID, InputType } from 'type-graphql';
import { inputEnum } from '../../shared/values/stripe-enum.js';
import { MutationInput } from '../../shared/writing/mutation-payload.js';

export type RejectionReason =
  | 'credit'
  | 'fraud_no_intent_to_fulfill'
  | 'fraud_other'
  | 'fraud_payment_method_casher'
  | 'fraud_payment_method_tester'
  | 'other'
  | 'terms_of_service';

export const AccountRejectionReason = inputEnum<RejectionReason>(
  'AccountRejectionReason',
  'Why the platform rejects an account.',
  {
    credit: 'It would not pay what it owes.',
    fraud_no_intent_to_fulfill: 'Fraud: it does not mean to deliver what it sells.',
    fraud_other: 'Fraud of another kind.',
    fraud_payment_method_casher: 'Fraud: it turns stolen cards into money.',
    fraud_payment_method_tester: 'Fraud: it tries stolen cards.',
    other: 'Another reason.',
    terms_of_service: 'It breaks the terms of the platform.',
  },
);

@InputType()
abstract class NamedAccount extends MutationInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The account; needed unless the credential or the request names it.',
  })
  accountId?: string | null;
}

@InputType({ description: 'An account to be rejected.' })
export class RejectConnectedAccountInput extends NamedAccount {
  @Field(() => AccountRejectionReason, { description: 'Why.' })
  reason!: RejectionReason;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether its payouts stop, too; they do if nothing is said. Stripe: `payouts_action`.',
  })
  pausePayouts?: boolean | null;
}

@InputType({ description: 'An account whose rejection is taken back.' })
export class UnrejectConnectedAccountInput extends NamedAccount {}

@InputType({ description: 'An account to be deleted.' })
export class DeleteConnectedAccountInput extends NamedAccount {}

@InputType({ description: 'An account to be closed.' })
export class CloseConnectedAccountInput extends NamedAccount {
  @Field(() => Boolean, { nullable: true, description: 'Only say what stands in the way, and change nothing.' })
  validateOnly?: boolean | null;
}

import type Stripe from 'stripe';
import { Field, ID, ObjectType } from 'type-graphql';
import { globalIdOf } from '../../shared/ids.js';
import { PartOfItsOwner, Requires } from '../../shared/permission.js';
import { connectionOf } from '../../shared/reading/connection.js';
import { STRIPE_OBJECT } from '../../shared/reading/view.js';
import { known, stripeEnum } from '../../shared/values/stripe-enum.js';
import { MoneyMovement, MoneyMovementStep } from '../money-movement/money-movement.type.js';
import { MoneyMovementNetwork, MoneyMovementParty } from '../money-movement/payment-method-details.type.js';
import { ReversalDetails } from '../money-movement/reversal-details.type.js';

export const ReceivedCreditStatus = stripeEnum<Stripe.Treasury.ReceivedCredit.Status>(
  'ReceivedCreditStatus',
  'Whether money came in.',
  { failed: 'It was turned away.', succeeded: 'It did.' },
);

export const ReceivedCreditFailureCode = stripeEnum<Stripe.Treasury.ReceivedCredit.FailureCode>(
  'ReceivedCreditFailureCode',
  'Why money was turned away.',
  {
    account_closed: 'The financial account is closed.',
    account_frozen: 'Money may not come into it.',
    international_transaction: 'It came from abroad.',
    other: 'Another reason.',
  },
);

@ObjectType({ description: 'What a received credit belongs to.', simpleResolvers: true })
@PartOfItsOwner()
export class ReceivedCreditLinkedFlows {
  constructor(
    private readonly accountId: string,
    private readonly source: Stripe.Treasury.ReceivedCredit.LinkedFlows,
  ) {}

  @Field(() => ID, { nullable: true, description: 'Global id of the reversal that gave it back; null if none did.' })
  get creditReversalId(): string | null {
    return globalIdOf(this.accountId, this.source.credit_reversal);
  }

  @Field(() => ID, { nullable: true, description: "Global id of the card's authorization; null if it is no card's." })
  get authorizationId(): string | null {
    return globalIdOf(this.accountId, this.source.issuing_authorization);
  }

  @Field(() => ID, { nullable: true, description: "Global id of the card's transaction; null if it is no card's." })
  get issuingTransactionId(): string | null {
    return globalIdOf(this.accountId, this.source.issuing_transaction);
  }

  @Field(() => ID, {
    nullable: true,
    description:
      "Stripe's id of what sent it from within Stripe, which may be another connected account's; null if it came by a bank.",
  })
  get sourceFlowStripeId(): string | null {
    return this.source.source_flow;
  }

  @Field(() => String, {
    nullable: true,
    description: "Stripe's name of what sent it, such as `outbound_payment`; null if it came by a bank.",
  })
  get sourceFlowType(): string | null {
    return this.source.source_flow_type;
  }
}

@ObjectType({
  description: 'Money that came into a financial account. Stripe: `treasury.received_credit`.',
  implements: [...STRIPE_OBJECT, MoneyMovement],
  simpleResolvers: true,
})
@Requires('money_movements:read')
export class ReceivedCredit extends MoneyMovement<Stripe.Treasury.ReceivedCredit> {
  protected readonly flows = 'in';

  @Field(() => ReceivedCreditStatus, { description: 'Whether it came in.' })
  get status(): string {
    return known(ReceivedCreditStatus, this.source.status);
  }

  @Field(() => ReceivedCreditFailureCode, {
    nullable: true,
    description: 'Why it was turned away; null if it was not.',
  })
  get failureCode(): string | null {
    return known(ReceivedCreditFailureCode, this.source.failure_code);
  }

  @Field(() => String, { description: 'What it is for, in words.' })
  get description(): string {
    return this.source.description;
  }

  @Field(() => MoneyMovementNetwork, { description: 'The rails that it came on.' })
  get network(): string {
    return known(MoneyMovementNetwork, this.source.network);
  }

  @Field(() => MoneyMovementParty, {
    description: 'Who sent it. Stripe: `initiating_payment_method_details`.',
  })
  get sender(): MoneyMovementParty {
    return new MoneyMovementParty(this.accountId, this.source.initiating_payment_method_details);
  }

  @Field(() => ReceivedCreditLinkedFlows, { description: 'What it belongs to.' })
  get linkedFlows(): ReceivedCreditLinkedFlows {
    return new ReceivedCreditLinkedFlows(this.accountId, this.source.linked_flows);
  }

  @Field(() => ReversalDetails, { nullable: true, description: 'Whether it can be given back.' })
  get reversalDetails(): ReversalDetails | null {
    const { reversal_details: details } = this.source;
    return details && new ReversalDetails(details);
  }

  protected stripeStatus(): string {
    return this.source.status;
  }

  protected steps(): MoneyMovementStep[] {
    return [new MoneyMovementStep(this.state, this.source.created)];
  }
}

export const ReceivedCreditConnection = connectionOf(ReceivedCredit, 'ReceivedCredit', 'money_movements:read');
export type ReceivedCreditConnection = InstanceType<typeof ReceivedCreditConnection>;

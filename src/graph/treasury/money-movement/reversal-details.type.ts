import type Stripe from 'stripe';
import { Field, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { DateTime, dateTime } from '../../shared/values/scalars.js';
import { known, stripeEnum } from '../../shared/values/stripe-enum.js';

type Reason =
  | Stripe.Treasury.ReceivedCredit.ReversalDetails.RestrictedReason
  | Stripe.Treasury.ReceivedDebit.ReversalDetails.RestrictedReason;

export const ReversalRestrictedReason = stripeEnum<Reason>(
  'ReversalRestrictedReason',
  'Why money that was received cannot be given back.',
  {
    already_reversed: 'It was given back.',
    deadline_passed: 'It is too late.',
    network_restricted: 'The network does not allow it.',
    other: 'Another reason.',
    source_flow_restricted: 'What sent it does not allow it.',
  },
);

@ObjectType({ description: 'Whether what was received can be reversed.', simpleResolvers: true })
@PartOfItsOwner()
export class ReversalDetails {
  constructor(
    private readonly source: { readonly deadline: number | null; readonly restricted_reason: string | null },
  ) {}

  @Field(() => DateTime, { nullable: true, description: 'Until when; null if it cannot be.' })
  get deadline(): Date | null {
    return dateTime(this.source.deadline);
  }

  @Field(() => ReversalRestrictedReason, { nullable: true, description: 'Why it cannot be; null if it can.' })
  get restrictedReason(): string | null {
    return known(ReversalRestrictedReason, this.source.restricted_reason);
  }
}

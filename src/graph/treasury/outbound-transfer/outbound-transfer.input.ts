import type Stripe from 'stripe';
import { Field, ID, InputType } from 'type-graphql';
import type { InputFaults } from '../../shared/writing/input-faults.js';
import { MutationInput } from '../../shared/writing/mutation-payload.js';
import type { Returning } from '../../shared/writing/movement/outbound.input.js';
import {
  OutboundMovementInput,
  OutboundTrackingInput,
  ReturnCodeField,
  checkOutbound,
  outboundParams,
} from '../../shared/writing/movement/outbound.input.js';

@InputType({ description: "Where the owner's money goes: exactly one of them." })
export class OutboundTransferDestinationInput {
  @Field(() => ID, { nullable: true, description: 'Another financial account of the same connected account.' })
  financialAccountId?: string;

  @Field(() => String, {
    nullable: true,
    description: "A bank account of the same owner, by Stripe's id `pm_…` of the payment method.",
  })
  paymentMethodId?: string;
}

@InputType({ description: 'Money that goes to another place of the same owner.' })
export class CreateOutboundTransferInput extends OutboundMovementInput {
  @Field(() => OutboundTransferDestinationInput, { description: 'Where it goes.' })
  destination!: OutboundTransferDestinationInput;
}

@InputType()
abstract class NamedOutboundTransfer extends MutationInput {
  @Field(() => ID, { description: 'The transfer.' })
  outboundTransferId!: string;
}

@InputType({ description: 'A transfer to be called off.' })
export class CancelOutboundTransferInput extends NamedOutboundTransfer {}

@InputType({ description: 'A transfer that leaves.' })
export class SimulateOutboundTransferPostInput extends NamedOutboundTransfer {}

@InputType({ description: 'A transfer that fails.' })
export class SimulateOutboundTransferFailureInput extends NamedOutboundTransfer {}

@InputType({ description: 'A transfer that comes back.' })
export class SimulateOutboundTransferReturnInput extends NamedOutboundTransfer implements Returning {
  @ReturnCodeField()
  code?: Returning['code'];
}

@InputType({ description: 'A transfer that can be traced.' })
export class SimulateOutboundTransferTrackingInput extends NamedOutboundTransfer {
  @Field(() => OutboundTrackingInput, { description: 'How.' })
  tracking!: OutboundTrackingInput;
}

/** `from` and `to` are the financial accounts, `to` where it goes to one. */
export function checkOutboundTransfer(
  faults: InputFaults,
  input: CreateOutboundTransferInput,
  from: string,
  to: string | undefined,
): void {
  checkOutbound(faults, input, to !== undefined);
  faults.stripeId('destination.paymentMethodId', input.destination.paymentMethodId, 'pm_', 'payment method');
  if (from !== '' && from === to) faults.add('destination.financialAccountId', 'is the one that pays.');
}

export function outboundTransferParams(
  input: CreateOutboundTransferInput,
  from: string,
  to: string | undefined,
): Stripe.Treasury.OutboundTransferCreateParams {
  const method = { destination_payment_method: input.destination.paymentMethodId ?? '' };
  const own = (id: string) => ({
    destination_payment_method_data: { type: 'financial_account' as const, financial_account: id },
  });
  return { ...outboundParams(input, from), ...(to === undefined ? method : own(to)) };
}

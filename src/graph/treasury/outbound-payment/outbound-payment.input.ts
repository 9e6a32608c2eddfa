import { isIP } from 'node:net';
import type Stripe from 'stripe';
import { Field, ID, InputType } from 'type-graphql';
import { AddressInput, addressParams } from '../../shared/values/address.js';
import { BankAccountHolderTypeInput, BankAccountTypeInput } from '../../shared/onboarding/bank-account.input.js';
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

type Params = Stripe.Treasury.OutboundPaymentCreateParams;

@InputType({ description: 'A US bank account that receives money.' })
export class ReceivingBankAccountInput {
  @Field(() => String, { description: 'Nine digits.' })
  routingNumber!: string;

  @Field(() => String, { description: 'Up to 17 digits. Never shown again but for the last four.' })
  accountNumber!: string;

  @Field(() => BankAccountHolderTypeInput, { nullable: true, description: 'Whose it is.' })
  accountHolderType?: string | null;

  @Field(() => BankAccountTypeInput, { nullable: true, description: 'What kind it is.' })
  accountType?: string | null;

  @Field(() => String, { nullable: true, description: "The holder's name; a wire needs it." })
  name?: string | null;

  @Field(() => String, { nullable: true, description: "The holder's e-mail address." })
  email?: string | null;

  @Field(() => String, { nullable: true, description: "The holder's phone number, in E.164 form." })
  phone?: string | null;

  @Field(() => AddressInput, { nullable: true, description: "The holder's address, with its state; a wire needs it." })
  address?: AddressInput | null;
}

@InputType({ description: 'Who is paid: exactly one of them.' })
export class OutboundPaymentDestinationInput {
  @Field(() => ReceivingBankAccountInput, { nullable: true, description: 'A bank account.' })
  bankAccount?: ReceivingBankAccountInput;

  @Field(() => ID, {
    nullable: true,
    description: 'A financial account of another connected account that the viewer reaches, by its global id.',
  })
  financialAccountId?: string;

  @Field(() => String, { nullable: true, description: "A payment method of the customer, by Stripe's id `pm_…`." })
  paymentMethodId?: string;
}

@InputType({ description: 'A payment to somebody else.' })
export class CreateOutboundPaymentInput extends OutboundMovementInput {
  @Field(() => OutboundPaymentDestinationInput, { description: 'Who is paid.' })
  destination!: OutboundPaymentDestinationInput;

  @Field(() => String, {
    nullable: true,
    description: "The customer who is paid, by Stripe's id `cus_…`; needed with a payment method.",
  })
  customerId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'IP address of the owner of the money, if they ask for the payment themselves.',
  })
  endUserIpAddress?: string | null;
}

@InputType()
abstract class NamedOutboundPayment extends MutationInput {
  @Field(() => ID, { description: 'The payment.' })
  outboundPaymentId!: string;
}

@InputType({ description: 'A payment to be called off.' })
export class CancelOutboundPaymentInput extends NamedOutboundPayment {}

@InputType({ description: 'A payment that leaves.' })
export class SimulateOutboundPaymentPostInput extends NamedOutboundPayment {}

@InputType({ description: 'A payment that fails.' })
export class SimulateOutboundPaymentFailureInput extends NamedOutboundPayment {}

@InputType({ description: 'A payment that comes back.' })
export class SimulateOutboundPaymentReturnInput extends NamedOutboundPayment implements Returning {
  @ReturnCodeField()
  code?: Returning['code'];
}

@InputType({ description: 'A payment that can be traced.' })
export class SimulateOutboundPaymentTrackingInput extends NamedOutboundPayment {
  @Field(() => OutboundTrackingInput, { description: 'How.' })
  tracking!: OutboundTrackingInput;
}

export function checkOutboundPayment(faults: InputFaults, input: CreateOutboundPaymentInput): void {
  const { bankAccount: bank, paymentMethodId, financialAccountId } = input.destination;
  checkOutbound(faults, input, financialAccountId != null);
  faults.stripeId('customerId', input.customerId, 'cus_', 'customer');
  faults.stripeId('destination.paymentMethodId', paymentMethodId, 'pm_', 'payment method');
  if (paymentMethodId != null && !input.customerId) faults.add('customerId', 'is needed with a payment method.');
  if (input.endUserIpAddress != null && isIP(input.endUserIpAddress) === 0)
    faults.add('endUserIpAddress', 'is not an IP address.');
  if (bank) checkBankAccount(faults, bank, input.network === 'us_domestic_wire');
}

function checkBankAccount(faults: InputFaults, bank: ReceivingBankAccountInput, byWire: boolean): void {
  faults.digits('destination.bankAccount.routingNumber', bank.routingNumber, 9, 9);
  faults.digits('destination.bankAccount.accountNumber', bank.accountNumber, 4, 17);
  faults.email('destination.bankAccount.email', bank.email);
  faults.phone('destination.bankAccount.phone', bank.phone);
  faults.address('destination.bankAccount.address', bank.address);
  if (!byWire) return;
  if (!bank.name?.trim()) faults.add('destination.bankAccount.name', 'is needed for a wire.');
  if (!bank.address) faults.add('destination.bankAccount.address', 'is needed for a wire.');
  else if (!bank.address.state?.trim()) faults.add('destination.bankAccount.address.state', 'is needed for a wire.');
}

export function outboundPaymentParams(input: CreateOutboundPaymentInput, from: string, to: string | undefined): Params {
  const { customerId, endUserIpAddress } = input;
  return {
    ...outboundParams(input, from),
    ...destinationParams(input.destination, to),
    ...(customerId ? { customer: customerId } : {}),
    ...(endUserIpAddress ? { end_user_details: { present: true, ip_address: endUserIpAddress } } : {}),
  };
}

function destinationParams(
  { bankAccount: bank, paymentMethodId }: OutboundPaymentDestinationInput,
  to: string | undefined,
): Partial<Params> {
  if (to !== undefined)
    return { destination_payment_method_data: { type: 'financial_account', financial_account: to } };
  if (!bank) return { destination_payment_method: paymentMethodId ?? '' };
  const { name, email, phone, address } = bank;
  return {
    destination_payment_method_data: {
      type: 'us_bank_account',
      us_bank_account: {
        routing_number: bank.routingNumber,
        account_number: bank.accountNumber,
        ...(bank.accountHolderType ? { account_holder_type: bank.accountHolderType } : {}),
        ...(bank.accountType ? { account_type: bank.accountType } : {}),
      },
      billing_details: {
        ...(name ? { name } : {}),
        ...(email ? { email } : {}),
        ...(phone ? { phone } : {}),
        ...(address ? { address: addressParams(address) } : {}),
      },
    },
  };
}

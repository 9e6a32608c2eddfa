import type Stripe from 'stripe';
import { Field, ID, InputType } from 'type-graphql';
import { AddressInput, addressParams } from '../../shared/values/address.js';
import { MetadataInput, metadataParams } from '../../shared/values/metadata.js';
import { MinorUnits } from '../../shared/values/scalars.js';
import { inputEnum } from '../../shared/values/stripe-enum.js';
import type { InputFaults } from '../../shared/writing/input-faults.js';
import { MutationInput } from '../../shared/writing/mutation-payload.js';

type Params = Stripe.Treasury.OutboundPaymentCreateParams;

export const OutboundNetwork = inputEnum<'ach' | 'us_domestic_wire'>('OutboundNetwork', 'How money goes to a bank.', {
  ach: 'ACH: a day or two, and it can be called off for a while.',
  us_domestic_wire: 'Wire within the US: the same day, for good. Needs the name and the address of the receiver.',
});

const HolderTypeInput = inputEnum<'company' | 'individual'>('BankAccountHolderTypeInput', 'Whose a bank account is.', {
  company: "A company's.",
  individual: "A person's.",
});

const AccountTypeInput = inputEnum<'checking' | 'savings'>('BankAccountTypeInput', 'What kind of bank account.', {
  checking: 'For payments.',
  savings: 'For savings.',
});

@InputType({ description: 'A US bank account that receives money.' })
export class ReceivingBankAccountInput {
  @Field(() => String, { description: 'Nine digits.' })
  routingNumber!: string;

  @Field(() => String, { description: 'Up to 17 digits. Never shown again but for the last four.' })
  accountNumber!: string;

  @Field(() => HolderTypeInput, { nullable: true, description: 'Whose it is.' })
  accountHolderType?: string | null;

  @Field(() => AccountTypeInput, { nullable: true, description: 'What kind it is.' })
  accountType?: string | null;

  @Field(() => String, { nullable: true, description: "The holder's name; a wire needs it." })
  name?: string | null;

  @Field(() => String, { nullable: true, description: "The holder's e-mail address." })
  email?: string | null;

  @Field(() => AddressInput, { nullable: true, description: "The holder's address; a wire needs it." })
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
export class CreateOutboundPaymentInput extends MutationInput {
  @Field(() => ID, { description: 'The financial account that pays.' })
  financialAccountId!: string;

  @Field(() => MinorUnits, { description: 'How much, in minor units.' })
  amount!: number;

  @Field(() => String, { nullable: true, description: 'ISO 4217 code; USD if nothing is said.' })
  currency?: string | null;

  @Field(() => OutboundPaymentDestinationInput, { description: 'Who is paid.' })
  destination!: OutboundPaymentDestinationInput;

  @Field(() => OutboundNetwork, { nullable: true, description: 'How it goes to a bank; ACH if nothing is said.' })
  network?: 'ach' | 'us_domestic_wire' | null;

  @Field(() => String, {
    nullable: true,
    description: "The customer who is paid, by Stripe's id `cus_…`; needed with a payment method.",
  })
  customerId?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is for, at most 350 characters.' })
  description?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What the receiver reads: at most 10 characters by ACH, 140 by wire, 500 within Stripe; `payment` if nothing is said.',
  })
  statementDescriptor?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'IP address of the owner of the money, if they ask for the payment themselves.',
  })
  endUserIpAddress?: string | null;

  @Field(() => [MetadataInput], { nullable: true, description: 'Your own entries.' })
  metadata?: MetadataInput[] | null;
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

type ReturnCode =
  | 'account_closed'
  | 'account_frozen'
  | 'bank_account_restricted'
  | 'bank_ownership_changed'
  | 'declined'
  | 'incorrect_account_holder_name'
  | 'invalid_account_number'
  | 'invalid_currency'
  | 'no_account'
  | 'other';

const OutboundReturnCodeInput = inputEnum<ReturnCode>('OutboundReturnCodeInput', 'Why money comes back.', {
  account_closed: 'The bank account is closed.',
  account_frozen: 'The bank account is frozen.',
  bank_account_restricted: 'The bank account may not receive it.',
  bank_ownership_changed: "The bank account is somebody else's now.",
  declined: 'The bank declines it.',
  incorrect_account_holder_name: 'The name is wrong.',
  invalid_account_number: 'The number is wrong.',
  invalid_currency: 'The bank account is in another currency.',
  no_account: 'There is no such bank account.',
  other: 'Another reason.',
});

@InputType({ description: 'A payment that comes back.' })
export class SimulateOutboundPaymentReturnInput extends NamedOutboundPayment {
  @Field(() => OutboundReturnCodeInput, { nullable: true, description: 'Why; DECLINED if nothing is said.' })
  code?: ReturnCode | null;
}

export function checkOutboundPayment(faults: InputFaults, input: CreateOutboundPaymentInput): void {
  faults.amount('amount', input.amount);
  faults.currency('currency', input.currency);
  faults.text('description', input.description, 350);
  faults.text('statementDescriptor', input.statementDescriptor, 500);
  faults.metadata('metadata', input.metadata);
  const { bankAccount: bank, paymentMethodId } = input.destination;
  if (paymentMethodId != null && !input.customerId) faults.add('customerId', 'is needed with a payment method.');
  if (!bank) return;
  if (!/^\d{9}$/.test(bank.routingNumber))
    faults.add('destination.bankAccount.routingNumber', 'must have nine digits.');
  if (!/^\d{4,17}$/.test(bank.accountNumber))
    faults.add('destination.bankAccount.accountNumber', 'must have 4 to 17 digits.');
  faults.email('destination.bankAccount.email', bank.email);
  faults.address('destination.bankAccount.address', bank.address);
}

export function outboundPaymentParams(input: CreateOutboundPaymentInput, from: string, to: string | undefined): Params {
  const { network, customerId, description, statementDescriptor, endUserIpAddress } = input;
  return {
    financial_account: from,
    amount: input.amount,
    currency: (input.currency ?? 'usd').toLowerCase(),
    ...destinationParams(input.destination, to),
    ...(network ? { destination_payment_method_options: { us_bank_account: { network } } } : {}),
    ...(customerId ? { customer: customerId } : {}),
    ...(description ? { description } : {}),
    ...(statementDescriptor ? { statement_descriptor: statementDescriptor } : {}),
    ...(endUserIpAddress ? { end_user_details: { present: true, ip_address: endUserIpAddress } } : {}),
    ...metadataParams(input.metadata),
  };
}

function destinationParams(
  { bankAccount: bank, paymentMethodId }: OutboundPaymentDestinationInput,
  to: string | undefined,
): Partial<Params> {
  if (to !== undefined)
    return { destination_payment_method_data: { type: 'financial_account', financial_account: to } };
  if (!bank) return { destination_payment_method: paymentMethodId ?? '' };
  const { name, email, address } = bank;
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
        ...(address ? { address: addressParams(address) } : {}),
      },
    },
  };
}

import { Field, ID, InputType } from 'type-graphql';
import { MinorUnits } from '../../values/scalars.js';
import type { InputFaults } from '../input-faults.js';
import { MutationInput } from '../mutation-payload.js';

@InputType({ description: 'The US bank account at the other end of money that is received.' })
export class SimulatedBankAccountInput {
  @Field(() => String, { nullable: true, description: "The holder's name, at most 100 characters." })
  holderName?: string | null;

  @Field(() => String, { nullable: true, description: 'Nine digits.' })
  routingNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'Up to 17 digits. Never shown again but for the last four.' })
  accountNumber?: string | null;
}

@InputType()
export abstract class ReceivedMoneyInput extends MutationInput {
  @Field(() => ID, { description: 'The financial account.' })
  financialAccountId!: string;

  @Field(() => MinorUnits, { description: 'How much, in minor units of the currency.' })
  amount!: number;

  @Field(() => String, { nullable: true, description: 'ISO 4217 code; USD if nothing is said.' })
  currency?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is for, at most 350 characters.' })
  description?: string | null;

  @Field(() => SimulatedBankAccountInput, {
    nullable: true,
    description: "The bank account at the other end; one of Stripe's if nothing is said.",
  })
  bankAccount?: SimulatedBankAccountInput | null;
}

export function checkReceived(faults: InputFaults, input: ReceivedMoneyInput): void {
  const { holderName, routingNumber, accountNumber } = input.bankAccount ?? {};
  faults.amount('amount', input.amount);
  faults.currency('currency', input.currency);
  faults.text('description', input.description, 350);
  faults.text('bankAccount.holderName', holderName, 100);
  faults.digits('bankAccount.routingNumber', routingNumber, 9, 9);
  faults.digits('bankAccount.accountNumber', accountNumber, 4, 17);
}

export function receivedParams(input: ReceivedMoneyInput, financialAccount: string) {
  const { holderName, routingNumber, accountNumber } = input.bankAccount ?? {};
  const us_bank_account = {
    ...(holderName ? { account_holder_name: holderName } : {}),
    ...(routingNumber ? { routing_number: routingNumber } : {}),
    ...(accountNumber ? { account_number: accountNumber } : {}),
  };
  return {
    financial_account: financialAccount,
    amount: input.amount,
    currency: (input.currency ?? 'usd').toLowerCase(),
    ...(input.description ? { description: input.description } : {}),
    ...(input.bankAccount
      ? { initiating_payment_method_details: { type: 'us_bank_account' as const, us_bank_account } }
      : {}),
  };
}

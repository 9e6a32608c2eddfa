import type Stripe from 'stripe';
import { Field, Int, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { Address } from '../../shared/values/address.js';
import { known, stripeEnum } from '../../shared/values/stripe-enum.js';
import { BankAccountHolderType } from '../../treasury/money-movement/payment-method-details.type.js';
import { RequirementError } from '../requirement/requirement-error.type.js';

type BankAccountState =
  'new' | 'validated' | 'verified' | 'verification_failed' | 'tokenized_account_number_deactivated' | 'errored';

export const ExternalBankAccountStatus = stripeEnum<BankAccountState>(
  'ExternalBankAccountStatus',
  'What Stripe knows of a bank account.',
  {
    new: 'Nothing has been sent to it yet.',
    validated: 'Stripe has found that there is such an account.',
    verified: 'Its ownership was verified.',
    verification_failed: 'It could not be verified.',
    tokenized_account_number_deactivated: 'Its number no longer leads to it.',
    errored: 'A payout failed: nothing more is sent until its details are changed.',
  },
);

export const ExternalBankAccountType = stripeEnum<Stripe.AccountUpdateExternalAccountParams.AccountType>(
  'ExternalBankAccountType',
  'What kind of bank account.',
  { checking: 'For payments.', savings: 'For savings.', futsu: 'Ordinary, in Japan.', toza: 'Checking, in Japan.' },
);

@ObjectType({ description: 'What Stripe needs to know of a bank account.', simpleResolvers: true })
@PartOfItsOwner()
export class ExternalBankAccountRequirements {
  constructor(private readonly source: Stripe.BankAccount.Requirements | Stripe.BankAccount.FutureRequirements) {}

  @Field(() => [String], { description: 'Needed to keep it in use, by Stripe field path.' })
  get currentlyDue(): readonly string[] {
    return this.source.currently_due ?? [];
  }

  @Field(() => [String], { description: 'Not told in time, by Stripe field path: it cannot be paid out to.' })
  get pastDue(): readonly string[] {
    return this.source.past_due ?? [];
  }

  @Field(() => [String], { description: 'Told, and being verified.' })
  get pendingVerification(): readonly string[] {
    return this.source.pending_verification ?? [];
  }

  @Field(() => [RequirementError], { description: 'What was told and not accepted.' })
  get errors(): RequirementError[] {
    return (this.source.errors ?? []).map((error) => new RequirementError(error));
  }
}

@ObjectType({ description: 'A bank account that payouts go to.', simpleResolvers: true })
@PartOfItsOwner()
export class ExternalBankAccount {
  constructor(private readonly source: Stripe.BankAccount) {}

  @Field(() => String, { nullable: true, description: 'The name of the bank.' })
  get bankName(): string | null {
    return this.source.bank_name;
  }

  @Field(() => String, { nullable: true, description: 'Routing number of the bank.' })
  get routingNumber(): string | null {
    return this.source.routing_number;
  }

  @Field(() => String, { nullable: true, description: 'Who holds it.' })
  get accountHolderName(): string | null {
    return this.source.account_holder_name;
  }

  @Field(() => BankAccountHolderType, { nullable: true, description: 'Whose it is.' })
  get accountHolderType(): string | null {
    return known(BankAccountHolderType, this.source.account_holder_type);
  }

  @Field(() => ExternalBankAccountType, { nullable: true, description: 'What kind it is.' })
  get accountType(): string | null {
    return known(ExternalBankAccountType, this.source.account_type);
  }

  @Field(() => ExternalBankAccountStatus, { description: 'What Stripe knows of it.' })
  get status(): string {
    return known(ExternalBankAccountStatus, this.source.status);
  }

  @Field(() => ExternalBankAccountRequirements, { nullable: true, description: 'What Stripe needs to know of it.' })
  get requirements(): ExternalBankAccountRequirements | null {
    const { requirements } = this.source;
    return requirements ? new ExternalBankAccountRequirements(requirements) : null;
  }

  @Field(() => ExternalBankAccountRequirements, {
    nullable: true,
    description: 'What Stripe will need to know of it, by rules to come.',
  })
  get futureRequirements(): ExternalBankAccountRequirements | null {
    const { future_requirements: requirements } = this.source;
    return requirements ? new ExternalBankAccountRequirements(requirements) : null;
  }
}

@ObjectType({ description: 'A debit card that payouts go to.', simpleResolvers: true })
@PartOfItsOwner()
export class ExternalDebitCard {
  constructor(private readonly source: Stripe.Card) {}

  @Field(() => String, { description: 'The card network, such as `Visa`.' })
  get brand(): string {
    return this.source.brand;
  }

  @Field(() => Int, { description: 'The month that it expires in, 1 to 12.' })
  get expMonth(): number {
    return this.source.exp_month;
  }

  @Field(() => Int, { description: 'The year that it expires in, four digits.' })
  get expYear(): number {
    return this.source.exp_year;
  }

  @Field(() => String, { nullable: true, description: 'The name on it.' })
  get name(): string | null {
    return this.source.name;
  }

  @Field(() => String, { description: '`debit`, or what else Stripe takes it to be.' })
  get funding(): string {
    return this.source.funding;
  }

  @Field(() => Address, { nullable: true, description: 'Billing address; null if none was told.' })
  get address(): Address | null {
    const { address_line1: line1, address_line2: line2, address_city: city, address_state: state } = this.source;
    const { address_zip: postal_code, address_country: country } = this.source;
    const address = { line1, line2, city, state, postal_code, country };
    return Object.values(address).some((part) => part !== null) ? new Address(address) : null;
  }

  @Field(() => String, {
    nullable: true,
    description: 'Whether the first line of the address is right: `pass`, `fail`, `unavailable` or `unchecked`.',
  })
  get addressLine1Check(): string | null {
    return this.source.address_line1_check;
  }

  @Field(() => String, { nullable: true, description: 'The same of the postal code.' })
  get addressPostalCodeCheck(): string | null {
    return this.source.address_zip_check;
  }

  @Field(() => String, { nullable: true, description: 'The same of the security code.' })
  get cvcCheck(): string | null {
    return this.source.cvc_check;
  }
}

import type Stripe from 'stripe';
import { Field, ID, ObjectType } from 'type-graphql';
import { globalIdOf } from '../../shared/ids.js';
import { PartOfItsOwner } from '../../shared/permission.js';
import { Address } from '../../shared/values/address.js';
import { known, stripeEnum } from '../../shared/values/stripe-enum.js';

export const MoneyMovementPartyType = stripeEnum<
  | Stripe.Treasury.ReceivedCredit.InitiatingPaymentMethodDetails.Type
  | Stripe.Treasury.OutboundPayment.DestinationPaymentMethodDetails.Type
>('MoneyMovementPartyType', 'What stands at the other end of a movement of money.', {
  balance: "Stripe's balance of payments.",
  financial_account: 'A financial account.',
  issuing_card: 'A card.',
  stripe: 'Stripe.',
  us_bank_account: 'A US bank account.',
});

export const BankAccountHolderType =
  stripeEnum<Stripe.Treasury.OutboundPayment.DestinationPaymentMethodDetails.UsBankAccount.AccountHolderType>(
    'BankAccountHolderType',
    'Whose a bank account is.',
    { company: "A company's.", individual: "A person's." },
  );

export const BankAccountType =
  stripeEnum<Stripe.Treasury.OutboundPayment.DestinationPaymentMethodDetails.UsBankAccount.AccountType>(
    'BankAccountType',
    'What kind of bank account.',
    { checking: 'For payments.', savings: 'For savings.' },
  );

type Network =
  | Stripe.Treasury.OutboundPayment.DestinationPaymentMethodDetails.UsBankAccount.Network
  | Stripe.Treasury.ReceivedCredit.Network
  | Stripe.Treasury.ReceivedDebit.Network
  | Stripe.Treasury.CreditReversal.Network
  | Stripe.Treasury.DebitReversal.Network;

export const MoneyMovementNetwork = stripeEnum<Network>('MoneyMovementNetwork', 'The rails that money travels on.', {
  ach: 'ACH.',
  card: 'The card network.',
  rtp: 'Real-time payments.',
  stripe: 'Within Stripe.',
  us_domestic_wire: 'Wire within the US.',
});

interface BankAccountSource {
  readonly account_holder_type?: string | null;
  readonly account_type?: string | null;
  readonly bank_name: string | null;
  readonly fingerprint?: string | null;
  readonly last4: string | null;
  readonly mandate?: string | { readonly id: string };
  readonly network?: string;
  readonly routing_number: string | null;
}

interface PartySource {
  readonly balance?: 'payments';
  readonly billing_details: {
    readonly address: Stripe.Address;
    readonly email: string | null;
    readonly name: string | null;
  };
  readonly financial_account?: { readonly id: string; readonly network: 'stripe' };
  readonly issuing_card?: string;
  readonly type: string;
  readonly us_bank_account?: BankAccountSource;
}

@ObjectType({
  description: 'A bank account at the other end, its number by the last digits only.',
  simpleResolvers: true,
})
@PartOfItsOwner()
export class MoneyMovementBankAccount {
  constructor(private readonly source: BankAccountSource) {}

  @Field(() => String, { nullable: true, description: 'The bank.' })
  get bankName(): string | null {
    return this.source.bank_name;
  }

  @Field(() => String, { nullable: true, description: 'The last four digits of the number.' })
  get last4(): string | null {
    return this.source.last4;
  }

  @Field(() => String, { nullable: true, description: "The bank's routing number." })
  get routingNumber(): string | null {
    return this.source.routing_number;
  }

  @Field(() => BankAccountHolderType, { nullable: true, description: 'Whose it is; null if not known.' })
  get accountHolderType(): string | null {
    return known(BankAccountHolderType, this.source.account_holder_type);
  }

  @Field(() => BankAccountType, { nullable: true, description: 'What kind it is; null if not known.' })
  get accountType(): string | null {
    return known(BankAccountType, this.source.account_type);
  }

  @Field(() => String, {
    nullable: true,
    description: 'The same for the same bank account; null if Stripe tells none.',
  })
  get fingerprint(): string | null {
    return this.source.fingerprint ?? null;
  }

  @Field(() => MoneyMovementNetwork, { nullable: true, description: 'The rails used; null if Stripe does not tell.' })
  get network(): string | null {
    return known(MoneyMovementNetwork, this.source.network);
  }

  @Field(() => ID, { nullable: true, description: "Stripe's id of the mandate; null without one." })
  get mandateId(): string | null {
    const { mandate } = this.source;
    return typeof mandate === 'object' ? mandate.id : (mandate ?? null);
  }
}

@ObjectType({
  description:
    'Who is at the other end of a movement of money. Stripe: `initiating_payment_method_details`, `destination_payment_method_details`, `origin_payment_method_details`.',
  simpleResolvers: true,
})
@PartOfItsOwner()
export class MoneyMovementParty {
  constructor(
    private readonly accountId: string,
    private readonly source: PartySource,
  ) {}

  @Field(() => MoneyMovementPartyType, { description: 'What it is.' })
  get type(): string {
    return known(MoneyMovementPartyType, this.source.type);
  }

  @Field(() => String, { nullable: true, description: 'The name; null if not known.' })
  get name(): string | null {
    return this.source.billing_details.name;
  }

  @Field(() => String, { nullable: true, description: 'The e-mail address; null if not known.' })
  get email(): string | null {
    return this.source.billing_details.email;
  }

  @Field(() => Address, { description: 'The address, each part null if not known.' })
  get address(): Address {
    return new Address(this.source.billing_details.address);
  }

  @Field(() => MoneyMovementBankAccount, { nullable: true, description: 'The bank account, if it is one.' })
  get bankAccount(): MoneyMovementBankAccount | null {
    const { us_bank_account: bank } = this.source;
    return bank ? new MoneyMovementBankAccount(bank) : null;
  }

  @Field(() => ID, {
    nullable: true,
    description: "Stripe's id of the financial account, if it is one. It may be another connected account's.",
  })
  get financialAccountStripeId(): string | null {
    return this.source.financial_account?.id ?? null;
  }

  @Field(() => ID, { nullable: true, description: 'Global id of the card, if it is one.' })
  get cardId(): string | null {
    return globalIdOf(this.accountId, this.source.issuing_card);
  }
}

import type Stripe from 'stripe';
import { Field, ObjectType } from 'type-graphql';
import { Requires } from '../../shared/permission.js';
import { connectionOf } from '../../shared/reading/connection.js';
import { STRIPE_OBJECT, View } from '../../shared/reading/view.js';
import { MetadataEntry, metadataEntries } from '../../shared/values/metadata.js';
import { Currency } from '../../shared/values/scalars.js';
import { known, stripeEnum } from '../../shared/values/stripe-enum.js';
import { ExternalBankAccount, ExternalDebitCard } from './external-account-details.type.js';

export const ExternalAccountType = stripeEnum<Stripe.ExternalAccount['object']>(
  'ExternalAccountType',
  'What an external account is.',
  { bank_account: 'A bank account.', card: 'A debit card.' },
);

export const PayoutMethod = stripeEnum<Stripe.BankAccount.AvailablePayoutMethod>(
  'PayoutMethod',
  'How fast a payout goes.',
  { instant: 'In minutes.', standard: 'In a day or more.' },
);

@ObjectType({
  description:
    'Where the balance of an account is paid out to: a bank account or a debit card. Its number cannot be read back. Stripe: `bank_account` or `card`, together `external_account`.',
  implements: STRIPE_OBJECT,
  simpleResolvers: true,
})
@Requires('accounts:read')
export class ExternalAccount extends View<Stripe.ExternalAccount> {
  @Field(() => ExternalAccountType, { description: 'What it is.' })
  get type(): string {
    return known(ExternalAccountType, this.source.object);
  }

  @Field(() => String, { description: 'The last four digits of its number.' })
  get last4(): string {
    return this.source.last4;
  }

  @Field(() => String, { nullable: true, description: 'Country, ISO 3166-1 alpha-2.' })
  get country(): string | null {
    return this.source.country;
  }

  @Field(() => Currency, { nullable: true, description: 'The currency that is paid out to it.' })
  get currency(): string | null {
    return this.source.currency?.toUpperCase() ?? null;
  }

  @Field(() => Boolean, { description: 'Whether payouts in its currency go to it. One of each currency does.' })
  get defaultForCurrency(): boolean {
    return this.source.default_for_currency ?? false;
  }

  @Field(() => [PayoutMethod], { description: 'How it can be paid out to.' })
  get availablePayoutMethods(): string[] {
    return (this.source.available_payout_methods ?? []).map((method) => known(PayoutMethod, method));
  }

  @Field(() => String, {
    nullable: true,
    description: 'The same for the same number, whichever account has it.',
  })
  get fingerprint(): string | null {
    return this.source.fingerprint ?? null;
  }

  @Field(() => ExternalBankAccount, { nullable: true, description: 'The bank account; null for a debit card.' })
  get bankAccount(): ExternalBankAccount | null {
    return this.source.object === 'bank_account' ? new ExternalBankAccount(this.source) : null;
  }

  @Field(() => ExternalDebitCard, { nullable: true, description: 'The debit card; null for a bank account.' })
  get debitCard(): ExternalDebitCard | null {
    return this.source.object === 'card' ? new ExternalDebitCard(this.source) : null;
  }

  @Field(() => [MetadataEntry], { description: 'Your own entries.' })
  get metadata(): MetadataEntry[] {
    return metadataEntries(this.source.metadata);
  }
}

export const ExternalAccountConnection = connectionOf(ExternalAccount, 'ExternalAccount', 'accounts:read');
export type ExternalAccountConnection = InstanceType<typeof ExternalAccountConnection>;

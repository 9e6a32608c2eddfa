import type Stripe from 'stripe';
import { Field, ObjectType } from 'type-graphql';
import { PartOfItsOwner, Requires } from '../../shared/permission.js';
import { connectionOf } from '../../shared/reading/connection.js';
import { STRIPE_OBJECT, View } from '../../shared/reading/view.js';
import { MetadataEntry, metadataEntries } from '../../shared/values/metadata.js';
import { Currency, DateTime, dateTime } from '../../shared/values/scalars.js';
import { known, stripeEnum } from '../../shared/values/stripe-enum.js';
import { FinancialAccountBalance } from './financial-account-balance.type.js';
import { FinancialAccountFeature } from './financial-account-features.type.js';

type StripeFinancialAccount = Stripe.Treasury.FinancialAccount;

export const FinancialAccountStatus = stripeEnum<Stripe.Treasury.FinancialAccount.Status>(
  'FinancialAccountStatus',
  'Whether a financial account is in use.',
  { open: 'It is.', closed: 'It was closed, for good.' },
);

export const FinancialAccountClosedReason = stripeEnum<Stripe.Treasury.FinancialAccount.StatusDetails.Closed.Reason>(
  'FinancialAccountClosedReason',
  'Why a financial account was closed.',
  {
    account_rejected: 'The connected account was rejected.',
    closed_by_platform: 'The platform closed it.',
    other: 'Another reason.',
  },
);

export const FlowRestriction = stripeEnum<Stripe.Treasury.FinancialAccount.PlatformRestrictions.OutboundFlows>(
  'FlowRestriction',
  'Whether the platform lets money flow.',
  { restricted: 'It does not.', unrestricted: 'It does.' },
);

export const PaymentNetwork = stripeEnum<Stripe.Treasury.FinancialAccount.FinancialAddress.SupportedNetwork>(
  'PaymentNetwork',
  'How money travels between banks.',
  { ach: 'ACH.', rtp: 'Real-time payments.', us_domestic_wire: 'Wire within the US.' },
);

@ObjectType({ description: 'What the platform restricted on a financial account.', simpleResolvers: true })
@PartOfItsOwner()
export class PlatformRestrictions {
  constructor(private readonly source: Stripe.Treasury.FinancialAccount.PlatformRestrictions) {}

  @Field(() => FlowRestriction, { nullable: true, description: 'All money coming in; null means unrestricted.' })
  get inboundFlows(): string | null {
    return known(FlowRestriction, this.source.inbound_flows);
  }

  @Field(() => FlowRestriction, {
    nullable: true,
    description:
      'All money going out; null means unrestricted. While it is restricted every authorization of its cards is declined.',
  })
  get outboundFlows(): string | null {
    return known(FlowRestriction, this.source.outbound_flows);
  }
}

@ObjectType({ description: 'Where money can be sent to reach a financial account.', simpleResolvers: true })
@PartOfItsOwner()
export class FinancialAddress {
  constructor(
    readonly accountId: string,
    /** Of its financial account. */
    readonly stripeId: string,
    readonly source: Stripe.Treasury.FinancialAccount.FinancialAddress,
  ) {}

  @Field(() => String, { description: 'Its form; always `aba`, a US bank account.' })
  get type(): string {
    return this.source.type;
  }

  @Field(() => [PaymentNetwork], { description: 'How money can be sent there.' })
  get supportedNetworks(): string[] {
    return (this.source.supported_networks ?? []).map((network) => known(PaymentNetwork, network));
  }

  @Field(() => String, { nullable: true, description: 'Who owns the account.' })
  get accountHolderName(): string | null {
    return this.source.aba?.account_holder_name ?? null;
  }

  @Field(() => String, {
    nullable: true,
    description: 'The last four digits of the account number.',
  })
  get accountNumberLast4(): string | null {
    return this.source.aba?.account_number_last4 ?? null;
  }

  @Field(() => String, { nullable: true, description: 'Routing number of the bank.' })
  get routingNumber(): string | null {
    return this.source.aba?.routing_number ?? null;
  }

  @Field(() => String, { nullable: true, description: 'Name of the bank.' })
  get bankName(): string | null {
    return this.source.aba?.bank_name ?? null;
  }
}

const features = (names: readonly string[] | undefined) =>
  (names ?? []).map((name) => known(FinancialAccountFeature, name));

@ObjectType({
  description:
    'An account that holds money, which cards can spend from. Stripe: `treasury.financial_account`. It is in US dollars.',
  implements: STRIPE_OBJECT,
  simpleResolvers: true,
})
@Requires('financial_accounts:read')
export class FinancialAccount extends View<StripeFinancialAccount> {
  @Field(() => FinancialAccountStatus, { description: 'Whether it is in use.' })
  get status(): string {
    return known(FinancialAccountStatus, this.source.status);
  }

  @Field(() => [FinancialAccountClosedReason], { description: 'Why it was closed; empty while it is open.' })
  get closedReasons(): string[] {
    const reasons = this.source.status_details.closed?.reasons ?? [];
    return reasons.map((reason) => known(FinancialAccountClosedReason, reason));
  }

  @Field(() => String, { nullable: true, description: 'Your name for it.' })
  get nickname(): string | null {
    return this.source.nickname ?? null;
  }

  @Field(() => FinancialAccountBalance, {
    nullable: true,
    description: 'What is in it. Part of the financial account: no Stripe call.',
  })
  get balance(): FinancialAccountBalance {
    return new FinancialAccountBalance(this.source.balance);
  }

  @Field(() => [Currency], { description: 'The currencies that it can hold.' })
  get supportedCurrencies(): string[] {
    return this.source.supported_currencies.map((currency) => currency.toUpperCase());
  }

  @Field(() => String, { description: 'Country, ISO 3166-1 alpha-2.' })
  get country(): string {
    return this.source.country;
  }

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether it is the account's default; null if Stripe does not say.",
  })
  get isDefault(): boolean | null {
    return this.source.is_default ?? null;
  }

  @Field(() => [FinancialAddress], { description: 'Where money can be sent to reach it.' })
  get financialAddresses(): FinancialAddress[] {
    const { accountId, stripeId, source } = this;
    return source.financial_addresses.map((address) => new FinancialAddress(accountId, stripeId, address));
  }

  @Field(() => [FinancialAccountFeature], { description: 'What it can be used for.' })
  get activeFeatures(): string[] {
    return features(this.source.active_features);
  }

  @Field(() => [FinancialAccountFeature], { description: 'What it can soon be used for.' })
  get pendingFeatures(): string[] {
    return features(this.source.pending_features);
  }

  @Field(() => [FinancialAccountFeature], { description: 'What was requested and refused; `features` says why.' })
  get restrictedFeatures(): string[] {
    return features(this.source.restricted_features);
  }

  @Field(() => PlatformRestrictions, { nullable: true, description: 'What the platform restricted; null if nothing.' })
  get platformRestrictions(): PlatformRestrictions | null {
    return this.source.platform_restrictions ? new PlatformRestrictions(this.source.platform_restrictions) : null;
  }

  @Field(() => DateTime, { description: 'When it was opened.' })
  get createdAt(): Date {
    return dateTime(this.source.created);
  }

  @Field(() => [MetadataEntry], { description: 'Your own entries.' })
  get metadata(): MetadataEntry[] {
    return metadataEntries(this.source.metadata);
  }

  @Field(() => Boolean, { description: 'False in test mode.' })
  get livemode(): boolean {
    return this.source.livemode;
  }
}

export const FinancialAccountConnection = connectionOf(FinancialAccount, 'FinancialAccount', 'financial_accounts:read');
export type FinancialAccountConnection = InstanceType<typeof FinancialAccountConnection>;

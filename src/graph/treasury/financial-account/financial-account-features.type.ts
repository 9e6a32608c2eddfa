import type Stripe from 'stripe';
import { Field, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { known, stripeEnum } from '../../shared/values/stripe-enum.js';

type Features = Stripe.Treasury.FinancialAccountFeatures;
type StripeDetail = Stripe.Treasury.FinancialAccountFeatures.CardIssuing.StatusDetail;

export const FinancialAccountFeature = stripeEnum<Stripe.Treasury.FinancialAccount.ActiveFeature>(
  'FinancialAccountFeature',
  'Something that a financial account can be used for.',
  {
    card_issuing: 'Cards spend from it.',
    deposit_insurance: 'Its money is insured.',
    'financial_addresses.aba': 'It has an account and a routing number, which money can be sent to.',
    'financial_addresses.aba.forwarding': 'Money sent to its old numbers is forwarded.',
    'inbound_transfers.ach': "Money is taken from the owner's bank account by ACH.",
    intra_stripe_flows: 'Money moves between financial accounts.',
    'outbound_payments.ach': 'Others are paid by ACH.',
    'outbound_payments.us_domestic_wire': 'Others are paid by wire.',
    'outbound_transfers.ach': "Money is sent to the owner's bank account by ACH.",
    'outbound_transfers.us_domestic_wire': "Money is sent to the owner's bank account by wire.",
    remote_deposit_capture: 'Checks are deposited by photo.',
  },
);

export const FeatureStatus = stripeEnum<Stripe.Treasury.FinancialAccountFeatures.CardIssuing.Status>(
  'FeatureStatus',
  'Whether a feature can be used.',
  { active: 'It can.', pending: 'Not yet.', restricted: 'It cannot; the details say why.' },
);

export const FeatureStatusCode = stripeEnum<Stripe.Treasury.FinancialAccountFeatures.CardIssuing.StatusDetail.Code>(
  'FeatureStatusCode',
  'Why a feature is not active.',
  {
    activating: 'It is being set up.',
    capability_not_requested: 'The account lacks a capability that it needs.',
    financial_account_closed: 'The financial account is closed.',
    rejected_other: 'Stripe rejected it for another reason.',
    rejected_unsupported_business: 'Stripe does not support the business.',
    requirements_past_due: 'Information about the account is missing.',
    requirements_pending_verification: 'Stripe verifies what it was told of the account.',
    restricted_by_platform: 'The platform restricted the flows that it needs.',
    restricted_other: 'Stripe restricted it for another reason.',
  },
);

export const FeatureResolution =
  stripeEnum<Stripe.Treasury.FinancialAccountFeatures.CardIssuing.StatusDetail.Resolution>(
    'FeatureResolution',
    'What makes a feature active.',
    {
      contact_stripe: 'Contact Stripe.',
      provide_information: "Tell what the account's requirements ask for.",
      remove_restriction: 'Lift the restriction.',
    },
  );

export const FeatureRestriction =
  stripeEnum<Stripe.Treasury.FinancialAccountFeatures.CardIssuing.StatusDetail.Restriction>(
    'FeatureRestriction',
    'Which flows the platform restricted.',
    { inbound_flows: 'Money coming in.', outbound_flows: 'Money going out.' },
  );

@ObjectType({ description: 'Why a feature is not active.', simpleResolvers: true })
@PartOfItsOwner()
export class FeatureStatusDetail {
  constructor(private readonly source: StripeDetail) {}

  @Field(() => FeatureStatusCode, { description: 'The cause.' })
  get code(): string {
    return known(FeatureStatusCode, this.source.code);
  }

  @Field(() => FeatureResolution, { nullable: true, description: 'What helps; null if only time does.' })
  get resolution(): string | null {
    return known(FeatureResolution, this.source.resolution);
  }

  @Field(() => FeatureRestriction, { nullable: true, description: 'What the platform restricted; null if nothing.' })
  get restriction(): string | null {
    return known(FeatureRestriction, this.source.restriction);
  }
}

interface StripeToggle {
  readonly requested: boolean;
  readonly status: string;
  readonly status_details: readonly StripeDetail[];
}

@ObjectType({ description: 'A feature of a financial account.', simpleResolvers: true })
@PartOfItsOwner()
export class FeatureToggle {
  constructor(private readonly source: StripeToggle) {}

  @Field(() => Boolean, { description: 'Whether it was requested.' })
  get requested(): boolean {
    return this.source.requested;
  }

  @Field(() => FeatureStatus, { description: 'Whether it can be used.' })
  get status(): string {
    return known(FeatureStatus, this.source.status);
  }

  @Field(() => [FeatureStatusDetail], { description: 'Why not; empty if it can.' })
  get statusDetails(): FeatureStatusDetail[] {
    return this.source.status_details.map((detail) => new FeatureStatusDetail(detail));
  }
}

const toggle = (source: StripeToggle | undefined) => (source === undefined ? null : new FeatureToggle(source));

@ObjectType({
  description: 'What a financial account can be used for. A feature that was never requested is null.',
  simpleResolvers: true,
})
@PartOfItsOwner()
export class FinancialAccountFeatures {
  constructor(private readonly source: Features) {}

  @Field(() => FeatureToggle, { nullable: true, description: 'Cards spend from it.' })
  get cardIssuing(): FeatureToggle | null {
    return toggle(this.source.card_issuing);
  }

  @Field(() => FeatureToggle, { nullable: true, description: 'Its money is insured.' })
  get depositInsurance(): FeatureToggle | null {
    return toggle(this.source.deposit_insurance);
  }

  @Field(() => FeatureToggle, {
    nullable: true,
    description: 'It has an account and a routing number. Stripe: `financial_addresses.aba`.',
  })
  get financialAddressesAba(): FeatureToggle | null {
    return toggle(this.source.financial_addresses?.aba);
  }

  @Field(() => FeatureToggle, {
    nullable: true,
    description: "Money is taken from the owner's bank account. Stripe: `inbound_transfers.ach`.",
  })
  get inboundTransfersAch(): FeatureToggle | null {
    return toggle(this.source.inbound_transfers?.ach);
  }

  @Field(() => FeatureToggle, { nullable: true, description: 'Money moves between financial accounts.' })
  get intraStripeFlows(): FeatureToggle | null {
    return toggle(this.source.intra_stripe_flows);
  }

  @Field(() => FeatureToggle, {
    nullable: true,
    description: 'Others are paid by ACH. Stripe: `outbound_payments.ach`.',
  })
  get outboundPaymentsAch(): FeatureToggle | null {
    return toggle(this.source.outbound_payments?.ach);
  }

  @Field(() => FeatureToggle, {
    nullable: true,
    description: 'Others are paid by wire. Stripe: `outbound_payments.us_domestic_wire`.',
  })
  get outboundPaymentsUsDomesticWire(): FeatureToggle | null {
    return toggle(this.source.outbound_payments?.us_domestic_wire);
  }

  @Field(() => FeatureToggle, {
    nullable: true,
    description: "Money is sent to the owner's bank account by ACH. Stripe: `outbound_transfers.ach`.",
  })
  get outboundTransfersAch(): FeatureToggle | null {
    return toggle(this.source.outbound_transfers?.ach);
  }

  @Field(() => FeatureToggle, {
    nullable: true,
    description: "Money is sent to the owner's bank account by wire. Stripe: `outbound_transfers.us_domestic_wire`.",
  })
  get outboundTransfersUsDomesticWire(): FeatureToggle | null {
    return toggle(this.source.outbound_transfers?.us_domestic_wire);
  }
}

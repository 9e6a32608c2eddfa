import type Stripe from 'stripe';
import { Field, Int, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { DateTime, dateTime } from '../../shared/values/scalars.js';
import { known, stripeEnum } from '../../shared/values/stripe-enum.js';

export const FeePayer = stripeEnum<Stripe.Account.Controller.Fees.Payer>('FeePayer', 'Who pays Stripe fees.', {
  account: 'The account.',
  application: 'The platform.',
  application_custom: 'The platform, as for accounts of the type custom.',
  application_express: 'The platform, as for accounts of the type express.',
});

export const LossBearer = stripeEnum<Stripe.Account.Controller.Losses.Payments>(
  'LossBearer',
  'Who bears negative balances.',
  { application: 'The platform.', stripe: 'Stripe.' },
);

export const RequirementCollector = stripeEnum<Stripe.Account.Controller.RequirementCollection>(
  'RequirementCollector',
  'Who asks the account holder for what Stripe needs to know.',
  { application: 'The platform.', stripe: 'Stripe.' },
);

export const DashboardType = stripeEnum<Stripe.Account.Controller.StripeDashboard.Type>(
  'DashboardType',
  'Which Stripe dashboard the account holder can use.',
  { express: 'The small one.', full: 'The whole one.', none: 'None.' },
);

export const ControllerType = stripeEnum<Stripe.Account.Controller.Type>('ControllerType', 'Who controls an account.', {
  account: 'Itself.',
  application: 'A platform.',
});

@ObjectType({ description: 'Who answers for what of an account.', simpleResolvers: true })
@PartOfItsOwner()
export class AccountController {
  constructor(private readonly source: Stripe.Account.Controller) {}

  @Field(() => ControllerType, { description: 'Who controls it.' })
  get type(): string {
    return known(ControllerType, this.source.type);
  }

  @Field(() => Boolean, { nullable: true, description: 'Whether this platform controls it.' })
  get isController(): boolean | null {
    return this.source.is_controller ?? null;
  }

  @Field(() => FeePayer, { nullable: true, description: 'Who pays its fees. Stripe: `fees.payer`.' })
  get feePayer(): string | null {
    return known(FeePayer, this.source.fees?.payer);
  }

  @Field(() => LossBearer, {
    nullable: true,
    description: 'Who bears its negative balances. Stripe: `losses.payments`.',
  })
  get lossBearer(): string | null {
    return known(LossBearer, this.source.losses?.payments);
  }

  @Field(() => RequirementCollector, { nullable: true, description: 'Who asks its holder for information.' })
  get requirementCollection(): string | null {
    return known(RequirementCollector, this.source.requirement_collection);
  }

  @Field(() => DashboardType, {
    nullable: true,
    description: 'Which dashboard its holder can use. Stripe: `stripe_dashboard.type`.',
  })
  get dashboardType(): string | null {
    return known(DashboardType, this.source.stripe_dashboard?.type);
  }
}

interface StripeAcceptance {
  readonly date?: number | null;
  readonly ip?: string | null;
  readonly service_agreement?: string;
  readonly user_agent?: string | null;
}

@ObjectType({ description: 'The acceptance of terms of service.', simpleResolvers: true })
@PartOfItsOwner()
export class TermsAcceptance {
  constructor(private readonly source: StripeAcceptance) {}

  @Field(() => DateTime, { nullable: true, description: 'When they were accepted; null if they were not.' })
  get acceptedAt(): Date | null {
    return dateTime(this.source.date);
  }

  @Field(() => String, { nullable: true, description: 'The IP address that they were accepted from.' })
  get ip(): string | null {
    return this.source.ip ?? null;
  }

  @Field(() => String, { nullable: true, description: 'The browser that they were accepted with.' })
  get userAgent(): string | null {
    return this.source.user_agent ?? null;
  }

  @Field(() => String, { nullable: true, description: 'Which agreement; null means the full one.' })
  get serviceAgreement(): string | null {
    return this.source.service_agreement ?? null;
  }
}

@ObjectType({ description: 'When and how the account is paid out.', simpleResolvers: true })
@PartOfItsOwner()
export class PayoutSettings {
  constructor(private readonly source: Stripe.Account.Settings.Payouts) {}

  @Field(() => Boolean, { description: 'Whether Stripe takes negative balances from its bank account.' })
  get debitNegativeBalances(): boolean {
    return this.source.debit_negative_balances;
  }

  @Field(() => String, { nullable: true, description: 'What its bank statement shows; null for the default.' })
  get statementDescriptor(): string | null {
    return this.source.statement_descriptor;
  }

  @Field(() => String, { description: '`manual`, `daily`, `weekly` or `monthly`. Stripe: `schedule.interval`.' })
  get interval(): string {
    return this.source.schedule.interval;
  }

  @Field(() => Int, { description: 'Days until a charge is paid out. Stripe: `schedule.delay_days`.' })
  get delayDays(): number {
    return this.source.schedule.delay_days;
  }

  @Field(() => String, { nullable: true, description: 'Day of the week of weekly payouts, such as `monday`.' })
  get weeklyAnchor(): string | null {
    return this.source.schedule.weekly_anchor ?? null;
  }

  @Field(() => [String], { description: 'Days of the week of weekly payouts; empty for others.' })
  get weeklyPayoutDays(): readonly string[] {
    return this.source.schedule.weekly_payout_days ?? [];
  }

  @Field(() => Int, { nullable: true, description: 'Day of the month of monthly payouts.' })
  get monthlyAnchor(): number | null {
    return this.source.schedule.monthly_anchor ?? null;
  }

  @Field(() => [Int], { description: 'Days of the month of monthly payouts; empty for others.' })
  get monthlyPayoutDays(): readonly number[] {
    return this.source.schedule.monthly_payout_days ?? [];
  }
}

@ObjectType({ description: 'How the account shows itself on pages that Stripe hosts.', simpleResolvers: true })
@PartOfItsOwner()
export class AccountBranding {
  constructor(private readonly source: Stripe.Account.Settings.Branding) {}

  @Field(() => String, { nullable: true, description: 'First colour, as `#rrggbb`.' })
  get primaryColor(): string | null {
    return this.source.primary_color;
  }

  @Field(() => String, { nullable: true, description: 'Second colour, as `#rrggbb`.' })
  get secondaryColor(): string | null {
    return this.source.secondary_color;
  }

  @Field(() => String, { nullable: true, description: "Stripe's id of the icon's file." })
  get iconFileId(): string | null {
    const { icon } = this.source;
    return icon === null || typeof icon === 'string' ? icon : icon.id;
  }

  @Field(() => String, { nullable: true, description: "Stripe's id of the logo's file." })
  get logoFileId(): string | null {
    const { logo } = this.source;
    return logo === null || typeof logo === 'string' ? logo : logo.id;
  }
}

@ObjectType({ description: 'How the account works with Stripe.', simpleResolvers: true })
@PartOfItsOwner()
export class AccountSettings {
  constructor(private readonly source: Stripe.Account.Settings) {}

  @Field(() => TermsAcceptance, { nullable: true, description: 'The Issuing terms: `card_issuing` needs them.' })
  get cardIssuingTosAcceptance(): TermsAcceptance | null {
    const terms = this.source.card_issuing?.tos_acceptance;
    return terms === undefined ? null : new TermsAcceptance(terms);
  }

  @Field(() => TermsAcceptance, { nullable: true, description: 'The Treasury terms: `treasury` needs them.' })
  get treasuryTosAcceptance(): TermsAcceptance | null {
    const terms = this.source.treasury?.tos_acceptance;
    return terms === undefined ? null : new TermsAcceptance(terms);
  }

  @Field(() => PayoutSettings, { nullable: true, description: 'Payouts.' })
  get payouts(): PayoutSettings | null {
    return this.source.payouts === undefined ? null : new PayoutSettings(this.source.payouts);
  }

  @Field(() => AccountBranding, { description: 'Pages that Stripe hosts.' })
  get branding(): AccountBranding {
    return new AccountBranding(this.source.branding);
  }

  @Field(() => String, {
    nullable: true,
    description: "What customers' statements show. Stripe: `payments.statement_descriptor`.",
  })
  get statementDescriptor(): string | null {
    return this.source.payments.statement_descriptor;
  }

  @Field(() => String, {
    nullable: true,
    description: "What customers' card statements start with. Stripe: `card_payments.statement_descriptor_prefix`.",
  })
  get statementDescriptorPrefix(): string | null {
    return this.source.card_payments.statement_descriptor_prefix;
  }

  @Field(() => String, { nullable: true, description: 'Its name in the Stripe dashboard.' })
  get displayName(): string | null {
    return this.source.dashboard.display_name;
  }

  @Field(() => String, { nullable: true, description: 'Its time zone in the Stripe dashboard, such as `Etc/UTC`.' })
  get timezone(): string | null {
    return this.source.dashboard.timezone;
  }
}

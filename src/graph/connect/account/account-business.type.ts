import type Stripe from 'stripe';
import { Field, Int, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { Address } from '../../shared/values/address.js';
import { Money } from '../../shared/values/money.js';
import { DateTime, dateTime } from '../../shared/values/scalars.js';
import { known, stripeEnum } from '../../shared/values/stripe-enum.js';

export const BusinessType = stripeEnum<Stripe.Account.BusinessType>('BusinessType', 'Who an account belongs to.', {
  company: 'A company.',
  government_entity: 'A government entity, in the US only; it cannot have financial accounts.',
  individual: 'A person.',
  non_profit: 'A non-profit organization.',
});

export const MinorityOwnedBusinessDesignation =
  stripeEnum<Stripe.Account.BusinessProfile.MinorityOwnedBusinessDesignation>(
    'MinorityOwnedBusinessDesignation',
    'Whether a business is owned by a minority.',
    {
      lgbtqi_owned_business: 'Owned by LGBTQI people.',
      minority_owned_business: 'Owned by a minority.',
      none_of_these_apply: 'None of these.',
      prefer_not_to_answer: 'Not answered.',
      women_owned_business: 'Owned by women.',
    },
  );

export const CompanyStructure = stripeEnum<Stripe.Account.Company.Structure>(
  'CompanyStructure',
  'The legal form of a company.',
  {
    free_zone_establishment: 'A free zone establishment.',
    free_zone_llc: 'A free zone LLC.',
    government_instrumentality: 'A government instrumentality.',
    governmental_unit: 'A governmental unit.',
    incorporated_non_profit: 'An incorporated non-profit.',
    incorporated_partnership: 'An incorporated partnership.',
    limited_liability_partnership: 'A limited liability partnership.',
    llc: 'A limited liability company.',
    multi_member_llc: 'An LLC with several members.',
    private_company: 'A private company.',
    private_corporation: 'A private corporation.',
    private_partnership: 'A private partnership.',
    public_company: 'A public company.',
    public_corporation: 'A public corporation.',
    public_partnership: 'A public partnership.',
    registered_charity: 'A registered charity.',
    single_member_llc: 'An LLC with one member.',
    sole_establishment: 'A sole establishment.',
    sole_proprietorship: 'A sole proprietorship.',
    tax_exempt_government_instrumentality: 'A tax-exempt government instrumentality.',
    unincorporated_association: 'An unincorporated association.',
    unincorporated_non_profit: 'An unincorporated non-profit.',
    unincorporated_partnership: 'An unincorporated partnership.',
  },
);

export const OwnershipExemptionReason = stripeEnum<Stripe.Account.Company.OwnershipExemptionReason>(
  'OwnershipExemptionReason',
  'Why a company need not name its owners.',
  {
    qualified_entity_exceeds_ownership_threshold: 'A qualified entity holds too much of it.',
    qualifies_as_financial_institution: 'It is a financial institution.',
  },
);

@ObjectType({ description: 'What a business earns in a year.', simpleResolvers: true })
@PartOfItsOwner()
export class AnnualRevenue {
  constructor(private readonly source: Stripe.Account.BusinessProfile.AnnualRevenue) {}

  @Field(() => Money, { nullable: true, description: 'How much; null if not told.' })
  get amount(): Money | null {
    const { amount, currency } = this.source;
    return amount === null || currency === null ? null : new Money(amount, currency);
  }

  @Field(() => String, { nullable: true, description: 'The close of the fiscal year, YYYY-MM-DD.' })
  get fiscalYearEnd(): string | null {
    return this.source.fiscal_year_end;
  }
}

@ObjectType({ description: 'What the business does and how its customers reach it.', simpleResolvers: true })
@PartOfItsOwner()
export class BusinessProfile {
  constructor(private readonly source: Stripe.Account.BusinessProfile) {}

  @Field(() => String, { nullable: true, description: "The business's name as its customers know it." })
  get name(): string | null {
    return this.source.name;
  }

  @Field(() => String, { nullable: true, description: 'Merchant category code, four digits. Stripe: `mcc`.' })
  get mcc(): string | null {
    return this.source.mcc;
  }

  @Field(() => String, { nullable: true, description: 'What it sells; for Stripe, not for customers.' })
  get productDescription(): string | null {
    return this.source.product_description ?? null;
  }

  @Field(() => String, { nullable: true, description: 'Its public website, as it was told.' })
  get url(): string | null {
    return this.source.url;
  }

  @Field(() => String, { nullable: true, description: 'E-mail address for support.' })
  get supportEmail(): string | null {
    return this.source.support_email;
  }

  @Field(() => String, { nullable: true, description: 'Phone number for support.' })
  get supportPhone(): string | null {
    return this.source.support_phone;
  }

  @Field(() => String, { nullable: true, description: 'Web page for support.' })
  get supportUrl(): string | null {
    return this.source.support_url;
  }

  @Field(() => Address, { nullable: true, description: 'Postal address for support.' })
  get supportAddress(): Address | null {
    return this.source.support_address && new Address(this.source.support_address);
  }

  @Field(() => String, { nullable: true, description: 'Where a Japanese business publishes what the law asks of it.' })
  get specifiedCommercialTransactionsActUrl(): string | null {
    return this.source.specified_commercial_transactions_act_url;
  }

  @Field(() => Int, { nullable: true, description: 'How many people work there.' })
  get estimatedWorkerCount(): number | null {
    return this.source.estimated_worker_count ?? null;
  }

  @Field(() => AnnualRevenue, { nullable: true, description: 'What it earns in a year.' })
  get annualRevenue(): AnnualRevenue | null {
    return this.source.annual_revenue ? new AnnualRevenue(this.source.annual_revenue) : null;
  }

  @Field(() => Money, { nullable: true, description: 'What it expects to earn in a month.' })
  get monthlyEstimatedRevenue(): Money | null {
    const revenue = this.source.monthly_estimated_revenue;
    return revenue === undefined ? null : new Money(revenue.amount, revenue.currency);
  }

  @Field(() => [MinorityOwnedBusinessDesignation], { description: 'Who owns it, if it was told.' })
  get minorityOwnedBusinessDesignation(): string[] {
    return (this.source.minority_owned_business_designation ?? []).map((who) =>
      known(MinorityOwnedBusinessDesignation, who),
    );
  }
}

@ObjectType({ description: 'Somebody declared that what was told is right.', simpleResolvers: true })
@PartOfItsOwner()
export class CompanyDeclaration {
  constructor(
    private readonly source: {
      readonly date: number | null;
      readonly ip: string | null;
      readonly user_agent: string | null;
    },
  ) {}

  @Field(() => DateTime, { nullable: true, description: 'When.' })
  get declaredAt(): Date | null {
    return dateTime(this.source.date);
  }

  @Field(() => String, { nullable: true, description: 'The IP address that it came from.' })
  get ip(): string | null {
    return this.source.ip;
  }

  @Field(() => String, { nullable: true, description: 'The browser that it came from.' })
  get userAgent(): string | null {
    return this.source.user_agent;
  }
}

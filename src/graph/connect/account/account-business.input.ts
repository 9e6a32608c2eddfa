import type Stripe from 'stripe';
import { Field, InputType, Int } from 'type-graphql';
import { AddressInput, addressParams } from '../../shared/values/address.js';
import { MinorUnits } from '../../shared/values/scalars.js';
import type { InputFaults } from '../../shared/writing/input-faults.js';

@InputType({ description: 'What a business earns in a year.' })
export class AnnualRevenueInput {
  @Field(() => MinorUnits, { description: 'How much, in minor units of the currency.' })
  amount!: number;

  @Field(() => String, { description: 'ISO 4217 code, such as USD.' })
  currency!: string;

  @Field(() => String, { description: 'The close of the fiscal year, YYYY-MM-DD.' })
  fiscalYearEnd!: string;
}

@InputType({ description: 'What the business does. What is not named stays.' })
export class BusinessProfileInput {
  @Field(() => String, { nullable: true, description: "The business's name as its customers know it." })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Merchant category code, four digits.' })
  mcc?: string | null;

  @Field(() => String, { nullable: true, description: 'What it sells; needed if it has no website.' })
  productDescription?: string | null;

  @Field(() => String, { nullable: true, description: 'Its public website.' })
  url?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address for support.' })
  supportEmail?: string | null;

  @Field(() => String, { nullable: true, description: 'Phone number for support, E.164.' })
  supportPhone?: string | null;

  @Field(() => String, { nullable: true, description: 'Web page for support.' })
  supportUrl?: string | null;

  @Field(() => AddressInput, { nullable: true, description: 'Postal address for support.' })
  supportAddress?: AddressInput | null;

  @Field(() => Int, { nullable: true, description: 'How many people work there.' })
  estimatedWorkerCount?: number | null;

  @Field(() => AnnualRevenueInput, { nullable: true, description: 'What it earns in a year.' })
  annualRevenue?: AnnualRevenueInput | null;
}

export function checkBusinessProfile(faults: InputFaults, profile: BusinessProfileInput | null | undefined): void {
  if (profile == null) return;
  const { mcc, estimatedWorkerCount, annualRevenue } = profile;
  faults.text('businessProfile.name', profile.name, 100);
  faults.text('businessProfile.productDescription', profile.productDescription, 40_000);
  faults.email('businessProfile.supportEmail', profile.supportEmail);
  faults.phone('businessProfile.supportPhone', profile.supportPhone);
  faults.address('businessProfile.supportAddress', profile.supportAddress);
  if (mcc != null && !/^\d{4}$/.test(mcc)) faults.add('businessProfile.mcc', 'must have four digits.');
  if (estimatedWorkerCount != null && estimatedWorkerCount < 0)
    faults.add('businessProfile.estimatedWorkerCount', 'must not be negative.');
  faults.amount('businessProfile.annualRevenue.amount', annualRevenue?.amount, 0);
  faults.currency('businessProfile.annualRevenue.currency', annualRevenue?.currency);
  if (annualRevenue && !isDate(annualRevenue.fiscalYearEnd))
    faults.add('businessProfile.annualRevenue.fiscalYearEnd', 'is not a date in the form YYYY-MM-DD.');
}

export function businessProfileParams(profile: BusinessProfileInput): Stripe.AccountUpdateParams.BusinessProfile {
  const { annualRevenue: revenue, supportAddress } = profile;
  return {
    ...(profile.name ? { name: profile.name } : {}),
    ...(profile.mcc ? { mcc: profile.mcc } : {}),
    ...(profile.productDescription ? { product_description: profile.productDescription } : {}),
    ...(profile.url ? { url: profile.url } : {}),
    ...(profile.supportEmail ? { support_email: profile.supportEmail } : {}),
    ...(profile.supportPhone ? { support_phone: profile.supportPhone } : {}),
    ...(profile.supportUrl ? { support_url: profile.supportUrl } : {}),
    ...(supportAddress ? { support_address: addressParams(supportAddress) } : {}),
    ...(profile.estimatedWorkerCount == null ? {} : { estimated_worker_count: profile.estimatedWorkerCount }),
    ...(revenue
      ? {
          annual_revenue: {
            amount: revenue.amount,
            currency: revenue.currency.toLowerCase(),
            fiscal_year_end: revenue.fiscalYearEnd,
          },
        }
      : {}),
  };
}

function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

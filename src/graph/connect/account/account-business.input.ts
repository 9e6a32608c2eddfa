import type Stripe from 'stripe';
import { Field, InputType, Int } from 'type-graphql';
import { AddressInput, addressParams } from '../../shared/values/address.js';
import { MinorUnits } from '../../shared/values/scalars.js';
import type { InputFaults } from '../../shared/writing/input-faults.js';
import { CompanyStructure } from './account-business.type.js';

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

@InputType({ description: 'The company behind an account. What is not named stays.' })
export class CompanyInput {
  @Field(() => String, { nullable: true, description: 'Legal name.' })
  name?: string | null;

  @Field(() => AddressInput, { nullable: true, description: 'Primary address; no post office box.' })
  address?: AddressInput | null;

  @Field(() => String, { nullable: true, description: 'Phone number, E.164.' })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'Tax id, in the US the EIN. It cannot be read back.' })
  taxId?: string | null;

  @Field(() => String, { nullable: true, description: 'VAT id. It cannot be read back.' })
  vatId?: string | null;

  @Field(() => CompanyStructure, { nullable: true, description: 'Legal form.' })
  structure?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether all its directors have been told.' })
  directorsProvided?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether all its executives have been told.' })
  executivesProvided?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether all its owners have been told.' })
  ownersProvided?: boolean | null;
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

export function checkCompany(faults: InputFaults, company: CompanyInput | null | undefined): void {
  if (company == null) return;
  faults.text('company.name', company.name, 100);
  faults.address('company.address', company.address);
  faults.phone('company.phone', company.phone);
  faults.text('company.taxId', company.taxId, 100);
  faults.text('company.vatId', company.vatId, 100);
  if (company.structure === 'unrecognized') faults.add('company.structure', 'cannot be UNRECOGNIZED.');
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

export function companyParams(company: CompanyInput): Stripe.AccountUpdateParams.Company {
  return {
    ...(company.name ? { name: company.name } : {}),
    ...(company.address ? { address: addressParams(company.address) } : {}),
    ...(company.phone ? { phone: company.phone } : {}),
    ...(company.taxId ? { tax_id: company.taxId } : {}),
    ...(company.vatId ? { vat_id: company.vatId } : {}),
    ...(company.structure ? { structure: company.structure } : {}),
    ...(company.directorsProvided == null ? {} : { directors_provided: company.directorsProvided }),
    ...(company.executivesProvided == null ? {} : { executives_provided: company.executivesProvided }),
    ...(company.ownersProvided == null ? {} : { owners_provided: company.ownersProvided }),
  };
}

function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

import type Stripe from 'stripe';
import { Field, ID, ObjectType } from 'type-graphql';
import { Requires } from '../../shared/permission.js';
import { connectionOf } from '../../shared/reading/connection.js';
import { Node, View } from '../../shared/reading/view.js';
import { MetadataEntry, metadataEntries } from '../../shared/values/metadata.js';
import { Currency, DateTime, dateTime } from '../../shared/values/scalars.js';
import { known, stripeEnum } from '../../shared/values/stripe-enum.js';
import { BusinessProfile, BusinessType } from './account-business.type.js';
import { Capability, capabilitiesOf } from '../capability/account-capability.type.js';
import { Company } from './account-company.type.js';
import { AccountIndividual } from './account-individual.type.js';
import { AccountRequirements } from '../requirement/account-requirements.type.js';
import { AccountController, AccountSettings, TermsAcceptance } from './account-settings.type.js';

export const AccountType = stripeEnum<Stripe.Account.Type>(
  'AccountType',
  'How an account was made. What follows from it stands in `controller`.',
  {
    custom: 'Controlled by the platform, made by its old type.',
    express: 'Made by the old type express.',
    none: 'Made by the properties of its controller.',
    standard: 'Made by the old type standard.',
  },
);

@ObjectType({
  description: 'A business or person for whom the platform acts. Everything else belongs to one. Stripe: `account`.',
  implements: Node,
  simpleResolvers: true,
})
@Requires('accounts:read')
export class ConnectedAccount extends View<Stripe.Account> {
  @Field(() => ID, { description: "Stripe's own id, which is its global id, too." })
  declare readonly stripeId: string;

  @Field(() => String, { nullable: true, description: 'E-mail address of the account holder.' })
  get email(): string | null {
    return this.source.email;
  }

  @Field(() => String, { nullable: true, description: 'Country, ISO 3166-1 alpha-2.' })
  get country(): string | null {
    return this.source.country ?? null;
  }

  @Field(() => Currency, { nullable: true, description: 'The currency of its payouts and fees.' })
  get defaultCurrency(): string | null {
    return this.source.default_currency?.toUpperCase() ?? null;
  }

  @Field(() => AccountType, { description: 'How it was made.' })
  get type(): string {
    return known(AccountType, this.source.type);
  }

  @Field(() => BusinessType, { nullable: true, description: 'Who it belongs to; null if not told.' })
  get businessType(): string | null {
    return known(BusinessType, this.source.business_type);
  }

  @Field(() => BusinessProfile, { nullable: true, description: 'What the business does.' })
  get businessProfile(): BusinessProfile | null {
    return this.source.business_profile ? new BusinessProfile(this.source.business_profile) : null;
  }

  @Field(() => Company, { nullable: true, description: 'The company behind it; null for an individual.' })
  get company(): Company | null {
    return this.source.company ? new Company(this.source.company) : null;
  }

  @Field(() => AccountIndividual, { nullable: true, description: 'The person behind it; null for a company.' })
  get individual(): AccountIndividual | null {
    return this.source.individual ? new AccountIndividual(this.accountId, this.source.individual) : null;
  }

  @Field(() => [Capability], { description: 'What it was requested to be enabled for.' })
  get capabilities(): Capability[] {
    return capabilitiesOf(this.source);
  }

  @Field(() => AccountRequirements, { nullable: true, description: 'What Stripe needs to know now.' })
  get requirements(): AccountRequirements | null {
    return this.source.requirements ? new AccountRequirements(this.stripeId, this.source.requirements) : null;
  }

  @Field(() => AccountRequirements, { nullable: true, description: 'What Stripe will need to know by its next rules.' })
  get futureRequirements(): AccountRequirements | null {
    return this.source.future_requirements
      ? new AccountRequirements(this.stripeId, this.source.future_requirements)
      : null;
  }

  @Field(() => Boolean, { description: 'Whether it can be paid by cards.' })
  get chargesEnabled(): boolean {
    return this.source.charges_enabled;
  }

  @Field(() => Boolean, { description: 'Whether its balance can be paid out.' })
  get payoutsEnabled(): boolean {
    return this.source.payouts_enabled;
  }

  @Field(() => Boolean, { description: 'Whether onboarding is complete on the side of the account holder.' })
  get detailsSubmitted(): boolean {
    return this.source.details_submitted;
  }

  @Field(() => AccountController, { nullable: true, description: 'Who answers for what.' })
  get controller(): AccountController | null {
    return this.source.controller ? new AccountController(this.source.controller) : null;
  }

  @Field(() => AccountSettings, { nullable: true, description: 'How it works with Stripe.' })
  get settings(): AccountSettings | null {
    return this.source.settings ? new AccountSettings(this.source.settings) : null;
  }

  @Field(() => TermsAcceptance, { nullable: true, description: 'The Stripe services agreement.' })
  get tosAcceptance(): TermsAcceptance | null {
    return this.source.tos_acceptance ? new TermsAcceptance(this.source.tos_acceptance) : null;
  }

  @Field(() => String, { nullable: true, description: 'Group of prices. Stripe: `groups.payments_pricing`.' })
  get paymentsPricingGroup(): string | null {
    return this.source.groups?.payments_pricing ?? null;
  }

  @Field(() => DateTime, { nullable: true, description: 'When it was connected to the platform.' })
  get createdAt(): Date | null {
    return dateTime(this.source.created);
  }

  @Field(() => [MetadataEntry], { description: 'Your own entries.' })
  get metadata(): MetadataEntry[] {
    return metadataEntries(this.source.metadata);
  }
}

export const ConnectedAccountConnection = connectionOf(ConnectedAccount, 'ConnectedAccount', 'accounts:read');
export type ConnectedAccountConnection = InstanceType<typeof ConnectedAccountConnection>;

import { isIP } from 'node:net';
import type Stripe from 'stripe';
import { Field, InputType, Int } from 'type-graphql';
import { DateTime } from '../../shared/values/scalars.js';
import { inputEnum } from '../../shared/values/stripe-enum.js';
import type { InputFaults } from '../../shared/writing/input-faults.js';
import { PersonFields, checkPerson, personParams } from '../../shared/onboarding/person-fields.input.js';

export type PayoutInterval = 'manual' | 'daily' | 'weekly' | 'monthly';

export const PayoutIntervalInput = inputEnum<PayoutInterval>(
  'PayoutIntervalInput',
  'How often an account is paid out.',
  {
    manual: 'When somebody asks for it.',
    daily: 'Every day.',
    weekly: 'Every week.',
    monthly: 'Every month.',
  },
);

@InputType({ description: 'The person behind an account. What is not named stays.' })
export class AccountIndividualInput extends PersonFields {
  @Field(() => String, { nullable: true, description: 'Job title.' })
  title?: string | null;
}

@InputType({ description: 'Who speaks for a company towards Stripe. What is not named stays.' })
export class RepresentativeInput extends PersonFields {
  @Field(() => String, { nullable: true, description: 'Job title.' })
  title?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether they own at least a quarter of it.' })
  owner?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'How much of it they own, in percent.' })
  percentOwnership?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether they are responsible for its operations.' })
  executive?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether they are a member of its board.' })
  director?: boolean | null;
}

@InputType({ description: 'That the account holder accepted terms of service.' })
export class TermsAcceptanceInput {
  @Field(() => DateTime, { description: 'When they were accepted.' })
  acceptedAt!: Date;

  @Field(() => String, { description: 'The IP address that they were accepted from.' })
  ip!: string;

  @Field(() => String, { nullable: true, description: 'The browser that they were accepted with.' })
  userAgent?: string | null;
}

@InputType({ description: 'How an account works with Stripe. What is not named stays.' })
export class AccountSettingsInput {
  @Field(() => TermsAcceptanceInput, { nullable: true, description: 'The Issuing terms: `card_issuing` needs them.' })
  cardIssuingTosAcceptance?: TermsAcceptanceInput | null;

  @Field(() => TermsAcceptanceInput, { nullable: true, description: 'The Treasury terms: `treasury` needs them.' })
  treasuryTosAcceptance?: TermsAcceptanceInput | null;

  @Field(() => String, { nullable: true, description: "What customers' statements show, at most 22 characters." })
  statementDescriptor?: string | null;

  @Field(() => String, { nullable: true, description: 'What its bank statement shows, at most 22 characters.' })
  payoutStatementDescriptor?: string | null;

  @Field(() => PayoutIntervalInput, { nullable: true, description: 'How often it is paid out.' })
  payoutInterval?: PayoutInterval | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether Stripe takes negative balances from its bank account.',
  })
  debitNegativeBalances?: boolean | null;
}

export function checkRepresentative(faults: InputFaults, person: RepresentativeInput | null | undefined): void {
  checkPerson(faults, 'representative', person);
  const percent = person?.percentOwnership;
  if (percent != null && (percent < 0 || percent > 100))
    faults.add('representative.percentOwnership', 'must be between 0 and 100.');
}

export function checkTerms(faults: InputFaults, path: string, terms: TermsAcceptanceInput | null | undefined): void {
  if (terms != null && isIP(terms.ip) === 0) faults.add(`${path}.ip`, 'is not an IP address.');
}

export function checkSettings(faults: InputFaults, settings: AccountSettingsInput | null | undefined): void {
  if (settings == null) return;
  checkTerms(faults, 'settings.cardIssuingTosAcceptance', settings.cardIssuingTosAcceptance);
  checkTerms(faults, 'settings.treasuryTosAcceptance', settings.treasuryTosAcceptance);
  faults.text('settings.statementDescriptor', settings.statementDescriptor, 22);
  faults.text('settings.payoutStatementDescriptor', settings.payoutStatementDescriptor, 22);
}

export function individualParams(person: AccountIndividualInput): Stripe.AccountUpdateParams.Individual {
  return { ...personParams(person), ...(person.title ? { relationship: { title: person.title } } : {}) };
}

export function representativeParams(person: RepresentativeInput): Stripe.AccountCreatePersonParams {
  return {
    ...personParams(person),
    relationship: {
      representative: true,
      ...(person.title ? { title: person.title } : {}),
      ...(person.owner == null ? {} : { owner: person.owner }),
      ...(person.percentOwnership == null ? {} : { percent_ownership: person.percentOwnership }),
      ...(person.executive == null ? {} : { executive: person.executive }),
      ...(person.director == null ? {} : { director: person.director }),
    },
  };
}

export function termsParams(terms: TermsAcceptanceInput): { date: number; ip: string; user_agent?: string } {
  return {
    date: Math.floor(terms.acceptedAt.getTime() / 1000),
    ip: terms.ip,
    ...(terms.userAgent ? { user_agent: terms.userAgent } : {}),
  };
}

export function settingsParams(settings: AccountSettingsInput): Stripe.AccountUpdateParams.Settings {
  const { cardIssuingTosAcceptance: issuing, treasuryTosAcceptance: treasury, debitNegativeBalances } = settings;
  const payouts = {
    ...(settings.payoutStatementDescriptor ? { statement_descriptor: settings.payoutStatementDescriptor } : {}),
    ...(settings.payoutInterval ? { schedule: { interval: settings.payoutInterval } } : {}),
    ...(debitNegativeBalances == null ? {} : { debit_negative_balances: debitNegativeBalances }),
  };
  return {
    ...(issuing ? { card_issuing: { tos_acceptance: termsParams(issuing) } } : {}),
    ...(treasury ? { treasury: { tos_acceptance: termsParams(treasury) } } : {}),
    ...(settings.statementDescriptor ? { payments: { statement_descriptor: settings.statementDescriptor } } : {}),
    ...(Object.keys(payouts).length > 0 ? { payouts } : {}),
  };
}

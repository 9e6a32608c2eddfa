import type Stripe from 'stripe';
import { Field, InputType, Int } from 'type-graphql';
import { inputEnum } from '../../shared/values/stripe-enum.js';
import type { Known } from '../../shared/values/stripe-enum.js';
import type { InputFaults } from '../../shared/writing/input-faults.js';

type CreateParams = Parameters<Stripe['testHelpers']['issuing']['authorizations']['create']>[0];
type Assessment = NonNullable<CreateParams['risk_assessment']>;
type FraudRisk = NonNullable<Assessment['fraud_risk']>;
type CardTestingRisk = NonNullable<Assessment['card_testing_risk']>;
type MerchantDisputeRisk = NonNullable<Assessment['merchant_dispute_risk']>;

export const RiskLevel = inputEnum<Known<FraudRisk['level']>>(
  'RiskLevel',
  'How great Stripe takes a risk to be, in a simulation.',
  {
    unknown: 'It could not be told.',
    not_assessed: 'Nobody looked.',
    low: 'Less than usual.',
    normal: 'As usual.',
    elevated: 'More than usual.',
    highest: 'So great that a purchase is declined.',
  },
);

export const FraudDisputability = inputEnum<Known<NonNullable<CreateParams['fraud_disputability_likelihood']>>>(
  'FraudDisputability',
  'How likely a dispute for fraud is to be won, in a simulation.',
  {
    unknown: 'It could not be told.',
    very_unlikely: 'Very unlikely.',
    neutral: 'Neither likely nor unlikely.',
    very_likely: 'Very likely.',
  },
);

@InputType({ description: 'Whether somebody tries out card numbers, in a simulation.' })
export class CardTestingRiskInput {
  @Field(() => RiskLevel, { description: 'How great the risk is.' })
  level!: Known<CardTestingRisk['level']>;

  @Field(() => Int, {
    nullable: true,
    description: 'Share of the last hour that was declined for a wrong card number, in percent.',
  })
  invalidAccountNumberDeclineRatePastHour?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Share of the last hour that was declined for a wrong CVC or expiry, in percent.',
  })
  invalidCredentialsDeclineRatePastHour?: number | null;
}

@InputType({ description: 'Whether the purchase is fraud, in a simulation.' })
export class FraudRiskInput {
  @Field(() => RiskLevel, { description: 'How great the risk is; HIGHEST is declined and asks the cardholder.' })
  level!: Known<FraudRisk['level']>;

  @Field(() => Int, { nullable: true, description: 'The same in numbers, 0 to 100.' })
  score?: number | null;
}

@InputType({ description: "Whether the seller's purchases are disputed often, in a simulation." })
export class MerchantDisputeRiskInput {
  @Field(() => RiskLevel, { description: 'How great the risk is.' })
  level!: Known<MerchantDisputeRisk['level']>;

  @Field(() => Int, { nullable: true, description: 'Share of purchases that are disputed, in percent.' })
  disputeRate?: number | null;
}

@InputType({ description: "Stripe's view of the risks of a purchase, in a simulation." })
export class RiskAssessmentInput {
  @Field(() => CardTestingRiskInput, { nullable: true, description: 'Whether somebody tries out card numbers.' })
  cardTestingRisk?: CardTestingRiskInput | null;

  @Field(() => FraudRiskInput, { nullable: true, description: 'Whether the purchase is fraud.' })
  fraudRisk?: FraudRiskInput | null;

  @Field(() => MerchantDisputeRiskInput, {
    nullable: true,
    description: "Whether the seller's purchases are disputed often.",
  })
  merchantDisputeRisk?: MerchantDisputeRiskInput | null;
}

export function checkRisk(faults: InputFaults, path: string, risk: RiskAssessmentInput | null | undefined): void {
  const { cardTestingRisk: testing, fraudRisk: fraud, merchantDisputeRisk: merchant } = risk ?? {};
  const shares: readonly (readonly [string, number | null | undefined])[] = [
    ['cardTestingRisk.invalidAccountNumberDeclineRatePastHour', testing?.invalidAccountNumberDeclineRatePastHour],
    ['cardTestingRisk.invalidCredentialsDeclineRatePastHour', testing?.invalidCredentialsDeclineRatePastHour],
    ['fraudRisk.score', fraud?.score],
    ['merchantDisputeRisk.disputeRate', merchant?.disputeRate],
  ];
  for (const [name, share] of shares)
    if (share != null && (share < 0 || share > 100)) faults.add(`${path}.${name}`, 'must be from 0 to 100.');
}

export function riskParams(risk: RiskAssessmentInput | null | undefined): {
  risk_assessment?: Assessment;
} {
  if (risk == null) return {};
  const { cardTestingRisk: testing, fraudRisk: fraud, merchantDisputeRisk: merchant } = risk;
  return {
    risk_assessment: {
      ...(testing ? { card_testing_risk: cardTestingParams(testing) } : {}),
      ...(fraud ? { fraud_risk: { level: fraud.level, ...(fraud.score == null ? {} : { score: fraud.score }) } } : {}),
      ...(merchant ? { merchant_dispute_risk: merchantParams(merchant) } : {}),
    },
  };
}

function cardTestingParams(risk: CardTestingRiskInput): CardTestingRisk {
  const { level, invalidAccountNumberDeclineRatePastHour: number } = risk;
  const { invalidCredentialsDeclineRatePastHour: credentials } = risk;
  return {
    level,
    ...(number == null ? {} : { invalid_account_number_decline_rate_past_hour: number }),
    ...(credentials == null ? {} : { invalid_credentials_decline_rate_past_hour: credentials }),
  };
}

function merchantParams({ level, disputeRate }: MerchantDisputeRiskInput): MerchantDisputeRisk {
  return { level, ...(disputeRate == null ? {} : { dispute_rate: disputeRate }) };
}

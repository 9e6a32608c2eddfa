import type Stripe from 'stripe';
import { Field, ID, InputType } from 'type-graphql';
import { DigitalWallet } from '../../shared/values/digital-wallet.js';
import { FleetInput, checkFleet, fleetParams } from '../../shared/values/purchase/fleet.input.js';
import { FuelInput, checkFuel, fuelParams } from '../../shared/values/purchase/fuel.input.js';
import { MerchantDataInput, checkMerchantData, merchantDataParams } from '../../shared/values/merchant-data.js';
import { MinorUnits } from '../../shared/values/scalars.js';
import type { InputFaults } from '../../shared/writing/input-faults.js';
import { MutationInput } from '../../shared/writing/mutation-payload.js';
import type { Known } from '../../shared/values/stripe-enum.js';
import { FraudDisputability, RiskAssessmentInput, checkRisk, riskParams } from './authorization-risk.input.js';
import {
  ExemptionClaimant,
  ExemptionType,
  ThreeDSecureResult,
  VerificationCheck,
} from './authorization-verification.type.js';
import { AuthorizationMethod } from './authorization.type.js';

type CreateParams = Parameters<Stripe['testHelpers']['issuing']['authorizations']['create']>[0];

@InputType({ description: 'A claim that strong customer authentication is not needed, in a simulation.' })
export class AuthenticationExemptionInput {
  @Field(() => ExemptionClaimant, { description: 'Who claims it.' })
  claimedBy!: string;

  @Field(() => ExemptionType, { description: 'Why.' })
  type!: string;
}

@InputType({ description: 'What is checked of the buyer in a simulation.' })
export class VerificationDataInput {
  @Field(() => VerificationCheck, { nullable: true, description: 'The first line of the billing address.' })
  addressLine1Check?: string | null;

  @Field(() => VerificationCheck, { nullable: true, description: 'The postal code of the billing address.' })
  addressPostalCodeCheck?: string | null;

  @Field(() => VerificationCheck, { nullable: true, description: "The card's CVC." })
  cvcCheck?: string | null;

  @Field(() => VerificationCheck, { nullable: true, description: "The card's expiry." })
  expiryCheck?: string | null;

  @Field(() => ThreeDSecureResult, { nullable: true, description: 'How 3-D Secure goes.' })
  threeDSecureResult?: string | null;

  @Field(() => AuthenticationExemptionInput, {
    nullable: true,
    description: 'A claim that authentication is not needed.',
  })
  authenticationExemption?: AuthenticationExemptionInput | null;
}

@InputType({ description: 'A purchase that a card is used for.' })
export class SimulateAuthorizationInput extends MutationInput {
  @Field(() => ID, { description: 'The card that is used.' })
  cardId!: string;

  @Field(() => MinorUnits, { description: 'Minor units; zero only asks whether the card is good.' })
  amount!: number;

  @Field(() => String, { nullable: true, description: "ISO 4217 code; the card's currency if nothing is said." })
  currency?: string | null;

  @Field(() => MinorUnits, { nullable: true, description: "The amount in minor units of the seller's currency." })
  merchantAmount?: number | null;

  @Field(() => String, { nullable: true, description: "The seller's currency, ISO 4217." })
  merchantCurrency?: string | null;

  @Field(() => MerchantDataInput, { nullable: true, description: 'Where the card is used.' })
  merchantData?: MerchantDataInput | null;

  @Field(() => AuthorizationMethod, { nullable: true, description: 'ONLINE if nothing is said.' })
  authorizationMethod?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether less than the amount may be approved.' })
  isAmountControllable?: boolean | null;

  @Field(() => MinorUnits, { nullable: true, description: "The ATM operator's fee, in minor units." })
  atmFee?: number | null;

  @Field(() => MinorUnits, { nullable: true, description: 'Cash handed out with the purchase, in minor units.' })
  cashbackAmount?: number | null;

  @Field(() => VerificationDataInput, { nullable: true, description: 'What is checked of the buyer.' })
  verificationData?: VerificationDataInput | null;

  @Field(() => DigitalWallet, { nullable: true, description: 'The wallet that is used; none means the card itself.' })
  wallet?: string | null;

  @Field(() => String, { nullable: true, description: "The id of the seller's bank." })
  acquiringInstitutionId?: string | null;

  @Field(() => FuelInput, { nullable: true, description: 'What is bought at a pump.' })
  fuel?: FuelInput | null;

  @Field(() => FleetInput, { nullable: true, description: 'What a fleet card reports.' })
  fleet?: FleetInput | null;

  @Field(() => RiskAssessmentInput, { nullable: true, description: "Stripe's view of the risks." })
  riskAssessment?: RiskAssessmentInput | null;

  @Field(() => FraudDisputability, { nullable: true, description: 'How likely a dispute for fraud is to be won.' })
  fraudDisputability?: Known<NonNullable<CreateParams['fraud_disputability_likelihood']>> | null;
}

export function checkAuthorization(faults: InputFaults, input: SimulateAuthorizationInput): void {
  faults.amount('amount', input.amount, 0);
  faults.amount('merchantAmount', input.merchantAmount, 0);
  faults.amount('atmFee', input.atmFee, 0);
  faults.amount('cashbackAmount', input.cashbackAmount, 0);
  faults.currency('currency', input.currency);
  faults.currency('merchantCurrency', input.merchantCurrency);
  checkMerchantData(faults, 'merchantData', input.merchantData);
  checkFuel(faults, 'fuel', input.fuel);
  checkFleet(faults, 'fleet', input.fleet);
  checkRisk(faults, 'riskAssessment', input.riskAssessment);
}

export function authorizationParams(input: SimulateAuthorizationInput, card: string): CreateParams {
  const { currency, merchantAmount, merchantCurrency, authorizationMethod, isAmountControllable, wallet } = input;
  const { acquiringInstitutionId: bank, fraudDisputability: disputability } = input;
  return {
    card,
    amount: input.amount,
    ...(currency ? { currency: currency.toLowerCase() } : {}),
    ...(merchantAmount == null ? {} : { merchant_amount: merchantAmount }),
    ...(merchantCurrency ? { merchant_currency: merchantCurrency.toLowerCase() } : {}),
    ...merchantDataParams(input.merchantData),
    ...(authorizationMethod ? { authorization_method: authorizationMethod } : {}),
    ...(isAmountControllable == null ? {} : { is_amount_controllable: isAmountControllable }),
    ...amountDetailsParams(input),
    ...verificationDataParams(input.verificationData),
    ...(wallet ? { wallet } : {}),
    ...(bank ? { network_data: { acquiring_institution_id: bank } } : {}),
    ...fuelParams(input.fuel),
    ...fleetParams(input.fleet),
    ...riskParams(input.riskAssessment),
    ...(disputability ? { fraud_disputability_likelihood: disputability } : {}),
  };
}

function amountDetailsParams({ atmFee, cashbackAmount }: SimulateAuthorizationInput): {
  amount_details?: { atm_fee?: number; cashback_amount?: number };
} {
  if (atmFee == null && cashbackAmount == null) return {};
  return {
    amount_details: {
      ...(atmFee == null ? {} : { atm_fee: atmFee }),
      ...(cashbackAmount == null ? {} : { cashback_amount: cashbackAmount }),
    },
  };
}

function verificationDataParams(data: VerificationDataInput | null | undefined): {
  verification_data?: NonNullable<CreateParams['verification_data']>;
} {
  if (data == null) return {};
  const { authenticationExemption: exemption } = data;
  return {
    verification_data: {
      ...(data.addressLine1Check ? { address_line1_check: data.addressLine1Check } : {}),
      ...(data.addressPostalCodeCheck ? { address_postal_code_check: data.addressPostalCodeCheck } : {}),
      ...(data.cvcCheck ? { cvc_check: data.cvcCheck } : {}),
      ...(data.expiryCheck ? { expiry_check: data.expiryCheck } : {}),
      ...(data.threeDSecureResult ? { three_d_secure: { result: data.threeDSecureResult } } : {}),
      ...(exemption ? { authentication_exemption: { claimed_by: exemption.claimedBy, type: exemption.type } } : {}),
    },
  };
}

import type Stripe from 'stripe';
import { Field, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { Money } from '../../shared/values/money.js';
import type { Known } from '../../shared/values/stripe-enum.js';
import { inputEnum, known } from '../../shared/values/stripe-enum.js';
import { latest } from '../../shared/values/latest.js';
import { AuthorizationReason } from '../authorization/authorization-request.type.js';
import { ThreeDSecureResult } from '../authorization/authorization-verification.type.js';
import { DeclineRemedy, remediesOf } from './decline-remedy.type.js';
import { ViolatedControl, askedInAll, violatedControls } from './violated-control.type.js';

type Reason = Known<Stripe.Issuing.Authorization.RequestHistory.Reason>;
type Origin = 'account' | 'balance' | 'buyer' | 'card' | 'cardholder' | 'controls' | 'network' | 'platform' | 'risk';

export const DeclineOrigin = inputEnum<Origin>('DeclineOrigin', 'What a decline comes from.', {
  account: 'The state of the connected account or its program.',
  balance: 'The balance that the card spends from.',
  buyer: 'What the buyer gave, or how the card was used.',
  card: 'The state of the card.',
  cardholder: 'The state of the cardholder.',
  controls: 'A spending control.',
  network: 'The card network or Stripe itself.',
  platform: "The platform's own decision, or the lack of one.",
  risk: "Stripe's view of the risk of fraud.",
});

const CAUSES: { readonly [R in Reason]: readonly [Origin, string] } = {
  card_active: ['network', 'Nothing spoke against it.'],
  webhook_approved: ['platform', 'The platform approved it.'],
  webhook_declined: ['platform', 'The platform was asked and declined it.'],
  webhook_timeout: [
    'platform',
    "The platform did not answer within two seconds, and the account's default declined it.",
  ],
  webhook_error: ['platform', "The platform's answer could not be understood, and the account's default declined it."],
  account_disabled: ['account', 'The account may not issue cards at the moment.'],
  card_inactive: ['card', 'The card is not active.'],
  card_canceled: ['card', 'The card is canceled.'],
  card_expired: ['card', 'The card has expired.'],
  cardholder_inactive: ['cardholder', 'The cardholder is not active.'],
  cardholder_blocked: ['cardholder', 'Stripe has blocked the cardholder.'],
  cardholder_verification_required: ['cardholder', 'Stripe does not know enough of the cardholder.'],
  insufficient_funds: ['balance', 'The balance that the card spends from was too low.'],
  spending_controls: ['controls', 'A spending control forbids it.'],
  not_allowed: [
    'account',
    'Spending of this kind is not permitted to the account, or money may not leave its financial account.',
  ],
  insecure_authorization_method: ['buyer', 'The card was read in a way that is not secure enough.'],
  verification_failed: ['buyer', 'What the buyer gave did not match the card.'],
  pin_blocked: ['buyer', 'A wrong PIN was typed too often.'],
  suspected_fraud: ['risk', 'Stripe suspects fraud.'],
  network_fallback: ['network', 'The card network decided, because Stripe could not be reached.'],
  stripe_internal_error: ['network', 'Stripe had an error of its own.'],
};

type Check = 'address_line1' | 'address_postal_code' | 'cvc' | 'expiry' | 'three_d_secure';

export const FailedCheck = inputEnum<Check>('FailedCheck', 'What of the buyer did not match.', {
  address_line1: 'The first line of the billing address.',
  address_postal_code: 'The postal code of the billing address.',
  cvc: "The card's CVC.",
  expiry: "The card's expiry.",
  three_d_secure: '3-D Secure failed, or was needed and not tried: see `threeDSecureResult`.',
});

/** Of an authorization whose latest request was declined. All of it stands in the authorization. */
@ObjectType({ description: 'Why a purchase was declined, and how to mend it.', simpleResolvers: true })
@PartOfItsOwner()
export class DeclineExplanation {
  constructor(
    readonly accountId: string,
    readonly source: Stripe.Issuing.Authorization,
    private readonly request: Stripe.Issuing.Authorization.RequestHistory,
  ) {}

  @Field(() => AuthorizationReason, { description: "Stripe's reason." })
  get reason(): string {
    return known(AuthorizationReason, this.request.reason);
  }

  @Field(() => DeclineOrigin, { description: 'What it comes from.' })
  get origin(): Origin {
    return this.cause[0];
  }

  @Field(() => String, { description: 'The reason in plain words.' })
  get message(): string {
    return this.cause[1];
  }

  @Field(() => String, { nullable: true, description: "What was wrong with the platform's answer, if anything was." })
  get reasonMessage(): string | null {
    return this.request.reason_message;
  }

  @Field(() => Money, { description: 'What was asked for in all, with what was approved before it.' })
  get amount(): Money {
    return new Money(askedInAll(this.source), this.source.currency);
  }

  @Field(() => [ViolatedControl], {
    description: 'For SPENDING_CONTROLS, the controls in the way; empty for any other reason, and if none is any more.',
  })
  get controls(): ViolatedControl[] {
    return this.request.reason === 'spending_controls' ? violatedControls(this.source) : [];
  }

  @Field(() => [FailedCheck], {
    description: 'What of the buyer did not match. Without a mismatch, VERIFICATION_FAILED is a wrong PIN.',
  })
  get failedChecks(): Check[] {
    const { verification_data: data } = this.source;
    const result = data.three_d_secure?.result;
    const checks: readonly (readonly [Check, boolean])[] = [
      ['cvc', data.cvc_check === 'mismatch'],
      ['expiry', data.expiry_check === 'mismatch'],
      ['address_line1', data.address_line1_check === 'mismatch'],
      ['address_postal_code', data.address_postal_code_check === 'mismatch'],
      ['three_d_secure', result === 'failed' || result === 'required'],
    ];
    return checks.flatMap(([check, failed]) => (failed ? [check] : []));
  }

  @Field(() => ThreeDSecureResult, { nullable: true, description: 'How 3-D Secure went; null if it was not tried.' })
  get threeDSecureResult(): string | null {
    return known(ThreeDSecureResult, this.source.verification_data.three_d_secure?.result);
  }

  @Field(() => [String], {
    description: 'What Stripe still needs to know of the cardholder, by Stripe field path, as it is now.',
  })
  get requirements(): readonly string[] {
    return this.source.card.cardholder.requirements.past_due ?? [];
  }

  @Field(() => [DeclineRemedy], { description: 'Ways to have the same purchase approved, the nearest first.' })
  get remedies(): DeclineRemedy[] {
    return remediesOf(this.request.reason, { account: this.accountId, source: this.source });
  }

  private get cause(): readonly [Origin, string] {
    const { reason } = this.request;
    return isKnown(reason) ? CAUSES[reason] : ['network', 'Declined for a reason that this release does not know.'];
  }
}

function isKnown(reason: string): reason is Reason {
  return Object.hasOwn(CAUSES, reason);
}

/** Null for what was approved, or is still open. */
export function explanationOf(account: string, source: Stripe.Issuing.Authorization): DeclineExplanation | null {
  const request = latest(source.request_history);
  return request === null || request.approved ? null : new DeclineExplanation(account, source, request);
}

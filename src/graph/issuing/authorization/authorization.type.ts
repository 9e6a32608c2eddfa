import type Stripe from 'stripe';
import { Field, ID, ObjectType } from 'type-graphql';
import { globalId, globalIdOf } from '../../shared/ids.js';
import { PartOfItsOwner, Requires } from '../../shared/permission.js';
import { connectionOf } from '../../shared/reading/connection.js';
import { STRIPE_OBJECT, View } from '../../shared/reading/view.js';
import { AmountDetails, amountDetails } from '../../shared/values/amount-details.js';
import { DigitalWallet } from '../../shared/values/digital-wallet.js';
import { Fleet } from '../../shared/values/purchase/fleet.js';
import { Fuel } from '../../shared/values/purchase/fuel.js';
import { latest } from '../../shared/values/latest.js';
import { MerchantData } from '../../shared/values/merchant-data.js';
import { MetadataEntry, metadataEntries } from '../../shared/values/metadata.js';
import { Money } from '../../shared/values/money.js';
import { DateTime, dateTime } from '../../shared/values/scalars.js';
import { CardPresence } from '../../shared/values/spending-controls.js';
import { known, stripeEnum } from '../../shared/values/stripe-enum.js';
import {
  AuthorizationReason,
  AuthorizationRequest,
  PendingAuthorizationRequest,
} from './authorization-request.type.js';
import { VerificationData } from './authorization-verification.type.js';

export const AuthorizationStatus = stripeEnum<Stripe.Issuing.Authorization.Status>(
  'AuthorizationStatus',
  'How far a request to spend is.',
  {
    pending: 'Money is held, or the decision is still open; it can be captured.',
    closed: 'It was captured, or declined: see `approved`.',
    reversed: 'The seller gave it up; nothing is held.',
    expired: 'It lapsed before it was captured; nothing is held.',
  },
);

export const AuthorizationMethod = stripeEnum<Stripe.Issuing.Authorization.AuthorizationMethod>(
  'AuthorizationMethod',
  "How the card's details were taken.",
  {
    chip: 'From the chip.',
    contactless: 'Without contact.',
    keyed_in: 'Typed by the seller.',
    online: 'Typed by the buyer, online.',
    swipe: 'From the magnetic stripe.',
  },
);

@ObjectType({ description: 'What the card network says of an authorization.', simpleResolvers: true })
@PartOfItsOwner()
export class AuthorizationNetworkData {
  constructor(private readonly source: Stripe.Issuing.Authorization.NetworkData) {}

  @Field(() => String, { nullable: true, description: "The id of the seller's bank." })
  get acquiringInstitutionId(): string | null {
    return this.source.acquiring_institution_id;
  }

  @Field(() => String, { nullable: true, description: "The seller's bank's number for the message (STAN)." })
  get systemTraceAuditNumber(): string | null {
    return this.source.system_trace_audit_number;
  }

  @Field(() => String, { nullable: true, description: "The network's id of the purchase, shared with its captures." })
  get transactionId(): string | null {
    return this.source.transaction_id;
  }
}

@ObjectType({ description: 'What moved in the financial account that the card spends from.', simpleResolvers: true })
@PartOfItsOwner()
export class AuthorizationTreasury {
  constructor(
    private readonly accountId: string,
    private readonly source: Stripe.Issuing.Authorization.Treasury,
  ) {}

  @Field(() => ID, { nullable: true, description: "The financial account's transaction that holds the money." })
  get transactionId(): string | null {
    return globalIdOf(this.accountId, this.source.transaction);
  }

  @Field(() => [ID], { description: 'What its refunds brought. Stripe: `received_credits`.' })
  get receivedCreditIds(): string[] {
    return this.source.received_credits.map((id) => globalId(this.accountId, id));
  }

  @Field(() => [ID], { description: 'What its captures took. Stripe: `received_debits`.' })
  get receivedDebitIds(): string[] {
    return this.source.received_debits.map((id) => globalId(this.accountId, id));
  }
}

@ObjectType({
  description: 'A request to spend with a card, approved or declined. Stripe: `issuing.authorization`.',
  implements: STRIPE_OBJECT,
  simpleResolvers: true,
})
@Requires('authorizations:read')
export class Authorization extends View<Stripe.Issuing.Authorization> {
  @Field(() => AuthorizationStatus, { description: 'How far it is.' })
  get status(): string {
    return known(AuthorizationStatus, this.source.status);
  }

  @Field(() => Boolean, { description: 'Whether it was approved; false while the decision is open.' })
  get approved(): boolean {
    return this.source.approved;
  }

  @Field(() => AuthorizationReason, {
    nullable: true,
    description: 'Why the latest request was declined; null if it was approved or is still open.',
  })
  get declineReason(): string | null {
    const request = latest(this.source.request_history);
    return request === null || request.approved ? null : known(AuthorizationReason, request.reason);
  }

  @Field(() => Money, {
    description:
      "What was approved, or asked for if it was declined, in the card's currency. A capture leaves it; it is zero when the authorization is reversed or has expired.",
  })
  get amount(): Money {
    return new Money(this.source.amount, this.source.currency);
  }

  @Field(() => AmountDetails, { nullable: true, description: 'Parts of the amount that are not the purchase.' })
  get amountDetails(): AmountDetails | null {
    return amountDetails(this.source.amount_details, this.source.currency);
  }

  @Field(() => Money, { description: "The amount in the seller's currency." })
  get merchantAmount(): Money {
    return new Money(this.source.merchant_amount, this.source.merchant_currency);
  }

  @Field(() => MerchantData, { description: 'Where the card was used.' })
  get merchantData(): MerchantData {
    return new MerchantData(this.source.merchant_data);
  }

  @Field(() => AuthorizationMethod, { description: "How the card's details were taken." })
  get authorizationMethod(): string {
    return known(AuthorizationMethod, this.source.authorization_method);
  }

  @Field(() => CardPresence, { nullable: true, description: 'Whether the card was there.' })
  get cardPresence(): string | null {
    return known(CardPresence, this.source.card_presence);
  }

  @Field(() => DigitalWallet, { nullable: true, description: 'The wallet that was used; null for the card itself.' })
  get wallet(): string | null {
    return known(DigitalWallet, this.source.wallet);
  }

  @Field(() => ID, { nullable: true, description: 'The token of the card in a wallet or at a seller.' })
  get tokenId(): string | null {
    return globalIdOf(this.accountId, this.source.token);
  }

  @Field(() => [AuthorizationRequest], {
    description: 'Each request that was decided, with the reason: the first, and each increment. Oldest first.',
  })
  get requestHistory(): AuthorizationRequest[] {
    const oldestFirst = [...this.source.request_history].sort((one, other) => one.created - other.created);
    return oldestFirst.map((request) => new AuthorizationRequest(request));
  }

  @Field(() => PendingAuthorizationRequest, {
    nullable: true,
    description: 'The request that waits to be decided; null if none does.',
  })
  get pendingRequest(): PendingAuthorizationRequest | null {
    return this.source.pending_request && new PendingAuthorizationRequest(this.source.pending_request);
  }

  @Field(() => VerificationData, { description: 'What was checked of the buyer.' })
  get verificationData(): VerificationData {
    return new VerificationData(this.source.verification_data);
  }

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the cardholder had confirmed by text message that the purchase is theirs.',
  })
  get verifiedByFraudChallenge(): boolean | null {
    return this.source.verified_by_fraud_challenge;
  }

  @Field(() => AuthorizationNetworkData, { nullable: true, description: 'What the card network says.' })
  get networkData(): AuthorizationNetworkData | null {
    return this.source.network_data && new AuthorizationNetworkData(this.source.network_data);
  }

  @Field(() => Fleet, { nullable: true, description: 'What a fleet card reports; null for any other.' })
  get fleet(): Fleet | null {
    return this.source.fleet && new Fleet(this.source.fleet);
  }

  @Field(() => Fuel, { nullable: true, description: 'What was bought at a pump; null anywhere else.' })
  get fuel(): Fuel | null {
    return this.source.fuel && new Fuel(this.source.fuel);
  }

  @Field(() => AuthorizationTreasury, {
    nullable: true,
    description: 'What moved in the financial account; null for a card that spends from the Issuing balance.',
  })
  get treasury(): AuthorizationTreasury | null {
    return this.source.treasury ? new AuthorizationTreasury(this.accountId, this.source.treasury) : null;
  }

  @Field(() => [MetadataEntry], { description: 'Your own entries.' })
  get metadata(): MetadataEntry[] {
    return metadataEntries(this.source.metadata);
  }

  @Field(() => DateTime, { description: 'When the card was used.' })
  get createdAt(): Date {
    return dateTime(this.source.created);
  }

  @Field(() => Boolean, { description: 'False in test mode.' })
  get livemode(): boolean {
    return this.source.livemode;
  }
}

export const AuthorizationConnection = connectionOf(Authorization, 'Authorization', 'authorizations:read');
export type AuthorizationConnection = InstanceType<typeof AuthorizationConnection>;

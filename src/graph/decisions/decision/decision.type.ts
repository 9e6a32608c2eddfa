import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { Decision as Decided, Hit, Purchase } from '../../../decisions/index.js';
import { AuthorizationMethod } from '../../issuing/authorization/authorization.type.js';
import { globalId, globalIdOf } from '../../shared/ids.js';
import { PartOfItsOwner, Requires } from '../../shared/permission.js';
import { connectionOf } from '../../shared/reading/connection.js';
import { DigitalWallet } from '../../shared/values/digital-wallet.js';
import { MerchantCategory } from '../../shared/values/merchant-category.js';
import { Money } from '../../shared/values/money.js';
import { DateTime } from '../../shared/values/scalars.js';
import { inputEnum, known } from '../../shared/values/stripe-enum.js';
import { RuleAction } from '../rule/rule.type.js';

export const Decider = inputEnum<Decided['by']>('Decider', 'Who decided.', {
  rule: 'A rule of the account.',
  endpoint: "The partner's endpoint.",
  responder: 'A partner over GraphQL.',
  card_default: 'The default of the card.',
  cardholder_default: 'The default of the cardholder.',
  account_default: 'The default of the account.',
  configured_default: 'The default of this server.',
});

export const FallbackReason = inputEnum<NonNullable<Decided['fallback']>>(
  'FallbackReason',
  'Why a default decided in place of the partner.',
  {
    no_partner: 'A rule wanted the partner asked, and there is none.',
    late: 'The partner did not answer in time.',
    unreachable: 'There was no connection to the partner, or it broke.',
    refused_address: "The partner's address is not public.",
    redirect: 'The partner sent on to another address.',
    too_large: 'The answer was longer than is read.',
    status: 'The answer had another status than 200.',
    not_understood: 'The answer was none, or approved what cannot be approved.',
    circuit_open: 'The partner failed several times in a row and is left alone for a while.',
    too_many_asked: 'Too many questions to the partner were open.',
    gone: 'The partner went away while it was asked.',
    unreadable: "Stripe's request could not be read.",
    fault: 'This server was at fault.',
  },
);

@ObjectType({ description: 'A rule that matched a purchase.', simpleResolvers: true })
@PartOfItsOwner()
export class RuleHit {
  constructor(
    private readonly account: string,
    private readonly source: Hit,
  ) {}

  @Field(() => ID, { description: 'The rule.' })
  get ruleId(): string {
    return globalId(this.account, this.source.rule);
  }

  @Field(() => Int, { description: 'Its version then.' })
  get version(): number {
    return this.source.version;
  }

  @Field(() => String, { description: 'Its name then.' })
  get name(): string {
    return this.source.name;
  }

  @Field(() => Boolean, { description: 'Whether it was in shadow: then it decided nothing.' })
  get shadow(): boolean {
    return this.source.shadow;
  }

  @Field(() => RuleAction, { description: 'What it does, or would do.' })
  get action(): string {
    return this.source.action;
  }

  @Field(() => Boolean, { description: 'Whether it was the one that counted.' })
  get decided(): boolean {
    return this.source.decided;
  }
}

@ObjectType({ description: 'What was decided on, as Stripe told it.', simpleResolvers: true })
@PartOfItsOwner()
export class DecidedPurchase {
  constructor(private readonly source: Purchase) {}

  @Field(() => Money, { description: 'What was asked for.' })
  get amount(): Money {
    return new Money(this.source.amount, this.source.currency);
  }

  @Field(() => Money, { description: 'What the authorization held already; more is asked for in steps.' })
  get heldAmount(): Money {
    return new Money(this.source.held, this.source.currency);
  }

  @Field(() => Boolean, { description: 'Whether less could be approved.' })
  get amountControllable(): boolean {
    return this.source.amountControllable;
  }

  @Field(() => Money, { description: 'The part that is handed out in cash; the least that could be approved.' })
  get cashback(): Money {
    return new Money(this.source.cashback, this.source.currency);
  }

  @Field(() => String, { description: 'The id by which the card network knows the seller.' })
  get merchantId(): string {
    return this.source.merchant.id;
  }

  @Field(() => String, { nullable: true, description: "The seller's name." })
  get merchantName(): string | null {
    return this.source.merchant.name;
  }

  @Field(() => MerchantCategory, { description: 'What the seller sells.' })
  get merchantCategory(): string {
    return known(MerchantCategory, this.source.merchant.category);
  }

  @Field(() => String, { nullable: true, description: "The seller's country, ISO 3166-1 alpha-2." })
  get merchantCountry(): string | null {
    return this.source.merchant.country;
  }

  @Field(() => String, { nullable: true, description: "The seller's city." })
  get merchantCity(): string | null {
    return this.source.merchant.city;
  }

  @Field(() => DigitalWallet, { nullable: true, description: 'The wallet; null for the card itself.' })
  get wallet(): string | null {
    return this.source.wallet === 'none' ? null : known(DigitalWallet, this.source.wallet);
  }

  @Field(() => AuthorizationMethod, { description: "How the card's details were taken." })
  get entryMode(): string {
    return known(AuthorizationMethod, this.source.entryMode);
  }
}

@ObjectType({
  description:
    'How a purchase was decided while Stripe waited. Stripe has the last word: `authorization.requestHistory` shows what came of it.',
  simpleResolvers: true,
})
@Requires('decisions:read')
export class Decision {
  constructor(readonly source: Decided) {}

  /** Its place in a list. */
  get ownId(): string {
    return this.source.id;
  }

  @Field(() => ID, { description: 'Global id: `<account>/dec_…`.' })
  get id(): string {
    return globalId(this.source.account, this.source.id);
  }

  @Field(() => ID, { description: 'The authorization that was decided on.' })
  get authorizationId(): string {
    return globalId(this.source.account, this.source.authorization);
  }

  @Field(() => ID, { description: 'The card that was used.' })
  get cardId(): string {
    return globalId(this.source.account, this.source.card);
  }

  @Field(() => ID, { nullable: true, description: 'Its cardholder.' })
  get cardholderId(): string | null {
    return globalIdOf(this.source.account, this.source.cardholder);
  }

  @Field(() => ID, { description: "Stripe's event that asked." })
  get eventId(): string {
    return globalId(this.source.account, this.source.event);
  }

  @Field(() => Boolean, { description: 'Whether it was approved.' })
  get approved(): boolean {
    return this.source.approved;
  }

  @Field(() => Money, {
    nullable: true,
    description: 'What was approved of it, if less than was asked for; null for all of it, or nothing.',
  })
  get approvedAmount(): Money | null {
    const { amount, purchase } = this.source;
    return amount === null || purchase === null ? null : new Money(amount, purchase.currency);
  }

  @Field(() => String, { nullable: true, description: 'Why, in the words of the rule or the partner.' })
  get reason(): string | null {
    return this.source.reason;
  }

  @Field(() => Decider, { description: 'Who decided.' })
  get decidedBy(): string {
    return this.source.by;
  }

  @Field(() => FallbackReason, {
    nullable: true,
    description: 'Why a default decided where somebody else was to; null if it was not so.',
  })
  get fallbackReason(): string | null {
    return this.source.fallback;
  }

  @Field(() => [RuleHit], { description: 'The rules that matched, in their order, those in shadow among them.' })
  get rulesHit(): RuleHit[] {
    return this.source.hits.map((hit) => new RuleHit(this.source.account, hit));
  }

  @Field(() => DecidedPurchase, { nullable: true, description: 'What was asked; null if it could not be read.' })
  get purchase(): DecidedPurchase | null {
    return this.source.purchase && new DecidedPurchase(this.source.purchase);
  }

  @Field(() => Float, { description: 'From the arrival of the question to its answer, in milliseconds.' })
  get latencyMs(): number {
    return this.source.latencyMs;
  }

  @Field(() => Float, {
    nullable: true,
    description: 'How much of it the partner took, in milliseconds; null if it was not asked.',
  })
  get partnerLatencyMs(): number | null {
    return this.source.partnerMs;
  }

  @Field(() => DateTime, { description: 'When Stripe asked, by its clock.' })
  get askedAt(): Date {
    return this.source.askedAt;
  }

  @Field(() => DateTime, { description: "When it was decided, by this server's clock." })
  get decidedAt(): Date {
    return this.source.decidedAt;
  }
}

export const DecisionConnection = connectionOf(Decision, 'Decision', 'decisions:read');
export type DecisionConnection = InstanceType<typeof DecisionConnection>;

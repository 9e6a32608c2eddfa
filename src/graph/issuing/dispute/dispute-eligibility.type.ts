import type Stripe from 'stripe';
import { Field, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { Money } from '../../shared/values/money.js';
import { DateTime, dateTime } from '../../shared/values/scalars.js';
import type { Known } from '../../shared/values/stripe-enum.js';
import { inputEnum } from '../../shared/values/stripe-enum.js';
import { DisputeReason } from './dispute-evidence.type.js';

type Reason = Known<Stripe.Issuing.Dispute.Evidence.Reason>;
type Need = 'required' | 'one_of' | 'optional';
type Obstacle = 'refund' | 'refunded' | 'disputed' | 'too_late';

const DAY = 24 * 60 * 60;
const DAYS_TO_DISPUTE = 110;
/** Card networks give less time to claim that nobody authorized it. */
const DAYS_WITHOUT_AUTHORIZATION: Readonly<Record<string, number>> = { Visa: 65, MasterCard: 80 };
const FEWEST_DAYS = 65;

export const EvidenceNeed = inputEnum<Need>('EvidenceNeed', 'Whether a dispute can be submitted without it.', {
  required: 'It cannot.',
  one_of: 'It cannot without one of those that are marked so.',
  optional: 'It can.',
});

export const DisputeObstacle = inputEnum<Obstacle>('DisputeObstacle', 'Why a transaction cannot be disputed.', {
  refund: 'It is a refund.',
  refunded: 'All of it was refunded.',
  disputed: 'It is disputed already: see `dispute`.',
  too_late: 'It is older than 110 days.',
});

@ObjectType({ description: 'A field of the evidence of a reason.', simpleResolvers: true })
@PartOfItsOwner()
export class EvidenceField {
  @Field(() => String, { description: 'Where `createDispute` takes it, such as `evidence.fraudulent.explanation`.' })
  readonly path!: string;

  @Field(() => EvidenceNeed, { description: 'Whether a dispute can be submitted without it.' })
  readonly need!: Need;
}

@ObjectType({ description: 'A reason for which a transaction can be disputed.', simpleResolvers: true })
@PartOfItsOwner()
export class AllowedDisputeReason {
  @Field(() => DisputeReason, { description: 'The reason.' })
  readonly reason!: Reason;

  @Field(() => Money, { description: 'The most that can be disputed for it.' })
  readonly most!: Money;

  @Field(() => DateTime, {
    description:
      'When it must be submitted at the latest; for NO_VALID_AUTHORIZATION by the rules of the card network, or the strictest of them where it is not known.',
  })
  readonly deadline!: Date;

  @Field(() => [EvidenceField], { description: 'What it takes.' })
  readonly evidence!: readonly EvidenceField[];
}

@ObjectType({
  description: 'Whether a transaction can be disputed, why, until when, and what that takes.',
  simpleResolvers: true,
})
@PartOfItsOwner()
export class DisputeEligibility {
  @Field(() => Boolean, { description: 'Whether it can.' })
  get eligible(): boolean {
    return this.allowedReasons.length > 0;
  }

  @Field(() => [DisputeObstacle], { description: 'Why not; empty if it can.' })
  readonly obstacles!: readonly Obstacle[];

  @Field(() => [AllowedDisputeReason], { description: 'The reasons for which it can; empty if it cannot.' })
  readonly allowedReasons!: readonly AllowedDisputeReason[];

  @Field(() => DateTime, {
    description: 'When any dispute must be submitted at the latest: 110 days after the purchase.',
  })
  readonly deadline!: Date;
}

/** What each reason takes, required first. */
const EVIDENCE: { readonly [R in Reason]: { readonly name: string } & Partial<Record<Need, readonly string[]>> } = {
  fraudulent: { name: 'fraudulent', required: ['explanation'] },
  no_valid_authorization: { name: 'noValidAuthorization', required: ['explanation'] },
  duplicate: {
    name: 'duplicate',
    required: ['explanation'],
    one_of: ['originalTransactionId', 'cardStatementId', 'cashReceiptId', 'checkImageId'],
  },
  not_received: {
    name: 'notReceived',
    required: ['explanation', 'expectedAt', 'productType', 'productDescription'],
  },
  merchandise_not_as_described: {
    name: 'merchandiseNotAsDescribed',
    required: ['explanation', 'receivedAt', 'returnStatus'],
    optional: ['returnedAt', 'returnDescription'],
  },
  service_not_as_described: {
    name: 'serviceNotAsDescribed',
    required: ['explanation', 'receivedAt', 'canceledAt', 'cancellationReason'],
  },
  canceled: {
    name: 'canceled',
    required: ['canceledAt', 'cancellationPolicyProvided', 'cancellationReason', 'expectedAt', 'productType'],
    optional: ['explanation', 'productDescription', 'returnStatus', 'returnedAt'],
  },
  other: { name: 'other', required: ['explanation', 'productType', 'productDescription'] },
};
const REASONS = Object.keys(EVIDENCE).filter(isReason);

/** `authorization` is null for a capture that nobody was asked for. */
export function eligibilityOf(
  transaction: Stripe.Issuing.Transaction,
  authorization: Stripe.Issuing.Authorization | null,
  now: number,
): DisputeEligibility {
  const left = unrefunded(transaction, authorization);
  const latest = transaction.created + DAYS_TO_DISPUTE * DAY;
  const obstacles: Obstacle[] = [
    ...(transaction.type === 'refund' ? (['refund'] as const) : []),
    ...(transaction.type === 'capture' && left === 0 ? (['refunded'] as const) : []),
    ...(transaction.dispute === null ? [] : (['disputed'] as const)),
    ...(now > latest ? (['too_late'] as const) : []),
  ];
  const reasons = obstacles.length > 0 ? [] : REASONS;
  const allowedReasons = reasons.flatMap((reason) => {
    const bare = reason === 'no_valid_authorization';
    const most = bare ? Math.min(left, unauthorized(transaction, authorization)) : left;
    const until = bare ? transaction.created + daysWithout(authorization) * DAY : latest;
    if (most === 0 || now > until) return [];
    const facts = { reason, most: new Money(most, transaction.currency), deadline: dateTime(until) };
    return [Object.assign(new AllowedDisputeReason(), { ...facts, evidence: evidenceOf(reason) })];
  });
  return Object.assign(new DisputeEligibility(), { obstacles, allowedReasons, deadline: dateTime(latest) });
}

function evidenceOf(reason: Reason): EvidenceField[] {
  const { name, required = [], one_of: oneOf = [], optional = [] } = EVIDENCE[reason];
  const field = (need: Need) => (part: string) =>
    Object.assign(new EvidenceField(), { path: `evidence.${name}.${part}`, need });
  return [
    ...required.map(field('required')),
    ...oneOf.map(field('one_of')),
    ...[...optional, 'additionalDocumentationId'].map(field('optional')),
  ];
}

/** What was not refunded: a refund names the authorization, so its captures share its refunds. */
function unrefunded(capture: Stripe.Issuing.Transaction, authorization: Stripe.Issuing.Authorization | null): number {
  if (capture.type !== 'capture') return 0;
  const sum = (authorization?.transactions ?? []).reduce((total, { amount }) => total - amount, 0);
  return Math.max(0, authorization === null ? -capture.amount : Math.min(-capture.amount, sum));
}

/** The part of a capture that goes beyond its authorization; earlier captures come first. */
function unauthorized({ id, amount }: Stripe.Issuing.Transaction, authorization: Stripe.Issuing.Authorization | null) {
  if (authorization === null) return -amount;
  const captures = authorization.transactions.filter(({ type }) => type === 'capture');
  const inOrder = [...captures].sort((one, other) => one.created - other.created);
  const through = inOrder.slice(0, inOrder.findIndex((capture) => capture.id === id) + 1);
  const taken = through.reduce((sum, capture) => sum - capture.amount, 0);
  return Math.max(0, Math.min(-amount, taken - authorization.amount));
}

function daysWithout(authorization: Stripe.Issuing.Authorization | null): number {
  return DAYS_WITHOUT_AUTHORIZATION[authorization?.card.brand ?? ''] ?? FEWEST_DAYS;
}

function isReason(name: string): name is Reason {
  return Object.hasOwn(EVIDENCE, name);
}

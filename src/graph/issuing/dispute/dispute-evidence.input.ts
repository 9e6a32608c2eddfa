import type Stripe from 'stripe';
import { Field, ID, InputType } from 'type-graphql';
import { DateTime, unixSeconds } from '../../shared/values/scalars.js';
import type { InputFaults } from '../../shared/writing/input-faults.js';
import { DisputedProductType, DisputedReturnStatus } from './dispute-evidence.type.js';

const LONGEST = 1500;

@InputType({ description: 'Evidence of one reason.' })
export class EvidenceInput {
  @Field(() => String, { nullable: true, description: 'What happened, in words, at most 1500 characters.' })
  explanation?: string | null;

  @Field(() => ID, { nullable: true, description: 'A file that supports it, uploaded as `dispute_evidence`.' })
  additionalDocumentationId?: string | null;
}

@InputType({ description: 'Evidence that the purchase was charged twice, or paid otherwise.' })
export class DuplicateEvidenceInput extends EvidenceInput {
  @Field(() => ID, { nullable: true, description: 'The transaction that this one repeats.' })
  originalTransactionId?: string | null;

  @Field(() => ID, { nullable: true, description: 'A file: the statement of the card that paid.' })
  cardStatementId?: string | null;

  @Field(() => ID, { nullable: true, description: 'A file: the receipt of a payment in cash.' })
  cashReceiptId?: string | null;

  @Field(() => ID, { nullable: true, description: 'A file: front or back of the check that paid.' })
  checkImageId?: string | null;
}

@InputType({ description: 'Evidence of anything else.' })
export class OtherEvidenceInput extends EvidenceInput {
  @Field(() => DisputedProductType, { nullable: true, description: 'Goods or a service.' })
  productType?: string | null;

  @Field(() => String, { nullable: true, description: 'What was bought.' })
  productDescription?: string | null;
}

@InputType({ description: 'Evidence that nothing arrived.' })
export class NotReceivedEvidenceInput extends OtherEvidenceInput {
  @Field(() => DateTime, { nullable: true, description: 'When it should have arrived.' })
  expectedAt?: Date | null;
}

@InputType({ description: 'Evidence that the goods are not what was sold.' })
export class MerchandiseNotAsDescribedEvidenceInput extends EvidenceInput {
  @Field(() => DateTime, { nullable: true, description: 'When they arrived.' })
  receivedAt?: Date | null;

  @Field(() => DisputedReturnStatus, { nullable: true, description: 'What came of the return.' })
  returnStatus?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When they were returned, or a return was tried.' })
  returnedAt?: Date | null;

  @Field(() => String, { nullable: true, description: 'How the cardholder tried to return them.' })
  returnDescription?: string | null;
}

@InputType({ description: 'Evidence that the service was not what was sold.' })
export class ServiceNotAsDescribedEvidenceInput extends EvidenceInput {
  @Field(() => DateTime, { nullable: true, description: 'When the service was given.' })
  receivedAt?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was canceled.' })
  canceledAt?: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was canceled.' })
  cancellationReason?: string | null;
}

@InputType({ description: 'Evidence that the purchase was canceled or returned.' })
export class CanceledEvidenceInput extends OtherEvidenceInput {
  @Field(() => DateTime, { nullable: true, description: 'When it was canceled.' })
  canceledAt?: Date | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the buyer was told the rules of cancellation.' })
  cancellationPolicyProvided?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Why it was canceled.' })
  cancellationReason?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it should have arrived.' })
  expectedAt?: Date | null;

  @Field(() => DisputedReturnStatus, { nullable: true, description: 'What came of the return.' })
  returnStatus?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the goods were returned, or a return was tried.' })
  returnedAt?: Date | null;
}

@InputType({ description: 'Why a purchase is disputed, and what supports it: exactly one reason.' })
export class DisputeEvidenceInput {
  @Field(() => EvidenceInput, { nullable: true, description: 'The cardholder did not make it.' })
  fraudulent?: EvidenceInput;

  @Field(() => EvidenceInput, { nullable: true, description: 'More was taken than was approved.' })
  noValidAuthorization?: EvidenceInput;

  @Field(() => DuplicateEvidenceInput, { nullable: true, description: 'It was charged twice, or paid otherwise.' })
  duplicate?: DuplicateEvidenceInput;

  @Field(() => NotReceivedEvidenceInput, { nullable: true, description: 'Nothing arrived.' })
  notReceived?: NotReceivedEvidenceInput;

  @Field(() => MerchandiseNotAsDescribedEvidenceInput, {
    nullable: true,
    description: 'What arrived is not what was sold, or is broken.',
  })
  merchandiseNotAsDescribed?: MerchandiseNotAsDescribedEvidenceInput;

  @Field(() => ServiceNotAsDescribedEvidenceInput, {
    nullable: true,
    description: 'The service was not what was sold.',
  })
  serviceNotAsDescribed?: ServiceNotAsDescribedEvidenceInput;

  @Field(() => CanceledEvidenceInput, { nullable: true, description: 'It was canceled or returned, and not refunded.' })
  canceled?: CanceledEvidenceInput;

  @Field(() => OtherEvidenceInput, { nullable: true, description: 'Anything else.' })
  other?: OtherEvidenceInput;
}

type EvidenceParams = Stripe.Issuing.DisputeCreateParams.Evidence;

/** Stripe's evidence; its faults go to `faults`. The reason is the one field that is given. */
export function evidenceParams(faults: InputFaults, evidence: DisputeEvidenceInput): EvidenceParams {
  const { fraudulent, noValidAuthorization, duplicate, notReceived, canceled, other } = evidence;
  const { merchandiseNotAsDescribed: merchandise, serviceNotAsDescribed: service } = evidence;
  if (fraudulent) return { reason: 'fraudulent', fraudulent: explained(faults, 'fraudulent', fraudulent) };
  if (noValidAuthorization) {
    const given = explained(faults, 'noValidAuthorization', noValidAuthorization);
    return { reason: 'no_valid_authorization', no_valid_authorization: given };
  }
  if (duplicate) return { reason: 'duplicate', duplicate: duplicateParams(faults, duplicate) };
  if (notReceived) return { reason: 'not_received', not_received: notReceivedParams(faults, notReceived) };
  if (merchandise) {
    return {
      reason: 'merchandise_not_as_described',
      merchandise_not_as_described: merchandiseParams(faults, merchandise),
    };
  }
  if (service) return { reason: 'service_not_as_described', service_not_as_described: serviceParams(faults, service) };
  if (canceled) return { reason: 'canceled', canceled: canceledParams(faults, canceled) };
  return { reason: 'other', other: bought(faults, 'other', other ?? {}) };
}

/** A field that was not given stays as it is; null clears it. */
function explained(faults: InputFaults, reason: string, evidence: EvidenceInput) {
  const { explanation, additionalDocumentationId } = evidence;
  faults.text(`evidence.${reason}.explanation`, explanation, LONGEST);
  return {
    ...(explanation === undefined ? {} : { explanation }),
    ...file(faults, 'additional_documentation', `${reason}.additionalDocumentationId`, additionalDocumentationId),
  };
}

function file<K extends string>(
  faults: InputFaults,
  param: K,
  path: string,
  id: string | null | undefined,
): { [P in K]?: string | null } {
  const files: { [P in K]?: string | null } = {};
  if (id !== undefined) files[param] = id === null ? null : faults.id(`evidence.${path}`, id, 'file_', 'file');
  return files;
}

function bought(faults: InputFaults, reason: string, evidence: OtherEvidenceInput) {
  const { productType, productDescription } = evidence;
  faults.text(`evidence.${reason}.productDescription`, productDescription, LONGEST);
  return {
    ...explained(faults, reason, evidence),
    ...(productType === undefined ? {} : { product_type: productType }),
    ...(productDescription === undefined ? {} : { product_description: productDescription }),
  };
}

function duplicateParams(faults: InputFaults, evidence: DuplicateEvidenceInput): EvidenceParams['duplicate'] {
  const path = 'evidence.duplicate.originalTransactionId';
  const original = faults.optionalId(path, evidence.originalTransactionId, 'ipi_', 'transaction');
  return {
    ...explained(faults, 'duplicate', evidence),
    ...(original === undefined ? {} : { original_transaction: original }),
    ...file(faults, 'card_statement', 'duplicate.cardStatementId', evidence.cardStatementId),
    ...file(faults, 'cash_receipt', 'duplicate.cashReceiptId', evidence.cashReceiptId),
    ...file(faults, 'check_image', 'duplicate.checkImageId', evidence.checkImageId),
  };
}

function notReceivedParams(faults: InputFaults, evidence: NotReceivedEvidenceInput): EvidenceParams['not_received'] {
  return { ...bought(faults, 'notReceived', evidence), ...times({ expected_at: evidence.expectedAt }) };
}

function merchandiseParams(
  faults: InputFaults,
  evidence: MerchandiseNotAsDescribedEvidenceInput,
): EvidenceParams['merchandise_not_as_described'] {
  const { receivedAt, returnedAt, returnStatus, returnDescription } = evidence;
  const path = 'evidence.merchandiseNotAsDescribed';
  faults.text(`${path}.returnDescription`, returnDescription, LONGEST);
  if (receivedAt && returnedAt && returnedAt < receivedAt)
    faults.add(`${path}.returnedAt`, 'must not be before receivedAt: what has not arrived is not returned.');
  return {
    ...explained(faults, 'merchandiseNotAsDescribed', evidence),
    ...times({ received_at: receivedAt, returned_at: returnedAt }),
    ...(returnStatus === undefined ? {} : { return_status: returnStatus }),
    ...(returnDescription === undefined ? {} : { return_description: returnDescription }),
  };
}

function serviceParams(
  faults: InputFaults,
  evidence: ServiceNotAsDescribedEvidenceInput,
): EvidenceParams['service_not_as_described'] {
  const { receivedAt, canceledAt, cancellationReason } = evidence;
  faults.text('evidence.serviceNotAsDescribed.cancellationReason', cancellationReason, LONGEST);
  return {
    ...explained(faults, 'serviceNotAsDescribed', evidence),
    ...times({ received_at: receivedAt, canceled_at: canceledAt }),
    ...(cancellationReason === undefined ? {} : { cancellation_reason: cancellationReason }),
  };
}

function canceledParams(faults: InputFaults, evidence: CanceledEvidenceInput): EvidenceParams['canceled'] {
  const { canceledAt, cancellationPolicyProvided: told, cancellationReason, expectedAt } = evidence;
  const { returnStatus, returnedAt } = evidence;
  faults.text('evidence.canceled.cancellationReason', cancellationReason, LONGEST);
  for (const name of ['returnStatus', 'returnedAt'] as const)
    if (evidence.productType === 'service' && evidence[name] != null)
      faults.add(`evidence.canceled.${name}`, 'does not fit productType SERVICE: a service is not returned.');
  return {
    ...bought(faults, 'canceled', evidence),
    ...times({ canceled_at: canceledAt, expected_at: expectedAt, returned_at: returnedAt }),
    ...(told === undefined ? {} : { cancellation_policy_provided: told }),
    ...(cancellationReason === undefined ? {} : { cancellation_reason: cancellationReason }),
    ...(returnStatus === undefined ? {} : { return_status: returnStatus }),
  };
}

function times<K extends string>(given: Readonly<Record<K, Date | null | undefined>>): { [P in K]?: number | null } {
  const times: { [P in K]?: number | null } = {};
  for (const name in given) {
    const time = given[name];
    if (time !== undefined) times[name] = time && unixSeconds(time);
  }
  return times;
}

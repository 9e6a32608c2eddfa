import type Stripe from 'stripe';
import { Field, ID, InputType } from 'type-graphql';
import { DateTime } from '../../shared/values/scalars.js';
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
  return { reason: 'other', other: { ...explained(faults, 'other', other ?? {}), ...product(other ?? {}) } };
}

function explained(faults: InputFaults, reason: string, evidence: EvidenceInput) {
  const path = `evidence.${reason}`;
  faults.text(`${path}.explanation`, evidence.explanation, LONGEST);
  const id = evidence.additionalDocumentationId;
  const file = faults.optionalId(`${path}.additionalDocumentationId`, id, 'file_', 'file');
  return {
    ...(evidence.explanation ? { explanation: evidence.explanation } : {}),
    ...(file ? { additional_documentation: file } : {}),
  };
}

function product({ productType, productDescription }: OtherEvidenceInput) {
  return {
    ...(productType ? { product_type: productType } : {}),
    ...(productDescription ? { product_description: productDescription } : {}),
  };
}

function duplicateParams(faults: InputFaults, evidence: DuplicateEvidenceInput): EvidenceParams['duplicate'] {
  const path = 'evidence.duplicate';
  const { originalTransactionId, cardStatementId, cashReceiptId, checkImageId } = evidence;
  const original = faults.optionalId(`${path}.originalTransactionId`, originalTransactionId, 'ipi_', 'transaction');
  const statement = faults.optionalId(`${path}.cardStatementId`, cardStatementId, 'file_', 'file');
  const receipt = faults.optionalId(`${path}.cashReceiptId`, cashReceiptId, 'file_', 'file');
  const check = faults.optionalId(`${path}.checkImageId`, checkImageId, 'file_', 'file');
  return {
    ...explained(faults, 'duplicate', evidence),
    ...(original ? { original_transaction: original } : {}),
    ...(statement ? { card_statement: statement } : {}),
    ...(receipt ? { cash_receipt: receipt } : {}),
    ...(check ? { check_image: check } : {}),
  };
}

function notReceivedParams(faults: InputFaults, evidence: NotReceivedEvidenceInput): EvidenceParams['not_received'] {
  const { expectedAt } = evidence;
  return {
    ...explained(faults, 'notReceived', evidence),
    ...product(evidence),
    ...(expectedAt ? { expected_at: seconds(expectedAt) } : {}),
  };
}

function merchandiseParams(
  faults: InputFaults,
  evidence: MerchandiseNotAsDescribedEvidenceInput,
): EvidenceParams['merchandise_not_as_described'] {
  const { receivedAt, returnedAt, returnStatus, returnDescription } = evidence;
  return {
    ...explained(faults, 'merchandiseNotAsDescribed', evidence),
    ...(receivedAt ? { received_at: seconds(receivedAt) } : {}),
    ...(returnedAt ? { returned_at: seconds(returnedAt) } : {}),
    ...(returnStatus ? { return_status: returnStatus } : {}),
    ...(returnDescription ? { return_description: returnDescription } : {}),
  };
}

function serviceParams(
  faults: InputFaults,
  evidence: ServiceNotAsDescribedEvidenceInput,
): EvidenceParams['service_not_as_described'] {
  const { receivedAt, canceledAt, cancellationReason } = evidence;
  return {
    ...explained(faults, 'serviceNotAsDescribed', evidence),
    ...(receivedAt ? { received_at: seconds(receivedAt) } : {}),
    ...(canceledAt ? { canceled_at: seconds(canceledAt) } : {}),
    ...(cancellationReason ? { cancellation_reason: cancellationReason } : {}),
  };
}

function canceledParams(faults: InputFaults, evidence: CanceledEvidenceInput): EvidenceParams['canceled'] {
  const { canceledAt, cancellationPolicyProvided: told, cancellationReason, expectedAt, returnStatus } = evidence;
  return {
    ...explained(faults, 'canceled', evidence),
    ...product(evidence),
    ...(canceledAt ? { canceled_at: seconds(canceledAt) } : {}),
    ...(told == null ? {} : { cancellation_policy_provided: told }),
    ...(cancellationReason ? { cancellation_reason: cancellationReason } : {}),
    ...(expectedAt ? { expected_at: seconds(expectedAt) } : {}),
    ...(returnStatus ? { return_status: returnStatus } : {}),
    ...(evidence.returnedAt ? { returned_at: seconds(evidence.returnedAt) } : {}),
  };
}

const seconds = (time: Date): number => Math.floor(time.getTime() / 1000);

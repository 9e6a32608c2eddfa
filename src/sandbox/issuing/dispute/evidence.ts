import type Stripe from 'stripe';
import type { Known } from '../../state/known.js';
import { invalid } from '../../wire/error-body.js';
import { boolean, oneOf, string, timestamp } from '../../wire/param-kinds.js';
import { missing, object, type Infer } from '../../wire/params.js';

export type Evidence = Stripe.Issuing.Dispute.Evidence;
export type Reason = Known<Evidence['reason']>;

const file = string({ max: 500 }).emptyable();
const text = string({ max: 1500 }).emptyable();
const moment = timestamp().emptyable();
const productType = oneOf('merchandise', 'service').emptyable();
const returnStatus = oneOf('merchant_rejected', 'successful').emptyable();
const told = { additional_documentation: file, explanation: text };

const hashes = {
  canceled: object({
    ...told,
    canceled_at: moment,
    cancellation_policy_provided: boolean().emptyable(),
    cancellation_reason: text,
    expected_at: moment,
    product_description: text,
    product_type: productType,
    return_status: returnStatus,
    returned_at: moment,
  }).emptyable(),
  duplicate: object({
    ...told,
    card_statement: file,
    cash_receipt: file,
    check_image: file,
    original_transaction: string({ max: 500 }),
  }).emptyable(),
  fraudulent: object(told).emptyable(),
  merchandise_not_as_described: object({
    ...told,
    received_at: moment,
    return_description: text,
    return_status: returnStatus,
    returned_at: moment,
  }).emptyable(),
  no_valid_authorization: object(told).emptyable(),
  not_received: object({
    ...told,
    expected_at: moment,
    product_description: text,
    product_type: productType,
  }).emptyable(),
  other: object({ ...told, product_description: text, product_type: productType }).emptyable(),
  service_not_as_described: object({
    ...told,
    canceled_at: moment,
    cancellation_reason: text,
    received_at: moment,
  }).emptyable(),
};

/** Where evidence names a file, by path below `evidence`. */
export const evidenceFiles: readonly string[] = [
  ...Object.keys(hashes).map((reason) => `${reason}.additional_documentation`),
  'duplicate.card_statement',
  'duplicate.cash_receipt',
  'duplicate.check_image',
];

export const evidenceParam = object({
  ...hashes,
  reason: oneOf(
    'canceled',
    'duplicate',
    'fraudulent',
    'merchandise_not_as_described',
    'no_valid_authorization',
    'not_received',
    'other',
    'service_not_as_described',
  ),
});

type Sent = Infer<typeof evidenceParam>;

const NOTHING_TOLD = { additional_documentation: null, explanation: null };
const EMPTY: Required<Omit<Evidence, 'reason'>> = {
  canceled: {
    ...NOTHING_TOLD,
    canceled_at: null,
    cancellation_policy_provided: null,
    cancellation_reason: null,
    expected_at: null,
    product_description: null,
    product_type: null,
    return_status: null,
    returned_at: null,
  },
  duplicate: {
    ...NOTHING_TOLD,
    card_statement: null,
    cash_receipt: null,
    check_image: null,
    original_transaction: null,
  },
  fraudulent: NOTHING_TOLD,
  merchandise_not_as_described: {
    ...NOTHING_TOLD,
    received_at: null,
    return_description: null,
    return_status: null,
    returned_at: null,
  },
  no_valid_authorization: NOTHING_TOLD,
  not_received: { ...NOTHING_TOLD, expected_at: null, product_description: null, product_type: null },
  other: { ...NOTHING_TOLD, product_description: null, product_type: null },
  service_not_as_described: { ...NOTHING_TOLD, canceled_at: null, cancellation_reason: null, received_at: null },
};

/** What was sent, field by field, on what was there. Only the hash of the reason is kept; another one is refused. */
export function evidenceFrom(old: Evidence, sent: Sent): Evidence {
  const reason = sent.reason ?? known(old.reason);
  const stray = Object.keys(hashes).find((name) => name !== reason && hasValue(sent, name));
  if (stray !== undefined) {
    throw invalid(`The evidence[${stray}] does not belong to the reason '${reason}'.`, { param: `evidence[${stray}]` });
  }
  const kept: Evidence = old.reason === reason ? old : { reason };
  switch (reason) {
    case 'canceled':
      return { reason, canceled: filled(EMPTY.canceled, kept.canceled, sent.canceled) };
    case 'duplicate':
      return { reason, duplicate: filled(EMPTY.duplicate, kept.duplicate, sent.duplicate) };
    case 'fraudulent':
      return { reason, fraudulent: filled(EMPTY.fraudulent, kept.fraudulent, sent.fraudulent) };
    case 'merchandise_not_as_described': {
      const { merchandise_not_as_described: before } = kept;
      const now = filled(EMPTY.merchandise_not_as_described, before, sent.merchandise_not_as_described);
      return { reason, merchandise_not_as_described: now };
    }
    case 'no_valid_authorization': {
      const now = filled(EMPTY.no_valid_authorization, kept.no_valid_authorization, sent.no_valid_authorization);
      return { reason, no_valid_authorization: now };
    }
    case 'not_received':
      return { reason, not_received: filled(EMPTY.not_received, kept.not_received, sent.not_received) };
    case 'other':
      return { reason, other: filled(EMPTY.other, kept.other, sent.other) };
    case 'service_not_as_described': {
      const now = filled(EMPTY.service_not_as_described, kept.service_not_as_described, sent.service_not_as_described);
      return { reason, service_not_as_described: now };
    }
  }
}

/** An empty hash clears it. */
function filled<T extends object>(
  empty: T,
  old: NoInfer<T> | undefined,
  sent: Partial<NoInfer<T>> | null | undefined,
): T {
  return sent === null ? empty : { ...empty, ...old, ...sent };
}

function hasValue(sent: Sent, name: string): boolean {
  return Object.entries(sent).some(([key, value]) => key === name && value !== null);
}

function known(reason: string): Reason {
  return isReason(reason) ? reason : 'other';
}

function isReason(reason: string): reason is Reason {
  return Object.hasOwn(hashes, reason);
}

const NEEDED: Readonly<Record<Reason, readonly string[]>> = {
  canceled: ['canceled_at', 'cancellation_policy_provided', 'cancellation_reason', 'expected_at', 'product_type'],
  duplicate: ['explanation'],
  fraudulent: ['explanation'],
  merchandise_not_as_described: ['received_at', 'explanation', 'return_status'],
  no_valid_authorization: ['explanation'],
  not_received: ['expected_at', 'explanation', 'product_type', 'product_description'],
  other: ['explanation', 'product_description', 'product_type'],
  service_not_as_described: ['received_at', 'canceled_at', 'cancellation_reason', 'explanation'],
};
const PROOFS = ['original_transaction', 'card_statement', 'cash_receipt', 'check_image'];

/** Refuses evidence that is too thin to be sent to the network. */
export function checkComplete(evidence: Evidence): void {
  const reason = known(evidence.reason);
  const given = new Map<string, unknown>(Object.entries(evidence[reason] ?? {}));
  const isMissing = (field: string) => given.get(field) === null || given.get(field) === undefined;
  const field = NEEDED[reason].find(isMissing);
  if (field !== undefined) throw missing(`evidence[${reason}][${field}]`);
  if (reason === 'duplicate' && PROOFS.every(isMissing)) throw missing('evidence[duplicate][original_transaction]');
}

export function explanationOf(evidence: Evidence): string | null {
  return evidence[known(evidence.reason)]?.explanation ?? null;
}

import type Stripe from 'stripe';
import type { Turn } from '../../state/turn.js';
import { string } from '../../wire/param-kinds.js';
import { object } from '../../wire/params.js';
import { identityFile, type Legibility } from '../files.js';

/** What was handed in to prove an identity, and what Stripe will read in it. */
export interface StoredDocument {
  back: string | null;
  front: string | null;
  legibility: Legibility;
}

export interface Proof {
  additional_document?: StoredDocument;
  document?: StoredDocument;
}

interface Sides {
  back?: string;
  front?: string;
}

const side = () => string({ max: 500 });
export const documentParam = object({ back: side(), front: side() });

/** Each side must be a file of `purpose`; a side that is not named stays. */
export function handedIn(
  turn: Turn,
  old: Proof | undefined,
  sent: { additional_document?: Sides; document?: Sides } | undefined,
  place: { purpose: 'identity_document' | 'additional_verification'; param: string },
): Proof {
  const proof: Proof = { ...old };
  for (const name of ['document', 'additional_document'] as const) {
    const sides = sent?.[name];
    if (!sides) continue;
    const read = (face: 'front' | 'back') => {
      const id = sides[face];
      return id === undefined ? undefined : identityFile(turn, id, place.purpose, `${place.param}[${name}][${face}]`);
    };
    const [front, back] = [read('front'), read('back')];
    const known = proof[name];
    const faults = [front, back].filter((file) => file?.legibility === 'refused');
    proof[name] = {
      front: front?.id ?? known?.front ?? null,
      back: back?.id ?? known?.back ?? null,
      legibility: faults.length > 0 ? 'refused' : (front?.legibility ?? known?.legibility ?? 'unread'),
    };
  }
  return proof;
}

/** Why a document does not prove anything; undefined when it does. */
export function documentFault(document: StoredDocument) {
  if (document.front === null) {
    return {
      code: 'verification_document_missing_front',
      details_code: 'document_missing_front',
      reason: 'The front of the document is missing.',
    } as const;
  }
  if (document.legibility !== 'refused') return undefined;
  return {
    code: 'verification_document_failed_test_mode',
    details_code: 'document_failed_test_mode',
    reason: 'A test document was supplied that stands for a failed verification.',
  } as const;
}

export function renderDocument(document: StoredDocument | undefined): Stripe.Person.Verification.Document {
  const fault = document && documentFault(document);
  return {
    back: document?.back ?? null,
    details: fault?.reason ?? null,
    details_code: fault?.details_code ?? null,
    front: document?.front ?? null,
  };
}

/** What a file is uploaded for, and what Stripe takes for it. */
export type UploadPurpose =
  | 'account_requirement'
  | 'additional_verification'
  | 'identity_document'
  | 'dispute_evidence'
  | 'business_icon'
  | 'business_logo'
  | 'issuing_logo';

export interface UploadRules {
  readonly mostBytes: number;
  readonly contentTypes: readonly string[];
}

const MB = 1024 * 1024;
const DOCUMENT = ['application/pdf', 'image/jpeg', 'image/png'];
const PICTURE = ['image/jpeg', 'image/png'];

/** Within Stripe's limits (https://docs.stripe.com/file-upload), and within what a gateway holds in memory at once. */
export const UPLOAD_RULES: Readonly<Record<UploadPurpose, UploadRules>> = {
  account_requirement: { mostBytes: 10 * MB, contentTypes: DOCUMENT },
  additional_verification: { mostBytes: 10 * MB, contentTypes: DOCUMENT },
  identity_document: { mostBytes: 10 * MB, contentTypes: DOCUMENT },
  dispute_evidence: { mostBytes: 5 * MB, contentTypes: DOCUMENT },
  business_icon: { mostBytes: MB / 2, contentTypes: PICTURE },
  business_logo: { mostBytes: MB / 2, contentTypes: PICTURE },
  issuing_logo: { mostBytes: 2 * MB, contentTypes: PICTURE },
};

export function isUploadPurpose(purpose: string): purpose is UploadPurpose {
  return Object.hasOwn(UPLOAD_RULES, purpose);
}

type Places = readonly (readonly [stripe: string, ours: string])[];

const terms = (stripe: string, ours: string): Places => [
  [stripe, ours],
  [`${stripe}.date`, `${ours}.acceptedAt`],
];

/** Where a field of an account stands in our inputs, where its name alone does not tell. */
export const ACCOUNT_PLACES: Places = [
  ...terms('tos_acceptance', 'tosAcceptance'),
  ...terms('settings.card_issuing.tos_acceptance', 'settings.cardIssuingTosAcceptance'),
  ...terms('settings.treasury.tos_acceptance', 'settings.treasuryTosAcceptance'),
  ...terms('company.ownership_declaration', 'company.ownershipDeclaration'),
  ...terms('company.directorship_declaration', 'company.directorshipDeclaration'),
  ...terms('company.representative_declaration', 'company.representativeDeclaration'),
  ['settings.payments.statement_descriptor', 'settings.statementDescriptor'],
  ['settings.payouts.statement_descriptor', 'settings.payoutStatementDescriptor'],
  ['company.verification.document', 'company.verificationDocument'],
  ['company.verification.document.front', 'company.verificationDocument.frontFileId'],
  ['company.verification.document.back', 'company.verificationDocument.backFileId'],
  ...files(
    'bank_account_ownership_verification',
    'company_license',
    'company_memorandum_of_association',
    'company_ministerial_decree',
    'company_registration_verification',
    'company_tax_id_verification',
    'proof_of_address',
    'proof_of_business_presence',
    'proof_of_ultimate_beneficial_ownership',
  ),
];

/** The same of a person. */
export const PERSON_PLACES: Places = [
  ['verification.document', 'verificationDocument'],
  ['verification.document.front', 'verificationDocument.frontFileId'],
  ['verification.document.back', 'verificationDocument.backFileId'],
  ['verification.additional_document', 'additionalVerificationDocument'],
  ['verification.additional_document.front', 'additionalVerificationDocument.frontFileId'],
  ['verification.additional_document.back', 'additionalVerificationDocument.backFileId'],
  ...files('company_authorization', 'passport', 'visa'),
];

/** The same of who is told with the account itself, and needs no relationship to be named. */
export const SPEAKER_PLACES: Places = [
  ['relationship.title', 'title'],
  ['relationship.owner', 'owner'],
  ['relationship.director', 'director'],
  ['relationship.executive', 'executive'],
  ['relationship.percent_ownership', 'percentOwnership'],
];

/** Stripe has the files of a document one level deeper. */
function files(...kinds: string[]): Places {
  return kinds.map((kind) => [`documents.${kind}.files`, `documents.${kind}`]);
}

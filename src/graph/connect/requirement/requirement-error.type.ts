import type Stripe from 'stripe';
import { Field, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { known, stripeEnum } from '../../shared/values/stripe-enum.js';

export const RequirementErrorCode = stripeEnum<Stripe.Account.Requirements.Error.Code>(
  'RequirementErrorCode',
  'Why Stripe does not accept what it was told.',
  {
    external_request: 'External request.',
    information_missing: 'Information missing.',
    invalid_address_city_state_postal_code: 'Invalid: address city state postal code.',
    invalid_address_cmra_address: 'Invalid: address CMRA address.',
    invalid_address_highway_contract_box: 'Invalid: address highway contract box.',
    invalid_address_private_mailbox: 'Invalid: address private mailbox.',
    invalid_address_registered_agent_address: 'Invalid: address registered agent address.',
    invalid_business_profile_name: 'Invalid: business profile name.',
    invalid_business_profile_name_denylisted: 'Invalid: business profile name denylisted.',
    invalid_company_name_denylisted: 'Invalid: company name denylisted.',
    invalid_dob_age_over_maximum: 'Invalid: date of birth age over maximum.',
    invalid_dob_age_under_18: 'Invalid: date of birth age under 18.',
    invalid_dob_age_under_minimum: 'Invalid: date of birth age under minimum.',
    invalid_product_description_length: 'Invalid: product description length.',
    invalid_product_description_url_match: 'Invalid: product description URL match.',
    invalid_representative_country: 'Invalid: representative country.',
    invalid_signator: 'Invalid: signator.',
    invalid_statement_descriptor_business_mismatch: 'Invalid: statement descriptor business mismatch.',
    invalid_statement_descriptor_denylisted: 'Invalid: statement descriptor denylisted.',
    invalid_statement_descriptor_length: 'Invalid: statement descriptor length.',
    invalid_statement_descriptor_prefix_denylisted: 'Invalid: statement descriptor prefix denylisted.',
    invalid_statement_descriptor_prefix_mismatch: 'Invalid: statement descriptor prefix mismatch.',
    invalid_street_address: 'Invalid: street address.',
    invalid_tax_id: 'Invalid: tax id.',
    invalid_tax_id_format: 'Invalid: tax id format.',
    invalid_tos_acceptance: 'Invalid: terms of service acceptance.',
    invalid_url_denylisted: 'Invalid: URL denylisted.',
    invalid_url_format: 'Invalid: URL format.',
    invalid_url_length: 'Invalid: URL length.',
    invalid_url_web_presence_detected: 'Invalid: URL web presence detected.',
    invalid_url_website_business_information_mismatch: 'Invalid: URL website business information mismatch.',
    invalid_url_website_empty: 'Invalid: URL website empty.',
    invalid_url_website_inaccessible: 'Invalid: URL website inaccessible.',
    invalid_url_website_inaccessible_geoblocked: 'Invalid: URL website inaccessible geoblocked.',
    invalid_url_website_inaccessible_password_protected: 'Invalid: URL website inaccessible password protected.',
    invalid_url_website_incomplete: 'Invalid: URL website incomplete.',
    invalid_url_website_incomplete_cancellation_policy: 'Invalid: URL website incomplete cancellation policy.',
    invalid_url_website_incomplete_customer_service_details:
      'Invalid: URL website incomplete customer service details.',
    invalid_url_website_incomplete_legal_restrictions: 'Invalid: URL website incomplete legal restrictions.',
    invalid_url_website_incomplete_refund_policy: 'Invalid: URL website incomplete refund policy.',
    invalid_url_website_incomplete_return_policy: 'Invalid: URL website incomplete return policy.',
    invalid_url_website_incomplete_terms_and_conditions: 'Invalid: URL website incomplete terms and conditions.',
    invalid_url_website_incomplete_under_construction: 'Invalid: URL website incomplete under construction.',
    invalid_url_website_other: 'Invalid: URL website other.',
    invalid_value_other: 'Invalid: value other.',
    unsupported_business_type: 'Unsupported business type.',
    verification_directors_mismatch: 'Verification: directors mismatch.',
    verification_document_address_mismatch: 'The document: address mismatch.',
    verification_document_address_missing: 'The document: address missing.',
    verification_document_corrupt: 'The document: corrupt.',
    verification_document_country_not_supported: 'The document: country not supported.',
    verification_document_directors_mismatch: 'The document: directors mismatch.',
    verification_document_dob_mismatch: 'The document: date of birth mismatch.',
    verification_document_duplicate_type: 'The document: duplicate type.',
    verification_document_expired: 'The document: expired.',
    verification_document_failed_copy: 'The document: failed copy.',
    verification_document_failed_greyscale: 'The document: failed greyscale.',
    verification_document_failed_other: 'The document: failed other.',
    verification_document_failed_test_mode: 'The document: failed test mode.',
    verification_document_fraudulent: 'The document: fraudulent.',
    verification_document_id_number_mismatch: 'The document: ID number mismatch.',
    verification_document_id_number_missing: 'The document: ID number missing.',
    verification_document_incomplete: 'The document: incomplete.',
    verification_document_invalid: 'The document: invalid.',
    verification_document_issue_or_expiry_date_missing: 'The document: issue or expiry date missing.',
    verification_document_manipulated: 'The document: manipulated.',
    verification_document_missing_back: 'The document: missing back.',
    verification_document_missing_front: 'The document: missing front.',
    verification_document_name_mismatch: 'The document: name mismatch.',
    verification_document_name_missing: 'The document: name missing.',
    verification_document_nationality_mismatch: 'The document: nationality mismatch.',
    verification_document_not_readable: 'The document: not readable.',
    verification_document_not_signed: 'The document: not signed.',
    verification_document_not_uploaded: 'The document: not uploaded.',
    verification_document_photo_mismatch: 'The document: photo mismatch.',
    verification_document_too_large: 'The document: too large.',
    verification_document_type_not_supported: 'The document: type not supported.',
    verification_extraneous_directors: 'Verification: extraneous directors.',
    verification_failed_address_match: 'Not verified: address match.',
    verification_failed_authorizer_authority: 'Not verified: authorizer authority.',
    verification_failed_business_iec_number: 'Not verified: business IEC number.',
    verification_failed_document_match: 'Not verified: document match.',
    verification_failed_id_number_match: 'Not verified: ID number match.',
    verification_failed_keyed_identity: 'Not verified: keyed identity.',
    verification_failed_keyed_match: 'Not verified: keyed match.',
    verification_failed_name_match: 'Not verified: name match.',
    verification_failed_other: 'Not verified: other.',
    verification_failed_representative_authority: 'Not verified: representative authority.',
    verification_failed_residential_address: 'Not verified: residential address.',
    verification_failed_tax_id_match: 'Not verified: tax id match.',
    verification_failed_tax_id_not_issued: 'Not verified: tax id not issued.',
    verification_legal_entity_structure_mismatch: 'Verification: legal entity structure mismatch.',
    verification_missing_directors: 'Missing: directors.',
    verification_missing_executives: 'Missing: executives.',
    verification_missing_owners: 'Missing: owners.',
    verification_rejected_ownership_exemption_reason: 'Verification: rejected ownership exemption reason.',
    verification_requires_additional_memorandum_of_associations: 'Needed: additional memorandum of associations.',
    verification_requires_additional_proof_of_registration: 'Needed: additional proof of registration.',
    verification_supportability: 'Verification: supportability.',
  },
);

@ObjectType({ description: 'Why a requirement is not met by what Stripe was told.', simpleResolvers: true })
@PartOfItsOwner()
export class RequirementError {
  constructor(private readonly source: Stripe.Account.Requirements.Error) {}

  @Field(() => RequirementErrorCode, { description: 'The cause.' })
  get code(): string {
    return known(RequirementErrorCode, this.source.code);
  }

  @Field(() => String, { description: 'The cause in words, which can be shown to the account holder.' })
  get reason(): string {
    return this.source.reason;
  }

  @Field(() => String, { description: 'The requirement, by Stripe field path.' })
  get requirement(): string {
    return this.source.requirement;
  }
}

@ObjectType({ description: 'Fields that satisfy a requirement in place of others.', simpleResolvers: true })
@PartOfItsOwner()
export class RequirementAlternative {
  constructor(private readonly source: Stripe.Account.Requirements.Alternative) {}

  @Field(() => [String], { description: 'What can be told instead, by Stripe field path.' })
  get alternativeFieldsDue(): readonly string[] {
    return this.source.alternative_fields_due;
  }

  @Field(() => [String], { description: 'What it replaces, by Stripe field path.' })
  get originalFieldsDue(): readonly string[] {
    return this.source.original_fields_due;
  }
}

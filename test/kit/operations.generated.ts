/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** The person behind an account. What is not named stays. */
export type AccountIndividualInput = {
  /** Home address. */
  address?: AddressInput | null | undefined;
  /** Date of birth. */
  dob?: DateOfBirthInput | null | undefined;
  /** E-mail address. */
  email?: string | null | undefined;
  /** First name. */
  firstName?: string | null | undefined;
  /** Identity number, in the US the SSN. It cannot be read back. */
  idNumber?: string | null | undefined;
  /** Last name. */
  lastName?: string | null | undefined;
  /** Phone number, E.164. */
  phone?: string | null | undefined;
  /** Last four digits of the SSN. They cannot be read back. */
  ssnLast4?: string | null | undefined;
  /** Job title. */
  title?: string | null | undefined;
};

/** How an account works with Stripe. What is not named stays. */
export type AccountSettingsInput = {
  /** The Issuing terms: `card_issuing` needs them. */
  cardIssuingTosAcceptance?: TermsAcceptanceInput | null | undefined;
  /** Whether Stripe takes negative balances from its bank account. */
  debitNegativeBalances?: boolean | null | undefined;
  /** How often it is paid out. */
  payoutInterval?: PayoutIntervalInput | null | undefined;
  /** What its bank statement shows, at most 22 characters. */
  payoutStatementDescriptor?: string | null | undefined;
  /** What customers' statements show, at most 22 characters. */
  statementDescriptor?: string | null | undefined;
  /** The Treasury terms: `treasury` needs them. */
  treasuryTosAcceptance?: TermsAcceptanceInput | null | undefined;
};

/** A postal address: line1, city, postalCode and country together. */
export type AddressInput = {
  /** City, district, suburb, town or village. */
  city?: string | null | undefined;
  /** ISO 3166-1 alpha-2 country code. */
  country?: string | null | undefined;
  /** Street, number. */
  line1?: string | null | undefined;
  /** Apartment, suite or building. */
  line2?: string | null | undefined;
  /** ZIP or postal code. */
  postalCode?: string | null | undefined;
  /** State, county, province or region; two letters in the US. */
  state?: string | null | undefined;
};

/** What a business earns in a year. */
export type AnnualRevenueInput = {
  /** How much, in minor units of the currency. */
  amount: number;
  /** ISO 4217 code, such as USD. */
  currency: string;
  /** The close of the fiscal year, YYYY-MM-DD. */
  fiscalYearEnd: string;
};

/** How the card's details were taken. */
export type AuthorizationMethod =
  /** From the chip. Stripe: `chip`. */
  | 'CHIP'
  /** Without contact. Stripe: `contactless`. */
  | 'CONTACTLESS'
  /** Typed by the seller. Stripe: `keyed_in`. */
  | 'KEYED_IN'
  /** Typed by the buyer, online. Stripe: `online`. */
  | 'ONLINE'
  /** From the magnetic stripe. Stripe: `swipe`. */
  | 'SWIPE'
  /** A value that Stripe added after this release. Refused as input. */
  | 'UNRECOGNIZED';

/** Why a request for money was approved or declined. */
export type AuthorizationReason =
  /** Declined: the account or its card issuing is disabled. Stripe: `account_disabled`. */
  | 'ACCOUNT_DISABLED'
  /** Declined: Stripe has blocked the cardholder. Stripe: `cardholder_blocked`. */
  | 'CARDHOLDER_BLOCKED'
  /** Declined: the cardholder is inactive. Stripe: `cardholder_inactive`. */
  | 'CARDHOLDER_INACTIVE'
  /** Declined: Stripe needs to know more of the cardholder. Stripe: `cardholder_verification_required`. */
  | 'CARDHOLDER_VERIFICATION_REQUIRED'
  /** Approved by Stripe: nothing spoke against it and nobody was asked. Stripe: `card_active`. */
  | 'CARD_ACTIVE'
  /** Declined: the card is canceled. Stripe: `card_canceled`. */
  | 'CARD_CANCELED'
  /** Declined: the card is past its expiry. Stripe: `card_expired`. */
  | 'CARD_EXPIRED'
  /** Declined: the card is inactive. Stripe: `card_inactive`. */
  | 'CARD_INACTIVE'
  /** Declined: the card was read in a way that is not secure enough. Stripe: `insecure_authorization_method`. */
  | 'INSECURE_AUTHORIZATION_METHOD'
  /** Declined: the balance that the card spends from is too low. Stripe: `insufficient_funds`. */
  | 'INSUFFICIENT_FUNDS'
  /** Decided by the card network while Stripe could not be reached. Stripe: `network_fallback`. */
  | 'NETWORK_FALLBACK'
  /** Declined: spending of this kind is not permitted, as when outbound flows of the financial account are restricted. Stripe: `not_allowed`. */
  | 'NOT_ALLOWED'
  /** Declined: a wrong PIN was typed too often. Stripe: `pin_blocked`. */
  | 'PIN_BLOCKED'
  /** Declined: a spending control of the card or the cardholder forbids it. Stripe: `spending_controls`. */
  | 'SPENDING_CONTROLS'
  /** Declined: an error at Stripe. Stripe: `stripe_internal_error`. */
  | 'STRIPE_INTERNAL_ERROR'
  /** Declined: Stripe suspects fraud. Stripe: `suspected_fraud`. */
  | 'SUSPECTED_FRAUD'
  /** A value that Stripe added after this release. Refused as input. */
  | 'UNRECOGNIZED'
  /** Declined: what was typed, such as the CVC, did not match the card. Stripe: `verification_failed`. */
  | 'VERIFICATION_FAILED'
  /** Approved by the platform, which was asked in time. Stripe: `webhook_approved`. */
  | 'WEBHOOK_APPROVED'
  /** Declined by the platform, which was asked in time. Stripe: `webhook_declined`. */
  | 'WEBHOOK_DECLINED'
  /** The platform's answer could not be understood; `reasonMessage` says why. Stripe: `webhook_error`. */
  | 'WEBHOOK_ERROR'
  /** The platform did not answer in time; the account's default decided. Stripe: `webhook_timeout`. */
  | 'WEBHOOK_TIMEOUT';

/** How far a request to spend is. */
export type AuthorizationStatus =
  /** It was captured, or declined: see `approved`. Stripe: `closed`. */
  | 'CLOSED'
  /** It lapsed before it was captured; nothing is held. Stripe: `expired`. */
  | 'EXPIRED'
  /** Money is held, or the decision is still open; it can be captured. Stripe: `pending`. */
  | 'PENDING'
  /** The seller gave it up; nothing is held. Stripe: `reversed`. */
  | 'REVERSED'
  /** A value that Stripe added after this release. Refused as input. */
  | 'UNRECOGNIZED';

/** What the business does. What is not named stays. */
export type BusinessProfileInput = {
  /** What it earns in a year. */
  annualRevenue?: AnnualRevenueInput | null | undefined;
  /** How many people work there. */
  estimatedWorkerCount?: number | null | undefined;
  /** Merchant category code, four digits. */
  mcc?: string | null | undefined;
  /** The business's name as its customers know it. */
  name?: string | null | undefined;
  /** What it sells; needed if it has no website. */
  productDescription?: string | null | undefined;
  /** Postal address for support. */
  supportAddress?: AddressInput | null | undefined;
  /** E-mail address for support. */
  supportEmail?: string | null | undefined;
  /** Phone number for support, E.164. */
  supportPhone?: string | null | undefined;
  /** Web page for support. */
  supportUrl?: string | null | undefined;
  /** Its public website. */
  url?: string | null | undefined;
};

/** Who an account belongs to. */
export type BusinessTypeInput =
  /** A company. */
  | 'COMPANY'
  /** A government entity, in the US only; it cannot have financial accounts. */
  | 'GOVERNMENT_ENTITY'
  /** A person. */
  | 'INDIVIDUAL'
  /** A non-profit organization. */
  | 'NON_PROFIT';

/** Evidence that the purchase was canceled or returned. */
export type CanceledEvidenceInput = {
  /** A file that supports it, uploaded as `dispute_evidence`. */
  additionalDocumentationId?: string | null | undefined;
  /** When it was canceled. */
  canceledAt?: string | null | undefined;
  /** Whether the buyer was told the rules of cancellation. */
  cancellationPolicyProvided?: boolean | null | undefined;
  /** Why it was canceled. */
  cancellationReason?: string | null | undefined;
  /** When it should have arrived. */
  expectedAt?: string | null | undefined;
  /** What happened, in words, at most 1500 characters. */
  explanation?: string | null | undefined;
  /** What was bought. */
  productDescription?: string | null | undefined;
  /** Goods or a service. */
  productType?: DisputedProductType | null | undefined;
  /** What came of the return. */
  returnStatus?: DisputedReturnStatus | null | undefined;
  /** When the goods were returned, or a return was tried. */
  returnedAt?: string | null | undefined;
};

/** Something that an account can be enabled for. */
export type CapabilityName =
  /** Accept ACSS Debit payments. Stripe: `acss_debit_payments`. */
  | 'ACSS_DEBIT_PAYMENTS'
  /** Accept Affirm payments. Stripe: `affirm_payments`. */
  | 'AFFIRM_PAYMENTS'
  /** Accept Afterpay Clearpay payments. Stripe: `afterpay_clearpay_payments`. */
  | 'AFTERPAY_CLEARPAY_PAYMENTS'
  /** Accept Alma payments. Stripe: `alma_payments`. */
  | 'ALMA_PAYMENTS'
  /** Accept Amazon Pay payments. Stripe: `amazon_pay_payments`. */
  | 'AMAZON_PAY_PAYMENTS'
  /** Distribute Stripe Apps. Stripe: `app_distribution`. */
  | 'APP_DISTRIBUTION'
  /** Accept Australian BECS Debit payments. Stripe: `au_becs_debit_payments`. */
  | 'AU_BECS_DEBIT_PAYMENTS'
  /** Accept Bacs Debit payments. Stripe: `bacs_debit_payments`. */
  | 'BACS_DEBIT_PAYMENTS'
  /** Accept Bancontact payments. Stripe: `bancontact_payments`. */
  | 'BANCONTACT_PAYMENTS'
  /** Accept Bank Transfer payments. Stripe: `bank_transfer_payments`. */
  | 'BANK_TRANSFER_PAYMENTS'
  /** Accept Billie payments. Stripe: `billie_payments`. */
  | 'BILLIE_PAYMENTS'
  /** Accept Bizum payments. Stripe: `bizum_payments`. */
  | 'BIZUM_PAYMENTS'
  /** Accept BLIK payments. Stripe: `blik_payments`. */
  | 'BLIK_PAYMENTS'
  /** Accept BLIK Recurring payments. Stripe: `blik_recurring_payments`. */
  | 'BLIK_RECURRING_PAYMENTS'
  /** Accept Boleto payments. Stripe: `boleto_payments`. */
  | 'BOLETO_PAYMENTS'
  /** Issue cards. Stripe: `card_issuing`. */
  | 'CARD_ISSUING'
  /** Accept card payments. Stripe: `card_payments`. */
  | 'CARD_PAYMENTS'
  /** Accept Cartes Bancaires payments. Stripe: `cartes_bancaires_payments`. */
  | 'CARTES_BANCAIRES_PAYMENTS'
  /** Accept Cashapp payments. Stripe: `cashapp_payments`. */
  | 'CASHAPP_PAYMENTS'
  /** Accept Crypto payments. Stripe: `crypto_payments`. */
  | 'CRYPTO_PAYMENTS'
  /** Accept EPS payments. Stripe: `eps_payments`. */
  | 'EPS_PAYMENTS'
  /** Accept FPX payments. Stripe: `fpx_payments`. */
  | 'FPX_PAYMENTS'
  /** Accept UK Bank Transfer payments. Stripe: `gb_bank_transfer_payments`. */
  | 'GB_BANK_TRANSFER_PAYMENTS'
  /** Accept Giropay payments. Stripe: `giropay_payments`. */
  | 'GIROPAY_PAYMENTS'
  /** Accept Grabpay payments. Stripe: `grabpay_payments`. */
  | 'GRABPAY_PAYMENTS'
  /** Accept iDEAL payments. Stripe: `ideal_payments`. */
  | 'IDEAL_PAYMENTS'
  /** Accept international payments in India. Stripe: `india_international_payments`. */
  | 'INDIA_INTERNATIONAL_PAYMENTS'
  /** Accept JCB payments. Stripe: `jcb_payments`. */
  | 'JCB_PAYMENTS'
  /** Accept Japanese Bank Transfer payments. Stripe: `jp_bank_transfer_payments`. */
  | 'JP_BANK_TRANSFER_PAYMENTS'
  /** Accept Kakao Pay payments. Stripe: `kakao_pay_payments`. */
  | 'KAKAO_PAY_PAYMENTS'
  /** Accept Klarna payments. Stripe: `klarna_payments`. */
  | 'KLARNA_PAYMENTS'
  /** Accept Konbini payments. Stripe: `konbini_payments`. */
  | 'KONBINI_PAYMENTS'
  /** Accept Korean Card payments. Stripe: `kr_card_payments`. */
  | 'KR_CARD_PAYMENTS'
  /** Accept payments under the old rules, which include transfers. Stripe: `legacy_payments`. */
  | 'LEGACY_PAYMENTS'
  /** Accept Link payments. Stripe: `link_payments`. */
  | 'LINK_PAYMENTS'
  /** Accept Mb Way payments. Stripe: `mb_way_payments`. */
  | 'MB_WAY_PAYMENTS'
  /** Accept Mobilepay payments. Stripe: `mobilepay_payments`. */
  | 'MOBILEPAY_PAYMENTS'
  /** Accept Multibanco payments. Stripe: `multibanco_payments`. */
  | 'MULTIBANCO_PAYMENTS'
  /** Accept Mexican Bank Transfer payments. Stripe: `mx_bank_transfer_payments`. */
  | 'MX_BANK_TRANSFER_PAYMENTS'
  /** Accept Naver Pay payments. Stripe: `naver_pay_payments`. */
  | 'NAVER_PAY_PAYMENTS'
  /** Accept New Zealand Bank Account BECS Debit payments. Stripe: `nz_bank_account_becs_debit_payments`. */
  | 'NZ_BANK_ACCOUNT_BECS_DEBIT_PAYMENTS'
  /** Accept OXXO payments. Stripe: `oxxo_payments`. */
  | 'OXXO_PAYMENTS'
  /** Accept Przelewy24 payments. Stripe: `p24_payments`. */
  | 'P24_PAYMENTS'
  /** Accept Payco payments. Stripe: `payco_payments`. */
  | 'PAYCO_PAYMENTS'
  /** Accept Paynow payments. Stripe: `paynow_payments`. */
  | 'PAYNOW_PAYMENTS'
  /** Accept Paypay payments. Stripe: `paypay_payments`. */
  | 'PAYPAY_PAYMENTS'
  /** Accept Payto payments. Stripe: `payto_payments`. */
  | 'PAYTO_PAYMENTS'
  /** Accept Pay By Bank payments. Stripe: `pay_by_bank_payments`. */
  | 'PAY_BY_BANK_PAYMENTS'
  /** Accept Pix payments. Stripe: `pix_payments`. */
  | 'PIX_PAYMENTS'
  /** Accept Promptpay payments. Stripe: `promptpay_payments`. */
  | 'PROMPTPAY_PAYMENTS'
  /** Accept Revolut Pay payments. Stripe: `revolut_pay_payments`. */
  | 'REVOLUT_PAY_PAYMENTS'
  /** Accept Samsung Pay payments. Stripe: `samsung_pay_payments`. */
  | 'SAMSUNG_PAY_PAYMENTS'
  /** Accept Satispay payments. Stripe: `satispay_payments`. */
  | 'SATISPAY_PAYMENTS'
  /** Accept Scalapay payments. Stripe: `scalapay_payments`. */
  | 'SCALAPAY_PAYMENTS'
  /** Accept SEPA Bank Transfer payments. Stripe: `sepa_bank_transfer_payments`. */
  | 'SEPA_BANK_TRANSFER_PAYMENTS'
  /** Accept SEPA Debit payments. Stripe: `sepa_debit_payments`. */
  | 'SEPA_DEBIT_PAYMENTS'
  /** Accept Sequra payments. Stripe: `sequra_payments`. */
  | 'SEQURA_PAYMENTS'
  /** Accept Sofort payments. Stripe: `sofort_payments`. */
  | 'SOFORT_PAYMENTS'
  /** Accept Sunbit payments. Stripe: `sunbit_payments`. */
  | 'SUNBIT_PAYMENTS'
  /** Accept Swish payments. Stripe: `swish_payments`. */
  | 'SWISH_PAYMENTS'
  /** Have US form 1099-K filed. Stripe: `tax_reporting_us_1099_k`. */
  | 'TAX_REPORTING_US_1099_K'
  /** Have US form 1099-MISC filed. Stripe: `tax_reporting_us_1099_misc`. */
  | 'TAX_REPORTING_US_1099_MISC'
  /** Receive transfers from the platform; other capabilities need it. Stripe: `transfers`. */
  | 'TRANSFERS'
  /** Hold money in financial accounts. Stripe: `treasury`. */
  | 'TREASURY'
  /** Accept TWINT payments. Stripe: `twint_payments`. */
  | 'TWINT_PAYMENTS'
  /** A value that Stripe added after this release. Refused as input. */
  | 'UNRECOGNIZED'
  /** Accept UPI payments. Stripe: `upi_payments`. */
  | 'UPI_PAYMENTS'
  /** Move money by ACH, also from and to financial accounts. Stripe: `us_bank_account_ach_payments`. */
  | 'US_BANK_ACCOUNT_ACH_PAYMENTS'
  /** Accept US Bank Transfer payments. Stripe: `us_bank_transfer_payments`. */
  | 'US_BANK_TRANSFER_PAYMENTS'
  /** Accept Wero payments. Stripe: `wero_payments`. */
  | 'WERO_PAYMENTS'
  /** Accept Zip payments. Stripe: `zip_payments`. */
  | 'ZIP_PAYMENTS';

/** Whether a requested capability can be used. */
export type CapabilityStatus =
  /** It can. Stripe: `active`. */
  | 'ACTIVE'
  /** It cannot: information is missing, or Stripe disabled it. Stripe: `inactive`. */
  | 'INACTIVE'
  /** Not yet: Stripe verifies what it was told. Stripe: `pending`. */
  | 'PENDING'
  /** A value that Stripe added after this release. Refused as input. */
  | 'UNRECOGNIZED';

/** Whether the card is there when it is used. */
export type CardPresence =
  /** Used online, by phone or by mail. Stripe: `not_present`. */
  | 'NOT_PRESENT'
  /** Used at a terminal. Stripe: `present`. */
  | 'PRESENT'
  /** A value that Stripe added after this release. Refused as input. */
  | 'UNRECOGNIZED';

/** Where to send a physical card. */
export type CardShippingInput = {
  /** Where it goes. */
  address: AddressInput;
  /** Recipient. */
  name: string;
  /** Recipient's phone number, E.164. */
  phoneNumber?: string | null | undefined;
  /** Whether the recipient must sign. */
  requireSignature?: boolean | null | undefined;
  /** STANDARD if nothing is said. */
  service?: CardShippingService | null | undefined;
  /** INDIVIDUAL if nothing is said. */
  type?: CardShippingType | null | undefined;
};

/** How fast it travels. */
export type CardShippingService =
  /** The fastest, with tracking. Stripe: `express`. */
  | 'EXPRESS'
  /** Faster. Stripe: `priority`. */
  | 'PRIORITY'
  /** The slowest. Stripe: `standard`. */
  | 'STANDARD'
  /** A value that Stripe added after this release. Refused as input. */
  | 'UNRECOGNIZED';

/** How cards are packed. */
export type CardShippingType =
  /** Several in one parcel. Stripe: `bulk`. */
  | 'BULK'
  /** Each in its own envelope. Stripe: `individual`. */
  | 'INDIVIDUAL'
  /** A value that Stripe added after this release. Refused as input. */
  | 'UNRECOGNIZED';

/** Whether a card can be used. */
export type CardStatus =
  /** Authorizations may be approved. Stripe: `active`. */
  | 'ACTIVE'
  /** Authorizations are declined for good. Stripe: `canceled`. */
  | 'CANCELED'
  /** Authorizations are declined; the card can be activated. Stripe: `inactive`. */
  | 'INACTIVE'
  /** A value that Stripe added after this release. Refused as input. */
  | 'UNRECOGNIZED';

/** What a card is made of. */
export type CardType =
  /** Printed and shipped. Stripe: `physical`. */
  | 'PHYSICAL'
  /** A value that Stripe added after this release. Refused as input. */
  | 'UNRECOGNIZED'
  /** Exists only as a number. Stripe: `virtual`. */
  | 'VIRTUAL';

/** Why all cards of a cardholder decline, though its status is active. */
export type CardholderDisabledReason =
  /** The name matches a list of sanctioned persons; more information decides. Stripe: `listed`. */
  | 'LISTED'
  /** The cardholder is a sanctioned person. This is final. Stripe: `rejected.listed`. */
  | 'REJECTED_LISTED'
  /** Information is missing: see `pastDue`. Stripe: `requirements.past_due`. */
  | 'REQUIREMENTS_PAST_DUE'
  /** Stripe is looking at the cardholder; this takes seconds after creation. Stripe: `under_review`. */
  | 'UNDER_REVIEW'
  /** A value that Stripe added after this release. Refused as input. */
  | 'UNRECOGNIZED';

/** A person. */
export type CardholderIndividualInput = {
  /** Date of birth. */
  dateOfBirth?: DateOfBirthInput | null | undefined;
  /** First name, without numbers. */
  firstName?: string | null | undefined;
  /** Last name, without numbers. */
  lastName?: string | null | undefined;
  /** Acceptance of the card user terms. */
  userTermsAcceptance?: UserTermsAcceptanceInput | null | undefined;
};

/** A language that a cardholder is written to in. */
export type CardholderLocaleInput =
  /** German. */
  | 'DE'
  /** English. */
  | 'EN'
  /** Spanish. */
  | 'ES'
  /** French. */
  | 'FR'
  /** Italian. */
  | 'IT';

/** Whether its cards can be used. */
export type CardholderStatusInput =
  /** They can. */
  | 'ACTIVE'
  /** All its cards decline. */
  | 'INACTIVE';

/** The company behind an account. What is not named stays. */
export type CompanyInput = {
  /** Primary address; no post office box. */
  address?: AddressInput | null | undefined;
  /** Whether all its directors have been told. */
  directorsProvided?: boolean | null | undefined;
  /** Whether all its executives have been told. */
  executivesProvided?: boolean | null | undefined;
  /** Legal name. */
  name?: string | null | undefined;
  /** Whether all its owners have been told. */
  ownersProvided?: boolean | null | undefined;
  /** Phone number, E.164. */
  phone?: string | null | undefined;
  /** Legal form. */
  structure?: CompanyStructure | null | undefined;
  /** Tax id, in the US the EIN. It cannot be read back. */
  taxId?: string | null | undefined;
  /** VAT id. It cannot be read back. */
  vatId?: string | null | undefined;
};

/** The legal form of a company. */
export type CompanyStructure =
  /** A free zone establishment. Stripe: `free_zone_establishment`. */
  | 'FREE_ZONE_ESTABLISHMENT'
  /** A free zone LLC. Stripe: `free_zone_llc`. */
  | 'FREE_ZONE_LLC'
  /** A governmental unit. Stripe: `governmental_unit`. */
  | 'GOVERNMENTAL_UNIT'
  /** A government instrumentality. Stripe: `government_instrumentality`. */
  | 'GOVERNMENT_INSTRUMENTALITY'
  /** An incorporated non-profit. Stripe: `incorporated_non_profit`. */
  | 'INCORPORATED_NON_PROFIT'
  /** An incorporated partnership. Stripe: `incorporated_partnership`. */
  | 'INCORPORATED_PARTNERSHIP'
  /** A limited liability partnership. Stripe: `limited_liability_partnership`. */
  | 'LIMITED_LIABILITY_PARTNERSHIP'
  /** A limited liability company. Stripe: `llc`. */
  | 'LLC'
  /** An LLC with several members. Stripe: `multi_member_llc`. */
  | 'MULTI_MEMBER_LLC'
  /** A private company. Stripe: `private_company`. */
  | 'PRIVATE_COMPANY'
  /** A private corporation. Stripe: `private_corporation`. */
  | 'PRIVATE_CORPORATION'
  /** A private partnership. Stripe: `private_partnership`. */
  | 'PRIVATE_PARTNERSHIP'
  /** A public company. Stripe: `public_company`. */
  | 'PUBLIC_COMPANY'
  /** A public corporation. Stripe: `public_corporation`. */
  | 'PUBLIC_CORPORATION'
  /** A public partnership. Stripe: `public_partnership`. */
  | 'PUBLIC_PARTNERSHIP'
  /** A registered charity. Stripe: `registered_charity`. */
  | 'REGISTERED_CHARITY'
  /** An LLC with one member. Stripe: `single_member_llc`. */
  | 'SINGLE_MEMBER_LLC'
  /** A sole establishment. Stripe: `sole_establishment`. */
  | 'SOLE_ESTABLISHMENT'
  /** A sole proprietorship. Stripe: `sole_proprietorship`. */
  | 'SOLE_PROPRIETORSHIP'
  /** A tax-exempt government instrumentality. Stripe: `tax_exempt_government_instrumentality`. */
  | 'TAX_EXEMPT_GOVERNMENT_INSTRUMENTALITY'
  /** An unincorporated association. Stripe: `unincorporated_association`. */
  | 'UNINCORPORATED_ASSOCIATION'
  /** An unincorporated non-profit. Stripe: `unincorporated_non_profit`. */
  | 'UNINCORPORATED_NON_PROFIT'
  /** An unincorporated partnership. Stripe: `unincorporated_partnership`. */
  | 'UNINCORPORATED_PARTNERSHIP'
  /** A value that Stripe added after this release. Refused as input. */
  | 'UNRECOGNIZED';

/** A purchase that the cardholder does not accept, and why. */
export type CreateDisputeInput = {
  /** Minor units, positive; all that was not refunded if nothing is said. */
  amount?: number | null | undefined;
  /** Why, and what supports it; it can be completed on submission. */
  evidence: DisputeEvidenceInput;
  /** Chosen by you, 1 to 200 characters, new for each intention: the same mutation with the same key and input is done once, however often it is sent. */
  idempotencyKey: string;
  /** The purchase. */
  issuingTransactionId: string;
  /** Your own entries. */
  metadata?: Array<MetadataInput> | null | undefined;
};

/** A date of birth. */
export type DateOfBirthInput = {
  /** Day of the month, 1 to 31. */
  day: number;
  /** Month, 1 to 12. */
  month: number;
  /** Year, four digits. */
  year: number;
};

/** The wallet on a phone or watch that a card is used from. */
export type DigitalWallet =
  /** Apple Pay. Stripe: `apple_pay`. */
  | 'APPLE_PAY'
  /** Google Pay. Stripe: `google_pay`. */
  | 'GOOGLE_PAY'
  /** Samsung Pay. Stripe: `samsung_pay`. */
  | 'SAMSUNG_PAY'
  /** A value that Stripe added after this release. Refused as input. */
  | 'UNRECOGNIZED';

/** Why a purchase is disputed, and what supports it: exactly one reason. */
export type DisputeEvidenceInput =
  {   /** It was canceled or returned, and not refunded. */
  canceled: CanceledEvidenceInput; duplicate?: never; fraudulent?: never; merchandiseNotAsDescribed?: never; noValidAuthorization?: never; notReceived?: never; other?: never; serviceNotAsDescribed?: never; }
  |  { canceled?: never;   /** It was charged twice, or paid otherwise. */
  duplicate: DuplicateEvidenceInput; fraudulent?: never; merchandiseNotAsDescribed?: never; noValidAuthorization?: never; notReceived?: never; other?: never; serviceNotAsDescribed?: never; }
  |  { canceled?: never; duplicate?: never;   /** The cardholder did not make it. */
  fraudulent: EvidenceInput; merchandiseNotAsDescribed?: never; noValidAuthorization?: never; notReceived?: never; other?: never; serviceNotAsDescribed?: never; }
  |  { canceled?: never; duplicate?: never; fraudulent?: never;   /** What arrived is not what was sold, or is broken. */
  merchandiseNotAsDescribed: MerchandiseNotAsDescribedEvidenceInput; noValidAuthorization?: never; notReceived?: never; other?: never; serviceNotAsDescribed?: never; }
  |  { canceled?: never; duplicate?: never; fraudulent?: never; merchandiseNotAsDescribed?: never;   /** More was taken than was approved. */
  noValidAuthorization: EvidenceInput; notReceived?: never; other?: never; serviceNotAsDescribed?: never; }
  |  { canceled?: never; duplicate?: never; fraudulent?: never; merchandiseNotAsDescribed?: never; noValidAuthorization?: never;   /** Nothing arrived. */
  notReceived: NotReceivedEvidenceInput; other?: never; serviceNotAsDescribed?: never; }
  |  { canceled?: never; duplicate?: never; fraudulent?: never; merchandiseNotAsDescribed?: never; noValidAuthorization?: never; notReceived?: never;   /** Anything else. */
  other: OtherEvidenceInput; serviceNotAsDescribed?: never; }
  |  { canceled?: never; duplicate?: never; fraudulent?: never; merchandiseNotAsDescribed?: never; noValidAuthorization?: never; notReceived?: never; other?: never;   /** The service was not what was sold. */
  serviceNotAsDescribed: ServiceNotAsDescribedEvidenceInput; };

/** How far a dispute is. */
export type DisputeStatus =
  /** It was not submitted in time. Stripe: `expired`. */
  | 'EXPIRED'
  /** The money stays with the seller: see `lossReason`. Stripe: `lost`. */
  | 'LOST'
  /** The card network is deciding. Stripe: `submitted`. */
  | 'SUBMITTED'
  /** A value that Stripe added after this release. Refused as input. */
  | 'UNRECOGNIZED'
  /** It is being prepared; evidence can be added. Stripe: `unsubmitted`. */
  | 'UNSUBMITTED'
  /** The money came back. Stripe: `won`. */
  | 'WON';

/** What was bought. */
export type DisputedProductType =
  /** Goods. Stripe: `merchandise`. */
  | 'MERCHANDISE'
  /** A service. Stripe: `service`. */
  | 'SERVICE'
  /** A value that Stripe added after this release. Refused as input. */
  | 'UNRECOGNIZED';

/** What came of a return. */
export type DisputedReturnStatus =
  /** The seller did not take them back. Stripe: `merchant_rejected`. */
  | 'MERCHANT_REJECTED'
  /** The goods went back. Stripe: `successful`. */
  | 'SUCCESSFUL'
  /** A value that Stripe added after this release. Refused as input. */
  | 'UNRECOGNIZED';

/** Evidence that the purchase was charged twice, or paid otherwise. */
export type DuplicateEvidenceInput = {
  /** A file that supports it, uploaded as `dispute_evidence`. */
  additionalDocumentationId?: string | null | undefined;
  /** A file: the statement of the card that paid. */
  cardStatementId?: string | null | undefined;
  /** A file: the receipt of a payment in cash. */
  cashReceiptId?: string | null | undefined;
  /** A file: front or back of the check that paid. */
  checkImageId?: string | null | undefined;
  /** What happened, in words, at most 1500 characters. */
  explanation?: string | null | undefined;
  /** The transaction that this one repeats. */
  originalTransactionId?: string | null | undefined;
};

/** Evidence of one reason. */
export type EvidenceInput = {
  /** A file that supports it, uploaded as `dispute_evidence`. */
  additionalDocumentationId?: string | null | undefined;
  /** What happened, in words, at most 1500 characters. */
  explanation?: string | null | undefined;
};

/** Something that a financial account can be used for. */
export type FinancialAccountFeature =
  /** Cards spend from it. Stripe: `card_issuing`. */
  | 'CARD_ISSUING'
  /** Its money is insured. Stripe: `deposit_insurance`. */
  | 'DEPOSIT_INSURANCE'
  /** It has an account and a routing number, which money can be sent to. Stripe: `financial_addresses.aba`. */
  | 'FINANCIAL_ADDRESSES_ABA'
  /** Money sent to its old numbers is forwarded. Stripe: `financial_addresses.aba.forwarding`. */
  | 'FINANCIAL_ADDRESSES_ABA_FORWARDING'
  /** Money is taken from the owner's bank account by ACH. Stripe: `inbound_transfers.ach`. */
  | 'INBOUND_TRANSFERS_ACH'
  /** Money moves between financial accounts. Stripe: `intra_stripe_flows`. */
  | 'INTRA_STRIPE_FLOWS'
  /** Others are paid by ACH. Stripe: `outbound_payments.ach`. */
  | 'OUTBOUND_PAYMENTS_ACH'
  /** Others are paid by wire. Stripe: `outbound_payments.us_domestic_wire`. */
  | 'OUTBOUND_PAYMENTS_US_DOMESTIC_WIRE'
  /** Money is sent to the owner's bank account by ACH. Stripe: `outbound_transfers.ach`. */
  | 'OUTBOUND_TRANSFERS_ACH'
  /** Money is sent to the owner's bank account by wire. Stripe: `outbound_transfers.us_domestic_wire`. */
  | 'OUTBOUND_TRANSFERS_US_DOMESTIC_WIRE'
  /** Checks are deposited by photo. Stripe: `remote_deposit_capture`. */
  | 'REMOTE_DEPOSIT_CAPTURE'
  /** A value that Stripe added after this release. Refused as input. */
  | 'UNRECOGNIZED';

/** Whether the platform lets money flow. */
export type FlowRestriction =
  /** It does not. Stripe: `restricted`. */
  | 'RESTRICTED'
  /** A value that Stripe added after this release. Refused as input. */
  | 'UNRECOGNIZED'
  /** It does. Stripe: `unrestricted`. */
  | 'UNRESTRICTED';

/** Whether the platform lets money flow. */
export type FlowRestrictionInput =
  /** It does not. */
  | 'RESTRICTED'
  /** It does. */
  | 'UNRESTRICTED';

/** Whose card it is: one who exists, or a new one. */
export type IssueCardCardholderInput =
  {   /** A cardholder who exists. */
  id: string; new?: never; }
  |  { id?: never;   /** A cardholder to be made with the card. */
  new: NewCardholderInput; };

/** A card, and its cardholder if need be. */
export type IssueCardInput = {
  /** The connected account; needed only if no other id of the input names it. */
  accountId?: string | null | undefined;
  /** Payments after which it cancels itself. */
  cancelAfterPayments?: number | null | undefined;
  /** Whose card it is. */
  cardholder: IssueCardCardholderInput;
  /** ISO 4217 code, such as USD. */
  currency: string;
  /** The financial account that it spends from; none means the Issuing balance. */
  financialAccountId?: string | null | undefined;
  /** Chosen by you, 1 to 200 characters, new for each intention: the same mutation with the same key and input is done once, however often it is sent. */
  idempotencyKey: string;
  /** Your own entries. */
  metadata?: Array<MetadataInput> | null | undefined;
  /** A second line printed on it, below the name. */
  secondLine?: string | null | undefined;
  /** Where to send a physical card, which needs it. */
  shipping?: CardShippingInput | null | undefined;
  /** Rules; without limits Stripe sets 500 USD a day. */
  spendingControls?: SpendingControlsInput | null | undefined;
  /** INACTIVE if nothing is said. */
  status?: NewCardStatus | null | undefined;
  /** Virtual or physical. */
  type: CardType;
};

/** Which way money went. */
export type IssuingTransactionType =
  /** A seller took money; the amount is negative. Stripe: `capture`. */
  | 'CAPTURE'
  /** A seller gave money back; the amount is positive. Stripe: `refund`. */
  | 'REFUND'
  /** A value that Stripe added after this release. Refused as input. */
  | 'UNRECOGNIZED';

/** Evidence that the goods are not what was sold. */
export type MerchandiseNotAsDescribedEvidenceInput = {
  /** A file that supports it, uploaded as `dispute_evidence`. */
  additionalDocumentationId?: string | null | undefined;
  /** What happened, in words, at most 1500 characters. */
  explanation?: string | null | undefined;
  /** When they arrived. */
  receivedAt?: string | null | undefined;
  /** How the cardholder tried to return them. */
  returnDescription?: string | null | undefined;
  /** What came of the return. */
  returnStatus?: DisputedReturnStatus | null | undefined;
  /** When they were returned, or a return was tried. */
  returnedAt?: string | null | undefined;
};

/** Where a card is used in a simulation. What is not named, Stripe makes up. */
export type MerchantDataInput = {
  /** Stripe's name of the merchant category, such as `taxicabs_limousines`. */
  category?: string | null | undefined;
  /** The seller's city. */
  city?: string | null | undefined;
  /** The seller's country, ISO 3166-1 alpha-2. */
  country?: string | null | undefined;
  /** The seller's name. */
  name?: string | null | undefined;
  /** The id by which the card network knows the seller. */
  networkId?: string | null | undefined;
  /** The seller's ZIP or postal code. */
  postalCode?: string | null | undefined;
  /** The seller's state. */
  state?: string | null | undefined;
  /** The terminal that the card is used at. */
  terminalId?: string | null | undefined;
  /** The seller's web address. */
  url?: string | null | undefined;
};

/** Sets one entry of the metadata; an empty value removes it. Entries not named stay. */
export type MetadataInput = {
  /** At most 40 characters, no square brackets. */
  key: string;
  /** At most 500 characters. */
  value: string;
};

/** What a card starts as. */
export type NewCardStatus =
  /** Usable at once. */
  | 'ACTIVE'
  /** To be activated, as a physical card on receipt. */
  | 'INACTIVE';

/** A cardholder to be made. */
export type NewCardholderInput = {
  /** Billing address. */
  billing: AddressInput;
  /** Tax id of a company. It cannot be read back. */
  companyTaxId?: string | null | undefined;
  /** E-mail address; needed for mobile wallets. */
  email?: string | null | undefined;
  /** More of a person; only for an individual. */
  individual?: CardholderIndividualInput | null | undefined;
  /** Your own entries. */
  metadata?: Array<MetadataInput> | null | undefined;
  /** The name as printed on the card, at most 24 characters. */
  name: string;
  /** Phone number in E.164 form, such as +14155550100; needed for 3-D Secure and wallets. */
  phoneNumber?: string | null | undefined;
  /** Languages that the cardholder is written to in, best first. */
  preferredLocales?: Array<CardholderLocaleInput> | null | undefined;
  /** Rules for all its cards together. */
  spendingControls?: SpendingControlsInput | null | undefined;
  /** ACTIVE if nothing is said. */
  status?: CardholderStatusInput | null | undefined;
  /** INDIVIDUAL if nothing is said. */
  type?: NewCardholderType | null | undefined;
};

/** Who a card is issued to. */
export type NewCardholderType =
  /** A business. */
  | 'COMPANY'
  /** A person. */
  | 'INDIVIDUAL';

/** Evidence that nothing arrived. */
export type NotReceivedEvidenceInput = {
  /** A file that supports it, uploaded as `dispute_evidence`. */
  additionalDocumentationId?: string | null | undefined;
  /** When it should have arrived. */
  expectedAt?: string | null | undefined;
  /** What happened, in words, at most 1500 characters. */
  explanation?: string | null | undefined;
  /** What was bought. */
  productDescription?: string | null | undefined;
  /** Goods or a service. */
  productType?: DisputedProductType | null | undefined;
};

/** An account, its capabilities, a financial account and its features. */
export type OnboardConnectedAccountInput = {
  /** What the business does. */
  businessProfile?: BusinessProfileInput | null | undefined;
  /** Who it belongs to. */
  businessType?: BusinessTypeInput | null | undefined;
  /** What it shall be enabled for beside `transfers`, `card_issuing` and `treasury`. */
  capabilities?: Array<CapabilityName> | null | undefined;
  /** The company; not for an individual. */
  company?: CompanyInput | null | undefined;
  /** Country, ISO 3166-1 alpha-2; US if nothing is said. */
  country?: string | null | undefined;
  /** ISO 4217 code of the currency of its payouts. */
  defaultCurrency?: string | null | undefined;
  /** E-mail address of the account holder. */
  email?: string | null | undefined;
  /** What the financial account shall be used for; CARD_ISSUING, DEPOSIT_INSURANCE, FINANCIAL_ADDRESSES_ABA and INTRA_STRIPE_FLOWS if nothing is said. */
  features?: Array<RequestableFeature> | null | undefined;
  /** Your name for the financial account. */
  financialAccountNickname?: string | null | undefined;
  /** Chosen by you, 1 to 200 characters, new for each intention: the same mutation with the same key and input is done once, however often it is sent. */
  idempotencyKey: string;
  /** The person; only for an individual. */
  individual?: AccountIndividualInput | null | undefined;
  /** Your own entries. */
  metadata?: Array<MetadataInput> | null | undefined;
  /** Who speaks for the company. Stripe: a person with `relationship[representative]`. */
  representative?: RepresentativeInput | null | undefined;
  /** How it works with Stripe. */
  settings?: AccountSettingsInput | null | undefined;
  /** The Stripe services agreement. */
  tosAcceptance?: TermsAcceptanceInput | null | undefined;
};

/** Evidence of anything else. */
export type OtherEvidenceInput = {
  /** A file that supports it, uploaded as `dispute_evidence`. */
  additionalDocumentationId?: string | null | undefined;
  /** What happened, in words, at most 1500 characters. */
  explanation?: string | null | undefined;
  /** What was bought. */
  productDescription?: string | null | undefined;
  /** Goods or a service. */
  productType?: DisputedProductType | null | undefined;
};

/** How often an account is paid out. */
export type PayoutIntervalInput =
  /** Every day. */
  | 'DAILY'
  /** When somebody asks for it. */
  | 'MANUAL'
  /** Every month. */
  | 'MONTHLY'
  /** Every week. */
  | 'WEEKLY';

/** What the platform restricts on a financial account. What is not named stays. */
export type PlatformRestrictionsInput = {
  /** All money coming in. */
  inboundFlows?: FlowRestrictionInput | null | undefined;
  /** All money going out: while it is restricted every authorization of its cards is declined. */
  outboundFlows?: FlowRestrictionInput | null | undefined;
};

/** How money comes in. */
export type ReceivedCreditNetwork =
  /** ACH. */
  | 'ACH'
  /** Real-time payments. */
  | 'RTP'
  /** Wire within the US. */
  | 'US_DOMESTIC_WIRE';

/** Who speaks for a company towards Stripe. What is not named stays. */
export type RepresentativeInput = {
  /** Home address. */
  address?: AddressInput | null | undefined;
  /** Whether they are a member of its board. */
  director?: boolean | null | undefined;
  /** Date of birth. */
  dob?: DateOfBirthInput | null | undefined;
  /** E-mail address. */
  email?: string | null | undefined;
  /** Whether they are responsible for its operations. */
  executive?: boolean | null | undefined;
  /** First name. */
  firstName?: string | null | undefined;
  /** Identity number, in the US the SSN. It cannot be read back. */
  idNumber?: string | null | undefined;
  /** Last name. */
  lastName?: string | null | undefined;
  /** Whether they own at least a quarter of it. */
  owner?: boolean | null | undefined;
  /** How much of it they own, in percent. */
  percentOwnership?: number | null | undefined;
  /** Phone number, E.164. */
  phone?: string | null | undefined;
  /** Last four digits of the SSN. They cannot be read back. */
  ssnLast4?: string | null | undefined;
  /** Job title. */
  title?: string | null | undefined;
};

/** A feature that can be requested for a financial account. */
export type RequestableFeature =
  /** Cards spend from it. Needs the capability card_issuing. */
  | 'CARD_ISSUING'
  /** Its money is insured. */
  | 'DEPOSIT_INSURANCE'
  /** It gets an account and a routing number; this takes up to half an hour. */
  | 'FINANCIAL_ADDRESSES_ABA'
  /** Money is taken from the owner's bank account by ACH. Needs the capability us_bank_account_ach_payments. */
  | 'INBOUND_TRANSFERS_ACH'
  /** Money moves between financial accounts. */
  | 'INTRA_STRIPE_FLOWS'
  /** Others are paid by ACH. Needs the capability us_bank_account_ach_payments. */
  | 'OUTBOUND_PAYMENTS_ACH'
  /** Others are paid by wire. */
  | 'OUTBOUND_PAYMENTS_US_DOMESTIC_WIRE'
  /** Money is sent to the owner's bank account by ACH. Needs the capability us_bank_account_ach_payments. */
  | 'OUTBOUND_TRANSFERS_ACH'
  /** Money is sent to the owner's bank account by wire. */
  | 'OUTBOUND_TRANSFERS_US_DOMESTIC_WIRE';

/** Evidence that the service was not what was sold. */
export type ServiceNotAsDescribedEvidenceInput = {
  /** A file that supports it, uploaded as `dispute_evidence`. */
  additionalDocumentationId?: string | null | undefined;
  /** When it was canceled. */
  canceledAt?: string | null | undefined;
  /** Why it was canceled. */
  cancellationReason?: string | null | undefined;
  /** What happened, in words, at most 1500 characters. */
  explanation?: string | null | undefined;
  /** When the service was given. */
  receivedAt?: string | null | undefined;
};

/** What a seller takes of an authorization. */
export type SimulateAuthorizationCaptureInput = {
  /** The authorization. */
  authorizationId: string;
  /** Minor units, more than was approved if need be; all of it if nothing is said. */
  captureAmount?: number | null | undefined;
  /** Whether what is not captured is released; true if nothing is said. */
  closeAuthorization?: boolean | null | undefined;
  /** Chosen by you, 1 to 200 characters, new for each intention: the same mutation with the same key and input is done once, however often it is sent. */
  idempotencyKey: string;
};

/** A purchase that a card is used for. */
export type SimulateAuthorizationInput = {
  /** Minor units; zero only asks whether the card is good. */
  amount: number;
  /** The ATM operator's fee, in minor units. */
  atmFee?: number | null | undefined;
  /** ONLINE if nothing is said. */
  authorizationMethod?: AuthorizationMethod | null | undefined;
  /** The card that is used. */
  cardId: string;
  /** Cash handed out with the purchase, in minor units. */
  cashbackAmount?: number | null | undefined;
  /** ISO 4217 code; the card's currency if nothing is said. */
  currency?: string | null | undefined;
  /** Chosen by you, 1 to 200 characters, new for each intention: the same mutation with the same key and input is done once, however often it is sent. */
  idempotencyKey: string;
  /** Whether less than the amount may be approved. */
  isAmountControllable?: boolean | null | undefined;
  /** The amount in minor units of the seller's currency. */
  merchantAmount?: number | null | undefined;
  /** The seller's currency, ISO 4217. */
  merchantCurrency?: string | null | undefined;
  /** Where the card is used. */
  merchantData?: MerchantDataInput | null | undefined;
  /** What is checked of the buyer. */
  verificationData?: VerificationDataInput | null | undefined;
  /** The wallet that is used; none means the card itself. */
  wallet?: DigitalWallet | null | undefined;
};

/** Money that comes into a financial account. */
export type SimulateReceivedCreditInput = {
  /** How much, in minor units of the currency. */
  amount: number;
  /** ISO 4217 code; USD if nothing is said. */
  currency?: string | null | undefined;
  /** What the sender wrote. */
  description?: string | null | undefined;
  /** The financial account. */
  financialAccountId: string;
  /** Chosen by you, 1 to 200 characters, new for each intention: the same mutation with the same key and input is done once, however often it is sent. */
  idempotencyKey: string;
  /** How it comes in; ACH if nothing is said. */
  network?: ReceivedCreditNetwork | null | undefined;
  /** The name on the sender's bank account. */
  senderName?: string | null | undefined;
};

/** What a seller gives back of a purchase. */
export type SimulateTransactionRefundInput = {
  /** Chosen by you, 1 to 200 characters, new for each intention: the same mutation with the same key and input is done once, however often it is sent. */
  idempotencyKey: string;
  /** The purchase. */
  issuingTransactionId: string;
  /** Minor units; all of it if nothing is said. */
  refundAmount?: number | null | undefined;
};

/** Rules that decline authorizations. An allowed list excludes the blocked list of the same thing. */
export type SpendingControlsInput = {
  /** The only card presences to allow. */
  allowedCardPresences?: Array<CardPresence> | null | undefined;
  /** The only merchant categories to allow, by Stripe's names. */
  allowedCategories?: Array<string> | null | undefined;
  /** The only merchant countries to allow, ISO 3166-1 alpha-2. */
  allowedMerchantCountries?: Array<string> | null | undefined;
  /** Card presences to refuse. */
  blockedCardPresences?: Array<CardPresence> | null | undefined;
  /** Merchant categories to refuse, by Stripe's names. */
  blockedCategories?: Array<string> | null | undefined;
  /** Merchant countries to refuse, ISO 3166-1 alpha-2. */
  blockedMerchantCountries?: Array<string> | null | undefined;
  /** Limits by interval; every one of them must hold. */
  spendingLimits?: Array<SpendingLimitInput> | null | undefined;
};

/** The window in which a spending limit counts. Windows start at midnight UTC. */
export type SpendingInterval =
  /** The whole life of the card or cardholder. Stripe: `all_time`. */
  | 'ALL_TIME'
  /** A day. Stripe: `daily`. */
  | 'DAILY'
  /** A calendar month. Stripe: `monthly`. */
  | 'MONTHLY'
  /** Each authorization on its own. Stripe: `per_authorization`. */
  | 'PER_AUTHORIZATION'
  /** A value that Stripe added after this release. Refused as input. */
  | 'UNRECOGNIZED'
  /** A week. Stripe: `weekly`. */
  | 'WEEKLY'
  /** A calendar year. Stripe: `yearly`. */
  | 'YEARLY';

/** The most that may be spent in an interval. */
export type SpendingLimitInput = {
  /** Minor units of the card's currency; zero forbids all spending. */
  amount: number;
  /** Merchant categories that count, by Stripe's names; none means all. */
  categories?: Array<string> | null | undefined;
  /** The window in which it counts. */
  interval: SpendingInterval;
};

/** Which dispute, and what its evidence still lacks. */
export type SubmitDisputeInput = {
  /** The dispute. */
  disputeId: string;
  /** Evidence to set first: of the same reason it adds, of another it replaces. */
  evidence?: DisputeEvidenceInput | null | undefined;
  /** Chosen by you, 1 to 200 characters, new for each intention: the same mutation with the same key and input is done once, however often it is sent. */
  idempotencyKey: string;
};

/** That the account holder accepted terms of service. */
export type TermsAcceptanceInput = {
  /** When they were accepted. */
  acceptedAt: string;
  /** The IP address that they were accepted from. */
  ip: string;
  /** The browser that they were accepted with. */
  userAgent?: string | null | undefined;
};

/** How 3-D Secure went. */
export type ThreeDSecureResult =
  /** The seller tried; the card does not take part. Stripe: `attempt_acknowledged`. */
  | 'ATTEMPT_ACKNOWLEDGED'
  /** The cardholder was authenticated. Stripe: `authenticated`. */
  | 'AUTHENTICATED'
  /** The cardholder was not authenticated. Stripe: `failed`. */
  | 'FAILED'
  /** It was not tried, and is needed. Stripe: `required`. */
  | 'REQUIRED'
  /** A value that Stripe added after this release. Refused as input. */
  | 'UNRECOGNIZED';

/** Changes to a financial account. What is not named stays. */
export type UpdateFinancialAccountInput = {
  /** The financial account. */
  financialAccountId: string;
  /** Chosen by you, 1 to 200 characters, new for each intention: the same mutation with the same key and input is done once, however often it is sent. */
  idempotencyKey: string;
  /** Your own entries. */
  metadata?: Array<MetadataInput> | null | undefined;
  /** Your name for it, at most 249 characters; empty removes it. */
  nickname?: string | null | undefined;
  /** What the platform restricts. */
  platformRestrictions?: PlatformRestrictionsInput | null | undefined;
};

/** Why a mutation did not do what it was asked. */
export type UserErrorCode =
  /** The account lacks an active capability that this needs. */
  | 'CAPABILITY_PENDING'
  /** The financial account lacks an active feature that this needs. */
  | 'FEATURE_INACTIVE'
  /** The idempotency key was used with another mutation or another input. */
  | 'IDEMPOTENCY_CONFLICT'
  /** The same mutation is running now. */
  | 'IDEMPOTENCY_IN_FLIGHT'
  /** It is not known whether this happened. Retry with the same idempotency key: nothing is done twice. */
  | 'INDETERMINATE'
  /** The money is not there. */
  | 'INSUFFICIENT_FUNDS'
  /** A value is malformed, out of range or does not fit the others. */
  | 'INVALID_INPUT'
  /** The object is in a state that does not allow this. */
  | 'INVALID_STATE'
  /** The object named in the input does not exist, or is not visible to the viewer. */
  | 'NOT_FOUND'
  /** Too many requests; nothing was done. */
  | 'RATE_LIMITED'
  /** Stripe refused this for another reason, which the message gives. */
  | 'REFUSED'
  /** Information about the account or the cardholder is missing. */
  | 'REQUIREMENTS_PAST_DUE'
  /** Simulations are refused with a live key. */
  | 'TEST_MODE_ONLY'
  /** Stripe does not answer at the moment; nothing was done. */
  | 'UPSTREAM_UNAVAILABLE';

/** The cardholder's acceptance of the card user terms, which US individuals must give before their cards work. */
export type UserTermsAcceptanceInput = {
  /** When the terms were accepted. */
  acceptedAt: string;
  /** The IP address that they were accepted from. */
  ip: string;
  /** The browser that they were accepted with. */
  userAgent?: string | null | undefined;
};

/** How what the buyer gave compares with what is known. */
export type VerificationCheck =
  /** It is the same. Stripe: `match`. */
  | 'MATCH'
  /** It differs. Stripe: `mismatch`. */
  | 'MISMATCH'
  /** The buyer gave nothing. Stripe: `not_provided`. */
  | 'NOT_PROVIDED'
  /** A value that Stripe added after this release. Refused as input. */
  | 'UNRECOGNIZED';

/** What is checked of the buyer in a simulation. */
export type VerificationDataInput = {
  /** The first line of the billing address. */
  addressLine1Check?: VerificationCheck | null | undefined;
  /** The postal code of the billing address. */
  addressPostalCodeCheck?: VerificationCheck | null | undefined;
  /** The card's CVC. */
  cvcCheck?: VerificationCheck | null | undefined;
  /** The card's expiry. */
  expiryCheck?: VerificationCheck | null | undefined;
  /** How 3-D Secure goes. */
  threeDSecureResult?: ThreeDSecureResult | null | undefined;
};

export type OnboardAccountMutationVariables = Exact<{
  input: OnboardConnectedAccountInput;
}>;


export type OnboardAccountMutation = { onboardConnectedAccount: { account: { id: string, capabilities: Array<{ name: CapabilityName, status: CapabilityStatus }> } | null, financialAccount: { id: string, activeFeatures: Array<FinancialAccountFeature> } | null, userErrors: Array<
      | { __typename: 'CapabilityPending', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'FeatureInactive', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'IdempotencyConflict', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'IdempotencyInFlight', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'Indeterminate', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'InsufficientFunds', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'InvalidInput', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'InvalidState', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'NotFound', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'Refused', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'RequirementsPastDue', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
    > } };

export type FundMutationVariables = Exact<{
  input: SimulateReceivedCreditInput;
}>;


export type FundMutation = { simulateReceivedCredit: { financialAccount: { id: string, balance: { cash: Array<{ amount: number, currency: string }>, outboundPending: Array<{ amount: number }> } | null } | null, userErrors: Array<
      | { __typename: 'CapabilityPending', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'FeatureInactive', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'IdempotencyConflict', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'IdempotencyInFlight', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'Indeterminate', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'InsufficientFunds', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'InvalidInput', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'InvalidState', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'NotFound', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'Refused', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'RequirementsPastDue', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
    > } };

export type IssueMutationVariables = Exact<{
  input: IssueCardInput;
}>;


export type IssueMutation = { issueCard: { card: { id: string, status: CardStatus, type: CardType, last4: string } | null, cardholder: { id: string, name: string, requirements: { disabledReason: CardholderDisabledReason | null, pastDue: Array<string> } } | null, userErrors: Array<
      | { __typename: 'CapabilityPending', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'FeatureInactive', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'IdempotencyConflict', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'IdempotencyInFlight', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'Indeterminate', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'InsufficientFunds', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'InvalidInput', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'InvalidState', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'NotFound', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'Refused', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'RequirementsPastDue', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
    > } };

export type AuthorizeMutationVariables = Exact<{
  input: SimulateAuthorizationInput;
}>;


export type AuthorizeMutation = { simulateAuthorization: { authorization: { id: string, approved: boolean, status: AuthorizationStatus, declineReason: AuthorizationReason | null } | null, financialAccount: { id: string, balance: { cash: Array<{ amount: number, currency: string }>, outboundPending: Array<{ amount: number }> } | null } | null, userErrors: Array<
      | { __typename: 'CapabilityPending', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'FeatureInactive', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'IdempotencyConflict', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'IdempotencyInFlight', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'Indeterminate', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'InsufficientFunds', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'InvalidInput', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'InvalidState', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'NotFound', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'Refused', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'RequirementsPastDue', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
    > } };

export type CaptureMutationVariables = Exact<{
  input: SimulateAuthorizationCaptureInput;
}>;


export type CaptureMutation = { simulateAuthorizationCapture: { issuingTransaction: { id: string, amount: { amount: number } } | null, financialAccount: { id: string, balance: { cash: Array<{ amount: number, currency: string }>, outboundPending: Array<{ amount: number }> } | null } | null, userErrors: Array<
      | { __typename: 'CapabilityPending', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'FeatureInactive', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'IdempotencyConflict', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'IdempotencyInFlight', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'Indeterminate', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'InsufficientFunds', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'InvalidInput', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'InvalidState', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'NotFound', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'Refused', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'RequirementsPastDue', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
    > } };

export type RefundMutationVariables = Exact<{
  input: SimulateTransactionRefundInput;
}>;


export type RefundMutation = { simulateTransactionRefund: { issuingTransaction: { id: string, type: IssuingTransactionType, amount: { amount: number } } | null, financialAccount: { id: string, balance: { cash: Array<{ amount: number, currency: string }>, outboundPending: Array<{ amount: number }> } | null } | null, userErrors: Array<
      | { __typename: 'CapabilityPending', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'FeatureInactive', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'IdempotencyConflict', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'IdempotencyInFlight', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'Indeterminate', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'InsufficientFunds', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'InvalidInput', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'InvalidState', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'NotFound', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'Refused', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'RequirementsPastDue', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
    > } };

export type CreateDisputeMutationVariables = Exact<{
  input: CreateDisputeInput;
}>;


export type CreateDisputeMutation = { createDispute: { dispute: { id: string, status: DisputeStatus, amount: { amount: number } } | null, userErrors: Array<
      | { __typename: 'CapabilityPending', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'FeatureInactive', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'IdempotencyConflict', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'IdempotencyInFlight', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'Indeterminate', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'InsufficientFunds', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'InvalidInput', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'InvalidState', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'NotFound', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'Refused', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'RequirementsPastDue', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
    > } };

export type SubmitDisputeMutationVariables = Exact<{
  input: SubmitDisputeInput;
}>;


export type SubmitDisputeMutation = { submitDispute: { dispute: { id: string, status: DisputeStatus } | null, userErrors: Array<
      | { __typename: 'CapabilityPending', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'FeatureInactive', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'IdempotencyConflict', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'IdempotencyInFlight', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'Indeterminate', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'InsufficientFunds', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'InvalidInput', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'InvalidState', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'NotFound', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'Refused', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'RequirementsPastDue', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
    > } };

export type RestrictMutationVariables = Exact<{
  input: UpdateFinancialAccountInput;
}>;


export type RestrictMutation = { updateFinancialAccount: { financialAccount: { id: string, platformRestrictions: { outboundFlows: FlowRestriction | null } | null } | null, userErrors: Array<
      | { __typename: 'CapabilityPending', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'FeatureInactive', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'IdempotencyConflict', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'IdempotencyInFlight', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'Indeterminate', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'InsufficientFunds', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'InvalidInput', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'InvalidState', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'NotFound', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'Refused', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
      | { __typename: 'RequirementsPastDue', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
    > } };

export type ProgramQueryVariables = Exact<{
  account: string;
}>;


export type ProgramQuery = { connectedAccount: { id: string, email: string | null, balance: { livemode: boolean } | null, financialAccounts: { nodes: Array<{ id: string, account: { id: string } | null, cards: { nodes: Array<{ id: string }> } | null, balance: { cash: Array<{ amount: number, currency: string }>, outboundPending: Array<{ amount: number }> } | null }> } | null, cardholders: { nodes: Array<{ id: string, account: { id: string } | null, cards: { nodes: Array<{ id: string }> } | null, authorizations: { nodes: Array<{ id: string }> } | null, issuingTransactions: { nodes: Array<{ id: string }> } | null }> } | null, cards: { nodes: Array<{ id: string, cardholder: { id: string } | null, financialAccount: { id: string } | null, authorizations: { nodes: Array<{ id: string }> } | null, issuingTransactions: { nodes: Array<{ id: string }> } | null }> } | null, authorizations: { nodes: Array<{ id: string, card: { id: string } | null, cardholder: { id: string } | null, financialAccount: { id: string } | null, issuingTransactions: Array<{ id: string, type: IssuingTransactionType }> | null }> } | null, issuingTransactions: { nodes: Array<{ id: string, type: IssuingTransactionType, card: { id: string } | null, cardholder: { id: string } | null, authorization: { id: string } | null, dispute: { id: string } | null, financialAccount: { id: string } | null }> } | null, disputes: { nodes: Array<{ id: string, status: DisputeStatus, account: { id: string } | null, issuingTransaction: { id: string } | null }> } | null } | null };

export type FundsFragment = { id: string, balance: { cash: Array<{ amount: number, currency: string }>, outboundPending: Array<{ amount: number }> } | null };

type Problem_CapabilityPending_Fragment = { __typename: 'CapabilityPending', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean };

type Problem_FeatureInactive_Fragment = { __typename: 'FeatureInactive', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean };

type Problem_IdempotencyConflict_Fragment = { __typename: 'IdempotencyConflict', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean };

type Problem_IdempotencyInFlight_Fragment = { __typename: 'IdempotencyInFlight', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean };

type Problem_Indeterminate_Fragment = { __typename: 'Indeterminate', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean };

type Problem_InsufficientFunds_Fragment = { __typename: 'InsufficientFunds', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean };

type Problem_InvalidInput_Fragment = { __typename: 'InvalidInput', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean };

type Problem_InvalidState_Fragment = { __typename: 'InvalidState', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean };

type Problem_NotFound_Fragment = { __typename: 'NotFound', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean };

type Problem_Refused_Fragment = { __typename: 'Refused', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean };

type Problem_RequirementsPastDue_Fragment = { __typename: 'RequirementsPastDue', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean };

export type ProblemFragment =
  | Problem_CapabilityPending_Fragment
  | Problem_FeatureInactive_Fragment
  | Problem_IdempotencyConflict_Fragment
  | Problem_IdempotencyInFlight_Fragment
  | Problem_Indeterminate_Fragment
  | Problem_InsufficientFunds_Fragment
  | Problem_InvalidInput_Fragment
  | Problem_InvalidState_Fragment
  | Problem_NotFound_Fragment
  | Problem_Refused_Fragment
  | Problem_RequirementsPastDue_Fragment
;

export const FundsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Funds"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FinancialAccount"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"balance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cash"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"outboundPending"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}}]}}]} as unknown as DocumentNode<FundsFragment, unknown>;
export const ProblemFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]} as unknown as DocumentNode<ProblemFragment, unknown>;
export const OnboardAccountDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"OnboardAccount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OnboardConnectedAccountInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"onboardConnectedAccount"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"capabilities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"financialAccount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"activeFeatures"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]} as unknown as DocumentNode<OnboardAccountMutation, OnboardAccountMutationVariables>;
export const FundDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Fund"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SimulateReceivedCreditInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"simulateReceivedCredit"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"financialAccount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Funds"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Funds"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FinancialAccount"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"balance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cash"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"outboundPending"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]} as unknown as DocumentNode<FundMutation, FundMutationVariables>;
export const IssueDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Issue"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"IssueCardInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issueCard"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"card"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"last4"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cardholder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"pastDue"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]} as unknown as DocumentNode<IssueMutation, IssueMutationVariables>;
export const AuthorizeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Authorize"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SimulateAuthorizationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"simulateAuthorization"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"authorization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"approved"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"declineReason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"financialAccount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Funds"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Funds"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FinancialAccount"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"balance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cash"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"outboundPending"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]} as unknown as DocumentNode<AuthorizeMutation, AuthorizeMutationVariables>;
export const CaptureDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Capture"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SimulateAuthorizationCaptureInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"simulateAuthorizationCapture"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issuingTransaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"financialAccount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Funds"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Funds"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FinancialAccount"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"balance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cash"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"outboundPending"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]} as unknown as DocumentNode<CaptureMutation, CaptureMutationVariables>;
export const RefundDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Refund"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SimulateTransactionRefundInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"simulateTransactionRefund"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issuingTransaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"financialAccount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Funds"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Funds"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FinancialAccount"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"balance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cash"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"outboundPending"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]} as unknown as DocumentNode<RefundMutation, RefundMutationVariables>;
export const CreateDisputeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateDispute"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateDisputeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createDispute"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dispute"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]} as unknown as DocumentNode<CreateDisputeMutation, CreateDisputeMutationVariables>;
export const SubmitDisputeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SubmitDispute"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubmitDisputeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"submitDispute"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dispute"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]} as unknown as DocumentNode<SubmitDisputeMutation, SubmitDisputeMutationVariables>;
export const RestrictDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Restrict"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateFinancialAccountInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateFinancialAccount"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"financialAccount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"platformRestrictions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outboundFlows"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]} as unknown as DocumentNode<RestrictMutation, RestrictMutationVariables>;
export const ProgramDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Program"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"account"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"connectedAccount"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"account"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"balance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"livemode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"financialAccounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Funds"}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cards"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"cardholders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cards"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"authorizations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"issuingTransactions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"cards"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cardholder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"financialAccount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"authorizations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"issuingTransactions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"authorizations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"card"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cardholder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"financialAccount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"issuingTransactions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"issuingTransactions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"card"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cardholder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"authorization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dispute"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"financialAccount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"disputes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"issuingTransaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Funds"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FinancialAccount"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"balance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cash"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"outboundPending"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}}]}}]} as unknown as DocumentNode<ProgramQuery, ProgramQueryVariables>;
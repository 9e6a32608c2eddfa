/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type AccountDocumentsInput = {
  bankAccountOwnershipVerification?: Array<string> | null | undefined;
  companyLicense?: Array<string> | null | undefined;
  companyMemorandumOfAssociation?: Array<string> | null | undefined;
  companyMinisterialDecree?: Array<string> | null | undefined;
  companyRegistrationVerification?: Array<string> | null | undefined;
  companyTaxIdVerification?: Array<string> | null | undefined;
  proofOfAddress?: Array<string> | null | undefined;
  proofOfBusinessPresence?: Array<string> | null | undefined;
  proofOfUltimateBeneficialOwnership?: Array<string> | null | undefined;
};

export type AccountIndividualInput = {
  additionalVerificationDocument?: DocumentSidesInput | null | undefined;
  address?: AddressInput | null | undefined;
  dob?: DateOfBirthInput | null | undefined;
  email?: string | null | undefined;
  firstName?: string | null | undefined;
  idNumber?: string | null | undefined;
  lastName?: string | null | undefined;
  phone?: string | null | undefined;
  ssnLast4?: string | null | undefined;
  title?: string | null | undefined;
  verificationDocument?: DocumentSidesInput | null | undefined;
};

export type AccountSettingsInput = {
  cardIssuingTosAcceptance?: TermsAcceptanceInput | null | undefined;
  debitNegativeBalances?: boolean | null | undefined;
  payoutInterval?: PayoutIntervalInput | null | undefined;
  payoutStatementDescriptor?: string | null | undefined;
  statementDescriptor?: string | null | undefined;
  treasuryTosAcceptance?: TermsAcceptanceInput | null | undefined;
};

export type AddressInput = {
  city?: string | null | undefined;
  country?: string | null | undefined;
  line1?: string | null | undefined;
  line2?: string | null | undefined;
  postalCode?: string | null | undefined;
  state?: string | null | undefined;
};

export type AnnualRevenueInput = {
  amount: number;
  currency: string;
  fiscalYearEnd: string;
};

export type AuthenticationExemptionInput = {
  claimedBy: ExemptionClaimant;
  type: ExemptionType;
};

export type AuthorizationMethod =
  | 'CHIP'
  | 'CONTACTLESS'
  | 'KEYED_IN'
  | 'ONLINE'
  | 'SWIPE'
  | 'UNRECOGNIZED';

export type AuthorizationReason =
  | 'ACCOUNT_DISABLED'
  | 'CARDHOLDER_BLOCKED'
  | 'CARDHOLDER_INACTIVE'
  | 'CARDHOLDER_VERIFICATION_REQUIRED'
  | 'CARD_ACTIVE'
  | 'CARD_CANCELED'
  | 'CARD_EXPIRED'
  | 'CARD_INACTIVE'
  | 'INSECURE_AUTHORIZATION_METHOD'
  | 'INSUFFICIENT_FUNDS'
  | 'NETWORK_FALLBACK'
  | 'NOT_ALLOWED'
  | 'PIN_BLOCKED'
  | 'SPENDING_CONTROLS'
  | 'STRIPE_INTERNAL_ERROR'
  | 'SUSPECTED_FRAUD'
  | 'UNRECOGNIZED'
  | 'VERIFICATION_FAILED'
  | 'WEBHOOK_APPROVED'
  | 'WEBHOOK_DECLINED'
  | 'WEBHOOK_ERROR'
  | 'WEBHOOK_TIMEOUT';

export type AuthorizationStatus =
  | 'CLOSED'
  | 'EXPIRED'
  | 'PENDING'
  | 'REVERSED'
  | 'UNRECOGNIZED';

export type BusinessProfileInput = {
  annualRevenue?: AnnualRevenueInput | null | undefined;
  estimatedWorkerCount?: number | null | undefined;
  mcc?: string | null | undefined;
  name?: string | null | undefined;
  productDescription?: string | null | undefined;
  supportAddress?: AddressInput | null | undefined;
  supportEmail?: string | null | undefined;
  supportPhone?: string | null | undefined;
  supportUrl?: string | null | undefined;
  url?: string | null | undefined;
};

export type BusinessTypeInput =
  | 'COMPANY'
  | 'GOVERNMENT_ENTITY'
  | 'INDIVIDUAL'
  | 'NON_PROFIT';

export type CanceledEvidenceInput = {
  additionalDocumentationId?: string | null | undefined;
  canceledAt?: string | null | undefined;
  cancellationPolicyProvided?: boolean | null | undefined;
  cancellationReason?: string | null | undefined;
  expectedAt?: string | null | undefined;
  explanation?: string | null | undefined;
  productDescription?: string | null | undefined;
  productType?: DisputedProductType | null | undefined;
  returnStatus?: DisputedReturnStatus | null | undefined;
  returnedAt?: string | null | undefined;
};

export type CapabilityName =
  | 'ACSS_DEBIT_PAYMENTS'
  | 'AFFIRM_PAYMENTS'
  | 'AFTERPAY_CLEARPAY_PAYMENTS'
  | 'ALMA_PAYMENTS'
  | 'AMAZON_PAY_PAYMENTS'
  | 'APP_DISTRIBUTION'
  | 'AU_BECS_DEBIT_PAYMENTS'
  | 'BACS_DEBIT_PAYMENTS'
  | 'BANCONTACT_PAYMENTS'
  | 'BANK_TRANSFER_PAYMENTS'
  | 'BILLIE_PAYMENTS'
  | 'BIZUM_PAYMENTS'
  | 'BLIK_PAYMENTS'
  | 'BLIK_RECURRING_PAYMENTS'
  | 'BOLETO_PAYMENTS'
  | 'CARD_ISSUING'
  | 'CARD_PAYMENTS'
  | 'CARTES_BANCAIRES_PAYMENTS'
  | 'CASHAPP_PAYMENTS'
  | 'CRYPTO_PAYMENTS'
  | 'EPS_PAYMENTS'
  | 'FPX_PAYMENTS'
  | 'GB_BANK_TRANSFER_PAYMENTS'
  | 'GIROPAY_PAYMENTS'
  | 'GRABPAY_PAYMENTS'
  | 'IDEAL_PAYMENTS'
  | 'INDIA_INTERNATIONAL_PAYMENTS'
  | 'JCB_PAYMENTS'
  | 'JP_BANK_TRANSFER_PAYMENTS'
  | 'KAKAO_PAY_PAYMENTS'
  | 'KLARNA_PAYMENTS'
  | 'KONBINI_PAYMENTS'
  | 'KR_CARD_PAYMENTS'
  | 'LEGACY_PAYMENTS'
  | 'LINK_PAYMENTS'
  | 'MB_WAY_PAYMENTS'
  | 'MOBILEPAY_PAYMENTS'
  | 'MULTIBANCO_PAYMENTS'
  | 'MX_BANK_TRANSFER_PAYMENTS'
  | 'NAVER_PAY_PAYMENTS'
  | 'NZ_BANK_ACCOUNT_BECS_DEBIT_PAYMENTS'
  | 'OXXO_PAYMENTS'
  | 'P24_PAYMENTS'
  | 'PAYCO_PAYMENTS'
  | 'PAYNOW_PAYMENTS'
  | 'PAYPAY_PAYMENTS'
  | 'PAYTO_PAYMENTS'
  | 'PAY_BY_BANK_PAYMENTS'
  | 'PIX_PAYMENTS'
  | 'PROMPTPAY_PAYMENTS'
  | 'REVOLUT_PAY_PAYMENTS'
  | 'SAMSUNG_PAY_PAYMENTS'
  | 'SATISPAY_PAYMENTS'
  | 'SCALAPAY_PAYMENTS'
  | 'SEPA_BANK_TRANSFER_PAYMENTS'
  | 'SEPA_DEBIT_PAYMENTS'
  | 'SEQURA_PAYMENTS'
  | 'SOFORT_PAYMENTS'
  | 'SUNBIT_PAYMENTS'
  | 'SWISH_PAYMENTS'
  | 'TAX_REPORTING_US_1099_K'
  | 'TAX_REPORTING_US_1099_MISC'
  | 'TRANSFERS'
  | 'TREASURY'
  | 'TWINT_PAYMENTS'
  | 'UNRECOGNIZED'
  | 'UPI_PAYMENTS'
  | 'US_BANK_ACCOUNT_ACH_PAYMENTS'
  | 'US_BANK_TRANSFER_PAYMENTS'
  | 'WERO_PAYMENTS'
  | 'ZIP_PAYMENTS';

export type CapabilityStatus =
  | 'ACTIVE'
  | 'INACTIVE'
  | 'PENDING'
  | 'UNRECOGNIZED';

export type CardPresence =
  | 'NOT_PRESENT'
  | 'PRESENT'
  | 'UNRECOGNIZED';

export type CardShippingInput = {
  address: AddressInput;
  addressValidation?: NewAddressValidation | null | undefined;
  businessName?: string | null | undefined;
  eoriNumber?: string | null | undefined;
  name: string;
  phoneNumber?: string | null | undefined;
  requireSignature?: boolean | null | undefined;
  service?: CardShippingService | null | undefined;
  type?: CardShippingType | null | undefined;
};

export type CardShippingService =
  | 'EXPRESS'
  | 'PRIORITY'
  | 'STANDARD'
  | 'UNRECOGNIZED';

export type CardShippingType =
  | 'BULK'
  | 'INDIVIDUAL'
  | 'UNRECOGNIZED';

export type CardStatus =
  | 'ACTIVE'
  | 'CANCELED'
  | 'INACTIVE'
  | 'UNRECOGNIZED';

export type CardTestingRiskInput = {
  invalidAccountNumberDeclineRatePastHour?: number | null | undefined;
  invalidCredentialsDeclineRatePastHour?: number | null | undefined;
  level: RiskLevel;
};

export type CardType =
  | 'PHYSICAL'
  | 'UNRECOGNIZED'
  | 'VIRTUAL';

export type CardholderDisabledReason =
  | 'LISTED'
  | 'REJECTED_LISTED'
  | 'REQUIREMENTS_PAST_DUE'
  | 'UNDER_REVIEW'
  | 'UNRECOGNIZED';

export type CardholderIndividualInput = {
  dateOfBirth?: DateOfBirthInput | null | undefined;
  firstName?: string | null | undefined;
  lastName?: string | null | undefined;
  userTermsAcceptance?: UserTermsAcceptanceInput | null | undefined;
};

export type CardholderLocaleInput =
  | 'DE'
  | 'EN'
  | 'ES'
  | 'FR'
  | 'IT';

export type CardholderStatusInput =
  | 'ACTIVE'
  | 'INACTIVE';

export type CompanyInput = {
  address?: AddressInput | null | undefined;
  directorsProvided?: boolean | null | undefined;
  directorshipDeclaration?: TermsAcceptanceInput | null | undefined;
  executivesProvided?: boolean | null | undefined;
  name?: string | null | undefined;
  ownersProvided?: boolean | null | undefined;
  ownershipDeclaration?: TermsAcceptanceInput | null | undefined;
  ownershipExemptionReason?: OwnershipExemptionReason | null | undefined;
  phone?: string | null | undefined;
  registrationDate?: DateOfBirthInput | null | undefined;
  registrationNumber?: string | null | undefined;
  representativeDeclaration?: TermsAcceptanceInput | null | undefined;
  structure?: CompanyStructure | null | undefined;
  taxId?: string | null | undefined;
  vatId?: string | null | undefined;
  verificationDocument?: DocumentSidesInput | null | undefined;
};

export type CompanyStructure =
  | 'FREE_ZONE_ESTABLISHMENT'
  | 'FREE_ZONE_LLC'
  | 'GOVERNMENTAL_UNIT'
  | 'GOVERNMENT_INSTRUMENTALITY'
  | 'INCORPORATED_NON_PROFIT'
  | 'INCORPORATED_PARTNERSHIP'
  | 'LIMITED_LIABILITY_PARTNERSHIP'
  | 'LLC'
  | 'MULTI_MEMBER_LLC'
  | 'PRIVATE_COMPANY'
  | 'PRIVATE_CORPORATION'
  | 'PRIVATE_PARTNERSHIP'
  | 'PUBLIC_COMPANY'
  | 'PUBLIC_CORPORATION'
  | 'PUBLIC_PARTNERSHIP'
  | 'REGISTERED_CHARITY'
  | 'SINGLE_MEMBER_LLC'
  | 'SOLE_ESTABLISHMENT'
  | 'SOLE_PROPRIETORSHIP'
  | 'TAX_EXEMPT_GOVERNMENT_INSTRUMENTALITY'
  | 'UNINCORPORATED_ASSOCIATION'
  | 'UNINCORPORATED_NON_PROFIT'
  | 'UNINCORPORATED_PARTNERSHIP'
  | 'UNRECOGNIZED';

export type CreateDisputeInput = {
  amount?: number | null | undefined;
  evidence: DisputeEvidenceInput;
  idempotencyKey: string;
  issuingTransactionId: string;
  metadata?: Array<MetadataInput> | null | undefined;
};

export type DateOfBirthInput = {
  day: number;
  month: number;
  year: number;
};

export type DigitalWallet =
  | 'APPLE_PAY'
  | 'GOOGLE_PAY'
  | 'SAMSUNG_PAY'
  | 'UNRECOGNIZED';

export type DisputeEvidenceInput =
  {   canceled: CanceledEvidenceInput; duplicate?: never; fraudulent?: never; merchandiseNotAsDescribed?: never; noValidAuthorization?: never; notReceived?: never; other?: never; serviceNotAsDescribed?: never; }
  |  { canceled?: never;   duplicate: DuplicateEvidenceInput; fraudulent?: never; merchandiseNotAsDescribed?: never; noValidAuthorization?: never; notReceived?: never; other?: never; serviceNotAsDescribed?: never; }
  |  { canceled?: never; duplicate?: never;   fraudulent: EvidenceInput; merchandiseNotAsDescribed?: never; noValidAuthorization?: never; notReceived?: never; other?: never; serviceNotAsDescribed?: never; }
  |  { canceled?: never; duplicate?: never; fraudulent?: never;   merchandiseNotAsDescribed: MerchandiseNotAsDescribedEvidenceInput; noValidAuthorization?: never; notReceived?: never; other?: never; serviceNotAsDescribed?: never; }
  |  { canceled?: never; duplicate?: never; fraudulent?: never; merchandiseNotAsDescribed?: never;   noValidAuthorization: EvidenceInput; notReceived?: never; other?: never; serviceNotAsDescribed?: never; }
  |  { canceled?: never; duplicate?: never; fraudulent?: never; merchandiseNotAsDescribed?: never; noValidAuthorization?: never;   notReceived: NotReceivedEvidenceInput; other?: never; serviceNotAsDescribed?: never; }
  |  { canceled?: never; duplicate?: never; fraudulent?: never; merchandiseNotAsDescribed?: never; noValidAuthorization?: never; notReceived?: never;   other: OtherEvidenceInput; serviceNotAsDescribed?: never; }
  |  { canceled?: never; duplicate?: never; fraudulent?: never; merchandiseNotAsDescribed?: never; noValidAuthorization?: never; notReceived?: never; other?: never;   serviceNotAsDescribed: ServiceNotAsDescribedEvidenceInput; };

export type DisputeStatus =
  | 'EXPIRED'
  | 'LOST'
  | 'SUBMITTED'
  | 'UNRECOGNIZED'
  | 'UNSUBMITTED'
  | 'WON';

export type DisputedProductType =
  | 'MERCHANDISE'
  | 'SERVICE'
  | 'UNRECOGNIZED';

export type DisputedReturnStatus =
  | 'MERCHANT_REJECTED'
  | 'SUCCESSFUL'
  | 'UNRECOGNIZED';

export type DocumentSidesInput = {
  backFileId?: string | null | undefined;
  frontFileId?: string | null | undefined;
};

export type DuplicateEvidenceInput = {
  additionalDocumentationId?: string | null | undefined;
  cardStatementId?: string | null | undefined;
  cashReceiptId?: string | null | undefined;
  checkImageId?: string | null | undefined;
  explanation?: string | null | undefined;
  originalTransactionId?: string | null | undefined;
};

export type EvidenceInput = {
  additionalDocumentationId?: string | null | undefined;
  explanation?: string | null | undefined;
};

export type ExemptionClaimant =
  | 'ACQUIRER'
  | 'ISSUER'
  | 'UNRECOGNIZED';

export type ExemptionType =
  | 'LOW_VALUE_TRANSACTION'
  | 'TRANSACTION_RISK_ANALYSIS'
  | 'UNKNOWN'
  | 'UNRECOGNIZED';

export type FinancialAccountFeature =
  | 'CARD_ISSUING'
  | 'DEPOSIT_INSURANCE'
  | 'FINANCIAL_ADDRESSES_ABA'
  | 'FINANCIAL_ADDRESSES_ABA_FORWARDING'
  | 'INBOUND_TRANSFERS_ACH'
  | 'INTRA_STRIPE_FLOWS'
  | 'OUTBOUND_PAYMENTS_ACH'
  | 'OUTBOUND_PAYMENTS_US_DOMESTIC_WIRE'
  | 'OUTBOUND_TRANSFERS_ACH'
  | 'OUTBOUND_TRANSFERS_US_DOMESTIC_WIRE'
  | 'REMOTE_DEPOSIT_CAPTURE'
  | 'UNRECOGNIZED';

export type FleetBreakdownInput = {
  fuelGrossAmount?: string | null | undefined;
  localTaxAmount?: string | null | undefined;
  nationalTaxAmount?: string | null | undefined;
  nonFuelGrossAmount?: string | null | undefined;
};

export type FleetInput = {
  promptData?: FleetPromptDataInput | null | undefined;
  purchaseType?: FleetPurchaseType | null | undefined;
  reportedBreakdown?: FleetBreakdownInput | null | undefined;
  serviceType?: FleetServiceType | null | undefined;
};

export type FleetPromptDataInput = {
  driverId?: string | null | undefined;
  odometer?: number | null | undefined;
  unspecifiedId?: string | null | undefined;
  userId?: string | null | undefined;
  vehicleNumber?: string | null | undefined;
};

export type FleetPurchaseType =
  | 'FUEL_AND_NON_FUEL_PURCHASE'
  | 'FUEL_PURCHASE'
  | 'NON_FUEL_PURCHASE'
  | 'UNRECOGNIZED';

export type FleetServiceType =
  | 'FULL_SERVICE'
  | 'NON_FUEL_TRANSACTION'
  | 'SELF_SERVICE'
  | 'UNRECOGNIZED';

export type FlightPurchaseInput = {
  departureAt?: string | null | undefined;
  passengerName?: string | null | undefined;
  refundable?: boolean | null | undefined;
  segments?: Array<FlightSegmentInput> | null | undefined;
  travelAgency?: string | null | undefined;
};

export type FlightSegmentInput = {
  arrivalAirportCode?: string | null | undefined;
  carrier?: string | null | undefined;
  departureAirportCode?: string | null | undefined;
  flightNumber?: string | null | undefined;
  serviceClass?: string | null | undefined;
  stopoverAllowed?: boolean | null | undefined;
};

export type FlowRestriction =
  | 'RESTRICTED'
  | 'UNRECOGNIZED'
  | 'UNRESTRICTED';

export type FlowRestrictionInput =
  | 'RESTRICTED'
  | 'UNRESTRICTED';

export type FraudDisputability =
  | 'NEUTRAL'
  | 'UNKNOWN'
  | 'VERY_LIKELY'
  | 'VERY_UNLIKELY';

export type FraudRiskInput = {
  level: RiskLevel;
  score?: number | null | undefined;
};

export type FuelInput = {
  industryProductCode?: string | null | undefined;
  quantity?: string | null | undefined;
  type?: FuelType | null | undefined;
  unit?: FuelUnit | null | undefined;
  unitCost?: string | null | undefined;
};

export type FuelType =
  | 'DIESEL'
  | 'OTHER'
  | 'UNLEADED_PLUS'
  | 'UNLEADED_REGULAR'
  | 'UNLEADED_SUPER'
  | 'UNRECOGNIZED';

export type FuelUnit =
  | 'CHARGING_MINUTE'
  | 'IMPERIAL_GALLON'
  | 'KILOGRAM'
  | 'KILOWATT_HOUR'
  | 'LITER'
  | 'OTHER'
  | 'POUND'
  | 'UNRECOGNIZED'
  | 'US_GALLON';

export type IssueCardCardholderInput =
  {   id: string; new?: never; }
  |  { id?: never;   new: NewCardholderInput; };

export type IssueCardInput = {
  accountId?: string | null | undefined;
  cancelAfterPayments?: number | null | undefined;
  cardholder: IssueCardCardholderInput;
  currency: string;
  expMonth?: number | null | undefined;
  expYear?: number | null | undefined;
  financialAccountId?: string | null | undefined;
  idempotencyKey: string;
  metadata?: Array<MetadataInput> | null | undefined;
  personalizationDesignId?: string | null | undefined;
  secondLine?: string | null | undefined;
  shipping?: CardShippingInput | null | undefined;
  spendingControls?: SpendingControlsInput | null | undefined;
  status?: NewCardStatus | null | undefined;
  type: CardType;
};

export type IssuingTransactionType =
  | 'CAPTURE'
  | 'REFUND'
  | 'UNRECOGNIZED';

export type LodgingPurchaseInput = {
  checkInAt?: string | null | undefined;
  nights?: number | null | undefined;
};

export type MerchandiseNotAsDescribedEvidenceInput = {
  additionalDocumentationId?: string | null | undefined;
  explanation?: string | null | undefined;
  receivedAt?: string | null | undefined;
  returnDescription?: string | null | undefined;
  returnStatus?: DisputedReturnStatus | null | undefined;
  returnedAt?: string | null | undefined;
};

export type MerchantCategory =
  | 'ACCOUNTING_BOOKKEEPING_SERVICES'
  | 'AC_REFRIGERATION_REPAIR'
  | 'ADVERTISING_SERVICES'
  | 'AGRICULTURAL_COOPERATIVE'
  | 'AIRLINES_AIR_CARRIERS'
  | 'AIRPORTS_FLYING_FIELDS'
  | 'AMBULANCE_SERVICES'
  | 'AMUSEMENT_PARKS_CARNIVALS'
  | 'ANTIQUE_REPRODUCTIONS'
  | 'ANTIQUE_SHOPS'
  | 'AQUARIUMS'
  | 'ARCHITECTURAL_SURVEYING_SERVICES'
  | 'ARTISTS_SUPPLY_AND_CRAFT_SHOPS'
  | 'ART_DEALERS_AND_GALLERIES'
  | 'AUTOMATED_CASH_DISBURSE'
  | 'AUTOMATED_FUEL_DISPENSERS'
  | 'AUTOMOBILE_ASSOCIATIONS'
  | 'AUTOMOTIVE_PARTS_AND_ACCESSORIES_STORES'
  | 'AUTOMOTIVE_TIRE_STORES'
  | 'AUTO_AND_HOME_SUPPLY_STORES'
  | 'AUTO_BODY_REPAIR_SHOPS'
  | 'AUTO_PAINT_SHOPS'
  | 'AUTO_SERVICE_SHOPS'
  | 'BAIL_AND_BOND_PAYMENTS'
  | 'BAKERIES'
  | 'BANDS_ORCHESTRAS'
  | 'BARBER_AND_BEAUTY_SHOPS'
  | 'BETTING_CASINO_GAMBLING'
  | 'BICYCLE_SHOPS'
  | 'BILLIARD_POOL_ESTABLISHMENTS'
  | 'BOAT_DEALERS'
  | 'BOAT_RENTALS_AND_LEASES'
  | 'BOOKS_PERIODICALS_AND_NEWSPAPERS'
  | 'BOOK_STORES'
  | 'BOWLING_ALLEYS'
  | 'BUSINESS_SECRETARIAL_SCHOOLS'
  | 'BUS_LINES'
  | 'BUYING_SHOPPING_SERVICES'
  | 'CABLE_SATELLITE_AND_OTHER_PAY_TELEVISION_AND_RADIO'
  | 'CAMERA_AND_PHOTOGRAPHIC_SUPPLY_STORES'
  | 'CANDY_NUT_AND_CONFECTIONERY_STORES'
  | 'CARPENTRY_SERVICES'
  | 'CARPET_UPHOLSTERY_CLEANING'
  | 'CAR_AND_TRUCK_DEALERS_NEW_USED'
  | 'CAR_AND_TRUCK_DEALERS_USED_ONLY'
  | 'CAR_RENTAL_AGENCIES'
  | 'CAR_WASHES'
  | 'CATERERS'
  | 'CHARITABLE_AND_SOCIAL_SERVICE_ORGANIZATIONS_FUNDRAISING'
  | 'CHEMICALS_AND_ALLIED_PRODUCTS'
  | 'CHILDRENS_AND_INFANTS_WEAR_STORES'
  | 'CHILD_CARE_SERVICES'
  | 'CHIROPODISTS_PODIATRISTS'
  | 'CHIROPRACTORS'
  | 'CIGAR_STORES_AND_STANDS'
  | 'CIVIC_SOCIAL_FRATERNAL_ASSOCIATIONS'
  | 'CLEANING_AND_MAINTENANCE'
  | 'CLOTHING_RENTAL'
  | 'COLLEGES_UNIVERSITIES'
  | 'COMMERCIAL_EQUIPMENT'
  | 'COMMERCIAL_FOOTWEAR'
  | 'COMMERCIAL_PHOTOGRAPHY_ART_AND_GRAPHICS'
  | 'COMMUTER_TRANSPORT_AND_FERRIES'
  | 'COMPUTERS_PERIPHERALS_AND_SOFTWARE'
  | 'COMPUTER_NETWORK_SERVICES'
  | 'COMPUTER_PROGRAMMING'
  | 'COMPUTER_REPAIR'
  | 'COMPUTER_SOFTWARE_STORES'
  | 'CONCRETE_WORK_SERVICES'
  | 'CONSTRUCTION_MATERIALS'
  | 'CONSULTING_PUBLIC_RELATIONS'
  | 'CORRESPONDENCE_SCHOOLS'
  | 'COSMETIC_STORES'
  | 'COUNSELING_SERVICES'
  | 'COUNTRY_CLUBS'
  | 'COURIER_SERVICES'
  | 'COURT_COSTS'
  | 'CREDIT_REPORTING_AGENCIES'
  | 'CRUISE_LINES'
  | 'DAIRY_PRODUCTS_STORES'
  | 'DANCE_HALL_STUDIOS_SCHOOLS'
  | 'DATING_ESCORT_SERVICES'
  | 'DENTISTS_ORTHODONTISTS'
  | 'DEPARTMENT_STORES'
  | 'DETECTIVE_AGENCIES'
  | 'DIGITAL_GOODS_APPLICATIONS'
  | 'DIGITAL_GOODS_GAMES'
  | 'DIGITAL_GOODS_LARGE_VOLUME'
  | 'DIGITAL_GOODS_MEDIA'
  | 'DIRECT_MARKETING_CATALOG_MERCHANT'
  | 'DIRECT_MARKETING_COMBINATION_CATALOG_AND_RETAIL_MERCHANT'
  | 'DIRECT_MARKETING_INBOUND_TELEMARKETING'
  | 'DIRECT_MARKETING_INSURANCE_SERVICES'
  | 'DIRECT_MARKETING_OTHER'
  | 'DIRECT_MARKETING_OUTBOUND_TELEMARKETING'
  | 'DIRECT_MARKETING_SUBSCRIPTION'
  | 'DIRECT_MARKETING_TRAVEL'
  | 'DISCOUNT_STORES'
  | 'DOCTORS'
  | 'DOOR_TO_DOOR_SALES'
  | 'DRAPERY_WINDOW_COVERING_AND_UPHOLSTERY_STORES'
  | 'DRINKING_PLACES'
  | 'DRUGS_DRUG_PROPRIETARIES_AND_DRUGGIST_SUNDRIES'
  | 'DRUG_STORES_AND_PHARMACIES'
  | 'DRY_CLEANERS'
  | 'DURABLE_GOODS'
  | 'DUTY_FREE_STORES'
  | 'EATING_PLACES_RESTAURANTS'
  | 'EDUCATIONAL_SERVICES'
  | 'ELECTRICAL_PARTS_AND_EQUIPMENT'
  | 'ELECTRICAL_SERVICES'
  | 'ELECTRIC_RAZOR_STORES'
  | 'ELECTRIC_VEHICLE_CHARGING'
  | 'ELECTRONICS_REPAIR_SHOPS'
  | 'ELECTRONICS_STORES'
  | 'ELEMENTARY_SECONDARY_SCHOOLS'
  | 'EMERGENCY_SERVICES_GCAS_VISA_USE_ONLY'
  | 'EMPLOYMENT_TEMP_AGENCIES'
  | 'EQUIPMENT_RENTAL'
  | 'EXTERMINATING_SERVICES'
  | 'FAMILY_CLOTHING_STORES'
  | 'FAST_FOOD_RESTAURANTS'
  | 'FINANCIAL_INSTITUTIONS'
  | 'FINES_GOVERNMENT_ADMINISTRATIVE_ENTITIES'
  | 'FIREPLACE_FIREPLACE_SCREENS_AND_ACCESSORIES_STORES'
  | 'FLOOR_COVERING_STORES'
  | 'FLORISTS'
  | 'FLORISTS_SUPPLIES_NURSERY_STOCK_AND_FLOWERS'
  | 'FREEZER_AND_LOCKER_MEAT_PROVISIONERS'
  | 'FUEL_DEALERS_NON_AUTOMOTIVE'
  | 'FUNERAL_SERVICES_CREMATORIES'
  | 'FURNITURE_HOME_FURNISHINGS_AND_EQUIPMENT_STORES_EXCEPT_APPLIANCES'
  | 'FURNITURE_REPAIR_REFINISHING'
  | 'FURRIERS_AND_FUR_SHOPS'
  | 'GENERAL_SERVICES'
  | 'GIFT_CARD_NOVELTY_AND_SOUVENIR_SHOPS'
  | 'GLASSWARE_CRYSTAL_STORES'
  | 'GLASS_PAINT_AND_WALLPAPER_STORES'
  | 'GOLF_COURSES_PUBLIC'
  | 'GOVERNMENT_LICENSED_HORSE_DOG_RACING_US_REGION_ONLY'
  | 'GOVERNMENT_LICENSED_ONLINE_CASIONS_ONLINE_GAMBLING_US_REGION_ONLY'
  | 'GOVERNMENT_OWNED_LOTTERIES_NON_US_REGION'
  | 'GOVERNMENT_OWNED_LOTTERIES_US_REGION_ONLY'
  | 'GOVERNMENT_SERVICES'
  | 'GROCERY_STORES_SUPERMARKETS'
  | 'HARDWARE_EQUIPMENT_AND_SUPPLIES'
  | 'HARDWARE_STORES'
  | 'HEALTH_AND_BEAUTY_SPAS'
  | 'HEARING_AIDS_SALES_AND_SUPPLIES'
  | 'HEATING_PLUMBING_A_C'
  | 'HOBBY_TOY_AND_GAME_SHOPS'
  | 'HOME_SUPPLY_WAREHOUSE_STORES'
  | 'HOSPITALS'
  | 'HOTELS_MOTELS_AND_RESORTS'
  | 'HOUSEHOLD_APPLIANCE_STORES'
  | 'INDUSTRIAL_SUPPLIES'
  | 'INFORMATION_RETRIEVAL_SERVICES'
  | 'INSURANCE_DEFAULT'
  | 'INSURANCE_UNDERWRITING_PREMIUMS'
  | 'INTRA_COMPANY_PURCHASES'
  | 'JEWELRY_STORES_WATCHES_CLOCKS_AND_SILVERWARE_STORES'
  | 'LANDSCAPING_SERVICES'
  | 'LAUNDRIES'
  | 'LAUNDRY_CLEANING_SERVICES'
  | 'LEGAL_SERVICES_ATTORNEYS'
  | 'LUGGAGE_AND_LEATHER_GOODS_STORES'
  | 'LUMBER_BUILDING_MATERIALS_STORES'
  | 'MANUAL_CASH_DISBURSE'
  | 'MARINAS_SERVICE_AND_SUPPLIES'
  | 'MARKETPLACES'
  | 'MASONRY_STONEWORK_AND_PLASTER'
  | 'MASSAGE_PARLORS'
  | 'MEDICAL_AND_DENTAL_LABS'
  | 'MEDICAL_DENTAL_OPHTHALMIC_AND_HOSPITAL_EQUIPMENT_AND_SUPPLIES'
  | 'MEDICAL_SERVICES'
  | 'MEMBERSHIP_ORGANIZATIONS'
  | 'MENS_AND_BOYS_CLOTHING_AND_ACCESSORIES_STORES'
  | 'MENS_WOMENS_CLOTHING_STORES'
  | 'METAL_SERVICE_CENTERS'
  | 'MISCELLANEOUS'
  | 'MISCELLANEOUS_APPAREL_AND_ACCESSORY_SHOPS'
  | 'MISCELLANEOUS_AUTO_DEALERS'
  | 'MISCELLANEOUS_BUSINESS_SERVICES'
  | 'MISCELLANEOUS_FOOD_STORES'
  | 'MISCELLANEOUS_GENERAL_MERCHANDISE'
  | 'MISCELLANEOUS_GENERAL_SERVICES'
  | 'MISCELLANEOUS_HOME_FURNISHING_SPECIALTY_STORES'
  | 'MISCELLANEOUS_PUBLISHING_AND_PRINTING'
  | 'MISCELLANEOUS_RECREATION_SERVICES'
  | 'MISCELLANEOUS_REPAIR_SHOPS'
  | 'MISCELLANEOUS_SPECIALTY_RETAIL'
  | 'MOBILE_HOME_DEALERS'
  | 'MOTION_PICTURE_THEATERS'
  | 'MOTORCYCLE_SHOPS_AND_DEALERS'
  | 'MOTORCYCLE_SHOPS_DEALERS'
  | 'MOTOR_FREIGHT_CARRIERS_AND_TRUCKING'
  | 'MOTOR_HOMES_DEALERS'
  | 'MOTOR_VEHICLE_SUPPLIES_AND_NEW_PARTS'
  | 'MUSIC_STORES_MUSICAL_INSTRUMENTS_PIANOS_AND_SHEET_MUSIC'
  | 'NEWS_DEALERS_AND_NEWSSTANDS'
  | 'NONDURABLE_GOODS'
  | 'NON_FI_MONEY_ORDERS'
  | 'NON_FI_STORED_VALUE_CARD_PURCHASE_LOAD'
  | 'NURSERIES_LAWN_AND_GARDEN_SUPPLY_STORES'
  | 'NURSING_PERSONAL_CARE'
  | 'OFFICE_AND_COMMERCIAL_FURNITURE'
  | 'OPTICIANS_EYEGLASSES'
  | 'OPTOMETRISTS_OPHTHALMOLOGIST'
  | 'ORTHOPEDIC_GOODS_PROSTHETIC_DEVICES'
  | 'OSTEOPATHS'
  | 'PACKAGE_STORES_BEER_WINE_AND_LIQUOR'
  | 'PAINTS_VARNISHES_AND_SUPPLIES'
  | 'PARKING_LOTS_GARAGES'
  | 'PASSENGER_RAILWAYS'
  | 'PAWN_SHOPS'
  | 'PETROLEUM_AND_PETROLEUM_PRODUCTS'
  | 'PET_SHOPS_PET_FOOD_AND_SUPPLIES'
  | 'PHOTOGRAPHIC_PHOTOCOPY_MICROFILM_EQUIPMENT_AND_SUPPLIES'
  | 'PHOTOGRAPHIC_STUDIOS'
  | 'PHOTO_DEVELOPING'
  | 'PICTURE_VIDEO_PRODUCTION'
  | 'PIECE_GOODS_NOTIONS_AND_OTHER_DRY_GOODS'
  | 'PLUMBING_HEATING_EQUIPMENT_AND_SUPPLIES'
  | 'POLITICAL_ORGANIZATIONS'
  | 'POSTAL_SERVICES_GOVERNMENT_ONLY'
  | 'PRECIOUS_STONES_AND_METALS_WATCHES_AND_JEWELRY'
  | 'PROFESSIONAL_SERVICES'
  | 'PUBLIC_WAREHOUSING_AND_STORAGE'
  | 'QUICK_COPY_REPRO_AND_BLUEPRINT'
  | 'RAILROADS'
  | 'REAL_ESTATE_AGENTS_AND_MANAGERS_RENTALS'
  | 'RECORD_STORES'
  | 'RECREATIONAL_VEHICLE_RENTALS'
  | 'RELIGIOUS_GOODS_STORES'
  | 'RELIGIOUS_ORGANIZATIONS'
  | 'ROOFING_SIDING_SHEET_METAL'
  | 'SECRETARIAL_SUPPORT_SERVICES'
  | 'SECURITY_BROKERS_DEALERS'
  | 'SERVICE_STATIONS'
  | 'SEWING_NEEDLEWORK_FABRIC_AND_PIECE_GOODS_STORES'
  | 'SHOE_REPAIR_HAT_CLEANING'
  | 'SHOE_STORES'
  | 'SMALL_APPLIANCE_REPAIR'
  | 'SNOWMOBILE_DEALERS'
  | 'SPECIALTY_CLEANING'
  | 'SPECIAL_TRADE_SERVICES'
  | 'SPORTING_GOODS_STORES'
  | 'SPORTING_RECREATION_CAMPS'
  | 'SPORTS_AND_RIDING_APPAREL_STORES'
  | 'SPORTS_CLUBS_FIELDS'
  | 'STAMP_AND_COIN_STORES'
  | 'STATIONARY_OFFICE_SUPPLIES_PRINTING_AND_WRITING_PAPER'
  | 'STATIONERY_STORES_OFFICE_AND_SCHOOL_SUPPLY_STORES'
  | 'SWIMMING_POOLS_SALES'
  | 'TAILORS_ALTERATIONS'
  | 'TAXICABS_LIMOUSINES'
  | 'TAX_PAYMENTS_GOVERNMENT_AGENCIES'
  | 'TAX_PREPARATION_SERVICES'
  | 'TELECOMMUNICATION_EQUIPMENT_AND_TELEPHONE_SALES'
  | 'TELECOMMUNICATION_SERVICES'
  | 'TELEGRAPH_SERVICES'
  | 'TENT_AND_AWNING_SHOPS'
  | 'TESTING_LABORATORIES'
  | 'THEATRICAL_TICKET_AGENCIES'
  | 'TIMESHARES'
  | 'TIRE_RETREADING_AND_REPAIR'
  | 'TOLLS_BRIDGE_FEES'
  | 'TOURIST_ATTRACTIONS_AND_EXHIBITS'
  | 'TOWING_SERVICES'
  | 'TRAILER_PARKS_CAMPGROUNDS'
  | 'TRANSPORTATION_SERVICES'
  | 'TRAVEL_AGENCIES_TOUR_OPERATORS'
  | 'TRUCK_STOP_ITERATION'
  | 'TRUCK_UTILITY_TRAILER_RENTALS'
  | 'TYPESETTING_PLATE_MAKING_AND_RELATED_SERVICES'
  | 'TYPEWRITER_STORES'
  | 'T_UI_TRAVEL_GERMANY'
  | 'UNIFORMS_COMMERCIAL_CLOTHING'
  | 'UNRECOGNIZED'
  | 'USED_MERCHANDISE_AND_SECONDHAND_STORES'
  | 'UTILITIES'
  | 'U_S_FEDERAL_GOVERNMENT_AGENCIES_OR_DEPARTMENTS'
  | 'VARIETY_STORES'
  | 'VETERINARY_SERVICES'
  | 'VIDEO_AMUSEMENT_GAME_SUPPLIES'
  | 'VIDEO_GAME_ARCADES'
  | 'VIDEO_TAPE_RENTAL_STORES'
  | 'VOCATIONAL_TRADE_SCHOOLS'
  | 'WATCH_JEWELRY_REPAIR'
  | 'WELDING_REPAIR'
  | 'WHOLESALE_CLUBS'
  | 'WIG_AND_TOUPEE_STORES'
  | 'WIRES_MONEY_ORDERS'
  | 'WOMENS_ACCESSORY_AND_SPECIALTY_SHOPS'
  | 'WOMENS_READY_TO_WEAR_STORES'
  | 'WRECKING_AND_SALVAGE_YARDS';

export type MerchantDataInput = {
  category?: MerchantCategory | null | undefined;
  city?: string | null | undefined;
  country?: string | null | undefined;
  name?: string | null | undefined;
  networkId?: string | null | undefined;
  postalCode?: string | null | undefined;
  state?: string | null | undefined;
  terminalId?: string | null | undefined;
  url?: string | null | undefined;
};

export type MerchantDisputeRiskInput = {
  disputeRate?: number | null | undefined;
  level: RiskLevel;
};

export type MetadataInput = {
  key: string;
  value: string;
};

export type NewAddressValidation =
  | 'DISABLED'
  | 'NORMALIZATION_ONLY'
  | 'VALIDATION_AND_NORMALIZATION';

export type NewCardStatus =
  | 'ACTIVE'
  | 'INACTIVE';

export type NewCardholderInput = {
  billing: AddressInput;
  companyTaxId?: string | null | undefined;
  email?: string | null | undefined;
  individual?: CardholderIndividualInput | null | undefined;
  metadata?: Array<MetadataInput> | null | undefined;
  name: string;
  phoneNumber?: string | null | undefined;
  preferredLocales?: Array<CardholderLocaleInput> | null | undefined;
  spendingControls?: SpendingControlsInput | null | undefined;
  status?: CardholderStatusInput | null | undefined;
  type?: NewCardholderType | null | undefined;
};

export type NewCardholderType =
  | 'COMPANY'
  | 'INDIVIDUAL';

export type NotReceivedEvidenceInput = {
  additionalDocumentationId?: string | null | undefined;
  expectedAt?: string | null | undefined;
  explanation?: string | null | undefined;
  productDescription?: string | null | undefined;
  productType?: DisputedProductType | null | undefined;
};

export type OnboardConnectedAccountInput = {
  accountToken?: string | null | undefined;
  businessProfile?: BusinessProfileInput | null | undefined;
  businessType?: BusinessTypeInput | null | undefined;
  capabilities?: Array<CapabilityName> | null | undefined;
  company?: CompanyInput | null | undefined;
  country?: string | null | undefined;
  defaultCurrency?: string | null | undefined;
  documents?: AccountDocumentsInput | null | undefined;
  email?: string | null | undefined;
  features?: Array<RequestableFeature> | null | undefined;
  financialAccountNickname?: string | null | undefined;
  idempotencyKey: string;
  individual?: AccountIndividualInput | null | undefined;
  metadata?: Array<MetadataInput> | null | undefined;
  representative?: RepresentativeInput | null | undefined;
  settings?: AccountSettingsInput | null | undefined;
  tosAcceptance?: TermsAcceptanceInput | null | undefined;
};

export type OtherEvidenceInput = {
  additionalDocumentationId?: string | null | undefined;
  explanation?: string | null | undefined;
  productDescription?: string | null | undefined;
  productType?: DisputedProductType | null | undefined;
};

export type OwnershipExemptionReason =
  | 'QUALIFIED_ENTITY_EXCEEDS_OWNERSHIP_THRESHOLD'
  | 'QUALIFIES_AS_FINANCIAL_INSTITUTION'
  | 'UNRECOGNIZED';

export type PayoutIntervalInput =
  | 'DAILY'
  | 'MANUAL'
  | 'MONTHLY'
  | 'WEEKLY';

export type PlatformRestrictionsInput = {
  inboundFlows?: FlowRestrictionInput | null | undefined;
  outboundFlows?: FlowRestrictionInput | null | undefined;
};

export type PurchaseDetailsInput = {
  fleet?: FleetInput | null | undefined;
  flight?: FlightPurchaseInput | null | undefined;
  fuel?: FuelInput | null | undefined;
  lodging?: LodgingPurchaseInput | null | undefined;
  receipt?: Array<ReceiptLineInput> | null | undefined;
  reference?: string | null | undefined;
};

export type ReceiptLineInput = {
  description?: string | null | undefined;
  quantity?: string | null | undefined;
  total?: number | null | undefined;
  unitCost?: number | null | undefined;
};

export type ReceivedCreditNetwork =
  | 'ACH'
  | 'RTP'
  | 'US_DOMESTIC_WIRE';

export type RepresentativeInput = {
  additionalVerificationDocument?: DocumentSidesInput | null | undefined;
  address?: AddressInput | null | undefined;
  director?: boolean | null | undefined;
  dob?: DateOfBirthInput | null | undefined;
  email?: string | null | undefined;
  executive?: boolean | null | undefined;
  firstName?: string | null | undefined;
  idNumber?: string | null | undefined;
  lastName?: string | null | undefined;
  owner?: boolean | null | undefined;
  percentOwnership?: number | null | undefined;
  phone?: string | null | undefined;
  ssnLast4?: string | null | undefined;
  title?: string | null | undefined;
  verificationDocument?: DocumentSidesInput | null | undefined;
};

export type RequestableFeature =
  | 'CARD_ISSUING'
  | 'DEPOSIT_INSURANCE'
  | 'FINANCIAL_ADDRESSES_ABA'
  | 'INBOUND_TRANSFERS_ACH'
  | 'INTRA_STRIPE_FLOWS'
  | 'OUTBOUND_PAYMENTS_ACH'
  | 'OUTBOUND_PAYMENTS_US_DOMESTIC_WIRE'
  | 'OUTBOUND_TRANSFERS_ACH'
  | 'OUTBOUND_TRANSFERS_US_DOMESTIC_WIRE';

export type RiskAssessmentInput = {
  cardTestingRisk?: CardTestingRiskInput | null | undefined;
  fraudRisk?: FraudRiskInput | null | undefined;
  merchantDisputeRisk?: MerchantDisputeRiskInput | null | undefined;
};

export type RiskLevel =
  | 'ELEVATED'
  | 'HIGHEST'
  | 'LOW'
  | 'NORMAL'
  | 'NOT_ASSESSED'
  | 'UNKNOWN';

export type ServiceNotAsDescribedEvidenceInput = {
  additionalDocumentationId?: string | null | undefined;
  canceledAt?: string | null | undefined;
  cancellationReason?: string | null | undefined;
  explanation?: string | null | undefined;
  receivedAt?: string | null | undefined;
};

export type SimulateAuthorizationCaptureInput = {
  authorizationId: string;
  captureAmount?: number | null | undefined;
  closeAuthorization?: boolean | null | undefined;
  idempotencyKey: string;
  purchaseDetails?: PurchaseDetailsInput | null | undefined;
};

export type SimulateAuthorizationInput = {
  acquiringInstitutionId?: string | null | undefined;
  amount: number;
  atmFee?: number | null | undefined;
  authorizationMethod?: AuthorizationMethod | null | undefined;
  cardId: string;
  cashbackAmount?: number | null | undefined;
  currency?: string | null | undefined;
  fleet?: FleetInput | null | undefined;
  fraudDisputability?: FraudDisputability | null | undefined;
  fuel?: FuelInput | null | undefined;
  idempotencyKey: string;
  isAmountControllable?: boolean | null | undefined;
  merchantAmount?: number | null | undefined;
  merchantCurrency?: string | null | undefined;
  merchantData?: MerchantDataInput | null | undefined;
  riskAssessment?: RiskAssessmentInput | null | undefined;
  verificationData?: VerificationDataInput | null | undefined;
  wallet?: DigitalWallet | null | undefined;
};

export type SimulateReceivedCreditInput = {
  amount: number;
  bankAccount?: SimulatedBankAccountInput | null | undefined;
  currency?: string | null | undefined;
  description?: string | null | undefined;
  financialAccountId: string;
  idempotencyKey: string;
  network?: ReceivedCreditNetwork | null | undefined;
};

export type SimulateTransactionRefundInput = {
  idempotencyKey: string;
  issuingTransactionId: string;
  refundAmount?: number | null | undefined;
};

export type SimulatedBankAccountInput = {
  accountNumber?: string | null | undefined;
  holderName?: string | null | undefined;
  routingNumber?: string | null | undefined;
};

export type SpendingControlsInput = {
  allowedCardPresences?: Array<CardPresence> | null | undefined;
  allowedCategories?: Array<MerchantCategory> | null | undefined;
  allowedMerchantCountries?: Array<string> | null | undefined;
  blockedCardPresences?: Array<CardPresence> | null | undefined;
  blockedCategories?: Array<MerchantCategory> | null | undefined;
  blockedMerchantCountries?: Array<string> | null | undefined;
  spendingLimits?: Array<SpendingLimitInput> | null | undefined;
};

export type SpendingInterval =
  | 'ALL_TIME'
  | 'DAILY'
  | 'MONTHLY'
  | 'PER_AUTHORIZATION'
  | 'UNRECOGNIZED'
  | 'WEEKLY'
  | 'YEARLY';

export type SpendingLimitInput = {
  amount: number;
  categories?: Array<MerchantCategory> | null | undefined;
  interval: SpendingInterval;
};

export type SubmitDisputeInput = {
  disputeId: string;
  evidence?: DisputeEvidenceInput | null | undefined;
  idempotencyKey: string;
};

export type TermsAcceptanceInput = {
  acceptedAt: string;
  ip: string;
  userAgent?: string | null | undefined;
};

export type ThreeDSecureResult =
  | 'ATTEMPT_ACKNOWLEDGED'
  | 'AUTHENTICATED'
  | 'FAILED'
  | 'REQUIRED'
  | 'UNRECOGNIZED';

export type UpdateFinancialAccountInput = {
  financialAccountId: string;
  idempotencyKey: string;
  metadata?: Array<MetadataInput> | null | undefined;
  nickname?: string | null | undefined;
  platformRestrictions?: PlatformRestrictionsInput | null | undefined;
};

export type UserErrorCode =
  | 'ACCOUNT_TOKEN_REQUIRED'
  | 'CAPABILITY_PENDING'
  | 'FEATURE_INACTIVE'
  | 'IDEMPOTENCY_CONFLICT'
  | 'IDEMPOTENCY_IN_FLIGHT'
  | 'INDETERMINATE'
  | 'INSUFFICIENT_FUNDS'
  | 'INVALID_INPUT'
  | 'INVALID_STATE'
  | 'NOT_FOUND'
  | 'NOT_RECORDED'
  | 'RATE_LIMITED'
  | 'REFUSED'
  | 'REQUIREMENTS_PAST_DUE'
  | 'TEST_MODE_ONLY'
  | 'UPSTREAM_UNAVAILABLE';

export type UserTermsAcceptanceInput = {
  acceptedAt: string;
  ip: string;
  userAgent?: string | null | undefined;
};

export type VerificationCheck =
  | 'MATCH'
  | 'MISMATCH'
  | 'NOT_PROVIDED'
  | 'UNRECOGNIZED';

export type VerificationDataInput = {
  addressLine1Check?: VerificationCheck | null | undefined;
  addressPostalCodeCheck?: VerificationCheck | null | undefined;
  authenticationExemption?: AuthenticationExemptionInput | null | undefined;
  cvcCheck?: VerificationCheck | null | undefined;
  expiryCheck?: VerificationCheck | null | undefined;
  threeDSecureResult?: ThreeDSecureResult | null | undefined;
};

export type OnboardAccountMutationVariables = Exact<{
  input: OnboardConnectedAccountInput;
}>;


export type OnboardAccountMutation = { onboardConnectedAccount: { account: { id: string, capabilities: Array<{ name: CapabilityName, status: CapabilityStatus }> } | null, financialAccount: { id: string, activeFeatures: Array<FinancialAccountFeature> } | null, userErrors: Array<
      | { __typename: 'AccountTokenRequired', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
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
      | { __typename: 'AccountTokenRequired', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
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
      | { __typename: 'AccountTokenRequired', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
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
      | { __typename: 'AccountTokenRequired', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
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
      | { __typename: 'AccountTokenRequired', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
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
      | { __typename: 'AccountTokenRequired', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
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
      | { __typename: 'AccountTokenRequired', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
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
      | { __typename: 'AccountTokenRequired', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
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
      | { __typename: 'AccountTokenRequired', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean }
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

type Problem_AccountTokenRequired_Fragment = { __typename: 'AccountTokenRequired', code: UserErrorCode, message: string, path: Array<string> | null, retryable: boolean };

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
  | Problem_AccountTokenRequired_Fragment
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
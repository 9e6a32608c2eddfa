import type Stripe from 'stripe';
import { Field, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { known, stripeEnum } from '../../shared/values/stripe-enum.js';

type Capabilities = Stripe.Account.Capabilities;

export const CapabilityName = stripeEnum<keyof Capabilities>(
  'CapabilityName',
  'Something that an account can be enabled for.',
  {
    acss_debit_payments: 'Accept ACSS Debit payments.',
    affirm_payments: 'Accept Affirm payments.',
    afterpay_clearpay_payments: 'Accept Afterpay Clearpay payments.',
    alma_payments: 'Accept Alma payments.',
    amazon_pay_payments: 'Accept Amazon Pay payments.',
    app_distribution: 'Distribute Stripe Apps.',
    au_becs_debit_payments: 'Accept Australian BECS Debit payments.',
    bacs_debit_payments: 'Accept Bacs Debit payments.',
    bancontact_payments: 'Accept Bancontact payments.',
    bank_transfer_payments: 'Accept Bank Transfer payments.',
    billie_payments: 'Accept Billie payments.',
    bizum_payments: 'Accept Bizum payments.',
    blik_payments: 'Accept BLIK payments.',
    blik_recurring_payments: 'Accept BLIK Recurring payments.',
    boleto_payments: 'Accept Boleto payments.',
    card_issuing: 'Issue cards.',
    card_payments: 'Accept card payments.',
    cartes_bancaires_payments: 'Accept Cartes Bancaires payments.',
    cashapp_payments: 'Accept Cashapp payments.',
    crypto_payments: 'Accept Crypto payments.',
    eps_payments: 'Accept EPS payments.',
    fpx_payments: 'Accept FPX payments.',
    gb_bank_transfer_payments: 'Accept UK Bank Transfer payments.',
    giropay_payments: 'Accept Giropay payments.',
    grabpay_payments: 'Accept Grabpay payments.',
    ideal_payments: 'Accept iDEAL payments.',
    india_international_payments: 'Accept international payments in India.',
    jcb_payments: 'Accept JCB payments.',
    jp_bank_transfer_payments: 'Accept Japanese Bank Transfer payments.',
    kakao_pay_payments: 'Accept Kakao Pay payments.',
    klarna_payments: 'Accept Klarna payments.',
    konbini_payments: 'Accept Konbini payments.',
    kr_card_payments: 'Accept Korean Card payments.',
    legacy_payments: 'Accept payments under the old rules, which include transfers.',
    link_payments: 'Accept Link payments.',
    mb_way_payments: 'Accept Mb Way payments.',
    mobilepay_payments: 'Accept Mobilepay payments.',
    multibanco_payments: 'Accept Multibanco payments.',
    mx_bank_transfer_payments: 'Accept Mexican Bank Transfer payments.',
    naver_pay_payments: 'Accept Naver Pay payments.',
    nz_bank_account_becs_debit_payments: 'Accept New Zealand Bank Account BECS Debit payments.',
    oxxo_payments: 'Accept OXXO payments.',
    p24_payments: 'Accept Przelewy24 payments.',
    pay_by_bank_payments: 'Accept Pay By Bank payments.',
    payco_payments: 'Accept Payco payments.',
    paynow_payments: 'Accept Paynow payments.',
    paypay_payments: 'Accept Paypay payments.',
    payto_payments: 'Accept Payto payments.',
    pix_payments: 'Accept Pix payments.',
    promptpay_payments: 'Accept Promptpay payments.',
    revolut_pay_payments: 'Accept Revolut Pay payments.',
    samsung_pay_payments: 'Accept Samsung Pay payments.',
    satispay_payments: 'Accept Satispay payments.',
    scalapay_payments: 'Accept Scalapay payments.',
    sepa_bank_transfer_payments: 'Accept SEPA Bank Transfer payments.',
    sepa_debit_payments: 'Accept SEPA Debit payments.',
    sequra_payments: 'Accept Sequra payments.',
    sofort_payments: 'Accept Sofort payments.',
    sunbit_payments: 'Accept Sunbit payments.',
    swish_payments: 'Accept Swish payments.',
    tax_reporting_us_1099_k: 'Have US form 1099-K filed.',
    tax_reporting_us_1099_misc: 'Have US form 1099-MISC filed.',
    transfers: 'Receive transfers from the platform; other capabilities need it.',
    treasury: 'Hold money in financial accounts.',
    twint_payments: 'Accept TWINT payments.',
    upi_payments: 'Accept UPI payments.',
    us_bank_account_ach_payments: 'Move money by ACH, also from and to financial accounts.',
    us_bank_transfer_payments: 'Accept US Bank Transfer payments.',
    wero_payments: 'Accept Wero payments.',
    zip_payments: 'Accept Zip payments.',
  },
);

export const CapabilityStatus = stripeEnum<Stripe.Account.Capabilities.CardIssuing>(
  'CapabilityStatus',
  'Whether a requested capability can be used.',
  {
    active: 'It can.',
    inactive: 'It cannot: information is missing, or Stripe disabled it.',
    pending: 'Not yet: Stripe verifies what it was told.',
  },
);

@ObjectType({ description: 'Something that the account was requested to be enabled for.', simpleResolvers: true })
@PartOfItsOwner()
export class Capability {
  constructor(
    private readonly capability: string,
    private readonly state: string,
  ) {}

  @Field(() => CapabilityName, { description: 'What it is.' })
  get name(): string {
    return known(CapabilityName, this.capability);
  }

  @Field(() => CapabilityStatus, { description: 'Whether it can be used.' })
  get status(): string {
    return known(CapabilityStatus, this.state);
  }
}

export function capabilitiesOf(account: Stripe.Account): Capability[] {
  return Object.entries<string | undefined>({ ...account.capabilities }).flatMap(([name, status]) =>
    status === undefined ? [] : [new Capability(name, status)],
  );
}
